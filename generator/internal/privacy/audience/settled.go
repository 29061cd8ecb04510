package audience

import (
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/generator/internal/values/direction"
)

// Settled gives a case whose texts turn no words but their own: without the controls of
// direction that a text does not close. What stands behind a text, on a page or
// in a line, is the program's.
func Settled(c casefile.Case) casefile.Case {
	r := texts.Rewriter{Leaf: settle, Fields: texts.WithStrings()} // the columns of a table have ids that are words
	if to, changed := r.Value(reflect.ValueOf(&c).Elem(), texts.Plain); changed {
		return to.Interface().(casefile.Case)
	}
	return c
}

func settle(v reflect.Value, as texts.What) (to reflect.Value, changed, done bool) {
	if as == texts.Link || as == texts.File {
		return v, false, true
	}
	if v.Kind() == reflect.String {
		text := settledText(v.String(), as)
		if text == v.String() {
			return v, false, true
		}
		to = reflect.New(v.Type()).Elem()
		to.SetString(text)
		return to, true, true
	}
	switch x := v.Addr().Interface().(type) {
	case *diag.Pos, *day.Period, *day.Span:
		return v, false, true
	case *source.Body:
		b := settledBody(*x)
		return reflect.ValueOf(b), b.Text != x.Text, true
	case *source.Value:
		value, changed := settledValue(*x)
		return reflect.ValueOf(value), changed, true
	case *[]casefile.Point:
		loose := func(p casefile.Point) bool { return direction.Loose(p.Label) != nil }
		if !slices.ContainsFunc(*x, loose) {
			return v, false, true // so it is with most series, which may be long
		}
		points := slices.Clone(*x)
		for i := range points {
			points[i].Label = direction.Settled(points[i].Label)
		}
		return reflect.ValueOf(points), true, true
	}
	return v, false, false
}

func settledText(text string, as texts.What) string {
	if as != texts.Markdown {
		return direction.Settled(text)
	}
	return direction.Without(text, direction.LooseInMarkdown(text, source.Body{Text: text}.InCode))
}

func settledBody(b source.Body) source.Body {
	var edits []source.Edit
	for _, c := range direction.LooseInMarkdown(b.Text, b.InCode) {
		edits = append(edits, source.Edit{Start: c.Start, End: c.End})
	}
	return b.Edit(edits...)
}

func settledValue(v source.Value) (to source.Value, changed bool) {
	to = v
	if to.Text = direction.Settled(v.Text); to.Text != v.Text {
		changed = true
	}
	to.Items, to.Fields = slices.Clone(v.Items), slices.Clone(v.Fields)
	for i := range to.Items {
		item, other := settledValue(to.Items[i])
		to.Items[i], changed = item, changed || other
	}
	for i, f := range to.Fields {
		value, other := settledValue(f.Value)
		key := direction.Settled(f.Key)
		to.Fields[i].Key, to.Fields[i].Value, changed = key, value, changed || other || key != f.Key
	}
	return to, changed
}
