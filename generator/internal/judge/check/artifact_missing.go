package check

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var artifactMissing = Check{
	ID:       "artifact-missing",
	Title:    "an artifact with a missing file",
	Severity: diag.Error,
	Doc: `An artifact names a "file" that is not in the portfolio.

Readers would follow the link to the proof and find nothing.

Correct the path, or add the file. A path is relative to the folder of the
entry; a leading "/" means content/. Upper and lower case matter, on every
system.`,
	Run: func(p *Pass) {
		files := p.files()
		for _, e := range p.Case.Evidence {
			for _, a := range e.Artifacts {
				if a.File.V != "" && a.Path != "" && !files.has(a.Path) && !p.Case.MayHoldFile(a.Path) && !unusableAddress(a.File.V) {
					p.missingFile(a.File, a.Path, "file", files)
				}
			}
		}
	},
}

// files is the set of the files below content/ that a page may point at.
type files map[string]bool

func (f files) has(path string) bool { return f[path] }

// files lists what artifacts, images and links may name: the files that are not
// read, and those that are and have an address in the site.
func (p *Pass) files() files {
	if p.known != nil {
		return p.known
	}
	p.known = files{}
	for _, f := range p.Case.Files {
		p.known[f.Path] = true
	}
	for _, e := range p.entries() {
		if e.OwnFile() {
			p.known[e.Pos.File] = true
		}
	}
	for _, s := range p.Case.Series {
		p.known[s.Pos.File] = true
	}
	p.known[p.Case.Framework.Pos.File] = true
	return p.known
}

// missingFile reports a path below content/ that leads nowhere.
func (p *Pass) missingFile(written casefile.Text, resolved, what string, all files) {
	d := p.Reportf(written.Pos, "there is no %s %q", what, written.V)
	if all.folder(resolved) {
		d.Hintf("%s is a folder; name a file in it", resolved)
		return
	}
	var near []string
	for f := range all {
		if path.Dir(f) == path.Dir(resolved) || path.Base(f) == path.Base(resolved) {
			near = append(near, f)
		}
	}
	if meant, ok := nearestPath(resolved, near); ok {
		d.Hintf("did you mean %q?", asWritten(written.V, resolved, meant))
		return
	}
	d.Hintf("it would be %s", resolved)
}

func (f files) folder(path string) bool {
	for file := range f {
		if strings.HasPrefix(file, path+"/") {
			return true
		}
	}
	return false
}

// nearestPath prefers a file of the same name in another folder to one of a
// similar name in the same folder.
func nearestPath(missing string, all []string) (string, bool) {
	slices.Sort(all)
	for _, f := range all {
		if strings.EqualFold(path.Base(f), path.Base(missing)) {
			return f, true
		}
	}
	return diag.DidYouMean(missing, all)
}

// asWritten gives the path of a file in the form that the author chose: from
// content/ after a slash, or from the folder of the entry.
func asWritten(written, resolved, meant string) string {
	if folder := strings.TrimSuffix(resolved, path.Clean(written)); !strings.HasPrefix(written, "/") && folder != resolved {
		if inside, ok := strings.CutPrefix(meant, folder); ok {
			return inside
		}
	}
	return strings.TrimPrefix(meant, "content")
}
