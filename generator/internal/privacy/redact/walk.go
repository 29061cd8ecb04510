package redact

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// walker changes every string of a case that tells a secret. It visits all fields
// of all types, so that a new one is looked at without being named here: what is
// not said to be something else is text. What does not change is shared with the
// case it came from.
type walker struct {
	*redactor
	fields *texts.Visited
	at     texts.Place // of the entry or page
	series []string    // of the struct that names a column, before it changes
	space  string      // of the entry's ids
}

// walk gives the case with every string clean.
func (r *redactor) walk(c casefile.Case) casefile.Case {
	w := walker{redactor: r, at: texts.Place{Page: "/"}}
	if clean, changed := w.value(reflect.ValueOf(&c).Elem()); changed {
		return clean.Interface().(casefile.Case)
	}
	return c
}

// value gives a value that is clean, and whether it had to be another one.
func (w *walker) value(v reflect.Value) (reflect.Value, bool) {
	w.fields = texts.WithStrings()
	return (&texts.Rewriter{Leaf: w.leaf, Enter: w.enter, Fields: w.fields}).Value(v, texts.Plain)
}

// leaf makes a value clean that is not looked into any further.
func (w *walker) leaf(v reflect.Value, as texts.What) (reflect.Value, bool, bool) {
	if v.Kind() == reflect.String {
		to := w.string(v.String(), as)
		if to == v.String() {
			return v, false, true
		}
		clean := reflect.New(v.Type()).Elem()
		clean.SetString(to)
		return clean, true, true
	}
	switch x := v.Addr().Interface().(type) {
	case *[]casefile.Point:
		clean, changed := w.points(v, *x)
		return clean, changed, true
	case *day.Period, *day.Span:
		return v, false, true
	case *diag.Pos:
		at := *x
		at.File = w.paths.of(x.File)
		return reflect.ValueOf(at), at.File != x.File, true
	case *source.Body:
		clean, changed := w.whole(v, *x)
		return clean, changed, true
	case *source.Value:
		to, changed := w.params(*x, as)
		return reflect.ValueOf(to), changed, true
	case *casefile.Artifact:
		to := w.artifact(*x)
		return reflect.ValueOf(to), to != *x, true
	}
	return v, false, false
}

// points is for a series' rows, which may be many: they stand in one file, and
// most have no label.
func (w *walker) points(v reflect.Value, points []casefile.Point) (reflect.Value, bool) {
	if len(points) == 0 {
		return v, false
	}
	from := points[0].Pos.File
	to := w.paths.of(from)
	labelled := slices.ContainsFunc(points, func(p casefile.Point) bool { return p.Label != "" })
	if from == to && !labelled {
		return v, false
	}
	clean := slices.Clone(points)
	for i := range clean {
		clean[i].Label = w.text(clean[i].Label)
		clean[i].Pos.File = w.paths.of(clean[i].Pos.File)
	}
	return reflect.ValueOf(clean), true
}

// enter notes what is known of the values in a struct: where their Markdown stands, the
// space of their ids, and the series of their columns.
func (w *walker) enter(v reflect.Value) (leave func()) {
	switch x := v.Addr().Interface().(type) {
	case *casefile.Page:
		return w.moved(texts.PlaceOf(x))
	case *casefile.Entry:
		was, back := w.space, w.moved(texts.PlaceOf(x))
		w.space = string(x.Collection)
		return func() { w.space = was; back() }
	case *casefile.Series:
		return w.of(x.ID)
	}
	for _, p := range w.fields.Of(v.Type()) {
		if f := v.Field(p.Field); p.What == texts.What(format.Metrics) && f.Type() == texts.TextType {
			return w.of(f.Addr().Interface().(*casefile.Text).V)
		}
	}
	return nil
}

func (w *walker) moved(to texts.Place) func() {
	was := w.at
	w.at = to
	return func() { w.at = was }
}

func (w *walker) of(series string) func() {
	w.series = append(w.series, series)
	return func() { w.series = w.series[:len(w.series)-1] }
}

func (w *walker) string(text string, as texts.What) string {
	if text == "" {
		return ""
	}
	switch as {
	case texts.Plain:
		return w.text(text)
	case texts.Markdown:
		return w.body(source.NewBody("", 1, text), texts.Place{Page: "/files/"}).Text
	case texts.Kept:
		return text
	case texts.File:
		return w.paths.of(text)
	case texts.Link:
		to, clean := w.goes(text, texts.Place{Page: "/"})
		if clean {
			return text
		}
		return to
	case texts.Column:
		return w.names.ref("columns/"+w.series[len(w.series)-1], text)
	case texts.OwnEntry:
		return w.names.ref(w.space, text)
	case texts.OwnSlug:
		if w.named(text) {
			return "" // the id is in the address then
		}
		return text
	case "people":
		if text == w.author {
			return w.text(text) // stays the author's name
		}
	}
	return w.names.ref(string(as), text)
}

// whole makes a body clean, the name of its file too.
func (w *walker) whole(v reflect.Value, b source.Body) (reflect.Value, bool) {
	clean := w.body(b, w.at)
	clean.File = w.paths.of(b.File)
	if clean.Text == b.Text && clean.File == b.File {
		return v, false
	}
	return reflect.ValueOf(clean), true
}

// params makes the values clean that are for the theme, and their keys. Of Markdown the
// notice is that, and what is for other templates is plain text.
func (w *walker) params(v source.Value, as texts.What) (source.Value, bool) {
	clean := v
	clean.Text, clean.Pos.File = w.string(v.Text, as), w.paths.of(v.Pos.File)
	changed := clean.Text != v.Text || clean.Pos.File != v.Pos.File
	for i, item := range v.Items {
		if to, other := w.params(item, texts.Plain); other {
			if changed = true; len(clean.Items) > 0 && &clean.Items[0] == &v.Items[0] {
				clean.Items = slices.Clone(v.Items)
			}
			clean.Items[i] = to
		}
	}
	for i, field := range v.Fields {
		how := texts.Plain
		if field.Key == "notice" {
			how = as
		}
		to, other := w.params(field.Value, how)
		key, at := w.text(field.Key), w.paths.of(field.Pos.File)
		if other || key != field.Key || at != field.Pos.File {
			if changed = true; &clean.Fields[0] == &v.Fields[0] {
				clean.Fields = slices.Clone(v.Fields)
			}
			clean.Fields[i].Key, clean.Fields[i].Pos.File, clean.Fields[i].Value = key, at, to
		}
	}
	return clean, changed
}

// artifact makes an artifact clean. A file that gets another name is named so
// wherever the author gave its name alone.
func (w *walker) artifact(a casefile.Artifact) casefile.Artifact {
	was := a
	for _, at := range []*diag.Pos{&a.Title.Pos, &a.URL.Pos, &a.File.Pos} {
		at.File = w.paths.of(at.File)
	}
	a.Path, a.URL.V, a.Title.V = w.paths.of(was.Path), w.string(was.URL.V, texts.Link), w.text(was.Title.V)
	switch {
	case a.Path != was.Path && was.Path != "":
		a.File.V = "/" + strings.TrimPrefix(a.Path, "content/")
		if was.Title.V == was.File.V {
			a.Title.V = path.Base(a.Path)
		}
	case w.named(was.File.V):
		a.File.V = w.name(was.File.V)
	}
	return a
}
