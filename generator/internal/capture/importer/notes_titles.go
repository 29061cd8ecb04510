package importer

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// titled gives an entry its title: what the author said for all of them, the words of its
// heading, a property of the note, or the name of the note.
func (f *Found) titled(p passage, at diag.Pos, forAll bool) {
	text, has := f.textOf("title")
	switch title := (source.Cell{Text: p.title, Pos: at}); {
	case !has:
		f.give("title", "", title)
	case p.anchor == "" || p.title == "":
	case !forAll:
		f.instead("title", "", title)
	case !strings.EqualFold(text.Text, p.title):
		f.remark("its heading was left out, since --map or --set gives its title: %s", opening(p.title))
	}
}

// mayTake tells whether the first heading of a note is its title, and so no part of its
// text: its name says no more than a date, or the same, and so does a property.
func (n *note) mayTake(name, heading string) bool {
	text, has := n.row.textOf("title")
	return (name == "" || normal(name) == normal(heading)) && (!has || strings.EqualFold(text.Text, bare(heading)))
}

// unused gives the properties of a note that none of its entries has, since each has a
// heading that says otherwise.
func (n *note) unused(parts []passage, shape format.Shape) (all []Found) {
	for _, about := range []struct {
		field, because string
		heads          func(p passage) bool
	}{
		{"title", "the headings of the note are the titles of its entries", func(p passage) bool { return p.empty || p.heads || p.anchor != "" && p.title != "" }},
		{shape.When, "the headings of the note have the dates of its entries", func(p passage) bool { return p.empty || p.heads || p.date.Text != "" }},
	} {
		text, has := n.row.textOf(about.field)
		if !has || text.Pos.Line == 0 || len(parts) == 0 || slices.ContainsFunc(parts, func(p passage) bool { return !about.heads(p) }) {
			continue
		}
		at := diag.Pos{File: n.file, Line: text.Pos.Line}
		all = append(all, Found{At: at.String(), What: text.Text, Because: orElse(n.row.Because, about.because)})
	}
	return all
}

// textOf gives the text that an entry has for a field.
func (f Found) textOf(field string) (source.Cell, bool) {
	given, has := f.given(field)
	if !has || len(given.Cells) == 0 {
		return source.Cell{}, false
	}
	return given.Cells[0], true
}

// instead puts a text in the place of what the note as a whole has for a field.
func (f *Found) instead(field, column string, text source.Cell) {
	f.Given = slices.DeleteFunc(f.Given, func(g Given) bool { return g.Field == field })
	f.give(field, column, text)
}
