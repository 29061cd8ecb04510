package audience

import (
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// passages takes out of every text what the audience may not read: parts between
// `only` and `/only`, and comments. In plain text neither works, and Misplaced tells of
// it as an error; what they enclose is gone from the view all the same.
//
// What leads to something closed goes in the same way (unlinked.go).
type passages struct {
	may func(text string) bool                                         // a text may hold what has to go
	cut func(b source.Body, as texts.What, at texts.Place) source.Body // takes it out
	at  texts.Place
}

// opened gives the case with every text as the audience may read it.
func opened(c casefile.Case, a config.Audience) casefile.Case {
	return passagesFor(a).of(c)
}

func passagesFor(a config.Audience) *passages {
	cut := func(b source.Body, _ texts.What, _ texts.Place) source.Body { return only(b, a) }
	return &passages{may: HoldsPassages, cut: cut}
}

func (p *passages) of(c casefile.Case) casefile.Case {
	if seen, changed := p.value(reflect.ValueOf(&c).Elem()); changed {
		return seen.Interface().(casefile.Case)
	}
	return c
}

// value gives a value of which nothing is closed, and whether it had to be another one.
func (p *passages) value(v reflect.Value) (reflect.Value, bool) {
	return (&texts.Rewriter{Leaf: p.leaf, Enter: p.enter, Gone: nothingLeft, Fields: texts.WithWords()}).Value(v, texts.Plain)
}

// holdsPassages tells whether a text may hold what has to go.
func HoldsPassages(text string) bool {
	return strings.Contains(text, "{{") || source.MayHoldRemarks(text)
}

// leaf cuts what has to go out of a text.
func (p *passages) leaf(v reflect.Value, as texts.What) (reflect.Value, bool, bool) {
	switch v.Type() {
	case texts.BodyType:
		b := v.Addr().Interface().(*source.Body)
		if !p.may(b.Text) {
			return v, false, true
		}
		seen := p.cut(*b, texts.Markdown, p.at)
		return reflect.ValueOf(seen), seen.Text != b.Text, true
	case texts.TextType:
		text := v.Addr().Interface().(*casefile.Text).V
		if !p.may(text) {
			return v, false, true
		}
		seen := v.Interface().(casefile.Text)
		if seen.V = p.text(text, as); strings.TrimSpace(seen.V) == "" {
			seen = casefile.Text{} // all of it is closed: it is as if it were not given
		}
		return reflect.ValueOf(seen), seen.V != text, true
	case texts.ValueType:
		if seen, changed := p.params(*v.Addr().Interface().(*source.Value)); changed {
			return reflect.ValueOf(seen), true, true
		}
		return v, false, true
	case texts.PointsType:
		points := v.Addr().Interface().(*[]casefile.Point) // they may be many
		return v, false, !slices.ContainsFunc(*points, func(point casefile.Point) bool { return p.may(point.Label) })
	}
	if v.Kind() != reflect.String {
		return v, false, false
	}
	if !p.may(v.String()) {
		return v, false, true
	}
	seen := reflect.New(v.Type()).Elem()
	seen.SetString(p.text(v.String(), as))
	return seen, seen.String() != v.String(), true
}

// enter notes where the texts stand.
func (p *passages) enter(v reflect.Value) (leave func()) {
	switch v.Type() {
	case reflect.TypeFor[casefile.Page](), reflect.TypeFor[casefile.Entry]():
		was := p.at
		p.at = texts.PlaceOf(v.Addr().Interface())
		return func() { p.at = was }
	}
	return nil
}

// text reads a field that may stand on any page.
func (p *passages) text(text string, as texts.What) string {
	return p.cut(source.NewBody("", 1, text), as, texts.Place{Page: "/files/"}).Text
}

// params opens the values that are for the theme, and their keys.
func (p *passages) params(v source.Value) (source.Value, bool) {
	seen, changed := v, false
	if p.may(v.Text) {
		seen.Text = p.text(v.Text, texts.Plain)
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
			field.Key, other = p.text(field.Key, texts.Plain), true
		}
		seen.Fields, changed = append(seen.Fields, field), changed || other
	}
	return seen, changed
}
