package texts

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Prose lists the fields of a case that hold Markdown, save the bodies and what has
// no place of its own. The types say which they are: one that is added is listed
// once `fields` says that it holds Markdown.
func Prose(c casefile.Case) []casefile.Text {
	var all []casefile.Text
	p := WithWords()
	p.each(reflect.ValueOf(&c).Elem(), Plain, func(t casefile.Text, as What) {
		if as == Markdown && t.V != "" && t.Given() {
			all = append(all, t)
		}
	})
	return all
}

// each visits the texts of a value that have a place.
func (p *Visited) each(v reflect.Value, as What, visit func(casefile.Text, What)) {
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
		case TextType:
			if as == Markdown || v.Field(0).Len() > 0 {
				visit(*v.Addr().Interface().(*casefile.Text), as)
			}
			return
		case BodyType, ValueType, reflect.TypeFor[casefile.Point]():
			return
		}
		for _, f := range p.Of(v.Type()) {
			p.each(v.Field(f.Field), f.What, visit)
		}
	}
}
