package audience

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// Prose lists the fields of a case that hold Markdown, save the bodies and what has
// no place of its own. The types say which they are: one that is added is listed
// once `fields` says that it holds Markdown.
func Prose(c casefile.Case) []casefile.Text {
	var all []casefile.Text
	p := withWords()
	p.each(reflect.ValueOf(&c).Elem(), words, func(t casefile.Text, as what) {
		if as == prose && t.V != "" && t.Given() {
			all = append(all, t)
		}
	})
	return all
}

// each visits the texts of a value that have a place.
func (p *visited) each(v reflect.Value, as what, visit func(casefile.Text, what)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			p.each(v.Elem(), as, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			p.each(v.Index(i), as, visit)
		}
	case reflect.Struct:
		switch v.Type() {
		case textType:
			if as == prose || v.Field(0).Len() > 0 {
				visit(*v.Addr().Interface().(*casefile.Text), as)
			}
			return
		case bodyType, valueType, reflect.TypeFor[casefile.Point]():
			return
		}
		for _, f := range p.of(v.Type()) {
			p.each(v.Field(f.field), f.what, visit)
		}
	}
}
