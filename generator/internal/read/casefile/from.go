package casefile

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// From reads a portfolio's files into a case. Every value of a wrong form is
// reported where it stands and reads as not given. Whether references lead
// anywhere is for the checks to say.
func From(tree source.Tree, cfg config.Config) (Case, diag.List) {
	d := &decoder{tree: tree, taken: map[string]diag.Pos{}, meant: map[[2]string]bool{}}
	d.c = Case{Config: cfg, Files: tree.Files, Theme: tree.Theme, Sheets: tree.Sheets()}
	for _, file := range append(d.misread(), tree.Unread...) {
		d.c.Unread = append(d.c.Unread, d.unread(file))
	}
	slices.SortStableFunc(d.c.Unread, byPath)
	d.framework(cfg.Target.Framework)
	d.people()
	d.assessments()
	d.metrics()
	d.charts()
	d.pages()
	for _, e := range d.written() {
		d.entry(e)
	}
	d.headers()
	d.account()
	d.order()
	if len(d.c.Entries()) == 0 && len(d.diags) == 0 && len(d.c.Unread) == 0 {
		d.diags.Errorf(diag.Pos{File: "content"}, "case-empty", "the case has no entry yet").
			Hintf("write the first one, as content/evidence/NAME.md")
	}
	return d.c, d.diags
}

type decoder struct {
	tree  source.Tree
	c     Case
	taken map[string]diag.Pos // "evidence/rota" -> where it is
	used  map[string]bool
	meant map[[2]string]bool // see misspells
	diags diag.List
}

// data finds a data file of content/ by its name without ending. A CSV file of
// that name gives a sequence of its rows.
func (d *decoder) data(name string) []source.Data {
	var all []source.Data
	for _, f := range d.tree.Data {
		if path.Dir(f.Path) == "content" && stem(f.Path) == name {
			all = append(all, f)
		}
	}
	for _, t := range d.tree.Tables {
		if path.Dir(t.Path) == "content" && stem(t.Path) == name {
			rows, diags := t.Mappings()
			d.diags = append(d.diags, diags...)
			at := diag.Pos{File: t.Path, Line: 1, Col: 1}
			all = append(all, source.Data{Path: t.Path, Value: source.Value{Kind: source.Sequence, Pos: at, Items: rows}})
		}
	}
	return all
}

// rows gives the items of the data files of a name. One that holds no rows counts as
// not read, so that nothing else is said of what it may have meant.
func (d *decoder) rows(name string) []source.Value {
	var all []source.Value
	for _, f := range d.data(name) {
		switch f.Value.Kind {
		case source.Sequence:
			for _, item := range f.Value.Items {
				if item.Kind == source.Null {
					d.diags.Errorf(item.Pos, "type-wrong", "an item of %s is empty", name).Hintf("write it, or delete its dash or comma")
				} else if item.Kind == source.Mapping {
					all = append(all, item)
				} else {
					item.Open("field-unknown", &d.diags) // says what is wrong
				}
			}
		case source.Scalar, source.Mapping:
			d.leave(f.Path)
			d.diags.Errorf(f.Value.Pos, "type-wrong", "expected a list, found %s", f.Value.Name()).Hintf("%s", rowsHint(f.Path, name))
		}
	}
	return all
}

// rowsHint says how a file of rows is written.
func rowsHint(file, name string) string {
	switch path.Ext(file) {
	case ".json":
		return `write the rows between [ and ], each as {"id": "NAME"}`
	case ".toml":
		return "rows are written in YAML, JSON or CSV; TOML has no list as a file"
	}
	if name == "assessments" {
		return "begin each item with a dash, as in - date: 2026-03-31"
	}
	return "begin each item with a dash, as in - id: NAME"
}

// stem gives a file's name without its ending.
func stem(p string) string {
	base := composed(path.Base(p))
	return strings.TrimSuffix(base, path.Ext(base))
}

// composed gives a name with its accents in their letters, as keyboards write them.
// Some systems and archives keep them apart in the names of files.
func composed(name string) string { return norm.NFC.String(name) }

func (d *decoder) pages() {
	first := map[string]diag.Pos{}
	for _, doc := range d.tree.Docs {
		dir, name := path.Dir(doc.Path), stem(doc.Path)
		folder := strings.TrimPrefix(dir, "content/")
		home, agreement := dir == "content" && name == "_index", dir == "content" && name == "agreement"
		section := name == "_index" && dir == "content/"+folder && (isCollection(folder) || folder == "metrics")
		if !home && !agreement && !section {
			continue
		}
		at := diag.Pos{File: doc.Path, Line: 1, Col: 1}
		if other, taken := first[dir+"/"+name]; taken {
			d.diags.Errorf(at, "id-duplicate", "%q and %q are one page", path.Base(doc.Path), path.Base(other.File)).
				See(other, "the other one").Hintf("keep one of them")
			continue
		}
		first[dir+"/"+name] = at
		switch {
		case home:
			d.c.Home = d.page(doc, "home", config.Committee)
		case agreement:
			d.c.Agreement = d.page(doc, "agreement", config.Mentor)
		default:
			d.c.Sections = append(d.c.Sections, *d.page(doc, folder, config.Committee))
		}
	}
}

func (d *decoder) page(doc source.Doc, id string, audience config.Audience) *Page {
	f := doc.Fields.Open("field-unknown", &d.diags)
	p := &Page{ID: id, Body: doc.Body, Pos: diag.Pos{File: doc.Path, Line: 1, Col: 1}}
	d.pageFields(p, f, audience)
	f.Close()
	return p
}

func (d *decoder) pageFields(p *Page, f *source.Fields, audience config.Audience) {
	p.Title, p.Summary, p.Draft = f.Text("title"), f.Text("summary"), d.draft(f)
	p.Audience, _ = d.audience(f, "audience", audience)
	p.Params = f.Free("params")
}

// order puts every list that is not in the order of its file in that of ids.
func (d *decoder) order() {
	byID(d.c.People)
	d.c.SortEntries()
	byID(d.c.Series)
}

func byID[E interface{ id() string }](list []E) {
	slices.SortStableFunc(list, func(a, b E) int { return cmp.Compare(a.id(), b.id()) })
}
