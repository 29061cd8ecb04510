package generator

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// What is found in a finished file is told at the file of the author's that it
// comes from: nobody can mend a page of public/.

// place gives where the author can mend what stands in a file of the site: in the
// file itself, if it is published as it is, else in the entry that the page is
// made of. What no entry stands behind, a template of the author's does, if there
// is one.
func (p project) place(name string, line, col int) diag.Pos {
	for at := name; at != "." && at != "/"; at = path.Dir(at) { // "plan.pdf/page 3" is in "plan.pdf"
		file, ok := p.places[at]
		if !ok {
			continue
		}
		if file = p.real(file); at != name || attach.Rewritten(file) {
			return diag.Pos{File: file}
		}
		return diag.Pos{File: file, Line: line, Col: col}
	}
	if origin, ok := p.tree.Lines[name]; ok { // of an ejected project
		return p.at(origin.Pos(line))
	}
	address := "/" + strings.TrimSuffix(name, "index.html")
	for _, e := range p.seen.Entries() {
		if e.Path() == address {
			return p.at(e.Pos)
		}
	}
	for _, s := range p.seen.Series {
		if "/metrics/"+s.ID+"/" == address || "/metrics/"+s.ID+".csv" == address {
			return p.at(diag.Pos{File: s.Pos.File})
		}
	}
	for _, s := range p.seen.Sections {
		if "/"+s.ID+"/" == address {
			return p.at(s.Pos)
		}
	}
	if p.seen.Home != nil && address == "/" {
		return p.at(p.seen.Home.Pos)
	}
	return p.nowhere()
}

// within says in which part of an attached file something is, "" where the file has
// no parts.
func (p project) within(name string) string {
	for at := path.Dir(name); at != "." && at != "/"; at = path.Dir(at) {
		if _, attached := p.places[at]; !attached {
			continue
		}
		part := strings.TrimSuffix(strings.TrimPrefix(name, at+"/"), "/text") // joined from its pieces
		if strings.HasPrefix(part, "page ") {
			return ", which is on " + part
		}
		return fmt.Sprintf(", which is in %q inside the file", part)
	}
	return ""
}

// nowhere is the place of what no entry stands behind.
func (p project) nowhere() diag.Pos {
	for _, name := range p.asTheyAre {
		if strings.HasPrefix(name, "layouts/") {
			return diag.Pos{File: p.real(name)}
		}
	}
	return diag.Pos{File: source.ConfigFile}
}

// real gives the author's name of a file of the view.
func (p project) real(file string) string { return cmp.Or(p.paths[file], file) }

func (p project) at(pos diag.Pos) diag.Pos {
	pos.File = p.real(pos.File)
	return pos
}

// placed moves what Hugo says of files that it made to the author's.
func (p project) placed(list diag.List) diag.List {
	for i := range list {
		at := &list[i].Pos
		if _, err := fs.Stat(p.options.Portfolio, at.File); err != nil && !strings.HasPrefix(at.File, "themes/") {
			*at = p.place(at.File, at.Line, at.Col)
		}
	}
	return list
}

// unsafe gives the places in the author's templates that have what was found in
// finished pages, by what was found.
func (p project) unsafe(found []scan.Find, how scan.Options) map[string]diag.Pos {
	own := map[string]diag.Pos{}
	if len(found) == 0 {
		return own
	}
	for _, f := range scan.Search(p.templates(), how) {
		if _, known := own[f.What]; !known {
			own[f.What] = diag.Pos{File: p.real(f.Path), Line: f.Line, Col: f.Col}
		}
	}
	return own
}

// templates reads the author's files that take part in every page.
func (p project) templates() map[string][]byte {
	files := map[string][]byte{}
	for _, name := range p.asTheyAre {
		if data, err := fs.ReadFile(p.options.Portfolio, name); err == nil && !strings.HasPrefix(name, "static/") {
			files[name] = data
		}
	}
	return files
}

// trace leads from leaks to where the author can close them.
type trace struct {
	project
	own   []leaks.Leak     // in the author's templates
	texts []leaks.Standing // in what the audience may read
	kept  []leaks.Leak     // in what config.yaml gives pages as it is, by key
	names []leaks.Leak     // in the names of files and rows

	carriers map[string]carrier
}

func (p project) trace(held leaks.Withheld, found []leaks.Leak) trace {
	if len(found) == 0 {
		return trace{project: p}
	}
	kept := map[string][]byte{"baseURL": []byte(p.cfg.BaseURL)}
	for i, host := range p.cfg.Hosts {
		kept["hosts."+strconv.Itoa(i)] = []byte(host)
	}
	t := trace{project: p, own: held.Search(p.templates()), texts: held.Standing(p.seen), kept: held.Search(kept)}
	t.leakingNames(held)
	return t
}

// of gives where a leak gets out: at the author's template, file or text that has
// it, else at what the page is made of. Known tells that something of the author's
// has it; else the page is all that is known.
func (t trace) of(l leaks.Leak) (at diag.Pos, known bool) {
	if slices.Contains(t.asTheyAre, l.Path) { // a template itself was searched
		return diag.Pos{File: t.real(l.Path), Line: l.Line}, true
	}
	at = t.place(l.Path, l.Line, 0)
	if _, asItIs := t.places[l.Path]; asItIs || t.authored(l.Path) {
		return at, true
	}
	for _, own := range t.own {
		if own.What == l.What && own.From == l.From {
			return diag.Pos{File: t.real(own.Path), Line: own.Line}, true
		}
	}
	for _, s := range t.texts {
		if s.What == l.What && s.From == l.From && s.At.File != "" && (s.At.File == at.File || at == t.nowhere()) {
			return t.at(s.At), true
		}
	}
	for _, kept := range t.kept {
		if kept.What == l.What && kept.From == l.From {
			return t.cfg.Pos(kept.Path), true
		}
	}
	return at, false
}
