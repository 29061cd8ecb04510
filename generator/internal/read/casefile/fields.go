package casefile

import (
	"cmp"
	"reflect"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// binding is where the fields of a shape go in the type that holds them.
type binding struct {
	pos    int // the field that says where a map begins; -1 = none does
	fields []bound
}

// bound is a field of the format with its place in a type.
type bound struct {
	format.Field
	at    int // index of the field
	with  int // index of the second field, of a metric its column; -1 = there is none
	items *binding

	fallback config.Audience // of what names none
}

// A Metric and a Tick may fill two fields of a type, and Pos is where a map begins, or
// where its id is.
const (
	columnField   = "Column"
	posField      = "Pos"
	doneFlagField = "DoneFlag"
)

var posType = reflect.TypeFor[diag.Pos]()

// bind looks up the fields of a shape in a type, by their names.
func bind(s *format.Shape, t reflect.Type) *binding {
	b := &binding{pos: -1}
	if f, ok := t.FieldByName(posField); ok && f.Type == posType && len(f.Index) == 1 {
		b.pos = f.Index[0]
	}
	for _, f := range s.Fields {
		of := bound{Field: f, with: -1}
		if f.Model == format.Nowhere {
			continue
		}
		if f.Model == format.Here {
			of.items = bind(f.Shape, t)
			b.fields = append(b.fields, of)
			continue
		}
		name := f.GoName()
		if f.Form == format.Metric {
			name = "Series"
			of.with = indexOf(t, columnField)
		}
		of.at = indexOf(t, name)
		if of.at < 0 {
			panic("bug: " + t.String() + " has no field " + name + " for " + s.Name + "." + f.Key)
		}
		if word := cmp.Or(f.Default, s.Audience); f.Form == format.Audience && word != "" { // of an entry, its collection says it
			of.fallback = audienceNamed(word)
		}
		to := t.Field(of.at).Type
		if f.Form == format.Tick && to != reflect.TypeFor[Tick]() {
			of.with = indexOf(t, doneFlagField)
		}
		if f.Form == format.Map {
			if f.List {
				to = to.Elem()
			}
			of.items = bind(f.Shape, to)
		}
		b.fields = append(b.fields, of)
	}
	return b
}

func indexOf(t reflect.Type, name string) int {
	if f, ok := t.FieldByName(name); ok && len(f.Index) == 1 {
		return f.Index[0]
	}
	return -1
}

var bindings sync.Map // of reflect.Type

// bindingOf gives the binding of a shape to the type that holds it, which is looked up
// once.
func bindingOf(s *format.Shape, t reflect.Type) *binding {
	b, ok := bindings.Load(t)
	if !ok {
		b, _ = bindings.LoadOrStore(t, bind(s, t))
	}
	return b.(*binding)
}

// fill reads the fields of a shape into a value. Files are relative to a folder.
func (d *decoder) fill(into reflect.Value, s *format.Shape, f *source.Fields, folder string) {
	reading{d, folder}.all(bindingOf(s, into.Type()), f, into)
}

// fieldNames gives the names of the fields that entries and pages may have.
func fieldNames() map[string]bool {
	known := map[string]bool{}
	for _, s := range append(append([]format.Shape{format.Entry}, format.Collections...), format.Pages...) {
		for _, f := range s.Fields {
			known[f.Key] = true
		}
	}
	return known
}

type reading struct {
	*decoder
	folder string
}

func (r reading) all(b *binding, f *source.Fields, into reflect.Value) {
	if b.pos >= 0 && !into.Field(b.pos).Addr().Interface().(*diag.Pos).Given() {
		into.Field(b.pos).Set(reflect.ValueOf(f.Pos))
	}
	for i := range b.fields {
		r.field(&b.fields[i], f, into)
	}
}

// field reads one field of a map.
func (r reading) field(b *bound, f *source.Fields, into reflect.Value) {
	if b.Model == format.Here {
		r.maps(b, f, into)
		return
	}
	switch to := into.Field(b.at).Addr().Interface().(type) {
	case *string:
		r.id(b, f, into, to)
	case *Text:
		*to = r.text(b, f, into)
	case *[]Text:
		*to = texts(b, f)
	case *Date:
		if b.Form == format.Tick {
			done := r.tick(f, b.Key)
			*to = done.On
			into.Field(b.with).Set(reflect.ValueOf(Bool{V: done.Done, Pos: done.Pos}))
		} else {
			*to = f.Date(b.Key)
		}
	case *source.At[day.Span]:
		*to = f.Span(b.Key)
	case *Real:
		if *to = f.Number(b.Key); b.Form == format.Hours {
			*to = r.hours(*to, b.Key)
		}
	case *Count:
		*to = f.Count(b.Key, b.Least, b.Most)
	case *Bool:
		*to = f.Bool(b.Key)
	case *Importance:
		*to = importance(f, b)
	case *Tick:
		*to = r.tick(f, b.Key)
	case *config.Audience:
		*to, _ = r.audience(f, b.Key, b.fallback)
	case *[]Claim:
		*to = r.claims(f)
	case *[]Artifact:
		for _, item := range f.List(b.Key) {
			*to = append(*to, r.artifact(r.folder, item))
		}
	case *[]Expectation:
		*to = r.expectations(f, b.Key)
	case *[]Gate:
		*to = r.gates(f, b.Key)
	default:
		r.maps(b, f, into.Field(b.at))
	}
}

// id reads the id of the thing itself, whose place is that of its id.
func (r reading) id(b *bound, f *source.Fields, into reflect.Value, to *string) {
	id := f.Text(b.Key)
	if *to = id.V; id.Given() {
		into.FieldByName(posField).Set(reflect.ValueOf(id.Pos))
	}
}

// text reads a field that is one text.
func (r reading) text(b *bound, f *source.Fields, into reflect.Value) Text {
	switch b.Form {
	case format.Word:
		return f.Word(b.Key, b.Words...)
	case format.Label:
		return f.Brief(b.Key, b.Most)
	case format.Metric:
		series, column := r.metric(f)
		into.Field(b.with).Set(reflect.ValueOf(column))
		return series
	}
	return f.Text(b.Key)
}

func texts(b *bound, f *source.Fields) []Text {
	switch b.Form {
	case format.Word:
		return f.Words(b.Key, b.Words...)
	case format.Label:
		return f.Briefs(b.Key, b.Most)
	}
	return f.Texts(b.Key)
}

// maps reads a field that is a map, or a list of maps.
func (r reading) maps(b *bound, f *source.Fields, into reflect.Value) {
	if !b.List {
		if g, ok := f.Map(b.Key); ok {
			r.all(b.items, g, into)
			g.Close()
		}
		return
	}
	for _, v := range f.List(b.Key) {
		g := plain(v, b.Plain).Open("field-unknown", &r.diags)
		item := reflect.New(into.Type().Elem()).Elem()
		r.all(b.items, g, item)
		r.needed(b, g)
		g.Close()
		into.Set(reflect.Append(into, item))
	}
}

// needed reports what an item has to have, and has not. Of ids, claim tells.
func (r reading) needed(b *bound, f *source.Fields) {
	for _, need := range b.items.fields {
		if need.Needed && need.Form != format.ID && !f.Has(need.Key) {
			r.diags.Errorf(f.Pos, "value-bad", "this item of %s has no %s", b.Key, need.Key).Hintf("add %s, as in %s: %s", need.Key, need.Key, need.Example)
		}
	}
}

// plain lets a plain text stand for a map that holds nothing but it.
func plain(v source.Value, key string) source.Value {
	if v.Kind != source.Scalar || key == "" {
		return v
	}
	return source.Value{Kind: source.Mapping, Pos: v.Pos, Fields: []source.Field{{Key: key, Pos: v.Pos, Value: v}}}
}

func (r reading) hours(n Real, key string) Real {
	if n.V < 0 {
		r.diags.Errorf(n.Pos, "value-bad", "%s cannot be negative", key).Hintf("write the hours that it takes, as in %s: 24", key)
		return Real{}
	}
	return n
}
