package audience

import (
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// passages takes out of every text what the audience may not read: parts between
// `only` and `/only`, and comments. Like redaction, it visits all fields of all
// types, so that a new one cannot be forgotten: what `fields` does not say to be
// something else is plain text. There neither works, and Misplaced tells of it as
// an error; what they enclose is gone from the view all the same.
//
// What leads to something closed goes in the same way (unlinked.go).
type passages struct {
	may   func(text string) bool                             // a text may hold what has to go
	cut   func(b source.Body, as what, at place) source.Body // takes it out
	at    place
	plans map[reflect.Type][]part
}

// opened gives the case with every text as the audience may read it.
func opened(c casefile.Case, a config.Audience) casefile.Case {
	return passagesFor(a).of(c)
}

func passagesFor(a config.Audience) *passages {
	cut := func(b source.Body, _ what, _ place) source.Body { return only(b, a) }
	return &passages{may: holdsPassages, cut: cut, plans: map[reflect.Type][]part{}}
}

func (p *passages) of(c casefile.Case) casefile.Case {
	if seen, changed := p.value(reflect.ValueOf(&c).Elem(), words); changed {
		return seen.Interface().(casefile.Case)
	}
	return c
}

// holdsPassages tells whether a text may hold what has to go.
func holdsPassages(text string) bool {
	return strings.Contains(text, "{{") || source.MayHoldRemarks(text)
}

var (
	bodyType  = reflect.TypeFor[source.Body]()
	valueType = reflect.TypeFor[source.Value]()
	textType  = reflect.TypeFor[casefile.Text]()
)

// value gives a value of which nothing is closed, and whether it had to be another
// one.
func (p *passages) value(v reflect.Value, as what) (reflect.Value, bool) {
	switch v.Kind() {
	case reflect.String:
		if !p.may(v.String()) {
			return v, false
		}
		seen := reflect.New(v.Type()).Elem()
		seen.SetString(p.text(v.String(), as))
		return seen, seen.String() != v.String()
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		inner, changed := p.value(v.Elem(), as)
		if !changed {
			return v, false
		}
		seen := reflect.New(v.Type().Elem())
		seen.Elem().Set(inner)
		return seen, true
	case reflect.Slice:
		return p.slice(v, as)
	case reflect.Struct:
		return p.structure(v, as)
	}
	return v, false
}

// text reads a field that may stand on any page.
func (p *passages) text(text string, as what) string {
	return p.cut(source.NewBody("", 1, text), as, place{page: "/files/"}).Text
}

func (p *passages) slice(v reflect.Value, as what) (reflect.Value, bool) {
	if points, ok := v.Interface().([]casefile.Point); ok && !slices.ContainsFunc(points, func(point casefile.Point) bool { return p.may(point.Label) }) {
		return v, false // they may be many
	}
	seen, changed := v, false
	for i := range v.Len() {
		item, other := p.value(v.Index(i), as)
		if !other {
			continue
		}
		if !changed {
			seen = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(seen, v)
			changed = true
		}
		seen.Index(i).Set(item)
	}
	return seen, changed
}

func (p *passages) structure(v reflect.Value, as what) (reflect.Value, bool) {
	switch v.Type() {
	case bodyType:
		b := v.Addr().Interface().(*source.Body)
		if !p.may(b.Text) {
			return v, false
		}
		seen := p.cut(*b, prose, p.at)
		return reflect.ValueOf(seen), seen.Text != b.Text
	case textType:
		text := v.Addr().Interface().(*casefile.Text).V
		if !p.may(text) {
			return v, false
		}
		seen := v.Interface().(casefile.Text)
		if seen.V = p.text(text, as); strings.TrimSpace(seen.V) == "" {
			seen = casefile.Text{} // all of it is closed: it is as if it were not given
		}
		return reflect.ValueOf(seen), seen.V != text
	case valueType:
		if seen, changed := p.params(*v.Addr().Interface().(*source.Value)); changed {
			return reflect.ValueOf(seen), true
		}
		return v, false
	case reflect.TypeFor[casefile.Page](), reflect.TypeFor[casefile.Entry]():
		defer func(was place) { p.at = was }(p.at)
		p.at = placeOf(v.Addr().Interface())
	}
	seen, changed := v, false
	for _, f := range p.plan(v.Type()) {
		inner, other := p.value(v.Field(f.field), f.what)
		if !other {
			continue
		}
		if !changed {
			seen = reflect.New(v.Type()).Elem()
			seen.Set(v)
			changed = true
		}
		seen.Field(f.field).Set(inner)
	}
	return seen, changed
}

// plan gives the fields of a type that hold words. Words of the format, addresses
// and ids hold none; of those, too, Misplaced tells.
func (p *passages) plan(t reflect.Type) []part {
	plan, known := p.plans[t]
	if known {
		return plan
	}
	for i := range t.NumField() {
		f := t.Field(i)
		as := fields[t.String()+"."+f.Name]
		if f.IsExported() && (as == words || as == prose) && holdsWords(f.Type) {
			plan = append(plan, part{i, as})
		}
	}
	p.plans[t] = plan
	return plan
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

// params opens the values that are for the theme, and their keys.
func (p *passages) params(v source.Value) (source.Value, bool) {
	seen, changed := v, false
	if p.may(v.Text) {
		seen.Text = p.text(v.Text, words)
		changed = seen.Text != v.Text
	}
	seen.Items, seen.Fields = nil, nil
	for _, item := range v.Items {
		to, other := p.params(item)
		seen.Items, changed = append(seen.Items, to), changed || other
	}
	for _, field := range v.Fields {
		to, other := p.params(field.Value)
		field.Value = to
		if p.may(field.Key) {
			field.Key, other = p.text(field.Key, words), true
		}
		seen.Fields, changed = append(seen.Fields, field), changed || other
	}
	return seen, changed
}
