package casefile

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// written is an entry as it stands in a file of its own, or in a row.
type written struct {
	collection Collection
	id         string
	pos        diag.Pos
	folder     string
	bundle     bool
	row        bool
	fields     source.Value
	body       source.Body
}

// written lists the entries of all collections: first the files, then the rows.
func (d *decoder) written() []written {
	var all []written
	for _, doc := range d.tree.Docs {
		parts := strings.Split(doc.Path, "/")
		if len(parts) < 3 || !isCollection(parts[1]) || stem(doc.Path) == "_index" {
			continue
		}
		w := written{
			collection: Collection(parts[1]), folder: path.Dir(doc.Path),
			pos: diag.Pos{File: doc.Path, Line: 1, Col: 1}, fields: doc.Fields, body: doc.Body,
		}
		w.id, w.bundle = EntryID(doc.Path)
		all = append(all, w)
	}
	for _, c := range Collections() {
		for _, row := range d.rows(string(c)) {
			w := written{collection: c, pos: row.Pos, folder: "content", row: true, fields: row}
			if id, ok := row.Get("id"); ok && id.Value.Kind == source.Scalar {
				w.id, w.pos = id.Value.Text, id.Value.Pos
			}
			all = append(all, w)
		}
	}
	return all
}

var idForm = regexp.MustCompile(`^[\pL\pN]+((\.|\.?([_-]\.?)+)[\pL\pN]+)*$`) // two points in a row lead up in an address

// maxID is the longest id, in bytes: it becomes a file name.
const maxID = 120

// IsID reports whether a text can be an id: the name of a file, and part of an address.
func IsID(text string) bool {
	return idForm.MatchString(text) && len(text) <= maxID && !strings.EqualFold(text, "index")
}

// claim notes that an id of a collection is taken. It reports an id that cannot
// be part of an address, and one that is taken already.
func (d *decoder) claim(space, id string, at diag.Pos) bool {
	switch {
	case id == "":
		d.diags.Errorf(at, "id-bad", "this row of %s has no id", space).Hintf("give it an id that others can refer to, as in id: NAME")
		return false
	case !IsID(id):
		told := d.diags.Errorf(at, "id-bad", "%q cannot be an id", id)
		if written := composed(id); written != id && idForm.MatchString(written) {
			told.Hintf("its accents are characters of their own; write it as %s, which looks the same", written)
			return false
		}
		told.Hintf("use letters, digits and single dashes, at most %d bytes: it becomes part of an address", maxID)
		return false
	}
	key := space + "/" + strings.ToLower(id)
	if first, twice := d.taken[key]; twice {
		d.diags.Errorf(at, "id-duplicate", "the id %q is taken in %s", id, space).See(first, "%q is defined here", id).
			Hintf("rename one of the two")
		return false
	}
	d.taken[key] = at
	return true
}

// audience gives the audience of an entry that says nothing.
func (c Collection) audience() config.Audience { return audienceNamed(c.shape().Audience) }

// audienceNamed gives the audience that a table names.
func audienceNamed(word string) config.Audience {
	a, ok := config.ParseAudience(word)
	if !ok {
		panic("bug: the format names no audience " + word)
	}
	return a
}

func (d *decoder) entry(w written) {
	if !d.claim(string(w.collection), w.id, w.pos) {
		return
	}
	f := w.fields.Open("field-unknown", &d.diags)
	d.typed(w, f)
	f.Close()
}

// typed reads an entry as its collection asks, and puts it into the case.
func (d *decoder) typed(w written, f *source.Fields) {
	e := d.common(w, f)
	d.fill(lists[w.collection].add(&d.c, e), w.collection.shape(), f, e.Folder)
}

// common reads the fields that every entry may have.
func (d *decoder) common(w written, f *source.Fields) Entry {
	e := Entry{Collection: w.collection, ID: w.id, Pos: w.pos, Folder: w.folder, Bundle: w.bundle, Body: w.body}
	if w.row {
		f.Text("id")
		e.Body = d.rowBody(f)
	}
	e.Slug = d.slug(w, f.Text("slug"))
	e.Title = d.title(&e, f)
	e.Date, e.Summary = f.Date("date"), f.Text("summary")
	d.dated(&e, f.Has("date"))
	e.Audience, e.AudiencePos = d.audience(f, "audience", w.collection.audience())
	e.Tags = f.Texts("tags")
	e.Competencies = d.claims(f)
	e.Objectives, e.Values = f.Texts("objectives"), f.Texts("values")
	e.Draft = d.draft(f)
	for _, v := range f.List("links") {
		e.Links = append(e.Links, d.link(v))
	}
	f.Text("imported") // for the next import
	e.Params = f.Free("params")
	return e
}

// slug reads the part of an entry's address that stands in place of its id. It is
// taken as an id is.
func (d *decoder) slug(w written, slug Text) Text {
	if !slug.Given() || slug.V == w.id {
		return Text{}
	}
	if !strings.EqualFold(slug.V, w.id) && !d.claim(string(w.collection), slug.V, slug.Pos) {
		return Text{}
	}
	return slug
}

// rowBody reads the text of a row.
func (d *decoder) rowBody(f *source.Fields) source.Body {
	return d.c.Sheets.Body(f.Text("body"))
}

// title reads the title, or else the first heading of the body.
func (d *decoder) title(e *Entry, f *source.Fields) Text {
	title := f.Brief("title", format.MostTitle)
	if title.Given() {
		return title
	}
	misspelt := slices.ContainsFunc(f.All(), func(field source.Field) bool { return d.misspells(field.Key, "title") }) // Close tells of it
	if e.TitleFromBody(); !e.TitleInBody && !f.Has("title") && !misspelt && e.Title.V == e.ID {
		d.diags.Errorf(e.Pos, "title-missing", "%q has no title", e.ID).Hintf("add title: to it, or begin its text with a heading")
	}
	return source.Brief(e.Title, format.MostTitle, &d.diags)
}

// TitleFromBody makes the first heading of the body the title, or else the date
// that the name of a dated entry begins with, or else the id. The body may be that
// of an audience: a heading that it may not read is no title.
func (e *Entry) TitleFromBody() {
	e.Title, e.TitleInBody = Text{V: e.titleFromID()}, false
	if headings := e.Body.Markdown().Headings; len(headings) > 0 && headings[0].Text != "" {
		e.Title, e.TitleInBody = Text{V: headings[0].Text, Pos: e.Body.Pos(headings[0].Offset)}, true
	}
}

// claims reads competencies: ids, or maps of id, level and shows.
func (d *decoder) claims(f *source.Fields) []Claim {
	var all []Claim
	for _, v := range f.List("competencies") {
		if v.Kind == source.Scalar {
			all = append(all, Claim{Competency: Text{V: v.Text, Pos: v.Pos}})
			continue
		}
		g := v.Open("field-unknown", &d.diags)
		if c := (Claim{Competency: g.Text("id"), Level: g.Text("level"), Shows: g.Text("shows")}); c.Competency.Given() {
			all = append(all, c)
		} else if v.Kind == source.Mapping {
			d.diags.Errorf(v.Pos, "id-bad", "this competency has no id").Hintf("write id: NAME")
		}
		g.Close()
	}
	return all
}

// link reads {title, url}, or an address alone.
func (d *decoder) link(v source.Value) Link {
	if v.Kind == source.Scalar {
		url := d.address(Text{V: v.Text, Pos: v.Pos})
		return Link{Title: Text{V: v.Text, Pos: v.Pos}, URL: url}
	}
	f := v.Open("field-unknown", &d.diags)
	l := Link{Title: f.Text("title"), URL: d.address(f.Text("url"))}
	f.Close()
	if l.Title.V == "" {
		l.Title.V = l.URL.V
	}
	return l
}

var schemeForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// address lets pass what a reader can open safely: the web, mail, and places
// of the site itself.
func (d *decoder) address(url Text) Text {
	scheme := strings.ToLower(schemeForm.FindString(strings.TrimSpace(url.V)))
	switch scheme {
	case "", "http:", "https:", "mailto:", "tel:":
		return url
	}
	d.diags.Errorf(url.Pos, "value-bad", "%q is not an address that a page may link to", url.V).
		Hintf("use an address that begins with https:, http:, mailto: or tel:")
	return Text{}
}
