// Package names finds every id of a portfolio with its place: where it is defined, and
// where fields, shortcodes and links name it.
//
// It goes through the files as they are written, guided by the tables of the format. A
// reference that is added to a table is found without more code.
package names

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Name is an id at a place.
type Name struct {
	Space format.Space // the rules of a gate have a space of their own: "rules of senior"
	ID    string
	Pos   diag.Pos // of the value that it is in
	Value string   // that value; "" = Pos is the place of the id
	At    int      // where in the value the id begins

	Defines bool
	OfFile  string // the file or the folder whose name is the id; "" = it is written at Pos
}

// Edit puts another id in the place.
func (n Name) Edit(id string) diag.Edit {
	return diag.Edit{Pos: n.Pos, Value: n.Value, At: n.At, Old: n.ID, New: id}
}

// Of finds all of a portfolio, file by file. framework is the path of the ladder. former
// keeps what texts name from one reading to the next; nil keeps nothing.
func Of(tree source.Tree, framework string, former *Former) []Name {
	f := finder{former: former, tree: tree, sheets: tree.Sheets(), ids: map[format.Space]map[string]bool{}, slugs: map[string]bool{}, shapes: map[string]*format.Shape{}}
	f.files(framework) // what a link or a metric names is known once all ids are
	f.found, f.known = nil, true
	if former != nil {
		former.mu.Lock()
		defer former.mu.Unlock()
		former.begin(f.defined(framework))
	}
	f.files(framework)
	return f.found
}

// Former is what was found in the texts of a portfolio when it was read last. It holds as
// long as the portfolio defines the same ids: a link or a metric names what there is.
type Former struct {
	mu      sync.Mutex
	defined string
	docs    map[string]formerDoc
}

type formerDoc struct {
	source.Doc
	found []Name
}

// begin forgets everything if other ids are defined than before.
func (f *Former) begin(defined string) {
	if f.docs == nil || f.defined != defined {
		f.defined, f.docs = defined, map[string]formerDoc{}
	}
}

// defined gives the ids that the portfolio defines, and what else texts are read by.
func (f *finder) defined(framework string) string {
	all := []string{framework}
	for space, ids := range f.ids {
		for id := range ids {
			all = append(all, string(space)+"\x00"+id)
		}
	}
	for slug := range f.slugs {
		all = append(all, "\x01"+slug)
	}
	slices.Sort(all)
	return strings.Join(all, "\x02")
}

type finder struct {
	former *Former
	tree   source.Tree
	sheets source.Sheets
	found  []Name
	ids    map[format.Space]map[string]bool
	known  bool                     // every id is known
	slugs  map[string]bool          // of entries whose address has another name than their id: "evidence/rota"
	shapes map[string]*format.Shape // of entries, by their folder
	scope  string                   // the gate that is gone through
	folder string                   // that addresses are relative to
}

func (f *finder) files(framework string) {
	f.data(f.tree.Config, framework)
	for _, d := range f.tree.Data {
		if path.Dir(d.Path) == "content/charts" {
			f.define(Name{Space: format.Charts, ID: Stem(d.Path), Pos: diag.Pos{File: d.Path, Line: 1, Col: 1}, OfFile: d.Path})
		}
		f.data(d, framework)
	}
	for _, t := range f.tree.Tables {
		if path.Dir(t.Path) == "content/metrics" {
			f.define(Name{Space: format.Metrics, ID: Stem(t.Path), Pos: diag.Pos{File: t.Path, Line: 1, Col: 1}, OfFile: t.Path})
			continue
		}
		rows, _ := t.Mappings()
		at := diag.Pos{File: t.Path, Line: 1, Col: 1}
		f.data(source.Data{Path: t.Path, Value: source.Value{Kind: source.Sequence, Pos: at, Items: rows}}, framework)
	}
	for _, d := range f.tree.Docs {
		f.folder = path.Dir(d.Path)
		if id, of, ok := Entry(d.Path); ok {
			f.define(Name{Space: id.Space, ID: id.ID, Pos: diag.Pos{File: d.Path, Line: 1, Col: 1}, OfFile: of})
			if slug, ok := d.Fields.Get("slug"); ok && slug.Value.Text != "" && slug.Value.Text != id.ID {
				f.slugs[string(id.Space)+"/"+id.ID] = true
			}
		}
		if f.known { // front matter and texts define nothing
			if f.again(d) {
				continue
			}
			from := len(f.found)
			if shape, ok := f.shapeOf(d.Path, framework); ok {
				f.fields(shape, d.Fields)
			}
			f.text(d.Body)
			if f.former != nil {
				f.former.docs[d.Path] = formerDoc{d, slices.Clone(f.found[from:])}
			}
		}
	}
}

// again adds what was found in a text before, if it is still the same.
func (f *finder) again(d source.Doc) bool {
	if f.former == nil {
		return false
	}
	was, there := f.former.docs[d.Path]
	if there = there && d.Same(was.Doc); there {
		f.found = append(f.found, was.found...)
	}
	return there
}

// shapeOf gives what the front matter of a file may hold. Entries of one folder have one
// shape.
func (f *finder) shapeOf(file, framework string) (*format.Shape, bool) {
	folder := path.Dir(file)
	if shape := f.shapes[folder]; shape != nil && Stem(file) != "_index" {
		return shape, true
	}
	shape, _, ok := Shape(file, framework)
	if ok && Stem(file) != "_index" && folder != "content" {
		f.shapes[folder] = &shape
	}
	return &shape, ok
}

func (f *finder) data(d source.Data, framework string) {
	shape, rows, ok := Shape(d.Path, framework)
	f.folder = path.Dir(d.Path)
	switch {
	case !ok:
	case rows:
		for _, row := range d.Value.Items {
			f.fields(&shape, row)
		}
	default:
		f.fields(&shape, d.Value)
	}
}

// fields goes through a map.
func (f *finder) fields(shape *format.Shape, v source.Value) {
	if v.Kind != source.Mapping {
		return
	}
	var ignored diag.List // a check reports it
	in := v.Open("field-unknown", &ignored)
	for i := range shape.Fields {
		field := &shape.Fields[i]
		if field.List {
			for _, item := range in.List(field.Key) {
				f.value(shape, field, item)
			}
		} else if value, ok := in.Raw(field.Key); ok {
			f.value(shape, field, value)
		}
	}
}

func (f *finder) value(shape *format.Shape, field *format.Field, v source.Value) {
	inner := field.Inner()
	switch {
	case field.Form == format.Keyed:
		f.keyed(field, v)
	case v.Kind == source.Mapping && inner != nil:
		f.fields(inner, v)
	case v.Kind != source.Scalar:
	case field.Form == format.Metric:
		f.metric(v.Pos, v.Text, 0, v.Text)
	case field.Form == format.Claim:
		f.name(format.Competencies, v.Text, v.Pos, v.Text, 0)
	case field.Form == format.Ref:
		f.name(f.scoped(field.Of), v.Text, v.Pos, v.Text, 0)
	case field.Form == format.ID && field.Key == "id", field.Needed && field.Of != "":
		space := field.Of
		if space == "" {
			space = format.Space(shape.Name)
		}
		f.define(Name{Space: f.scoped(space), ID: v.Text, Pos: v.Pos, Value: v.Text})
	case field.Form == format.Address, field.Form == format.Link, field.Form == format.Artifact, field.Form == format.File:
		f.address(v.Text, func(at int) (diag.Pos, string, int) { return v.Pos, v.Text, at })
	case field.Form == format.Markdown, field.Form == format.Map:
		f.inField(v)
	}
}

// scoped gives the space of ids that are unique within a gate.
func (f *finder) scoped(space format.Space) format.Space {
	if space == format.Rules {
		return space + " of " + format.Space(f.scope)
	}
	return space
}

// keyed goes through a map whose keys are ids.
func (f *finder) keyed(field *format.Field, v source.Value) {
	for _, each := range v.Fields {
		if field.Of != "" && field.Of != format.Columns {
			f.name(field.Of, each.Key, each.Pos, each.Key, 0)
		}
		if field.Shape != nil {
			f.scope = each.Key
			f.fields(field.Shape, each.Value)
		} else if each.Value.Kind == source.Scalar {
			f.inField(each.Value)
		}
	}
}

func (f *finder) define(n Name) {
	if n.Defines = true; n.ID == "" {
		return
	}
	if f.ids[n.Space] == nil {
		f.ids[n.Space] = map[string]bool{}
	}
	f.ids[n.Space][n.ID] = true
	f.found = append(f.found, n)
}

// name notes an id that a value holds from a byte on.
func (f *finder) name(space format.Space, id string, at diag.Pos, value string, begin int) {
	switch {
	case id == "":
	case space == format.Entries:
		if collection, entry, ok := strings.Cut(id, "/"); ok {
			f.name(format.Space(collection), entry, at, value, begin+len(collection)+1)
		}
	default:
		f.found = append(f.found, Name{Space: space, ID: id, Pos: at, Value: value, At: begin})
	}
}

// metric notes a series, or a column of one, of which the series is the longest that
// there is.
func (f *finder) metric(at diag.Pos, text string, begin int, value string) {
	id := text
	for i := len(text); i > 0; i = strings.LastIndexByte(text[:i], '.') {
		if f.ids[format.Metrics][text[:i]] {
			id = text[:i]
			break
		}
	}
	f.name(format.Metrics, id, at, value, begin)
}

// text goes through the shortcodes and the links of Markdown.
func (f *finder) text(b source.Body) {
	for _, s := range b.Shortcodes() {
		of, known := format.ShortcodeOf(s.Name)
		if arg, ok := s.Arg(of.First.Name, 0); known && ok && !s.Closing {
			at := b.Pos(arg.Start)
			switch {
			case of.Name == "chart" && f.ids[format.Charts][arg.Value]:
				f.name(format.Charts, arg.Value, at, "", 0)
			case of.First.Of == format.Metrics:
				f.metric(at, arg.Value, 0, "")
			case of.First.Of != "":
				f.name(of.First.Of, arg.Value, at, "", 0)
			}
		}
	}
	if !strings.Contains(b.Text, "](") && !strings.Contains(b.Text, "]:") {
		return
	}
	for _, link := range b.Markdown().Links {
		f.address(link.Raw, func(at int) (diag.Pos, string, int) { return b.Pos(link.Offset + at), "", 0 })
	}
}

// inField goes through the text of a field.
func (f *finder) inField(v source.Value) {
	if f.known {
		f.text(f.sheets.Body(source.At[string]{V: v.Text, Pos: v.Pos}))
	}
}

// address notes what an address of the site or of a file leads to. place gives where a
// byte of the address stands.
func (f *finder) address(to string, place func(at int) (diag.Pos, string, int)) {
	end := len(to)
	if i := strings.IndexAny(to, "?#"); i >= 0 {
		end = i
	}
	whole := path.Join(strings.TrimPrefix(f.folder, "content"), to[:end])
	if strings.HasPrefix(to, "/") {
		whole = path.Clean(to[:end])
	}
	parts := strings.Split(strings.Trim(whole, "/"), "/")
	if len(parts) < 2 || strings.Contains(to[:end], ":") {
		return
	}
	space, id := format.Space(parts[0]), parts[1]
	switch {
	case parts[0] == "skills":
		space = format.Competencies
	case parts[0] == "metrics":
		space, id = format.Metrics, strings.TrimSuffix(id, ".csv")
	case len(parts) == 2 && source.IsMarkdown(id):
		id = Stem(id)
	case strings.HasPrefix(to, "/") && f.slugs[parts[0]+"/"+id]:
		return
	}
	if !f.ids[space][id] {
		return
	}
	for at := 0; at < end; { // the part of the address that is the id
		i := strings.Index(to[at:end], id)
		if i < 0 {
			return
		}
		begin, after := at+i, at+i+len(id)
		if (begin == 0 || to[begin-1] == '/') && (after == end || to[after] == '/' || to[after] == '.') && strings.Count(to[after:end], "/") <= len(parts)-1 {
			pos, value, within := place(begin)
			f.name(space, id, pos, value, within)
			return
		}
		at = after
	}
}

// Stem gives a file's name without its ending.
func Stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// Entry gives the entry that a file of Markdown is, and the file or the folder whose
// name is its id.
func Entry(file string) (entry Name, of string, ok bool) {
	parts := strings.Split(file, "/")
	if len(parts) < 3 || parts[0] != "content" || !source.IsMarkdown(file) || Stem(file) == "_index" {
		return entry, "", false
	}
	if _, known := format.Collection(parts[1]); !known {
		return entry, "", false
	}
	id, bundle := casefile.EntryID(file)
	if of = file; bundle {
		of = path.Dir(file)
	}
	return Name{Space: format.Space(parts[1]), ID: id}, of, true
}
