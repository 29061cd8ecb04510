package audience

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// A number that is stated of a series is as closed as the series, in whatever entry
// it stands. A struct with a field that names a series states all its numbers of it:
// so says its type, and a number that is added to it later is closed without being
// named here. Where the series is closed, an item of a list goes as a whole, and an
// entry loses its numbers; where it is an index, they are on its scale.

// stated is what becomes of a number that is stated of a column of a series: it
// goes, it stays, or it is put on a scale.
type stated func(series casefile.Ref, column casefile.Text) (scale func(casefile.Real) casefile.Real, open bool)

var realType = reflect.TypeFor[casefile.Real]()

// numbers applies a rule to every number that the case states of its series. Lists
// that change are copies.
func (v *view) numbers(rule stated) {
	n := numbering{rule, map[reflect.Type]*numbered{}}
	c := reflect.ValueOf(&v.c).Elem()
	for i := range c.NumField() {
		f := c.Field(i)
		if f.Kind() != reflect.Slice || !n.states(f.Type().Elem()) {
			continue
		}
		f.Set(n.list(f))
	}
}

type numbering struct {
	rule  stated
	types map[reflect.Type]*numbered
}

// numbered is what a type has to do with series.
type numbered struct {
	series, column int   // the fields that name them; -1 = it names no series
	reals          []int // what is stated of it
	inner          []int // lists and structs in which series are named
}

// of looks into a type. An embedded entry names no series.
func (n numbering) of(t reflect.Type) *numbered {
	if known, ok := n.types[t]; ok {
		return known
	}
	x := &numbered{series: -1, column: -1}
	n.types[t] = x
	for i := range t.NumField() {
		f := t.Field(i)
		switch as := texts.Fields[t.String()+"."+f.Name]; {
		case !f.IsExported():
		case as == "series" && f.Type == texts.TextType && t != reflect.TypeFor[casefile.Series]():
			x.series = i
		case as == texts.Column && f.Type == texts.TextType:
			x.column = i
		case f.Type == realType:
			x.reals = append(x.reals, i)
		case n.states(f.Type):
			x.inner = append(x.inner, i)
		}
	}
	return x
}

// states tells whether a series may be named in a type.
func (n numbering) states(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice:
		return n.states(t.Elem())
	case reflect.Struct:
		if t.PkgPath() != reflect.TypeFor[casefile.Case]().PkgPath() {
			return false
		}
		x := n.of(t)
		return x.series >= 0 || len(x.inner) > 0
	}
	return false
}

// list gives the items that stay, with the numbers that do.
func (n numbering) list(all reflect.Value) reflect.Value {
	if all.Len() == 0 {
		return all
	}
	kept := reflect.MakeSlice(all.Type(), 0, all.Len())
	for i := range all.Len() {
		item := reflect.New(all.Type().Elem()).Elem()
		item.Set(all.Index(i))
		if n.item(item) {
			kept = reflect.Append(kept, item)
		}
	}
	if kept.Len() == 0 {
		return reflect.Zero(all.Type())
	}
	return kept
}

// item applies the rule to a struct, and tells whether it stays.
func (n numbering) item(v reflect.Value) bool {
	if v.Kind() != reflect.Struct {
		return true
	}
	x := n.of(v.Type())
	for _, i := range x.inner {
		if f := v.Field(i); f.Kind() == reflect.Slice {
			f.Set(n.list(f))
		} else if !n.item(f) {
			f.SetZero()
		}
	}
	if x.series < 0 {
		return true
	}
	series, column := v.Field(x.series).Interface().(casefile.Ref), casefile.Text{}
	if x.column >= 0 {
		column = v.Field(x.column).Interface().(casefile.Text)
	}
	if series.V == "" {
		return true
	}
	scale, open := n.rule(series, column)
	if _, entry := v.Addr().Interface().(interface{ Common() *casefile.Entry }); !open && !entry {
		return false
	}
	for _, i := range x.reals {
		switch f := v.Field(i); {
		case !open:
			f.SetZero()
		case scale != nil:
			f.Set(reflect.ValueOf(scale(f.Interface().(casefile.Real))))
		}
	}
	if unit := v.FieldByName("Unit"); scale != nil && unit.IsValid() {
		unit.SetZero() // the scale has its own
	}
	if !open {
		v.Field(x.series).SetZero()
		if x.column >= 0 {
			v.Field(x.column).SetZero()
		}
	}
	return true
}

// changeReals puts another number in the place of each that a struct holds itself.
func changeReals(to reflect.Value, change func(casefile.Real) casefile.Real) {
	for i := range to.NumField() {
		if f := to.Field(i); f.Type() == realType {
			f.Set(reflect.ValueOf(change(f.Interface().(casefile.Real))))
		}
	}
}
