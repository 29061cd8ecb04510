package texts

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Visited says which fields of a type are looked at.
type Visited struct {
	visits func(t reflect.Type, as What) bool
	plans  map[reflect.Type][]Part
}

// Part is a field that is visited.
type Part struct {
	Field int
	What  What
}

func (p *Visited) Of(t reflect.Type) []Part {
	plan, known := p.plans[t]
	if known {
		return plan
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if as := Fields[t.String()+"."+f.Name]; f.IsExported() && p.visits(f.Type, as) {
			plan = append(plan, Part{i, as})
		}
	}
	p.plans[t] = plan
	return plan
}

// WithStrings gives the fields of a type that may hold strings.
func WithStrings() *Visited {
	return &Visited{func(t reflect.Type, _ What) bool { return holdsStrings(t) }, map[reflect.Type][]Part{}}
}

// WithWords gives the fields of a type that hold words. Words of the format, addresses
// and ids hold none; of those, too, Misplaced tells.
func WithWords() *Visited {
	return &Visited{func(t reflect.Type, as What) bool { return (as == Plain || as == Markdown) && holdsWords(t) }, map[reflect.Type][]Part{}}
}

func holdsStrings(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String:
		return true
	case reflect.Slice, reflect.Pointer:
		return t == reflect.TypeFor[[]source.Value]() || holdsStrings(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && holdsStrings(f.Type) {
				return true
			}
		}
	case reflect.Map, reflect.Interface, reflect.Array:
		panic("bug: redaction does not know how to look into " + t.String())
	}
	return false
}

// holdsWords tells whether a type holds texts that somebody wrote.
func holdsWords(t reflect.Type) bool {
	switch t {
	case BodyType, ValueType, TextType:
		return true
	case reflect.TypeFor[diag.Pos]():
		return false
	}
	switch t.Kind() {
	case reflect.String:
		return true
	case reflect.Slice, reflect.Pointer:
		return holdsWords(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && holdsWords(f.Type) {
				return true
			}
		}
	}
	return false
}
