package audience

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/format"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// walker changes every string of a case that tells a secret. It visits all fields
// of all types, so that a new one is looked at without being named here: what is
// not said to be something else is text. What does not change is shared with the
// case it came from.
type walker struct {
	*redactor
	fields *visited
	at     place    // of the entry or page
	series []string // of the struct that names a column, before it changes
	space  string   // of the entry's ids
}

// what says how the strings of a field are read.
type what string

const (
	words    what = ""         // plain text
	prose    what = "markdown" // Markdown
	kept     what = "kept"     // words of the format, and what is not published
	link     what = "link"     // an address
	file     what = "file"     // a path in the portfolio
	column   what = "column"   // the id of a column of the series that the struct names
	ownEntry what = "entry"    // the id of an entry in its collection
	ownSlug  what = "slug"     // what may stand for it in an address
	// Anything else is the space of an id.
)

// fields says what the fields are that hold no plain text. Of what the author wrote
// the format says it.
var fields = func() map[string]what {
	all := map[string]what{}
	for name, f := range casefile.Model() {
		if as := whatOf(f); as != words {
			all[name] = as
		}
	}
	maps.Copy(all, map[string]what{
		"casefile.Page.ID": kept, "casefile.Entry.Collection": kept, "casefile.Entry.ID": ownEntry, "casefile.Entry.Slug": ownSlug, "casefile.Entry.Folder": file,
		"casefile.Claim.Competency": "competencies", "casefile.Claim.Level": "levels",
		"casefile.Link.URL": link, "casefile.Artifact.URL": link, "casefile.Artifact.Path": file,
		"casefile.Competency.Area": "areas", "casefile.Expectation.Level": "levels", "casefile.Expectation.Text": prose, "casefile.Gate.Level": "levels",
		"casefile.Series.ID": "series", "casefile.Column.ID": column, "casefile.Chart.ID": "charts",

		"config.Config.BaseURL": kept, "config.Config.Language": kept, "config.Config.Theme": kept,
		"config.Config.Redact": kept, "config.Config.Output": kept, "config.Person.Photo": file,
		"config.Target.Framework": file, "config.Target.Level": "levels", "config.Target.From": "levels",
		"config.Named.ID": "aims", "config.Window.Name": "windows", "config.Window.Kind": kept, "config.Enough.Text": prose,
		"config.Lock.Synopsis": prose, "config.Secrets.Allow": file,
		"config.Packet.Paper": kept, "config.Packet.Profile": "profiles",
		"config.Profile.Name": "profiles", "config.Profile.Exhibits": "evidence", "config.Profile.Pins": "evidence", "config.Profile.Voice": kept,
		"config.Section.Kind": kept,

		"source.File.Path": file,
	})
	return all
}()

// whatOf says how a field of the format is read.
func whatOf(f format.Field) what {
	switch f.Form {
	case format.Markdown:
		return prose
	case format.Word:
		return kept
	case format.Address:
		return link
	case format.File:
		return file
	case format.Metric:
		return what(format.Metrics)
	case format.Ref, format.ID:
		switch f.Of {
		case format.Columns:
			return column
		case format.Objectives, format.Values:
			return "aims"
		}
		return what(f.Of)
	}
	return words
}

// walk gives the case with every string clean.
func (r *redactor) walk(c casefile.Case) casefile.Case {
	w := walker{redactor: r, at: place{page: "/"}}
	if clean, changed := w.value(reflect.ValueOf(&c).Elem()); changed {
		return clean.Interface().(casefile.Case)
	}
	return c
}

// value gives a value that is clean, and whether it had to be another one.
func (w *walker) value(v reflect.Value) (reflect.Value, bool) {
	w.fields = withStrings()
	return (&rewriter{leaf: w.leaf, enter: w.enter, fields: w.fields}).value(v, words)
}

// leaf makes a value clean that is not looked into any further.
func (w *walker) leaf(v reflect.Value, as what) (reflect.Value, bool, bool) {
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
		to, changed := w.params(*x)
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
		return w.moved(placeOf(x))
	case *casefile.Entry:
		was, back := w.space, w.moved(placeOf(x))
		w.space = string(x.Collection)
		return func() { w.space = was; back() }
	case *casefile.Series:
		return w.of(x.ID)
	}
	for _, p := range w.fields.of(v.Type()) {
		if f := v.Field(p.field); p.what == what(format.Metrics) && f.Type() == textType {
			return w.of(f.Addr().Interface().(*casefile.Text).V)
		}
	}
	return nil
}

// placeOf gives where the Markdown of a page or an entry stands.
func placeOf(x any) place {
	if e, ok := x.(*casefile.Entry); ok {
		return place{e.Folder, e.Path()}
	}
	p := x.(*casefile.Page)
	if p.ID == "home" {
		return place{path.Dir(p.Pos.File), "/"}
	}
	return place{path.Dir(p.Pos.File), "/" + p.ID + "/"}
}

func (w *walker) moved(to place) func() {
	was := w.at
	w.at = to
	return func() { w.at = was }
}

func (w *walker) of(series string) func() {
	w.series = append(w.series, series)
	return func() { w.series = w.series[:len(w.series)-1] }
}

func (w *walker) string(text string, as what) string {
	if text == "" {
		return ""
	}
	switch as {
	case words:
		return w.text(text)
	case prose:
		return w.body(source.NewBody("", 1, text), place{page: "/files/"}).Text
	case kept:
		return text
	case file:
		return w.paths.of(text)
	case link:
		to, clean := w.goes(text, place{page: "/"})
		if clean {
			return text
		}
		return to
	case column:
		return w.names.ref("columns/"+w.series[len(w.series)-1], text)
	case ownEntry:
		return w.names.ref(w.space, text)
	case ownSlug:
		if w.tells(text) {
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

// params makes the values clean that are for the theme, and their keys.
func (w *walker) params(v source.Value) (source.Value, bool) {
	clean := v
	clean.Text, clean.Pos.File = w.text(v.Text), w.paths.of(v.Pos.File)
	changed := clean.Text != v.Text || clean.Pos.File != v.Pos.File
	for i, item := range v.Items {
		if to, other := w.params(item); other {
			if changed = true; len(clean.Items) > 0 && &clean.Items[0] == &v.Items[0] {
				clean.Items = slices.Clone(v.Items)
			}
			clean.Items[i] = to
		}
	}
	for i, field := range v.Fields {
		to, other := w.params(field.Value)
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
	a.Path, a.URL.V, a.Title.V = w.paths.of(was.Path), w.string(was.URL.V, link), w.text(was.Title.V)
	switch {
	case a.Path != was.Path && was.Path != "":
		a.File.V = "/" + strings.TrimPrefix(a.Path, "content/")
		if was.Title.V == was.File.V {
			a.Title.V = path.Base(a.Path)
		}
	case w.tells(was.File.V):
		a.File.V = w.text(was.File.V)
	}
	return a
}
