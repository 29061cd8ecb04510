package audience

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// visited says which fields of a type are looked at.
type visited struct {
	visits func(t reflect.Type, as what) bool
	plans  map[reflect.Type][]part
}

// part is a field that is visited.
type part struct {
	field int
	what  what
}

func (p *visited) of(t reflect.Type) []part {
	plan, known := p.plans[t]
	if known {
		return plan
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if as := fields[t.String()+"."+f.Name]; f.IsExported() && p.visits(f.Type, as) {
			plan = append(plan, part{i, as})
		}
	}
	p.plans[t] = plan
	return plan
}

// withStrings gives the fields of a type that may hold strings.
func withStrings() *visited {
	return &visited{func(t reflect.Type, _ what) bool { return holdsStrings(t) }, map[reflect.Type][]part{}}
}

// withWords gives the fields of a type that hold words. Words of the format, addresses
// and ids hold none; of those, too, Misplaced tells.
func withWords() *visited {
	return &visited{func(t reflect.Type, as what) bool { return (as == words || as == prose) && holdsWords(t) }, map[reflect.Type][]part{}}
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
	case bodyType, valueType, textType:
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
