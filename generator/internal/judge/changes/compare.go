package changes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// told gives a thing that is in one of the states only.
func (t thing) told(change string) Thing {
	return Thing{Change: change, Kind: t.kind, ID: t.id, Title: cmp.Or(t.title, t.id), File: t.at.File, About: words(t.about), Fields: []Field{}}
}

func words(p day.Period) string {
	if !p.Given() {
		return ""
	}
	return p.Words()
}

// compared gives how a thing differs from what it was.
func (p pair) compared(o Options) (Thing, bool) {
	t := p.is.told("changed")
	t.About = ""
	t.Fields = differing(p.was.fields, p.is.fields, o)
	switch {
	case p.was.id != p.is.id:
		t.Change = "renamed"
		if o.May == nil {
			t.WasID = p.was.id
		}
	case len(t.Fields) == 0:
		t.Change = "moved"
	}
	if o.May == nil && p.was.at.File != p.is.at.File {
		t.Moved = p.was.at.File
	}
	return t, t.Change != "moved" || t.Moved != ""
}

// differing lists the fields that are not the same, in the order of now.
func differing(was, is []field, o Options) []Field {
	all := []Field{}
	at := func(list []field, name string) field {
		for _, f := range list {
			if f.name == name {
				return f
			}
		}
		return field{}
	}
	for _, f := range is {
		if d, differs := f.since(at(was, f.name), o); differs {
			all = append(all, d)
		}
	}
	for _, f := range was {
		if at(is, f.name).name == "" && (o.May == nil || f.form != derived) { // the name of a derived one may hold a word of a table
			if d, differs := (field{name: f.name, form: f.form, list: f.list, prose: f.prose}).since(f, o); differs {
				all = append(all, d)
			}
		}
	}
	return all
}

// since gives how a field differs from what it was.
func (f field) since(was field, o Options) (Field, bool) {
	if slices.Equal(f.items, was.items) {
		return Field{}, false
	}
	d := Field{Name: f.name}
	switch {
	case f.list:
		d.list(was.items, f.items, o)
	case f.prose || was.prose:
		d.Words = &Lengths{count(was.items), count(f.items)}
	default:
		d.Was, d.Is = textOf(was.items), textOf(f.items)
		if a, b := dateOf(was.items), dateOf(f.items); a.Given() && b.Given() {
			d.Later = int(b.Last - a.Last)
		}
		if o.May != nil && !f.plain() {
			d.Was = ""
		}
	}
	return d, true
}

// plain tells whether the value that a field had says no words and figures of the
// author's own.
func (f field) plain() bool {
	switch f.form {
	case format.Date, format.Tick, format.Flag, format.Word, format.Audience, derived:
		return true
	}
	return false
}

// list tells the items apart that are new, gone, and called the same.
func (d *Field) list(was, is []value, o Options) {
	left := slices.Clone(was)
	var fresh []value
	for _, v := range is {
		if i := slices.Index(left, v); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			fresh = append(fresh, v)
		}
	}
	for _, v := range fresh {
		i := slices.IndexFunc(left, func(w value) bool { return v.head != "" && w.head == v.head })
		if i < 0 {
			d.Added = append(d.Added, v.String())
			continue
		}
		item := Item{Item: v.head, Was: left[i].rest, Is: v.rest}
		if o.May != nil {
			item.Was = ""
		}
		d.Items = append(d.Items, item)
		left = slices.Delete(left, i, i+1)
	}
	if o.May != nil {
		return
	}
	for _, v := range left {
		d.Removed = append(d.Removed, v.String())
	}
}

func textOf(items []value) string {
	var all []string
	for _, v := range items {
		all = append(all, v.String())
	}
	return strings.Join(all, ", ")
}

func dateOf(items []value) day.Period {
	if len(items) == 1 {
		return items[0].date
	}
	return day.Period{}
}

func count(items []value) int { return len(strings.Fields(textOf(items))) }

// whenOf gives the day that an entry is about: the field that its collection names, else
// its date.
func whenOf(e *casefile.Entry, fields []field) day.Period {
	shape, _ := format.Collection(string(e.Collection))
	for _, f := range fields {
		if f.name == cmp.Or(shape.Until, shape.When) && dateOf(f.items).Given() {
			return dateOf(f.items)
		}
	}
	return e.Date.V
}
