package casefile

import (
	"iter"
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Reference is an id that a field of an entry, a series or a chart holds.
type Reference struct {
	Of     format.Space // what it names
	To     Ref
	Column Text // of a series
}

// References gives every reference of the entries, events and charts, in the order
// of the case.
func (c *Case) References() iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		s := seeking{yield: yield, more: true}
		for _, name := range Collections() {
			s.list(bindingOf(name.shape(), lists[name].model()), reflect.ValueOf(lists[name].all(c)))
		}
		s.list(bindingOf(&format.Chart, reflect.TypeFor[Chart]()), reflect.ValueOf(c.Charts))
		for i := range c.Series {
			s.list(bindingOf(&format.Event, reflect.TypeFor[Event]()), reflect.ValueOf(c.Series[i].Events))
		}
	}
}

// PersonRefs gives every reference to a person from an entry.
func (c *Case) PersonRefs() iter.Seq[Ref] {
	return func(yield func(Ref) bool) {
		for r := range c.References() {
			if r.Of == format.People && !yield(r.To) {
				return
			}
		}
	}
}

type seeking struct {
	yield func(Reference) bool
	more  bool
}

func (s *seeking) list(b *binding, all reflect.Value) {
	for i := 0; i < all.Len() && s.more; i++ {
		v := all.Index(i)
		if entry := v.FieldByName(entryField); entry.IsValid() {
			s.fields(bindingOf(&format.Entry, entry.Type()), entry)
		}
		s.fields(b, v)
	}
}

// entryField is what an entry has in common with all.
const entryField = "Entry"

func (s *seeking) fields(b *binding, v reflect.Value) {
	for i := range b.fields {
		f := &b.fields[i]
		switch {
		case !s.more:
			return
		case f.Model == format.Here:
			s.fields(f.items, v)
		case f.items != nil && f.List:
			s.list(f.items, v.Field(f.at))
		case f.items != nil:
			s.fields(f.items, v.Field(f.at))
		case f.Form == format.Metric:
			column, _ := v.Field(f.with).Interface().(Text)
			s.found(Reference{Of: format.Metrics, To: v.Field(f.at).Interface().(Ref), Column: column})
		case f.Form == format.Ref && f.List:
			for _, to := range v.Field(f.at).Interface().([]Ref) {
				s.found(Reference{Of: f.Of, To: to})
			}
		case f.Form == format.Ref:
			s.found(Reference{Of: f.Of, To: v.Field(f.at).Interface().(Ref)})
		}
	}
}

func (s *seeking) found(r Reference) { s.more = s.more && (!r.To.Given() || s.yield(r)) }
