package colophon

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// restsOn lists the files of the portfolio that a case, as an audience sees it,
// rests on: each once, by path.
func restsOn(portfolio fs.FS, c casefile.Case) ([]string, error) {
	r := rests{portfolio: portfolio, found: map[string]bool{}, free: map[string]bool{}, open: map[string]bool{}, hidden: map[string]bool{}}
	for _, f := range c.Files {
		r.free[f.Path] = true
	}
	r.found[source.ConfigFile] = true
	r.frame(c)
	r.entries(c)
	r.pages(c)
	if len(r.free) > 0 {
		r.attached(c)
	}
	return slices.Sorted(maps.Keys(r.found)), r.err
}

type rests struct {
	portfolio fs.FS
	found     map[string]bool
	free      map[string]bool // files that artifacts, links and images may point at
	open      map[string]bool // keys of the entries that the audience sees, and their collections
	hidden    map[string]bool // folders of entries that it does not see
	err       error
}

func (r *rests) add(file string) {
	if file != "" {
		r.found[file] = true
	}
}

// frame adds what the case is judged by, and what it is shown with.
func (r *rests) frame(c casefile.Case) {
	r.add(c.Framework.Pos.File)
	for _, p := range c.People {
		r.add(p.Pos.File)
	}
	for _, a := range c.Assessments {
		r.add(a.Pos.File)
	}
	for _, s := range c.Series {
		r.add(s.Pos.File)
		r.add(s.Sidecar.File)
	}
	for _, chart := range c.Charts {
		r.add(chart.Pos.File)
	}
	for _, f := range c.Theme {
		r.add(f.Path)
	}
}

// entries adds the files that entries stand in. Rows share theirs.
func (r *rests) entries(c casefile.Case) {
	for _, e := range c.Entries() {
		r.add(e.Pos.File)
		r.open[e.Key()] = true
		r.open[string(e.Collection)] = true
	}
	r.open["metrics"] = len(c.Series) > 0
}

// pages adds the files of prose. The words above a list are shown with the list;
// without one, their path would tell of a collection that is closed.
func (r *rests) pages(c casefile.Case) {
	for _, p := range shown(c, r.open) {
		r.add(p.Pos.File)
	}
}

// shown lists the pages of a case that have a place: all but those above a
// collection of which nothing is open.
func shown(c casefile.Case, open map[string]bool) []*casefile.Page {
	var all []*casefile.Page
	for _, p := range []*casefile.Page{c.Home, c.Agreement} {
		if p != nil {
			all = append(all, p)
		}
	}
	for i := range c.Sections {
		if p := &c.Sections[i]; open[p.ID] {
			all = append(all, p)
		}
	}
	return all
}

// attached adds the files that the case names or shows: the portrait, artifacts,
// images, and what texts link to.
func (r *rests) attached(c casefile.Case) {
	if photo := c.Config.Person.Photo; photo != "" {
		r.attach(path.Join("content", strings.TrimPrefix(strings.TrimPrefix(photo, "/"), "content/")))
	}
	for i := range c.Evidence {
		for _, a := range c.Evidence[i].Artifacts {
			r.attach(a.Path)
		}
	}
	for file := range linked(c, r.open) {
		r.attach(file)
	}
}

func (r *rests) attach(file string) {
	if r.free[file] && !r.found[file] && !r.betrays(file) {
		r.add(file)
	}
}

// betrays tells whether the path of a file holds the name of an entry that the
// audience does not see: the file lies in that entry's folder. An open entry that
// points there shows the file, but not where it lies, so it stays unnamed.
func (r *rests) betrays(file string) bool {
	parts := strings.Split(file, "/")
	if len(parts) < 4 || !slices.Contains(casefile.Collections(), casefile.Collection(parts[1])) {
		return false
	}
	for i := 2; i < len(parts)-1; i++ {
		if r.open[parts[1]+"/"+parts[i]] {
			continue
		}
		folder := path.Join(parts[:i+1]...)
		hidden, known := r.hidden[folder]
		if !known {
			hidden = r.isEntry(parts[1], folder)
			r.hidden[folder] = hidden
		}
		if hidden {
			return true
		}
	}
	return false
}

// isEntry tells whether the portfolio has an entry of the name of a folder, in it
// or beside it, or may have it as a row.
func (r *rests) isEntry(collection, folder string) bool {
	for _, ext := range []string{".md", ".markdown", ".MD"} {
		for _, file := range []string{folder + "/index" + ext, folder + ext} {
			if _, err := fs.Stat(r.portfolio, file); err == nil {
				return true
			}
		}
	}
	at, name := path.Join("content", collection), path.Base(folder)
	for _, ext := range []string{".yaml", ".yml", ".json", ".toml", ".csv", ".tsv"} {
		rows, err := fs.ReadFile(r.portfolio, at+ext)
		switch {
		case err == nil && bytes.Contains(rows, []byte(name)):
			return true
		case err != nil && !errors.Is(err, fs.ErrNotExist) && r.err == nil:
			r.err = err
		}
	}
	return false
}
