package texts

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Every gives every different text of a case. It reads the types as they are,
// so that a field that is added to the case is never forgotten here.
//
// Left out is what names files and is not shown (where something was written,
// which files there are), and what is to be redacted, which stands in the
// configuration of every view.
func Every(c casefile.Case) []Piece { return Over(c).Found }

// Places gives every text of a case, as Every does, wherever it stands.
func Places(c casefile.Case) []Piece {
	w := walk{again: true}
	w.over(c)
	return w.Found
}

func Over(c casefile.Case) walk {
	w := walk{}
	w.over(c)
	return w
}

func (w *walk) over(c casefile.Case) {
	w.Seen, w.shapes = map[string]bool{}, map[reflect.Type]shape{}
	c.Files, c.Theme, c.Config.Redact = nil, nil, nil
	c.Account = nil // words of the program
	c.Config.Accept = reasons(c.Config.Accept)
	w.value(reflect.ValueOf(&c).Elem(), diag.Pos{File: "config.yaml"})
	for _, e := range c.Entries() {
		w.text(e.Path(), func(int) diag.Pos { return e.Pos })
	}
}

// reasons gives why warnings are accepted, without where.
func reasons(all []config.Acceptance) []config.Acceptance {
	var only []config.Acceptance
	for _, a := range all {
		only = append(only, config.Acceptance{Because: a.Because, Pos: a.Pos})
	}
	return only
}

type walk struct {
	again  bool // whether a text that was found is told wherever it stands again
	Found  []Piece
	Seen   map[string]bool
	shapes map[reflect.Type]shape
}

// shape is what of a struct is looked at.
type shape struct {
	pos    []int // the field that says where it was written, its own or an embedded one's; nil: none does
	fields []int
}

// audienceType is of values that need no look: audiences are numbers.
var audienceType = reflect.TypeFor[config.Audience]()

func (w *walk) shape(t reflect.Type) shape {
	s, ok := w.shapes[t]
	if ok {
		return s
	}
	if f, ok := t.FieldByName("Pos"); ok && f.Type == reflect.TypeFor[diag.Pos]() {
		s.pos = f.Index
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Name != "Folder" && f.Name != "Path" && f.Type != audienceType {
			s.fields = append(s.fields, i)
		}
	}
	w.shapes[t] = s
	return s
}

func (w *walk) text(text string, at func(int) diag.Pos) {
	if text != "" && (w.again || !w.Seen[text]) {
		w.Seen[text] = true
		w.Found = append(w.Found, Piece{Text: text, At: at})
	}
}

func (w *walk) value(v reflect.Value, near diag.Pos) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String(), func(int) diag.Pos { return near })
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem(), near)
		}
	case reflect.Slice:
		switch v.Type().Elem().Kind() {
		case reflect.Float64, reflect.Int, reflect.Uint8:
			return
		}
		for i := range v.Len() {
			w.value(v.Index(i), near)
		}
	case reflect.Map:
		panic("bug: a case holds a map, whose order is not known")
	case reflect.Struct:
		w.fields(v, near)
	}
}

func (w *walk) fields(v reflect.Value, near diag.Pos) {
	s := w.shape(v.Type())
	switch x := v.Addr().Interface().(type) {
	case *diag.Pos, *casefile.Bool, *casefile.Real, *casefile.Count:
		return
	case *casefile.Text:
		w.text(x.V, func(int) diag.Pos { return x.Pos })
		return
	case *source.Body:
		found := len(w.Found)
		if w.text(x.Text, x.Pos); len(w.Found) > found {
			w.Found[found].Body = *x
		}
		return
	case *source.Value:
		w.text(x.Text, func(int) diag.Pos { return x.Pos })
		near = x.Pos
	case *source.Field:
		near = x.Pos
	default:
		if s.pos != nil {
			if p := v.FieldByIndex(s.pos).Interface().(diag.Pos); p.Given() {
				near = p
			}
		}
	}
	for _, i := range s.fields {
		w.value(v.Field(i), near)
	}
}

// Piece is a text of the case, and where it stands.
type Piece struct {
	Text string
	At   func(offset int) diag.Pos
	Body source.Body // the text as Markdown of which every byte has its place; empty of a field
}
