package casefile

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Model says of the fields of the types of a case which field of the format each
// holds: "casefile.Evidence.Witnesses" holds the references of `witnesses`. Fields that
// are not in it were not written by the author as they are.
func Model() map[string]format.Field {
	m := model{}
	m.of(&format.Entry, reflect.TypeFor[Entry]())
	for name, l := range lists {
		m.of(name.shape(), l.model())
	}
	for i := range format.Pages {
		m.of(&format.Pages[i], reflect.TypeFor[Page]())
	}
	m.of(&format.Person, reflect.TypeFor[Person]())
	m.of(&format.Assessment, reflect.TypeFor[Assessment]())
	m.of(&format.Framework, reflect.TypeFor[Framework]())
	m.of(&format.Gate, reflect.TypeFor[Gate]())
	m.of(&format.Chart, reflect.TypeFor[Chart]())
	m.of(&format.Sidecar, reflect.TypeFor[Series]())
	m.of(&format.Column, reflect.TypeFor[Column]())
	return m
}

// model is a Model that is being made.
type model map[string]format.Field

func (m model) of(s *format.Shape, t reflect.Type) { m.bound(bind(s, t), t) }

func (m model) bound(b *binding, t reflect.Type) {
	for _, f := range b.fields {
		if f.Model == format.Here {
			m.bound(f.items, t)
			continue
		}
		to := t.Field(f.at)
		m[t.String()+"."+to.Name] = f.Field
		if f.Form == format.Metric {
			column := format.Field{Key: f.Key, Form: format.Ref, Of: format.Columns}
			m[t.String()+"."+t.Field(f.with).Name] = column
		}
		if f.items != nil {
			inner := to.Type
			if f.List {
				inner = inner.Elem()
			}
			m.bound(f.items, inner)
		}
	}
}
