package audience

import "reflect"

// rewriter gives a case in which some values are others. It visits all fields of all
// types, so that a new one cannot be forgotten: what `fields` does not say to be
// something else is plain text. What does not change is shared with the case it came
// from.
type rewriter struct {
	// leaf gives what stands in place of a value; done: nothing within it is looked at.
	leaf func(v reflect.Value, as what) (to reflect.Value, changed, done bool)
	// enter is told of every struct whose fields are visited, and gives what is to be
	// done behind them; nil where nothing is.
	enter  func(v reflect.Value) (leave func())
	fields *visited
}

// value gives a value as it is to be, and whether it had to be another one.
func (r *rewriter) value(v reflect.Value, as what) (reflect.Value, bool) {
	if to, changed, done := r.leaf(v, as); done {
		return to, changed
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		inner, changed := r.value(v.Elem(), as)
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

func (r *rewriter) slice(v reflect.Value, as what) (reflect.Value, bool) {
	to, changed := v, false
	for i := range v.Len() {
		item, other := r.value(v.Index(i), as)
		if !other {
			continue
		}
		if !changed {
			to = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(to, v)
			changed = true
		}
		to.Index(i).Set(item)
	}
	return to, changed
}

func (r *rewriter) structure(v reflect.Value, as what) (reflect.Value, bool) {
	if r.enter != nil {
		if leave := r.enter(v); leave != nil {
			defer leave()
		}
	}
	to, changed := v, false
	for _, p := range r.fields.of(v.Type()) {
		how := p.what
		if how == words {
			how = as // of At, whose field says it
		}
		inner, other := r.value(v.Field(p.field), how)
		if !other {
			continue
		}
		if !changed {
			to = reflect.New(v.Type()).Elem()
			to.Set(v)
			changed = true
		}
		to.Field(p.field).Set(inner)
	}
	return to, changed
}
