package casefile

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/source"
)

// The words that fields may hold, in the order of the format's manual.
var (
	EvidenceKinds   = []string{"project", "design", "incident", "review", "talk", "mentoring", "process", "writing", "other"}
	Scopes          = []string{"self", "team", "teams", "organisation", "industry"} // narrowest first
	MilestoneKinds  = []string{"project", "stretch", "shadowing", "training", "cross-functional", "networking", "other"}
	MilestoneStates = []string{"planned", "active", "done", "missed", "dropped"}
	Stakes          = []string{"low", "high"}
	Consents        = []string{"quote", "summarise", "none"}
	JournalKinds    = []string{"note", "debrief", "win", "decision", "reset", "scenario"}
	CheckInKinds    = []string{"check-in", "review", "ad hoc"}
	AskKinds        = []string{"sponsorship", "introduction", "access", "feedback", "time"}
	AskStates       = []string{"open", "granted", "declined"}
	Relations       = []string{"mentor", "manager", "sponsor", "peer", "report", "stakeholder", "reviewer", "other"}
)

// Choices gives every word that a field may be limited to.
func Choices() []string {
	return slices.Concat(EvidenceKinds, Scopes, MilestoneKinds, MilestoneStates, Stakes, Consents, JournalKinds, CheckInKinds, AskKinds, AskStates, Relations)
}

func (d *decoder) evidence(e Entry, f *source.Fields) Evidence {
	v := Evidence{
		Entry:   e,
		Kind:    f.Word("kind", EvidenceKinds...),
		Started: f.Date("started"), Ended: f.Date("ended"),
		Scope: f.Word("scope", Scopes...),
		Role:  f.Text("role"), Witnesses: f.Texts("witnesses"),
		Impact: d.impact(f), Milestone: f.Text("milestone"),
	}
	for _, item := range f.List("artifacts") {
		v.Artifacts = append(v.Artifacts, d.artifact(e, item))
	}
	return v
}

// artifact reads {title, url or file}, or an address or a file name alone.
func (d *decoder) artifact(e Entry, v source.Value) Artifact {
	if v.Kind == source.Scalar {
		t := Text{V: v.Text, Pos: v.Pos}
		if schemeForm.MatchString(v.Text) {
			return Artifact{Title: t, URL: d.address(t)}
		}
		return Artifact{Title: t, File: t, Path: resolve(e.Folder, v.Text)}
	}
	f := v.Open("field-unknown", &d.diags)
	a := Artifact{Title: f.Text("title"), URL: d.address(f.Text("url")), File: f.Text("file")}
	f.Close()
	if a.File.Given() {
		a.Path = resolve(e.Folder, a.File.V)
	}
	if a.URL.Given() == a.File.Given() && v.Kind == source.Mapping && !f.Unknown() && (a.File.Given() || !f.Has("url")) {
		d.diags.Errorf(f.Pos, "value-bad", "an artifact needs a url or a file, one of the two").Hintf("write url: https://... or file: NAME")
	}
	if a.Title.V == "" {
		a.Title.V = a.URL.V + a.File.V
	}
	return a
}

// resolve gives the path in the portfolio of a file that an entry names; ""
// where it leaves content/. A leading slash means content/.
func resolve(folder, file string) string {
	p := path.Join(folder, file)
	if rest, ok := strings.CutPrefix(file, "/"); ok {
		p = path.Join("content", rest)
	}
	if !strings.HasPrefix(p, "content/") || strings.ContainsAny(file, "\\\x00") || strings.HasPrefix(file, "//") || schemeForm.MatchString(file) {
		return ""
	}
	return p
}

func (d *decoder) impact(f *source.Fields) []Impact {
	var all []Impact
	for _, g := range f.Maps("impact") {
		i := Impact{
			Pos: g.Pos, Label: g.Text("label"),
			From: g.Number("from"), To: g.Number("to"),
			Before: g.Date("before"), After: g.Date("after"), Unit: g.Text("unit"),
		}
		i.Series, i.Column = d.metric(g)
		g.Close()
		all = append(all, i)
	}
	return all
}

// metric reads `metric: SERIES`, `metric: SERIES.COLUMN` or `metric: {series, column}`.
func (d *decoder) metric(f *source.Fields) (series, column Text) {
	v, ok := f.Raw("metric")
	switch {
	case !ok:
		return series, column
	case v.Kind != source.Scalar:
		g := v.Open("field-unknown", &d.diags)
		series, column = g.Text("series"), g.Text("column")
		g.Close()
		return series, column
	}
	series = Text{V: v.Text, Pos: v.Pos}
	if id, col := d.c.SplitMetric(v.Text); col != "" {
		series.V, column = id, Text{V: col, Pos: v.Pos}
		column.Pos.Col += len(id) + 1
	}
	return series, column
}
