package redact

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Paths leads from the paths in a view to those in the portfolio, for the files
// whose path told a secret. All others have their own. nil is for a view in which
// every path is its own.
type Paths map[string]string

// Open gives the portfolio as the view names its files.
func (p Paths) Open(portfolio fs.FS) fs.FS {
	if len(p) == 0 {
		return portfolio
	}
	return renamed{portfolio, p}
}

type renamed struct {
	fs.FS
	paths Paths
}

func (r renamed) Open(file string) (fs.File, error) {
	if real, ok := r.paths[file]; ok {
		file = real
	}
	return r.FS.Open(file)
}

// Sums gives sums by path with those of the view added.
func (p Paths) Sums(sums map[string]source.Sum) map[string]source.Sum {
	if len(p) == 0 {
		return sums
	}
	all := make(map[string]source.Sum, len(sums)+len(p))
	for file, sum := range sums {
		all[file] = sum
	}
	for file, real := range p {
		if sum, ok := sums[real]; ok {
			all[file] = sum
		}
	}
	return all
}

// Real gives a place in a view as a place in the portfolio.
func (p Paths) Real(at diag.Pos) diag.Pos {
	if file, ok := p[at.File]; ok {
		at.File = file
	}
	return at
}

// Diags makes diagnostics about the view point at the author's files.
func (p Paths) Diags(list diag.List) diag.List {
	if len(p) == 0 {
		return list
	}
	all := slices.Clone(list)
	for i := range all {
		all[i].Pos = p.Real(all[i].Pos)
		all[i].Related = slices.Clone(all[i].Related)
		for j := range all[i].Related {
			all[i].Related[j].Pos = p.Real(all[i].Related[j].Pos)
		}
	}
	return all
}

// paths gives new names to files and folders.
type paths struct {
	r     *redactor
	files map[string]string // every path that was met -> its path in the view
	parts map[string]string // "content/evidence/ana" -> "content/evidence/evidence-3"
	taken map[string]bool
	count map[string]int // of a folder: how many of an ending have a number
	back  Paths
}

// held tells whether a path is one of a file of the case.
func (p *paths) renamed(file string) bool { _, ok := p.files[file]; return ok }

// of gives the path in the view.
func (p *paths) of(file string) string {
	if file == "" {
		return ""
	}
	if to, ok := p.files[file]; ok {
		return to
	}
	to := file
	if p.r.named(file) || p.renames(file) {
		to = p.rename(file)
	}
	p.files[file] = to
	if to != file {
		if p.back == nil {
			p.back = Paths{}
		}
		p.back[to] = file
	}
	return to
}

// renames tells whether a part of a path is an id that changes.
func (p *paths) renames(file string) bool {
	parts := strings.Split(file, "/")
	if len(parts) < 3 || parts[0] != "content" {
		return false
	}
	return slices.ContainsFunc(parts[2:], func(part string) bool {
		_, ok := p.r.names.known(spaceOf(parts[1]), stem(part))
		return ok
	})
}

func (p *paths) rename(file string) string {
	parts := strings.Split(file, "/")
	at, to := "", ""
	for i, part := range parts {
		was := path.Join(at, part)
		if _, ok := p.parts[was]; !ok {
			p.parts[was] = p.part(to, parts, i)
		}
		at, to = was, p.parts[was]
	}
	return to
}

// part gives the name of one part of a path below a folder that has its new
// name: an id's if it is one, else a number if it tells something.
func (p *paths) part(folder string, parts []string, i int) string {
	part := parts[i]
	ext := ""
	if i == len(parts)-1 {
		ext = path.Ext(part)
	}
	name := strings.TrimSuffix(part, ext)
	if i >= 2 && parts[0] == "content" {
		if id, ok := p.r.names.known(spaceOf(parts[1]), name); ok {
			return path.Join(folder, id+ext)
		}
	}
	if i == 0 && part == "content" || !p.r.named(part) {
		return path.Join(folder, part)
	}
	if p.r.named(ext) {
		ext = ""
	}
	kind := "file"
	if i < len(parts)-1 {
		kind = "folder"
	}
	of := path.Join(folder, kind) + ext
	for {
		p.count[of]++
		if to := path.Join(folder, fmt.Sprintf("%s-%d%s", kind, p.count[of], ext)); !p.taken[to] {
			return to
		}
	}
}

// spaceOf gives the ids that the files of a folder of content/ are named for.
func spaceOf(folder string) string {
	if folder == "metrics" {
		return "series"
	}
	return folder
}

func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

// pathAll looks at the paths of a view's files. Those of a folder get their numbers in
// the order of their sizes, which tells nothing of their names.
func (r *redactor) pathAll(c *casefile.Case) {
	r.paths.files, r.paths.parts, r.paths.taken, r.paths.count = map[string]string{}, map[string]string{}, map[string]bool{}, map[string]int{}
	var all []source.File
	add := func(at diag.Pos) { all = append(all, source.File{Path: at.File}) }
	for _, e := range c.Entries() {
		add(e.Pos)
	}
	for _, s := range c.Series {
		add(s.Pos)
		add(s.Sidecar)
	}
	for _, x := range c.Charts {
		add(x.Pos)
	}
	all = slices.Concat(all, c.Files, c.Theme)
	slices.SortFunc(all, func(a, b source.File) int {
		return cmp.Or(cmp.Compare(path.Dir(a.Path), path.Dir(b.Path)), cmp.Compare(a.Size, b.Size), cmp.Compare(a.Path, b.Path))
	})
	for _, f := range all {
		for at := f.Path; at != "." && at != ""; at = path.Dir(at) {
			if r.paths.taken[at] {
				break
			}
			r.paths.taken[at] = true
		}
	}
	for _, f := range all {
		r.paths.of(f.Path)
	}
}
