package texts

import "reflect"

// Rewriter gives a case in which some values are others. It visits all fields of all
// types, so that a new one cannot be forgotten: what `fields` does not say to be
// something else is plain text. What does not change is shared with the case it came
// from.
type Rewriter struct {
	// leaf gives what stands in place of a value; done: nothing within it is looked at.
	Leaf func(v reflect.Value, as What) (to reflect.Value, changed, done bool)
	// enter is told of every struct whose fields are visited, and gives what is to be
	// done behind them; nil where nothing is.
	Enter func(v reflect.Value) (leave func())
	// gone tells that nothing is left of what was changed: it goes from its list, or
	// is as if it were not given; nil where everything stays.
	Gone   func(was, is reflect.Value) bool
	Fields *Visited
}

// Value gives a value as it is to be, and whether it had to be another one.
func (r *Rewriter) Value(v reflect.Value, as What) (reflect.Value, bool) {
	if to, changed, done := r.Leaf(v, as); done {
		return to, changed
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		inner, changed := r.Value(v.Elem(), as)
		if !changed {
			return v, false
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(inner)
		return to, true
	case reflect.Slice:
		return r.slice(v, as)
	case reflect.Struct:
		return r.structure(v, as)
	}
	return v, false
}

func (r *Rewriter) slice(v reflect.Value, as What) (reflect.Value, bool) {
	to, changed := v, false
	for i := range v.Len() {
		item, other := r.Value(v.Index(i), as)
		if other && !changed {
			to = reflect.MakeSlice(v.Type(), 0, v.Len())
			to = reflect.AppendSlice(to, v.Slice(0, i))
			changed = true
		}
		if changed && !(other && r.gone(v.Index(i), item)) {
			to = reflect.Append(to, item)
		}
	}
	if changed && to.Len() == 0 {
		to = reflect.Zero(v.Type())
	}
	return to, changed
}

func (r *Rewriter) gone(was, is reflect.Value) bool { return r.Gone != nil && r.Gone(was, is) }

func (r *Rewriter) structure(v reflect.Value, as What) (reflect.Value, bool) {
	if r.Enter != nil {
		if leave := r.Enter(v); leave != nil {
			defer leave()
		}
	}
	to, changed := v, false
	for _, p := range r.Fields.Of(v.Type()) {
		how := p.What
		if how == Plain {
			how = as // of At, whose field says it
		}
		inner, other := r.Value(v.Field(p.Field), how)
		if !other {
			continue
		}
		if inner.Kind() == reflect.Struct && r.gone(v.Field(p.Field), inner) {
			inner = reflect.Zero(inner.Type())
		}
		if !changed {
			to = reflect.New(v.Type()).Elem()
			to.Set(v)
			changed = true
		}
		to.Field(p.Field).Set(inner)
	}
	return to, changed
}
