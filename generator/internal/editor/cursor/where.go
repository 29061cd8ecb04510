package cursor

import "github.com/casebook-dev/casebook/generator/internal/read/format"

// where is a place in the tables of the format, to which keys lead.
type where struct {
	shape *format.Shape // whose keys may stand here; nil = none
	field *format.Field // that led here
	keyed *format.Field // whose keys are the author's own, and may stand here
	gate  string
}

func root(shape *format.Shape) where { return where{shape: shape} }

// into follows a key.
func (w where) into(key string) where {
	if w.keyed != nil {
		next := where{shape: w.keyed.Shape, gate: key}
		if next.shape == nil {
			next.field = &format.Field{Key: key, Form: format.Markdown, Means: w.keyed.Means}
		}
		return next
	}
	if w.shape == nil {
		return where{}
	}
	f, ok := w.shape.Field(key)
	switch {
	case !ok:
		return where{}
	case f.Form == format.Keyed:
		return where{field: &f, keyed: &f, gate: w.gate}
	}
	return where{shape: f.Inner(), field: &f, gate: w.gate}
}

// value is a value that stands here.
func (w where) value() Place {
	if w.field == nil {
		return Place{}
	}
	field := *w.field
	switch field.Form { // a text in the place of a map
	case format.Claim:
		field = format.Field{Key: field.Key, Form: format.Ref, List: field.List, Of: format.Competencies, Means: field.Means}
	case format.Map:
		inner, ok := field.Shape.Field(field.Plain)
		if !ok {
			return Place{}
		}
		field = inner
	}
	return Place{Kind: Value, Shape: w.shape, Field: &field, Gate: w.gate}
}

// key is a key that stands here.
func (w where) key(word string) Place {
	switch {
	case w.keyed != nil:
		return Place{Kind: Key, KeyOf: w.keyed.Of, Field: w.keyed}
	case w.shape == nil:
		return Place{}
	}
	p := Place{Kind: Key, Shape: w.shape, Gate: w.gate}
	if f, ok := w.shape.Field(word); ok {
		p.Field = &f
	}
	return p
}

// item is what begins behind a dash: a value, or a map where values are maps.
func (w where) item(word string) Place {
	if w.field != nil && w.field.Form == format.Map && w.field.Plain == "" || w.field == nil {
		return w.key(word)
	}
	return w.value()
}
