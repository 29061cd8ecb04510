package audience

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// walker changes every string of a case that tells a secret. It visits all fields
// of all types, so that a new one is looked at without being named here: what is
// not said to be something else is text. What does not change is shared with the
// case it came from.
type walker struct {
	*redactor
	plans  map[reflect.Type][]part
	at     place    // of the entry or page
	series []string // of the struct that names a column, before it changes
	space  string   // of the entry's ids
}

// part is a field that may hold strings.
type part struct {
	field int
	what  what
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

// fields says what the fields are that hold no plain text.
var fields = map[string]what{
	"casefile.Page.ID": kept, "casefile.Page.Summary": prose,

	"casefile.Entry.Collection": kept, "casefile.Entry.ID": ownEntry, "casefile.Entry.Slug": ownSlug, "casefile.Entry.Folder": file, "casefile.Entry.Summary": prose,
	"casefile.Entry.Objectives": "aims", "casefile.Entry.Values": "aims",
	"casefile.Claim.Competency": "competencies", "casefile.Claim.Level": "levels",
	"casefile.Link.URL": link, "casefile.Artifact.URL": link, "casefile.Artifact.Path": file,
	"casefile.Impact.Series": "series", "casefile.Impact.Column": column,

	"casefile.Evidence.Kind": kept, "casefile.Evidence.Scope": kept, "casefile.Evidence.Witnesses": "people", "casefile.Evidence.Milestone": "milestones",
	"casefile.CaseStudy.Evidence": "evidence", "casefile.CaseStudy.Witnesses": "people",
	"casefile.Milestone.Kind": kept, "casefile.Milestone.State": kept, "casefile.Milestone.After": "milestones",
	"casefile.Milestone.Stretch": "competencies", "casefile.Milestone.Window": "windows", "casefile.Requirement.Experience": prose,
	"casefile.Outcome.Text": prose, "casefile.Action.Text": prose, "casefile.Action.Who": "people",
	"casefile.Alternative.If": prose, "casefile.Alternative.Then": prose, "casefile.Alternative.Milestone": "milestones",
	"casefile.Experiment.Objective": prose, "casefile.Experiment.Series": "series", "casefile.Experiment.Column": column,
	"casefile.Experiment.Stakes": kept, "casefile.Experiment.Feedback": "feedback", "casefile.Experiment.Learned": prose,
	"casefile.Feedback.From": "people", "casefile.Feedback.Behaviour": prose, "casefile.Feedback.Impact": prose,
	"casefile.Feedback.Alternative": prose, "casefile.Feedback.Recognition": prose, "casefile.Feedback.Evidence": "evidence",
	"casefile.Feedback.Consent": kept, "casefile.Change.Text": prose, "casefile.Change.Evidence": "evidence",
	"casefile.Question.Says": prose, "casefile.Question.Evidence": "evidence",
	"casefile.JournalEntry.Kind": kept, "casefile.JournalEntry.Kept": prose, "casefile.JournalEntry.Dropped": prose,
	"casefile.JournalEntry.Surprised": prose, "casefile.JournalEntry.Assumptions": prose, "casefile.JournalEntry.Differently": prose,
	"casefile.CheckIn.Kind": kept, "casefile.CheckIn.With": "people", "casefile.CheckIn.Learned": prose,
	"casefile.CheckIn.Develop": prose, "casefile.CheckIn.Obstacles": prose,
	"casefile.Ask.Kind": kept, "casefile.Ask.State": kept, "casefile.Ask.Of": "people",
	"casefile.Person.ID": "people", "casefile.Person.Relation": kept,
	"casefile.Assessment.By": "people", "casefile.Assessment.Competency": "competencies", "casefile.Assessment.Level": "levels",
	"casefile.Assessment.Note": prose,

	"casefile.Level.ID": "levels", "casefile.Level.Summary": prose, "casefile.Area.ID": "areas", "casefile.Area.Summary": prose,
	"casefile.Competency.ID": "competencies", "casefile.Competency.Area": "areas", "casefile.Competency.Demonstration": prose,
	"casefile.Expectation.Level": "levels", "casefile.Expectation.Text": prose,
	"casefile.Gate.Level": "levels", "casefile.Tenure.Level": "levels",
	"casefile.Rule.ID": "rules", "casefile.Rule.Competency": "competencies", "casefile.Rule.Kind": kept, "casefile.Rule.Scope": kept, "casefile.Rule.From": kept,
	"casefile.Waiver.Competency": "competencies", "casefile.Waiver.Rule": "rules", "casefile.Waiver.Because": prose,

	"casefile.Series.ID": "series", "casefile.Series.Better": kept, "casefile.Series.Public": kept,
	"casefile.Column.ID": column, "casefile.Column.Better": kept,
	"casefile.Event.Text": prose, "casefile.Event.Evidence": "evidence",
	"casefile.Chart.ID": "charts", "casefile.Chart.Description": prose,
	"casefile.ChartSeries.Series": "series", "casefile.ChartSeries.Column": column, "casefile.ChartSeries.Form": kept,

	"config.Config.BaseURL": kept, "config.Config.Language": kept, "config.Config.Theme": kept,
	"config.Config.Redact": kept, "config.Config.Output": kept, "config.Person.Photo": file,
	"config.Target.Framework": file, "config.Target.Level": "levels", "config.Target.From": "levels",
	"config.Named.ID": "aims", "config.Window.Name": "windows", "config.Window.Kind": kept, "config.Enough.Text": prose,
	"config.Lock.Synopsis": prose, "config.Secrets.Allow": file,
	"config.Packet.Paper": kept, "config.Packet.Profile": "profiles",
	"config.Profile.Name": "profiles", "config.Profile.Exhibits": "evidence", "config.Profile.Pins": "evidence", "config.Profile.Voice": kept,
	"config.Section.Kind": kept,

	"source.File.Path": file,
}

// walk gives the case with every string clean.
func (r *redactor) walk(c casefile.Case) casefile.Case {
	w := walker{redactor: r, plans: map[reflect.Type][]part{}, at: place{page: "/"}}
	clean, changed := w.value(reflect.ValueOf(c), words)
	if changed {
		return clean.Interface().(casefile.Case)
	}
	return c
}

// value gives a value that is clean, and whether it had to be another one.
func (w *walker) value(v reflect.Value, as what) (reflect.Value, bool) {
	switch v.Kind() {
	case reflect.String:
		to := w.string(v.String(), as)
		if to == v.String() {
			return v, false
		}
		clean := reflect.New(v.Type()).Elem()
		clean.SetString(to)
		return clean, true
	case reflect.Pointer:
		if v.IsNil() {
			return v, false
		}
		inner, changed := w.value(v.Elem(), as)
		if !changed {
			return v, false
		}
		clean := reflect.New(v.Type().Elem())
		clean.Elem().Set(inner)
		return clean, true
	case reflect.Slice:
		return w.slice(v, as)
	case reflect.Struct:
		return w.structure(v, as)
	}
	return v, false
}

func (w *walker) slice(v reflect.Value, as what) (reflect.Value, bool) {
	if points, ok := v.Interface().([]casefile.Point); ok {
		return w.points(v, points)
	}
	clean, changed := v, false
	for i := range v.Len() {
		item, other := w.value(v.Index(i), as)
		if !other {
			continue
		}
		if !changed {
			clean = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(clean, v)
			changed = true
		}
		clean.Index(i).Set(item)
	}
	return clean, changed
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

func (w *walker) structure(v reflect.Value, as what) (reflect.Value, bool) {
	switch x := v.Interface().(type) {
	case day.Period, day.Span:
		return v, false
	case diag.Pos:
		to := w.paths.of(x.File)
		if to == x.File {
			return v, false
		}
		x.File = to
		return reflect.ValueOf(x), true
	case source.Body:
		return w.whole(v, x)
	case source.Value:
		to, changed := w.params(x)
		return reflect.ValueOf(to), changed
	case casefile.Artifact:
		to := w.artifact(x)
		return reflect.ValueOf(to), to != x
	case casefile.Page:
		defer w.moved(placeOf(&x))()
	case casefile.Entry:
		defer func(space string) { w.space = space }(w.space)
		w.space = string(x.Collection)
		defer w.moved(placeOf(&x))()
	case casefile.Series:
		defer w.of(x.ID)()
	case casefile.Impact:
		defer w.of(x.Series.V)()
	case casefile.Experiment:
		defer w.of(x.Series.V)()
	case casefile.ChartSeries:
		defer w.of(x.Series.V)()
	}
	clean, changed := v, false
	for _, p := range w.plan(v.Type()) {
		how := p.what
		if how == words {
			how = as // of At, whose field says it
		}
		inner, other := w.value(v.Field(p.field), how)
		if !other {
			continue
		}
		if !changed {
			clean = reflect.New(v.Type()).Elem()
			clean.Set(v)
			changed = true
		}
		clean.Field(p.field).Set(inner)
	}
	return clean, changed
}

// plan gives the fields of a type that may hold strings.
func (w *walker) plan(t reflect.Type) []part {
	plan, known := w.plans[t]
	if known {
		return plan
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if as := fields[t.String()+"."+f.Name]; f.IsExported() && holdsStrings(f.Type) {
			plan = append(plan, part{i, as})
		}
	}
	w.plans[t] = plan
	return plan
}

func holdsStrings(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String:
		return true
	case reflect.Slice, reflect.Pointer:
		return t == reflect.TypeFor[[]source.Value]() || holdsStrings(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && holdsStrings(f.Type) {
				return true
			}
		}
	case reflect.Map, reflect.Interface, reflect.Array:
		panic("bug: redaction does not know how to look into " + t.String())
	}
	return false
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
