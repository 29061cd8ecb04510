package texts

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Spoken visits what of a value somebody wrote as words, with where it stands.
func (p *Visited) Spoken(v reflect.Value, near diag.Pos, visit func(text string, at func(int) diag.Pos)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			visit(v.String(), func(int) diag.Pos { return near })
		}
	case reflect.Pointer:
		if !v.IsNil() {
			p.Spoken(v.Elem(), near, visit)
		}
	case reflect.Slice:
		if points, ok := v.Interface().([]casefile.Point); ok {
			for _, x := range points { // they may be many, and most have no label
				if x.Label != "" {
					visit(x.Label, func(int) diag.Pos { return x.Pos })
				}
			}
			return
		}
		for i := range v.Len() {
			p.Spoken(v.Index(i), near, visit)
		}
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case casefile.Text:
			if x.Given() {
				near = x.Pos
			}
			p.Spoken(v.Field(0), near, visit)
			return
		case source.Body:
			if x.Text != "" {
				visit(x.Text, x.Pos)
			}
			return
		case source.Value:
			p.values(x, visit)
			return
		}
		if f := v.FieldByName("Pos"); f.IsValid() && f.Type() == reflect.TypeFor[diag.Pos]() {
			if at := f.Interface().(diag.Pos); at.Given() {
				near = at
			}
		}
		for _, f := range p.Of(v.Type()) {
			p.Spoken(v.Field(f.Field), near, visit)
		}
	}
}

func (p *Visited) values(v source.Value, visit func(text string, at func(int) diag.Pos)) {
	if v.Text != "" {
		visit(v.Text, func(int) diag.Pos { return v.Pos })
	}
	for _, item := range v.Items {
		p.values(item, visit)
	}
	for _, field := range v.Fields {
		p.values(field.Value, visit)
	}
}
