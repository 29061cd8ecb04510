package casefile

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

func (d *decoder) milestone(e Entry, f *source.Fields) Milestone {
	m := Milestone{
		Entry:   e,
		Kind:    f.Word("kind", MilestoneKinds...),
		Minimum: f.Bool("minimum"),
		Due:     f.Date("due"),
		State:   f.Word("state", MilestoneStates...),
		Actions: d.actions(f, "actions", false),
		After:   f.Texts("after"),
		Effort:  f.Number("effort"),
		Stretch: f.Text("stretch"),
		Window:  f.Text("window"),
	}
	done := d.tick(f)
	m.Done, m.DoneFlag = done.On, Bool{V: done.Done, Pos: done.Pos}
	if m.Effort.V < 0 {
		d.diags.Errorf(m.Effort.Pos, "value-bad", "effort cannot be negative").Hintf("write the hours that it takes, as in effort: 24")
		m.Effort = Real{}
	}
	if requires, ok := f.Map("requires"); ok {
		m.Requires = Requirement{Competencies: d.claims(requires), Experience: requires.Texts("experience")}
		requires.Close()
	}
	for _, v := range f.List("outcomes") {
		g := textual(v).Open("field-unknown", &d.diags)
		m.Outcomes = append(m.Outcomes, Outcome{Text: g.Text("text"), Done: d.tick(g)})
		g.Close()
	}
	for _, g := range f.Maps("alternatives") {
		m.Alternatives = append(m.Alternatives, Alternative{If: g.Text("if"), Then: g.Text("then"), Milestone: g.Text("milestone")})
		g.Close()
	}
	return m
}

// textual lets a plain text stand for a map that holds nothing but it.
func textual(v source.Value) source.Value {
	if v.Kind != source.Scalar {
		return v
	}
	return source.Value{Kind: source.Mapping, Pos: v.Pos, Fields: []source.Field{{Key: "text", Pos: v.Pos, Value: v}}}
}

func (d *decoder) actions(f *source.Fields, key string, who bool) []Action {
	var all []Action
	for _, v := range f.List(key) {
		g := textual(v).Open("field-unknown", &d.diags)
		a := Action{Text: g.Text("text"), By: g.Date("by"), Done: d.tick(g)}
		if who {
			a.Who = g.Text("who")
		}
		g.Close()
		all = append(all, a)
	}
	return all
}

// tick reads `done`, which is true, false or a date.
func (d *decoder) tick(f *source.Fields) Tick {
	v, ok := f.Raw("done")
	if !ok {
		return Tick{}
	}
	if v.Kind == source.Scalar && !v.Quoted && (v.Text == "true" || v.Text == "false") {
		return Tick{Done: v.Text == "true", Pos: v.Pos}
	}
	if v.Kind != source.Scalar {
		d.diags.Errorf(v.Pos, "type-wrong", "expected true, false or a date, found %s", v.Name()).Hintf("write true, or the day it was done, as in 2026-03-31")
		return Tick{}
	}
	if _, err := day.Parse(v.Text); err != nil && (v.Quoted || !strings.ContainsAny(v.Text, "0123456789") || len(v.Text) == 1) {
		d.diags.Errorf(v.Pos, "type-wrong", "%q is neither true, false nor a date", v.Text).Hintf("%s", tickHint(v.Text))
		return Tick{}
	}
	on := source.ReadDate(v, &d.diags)
	return Tick{Done: on.Given(), On: on, Pos: on.Pos}
}

// tickHint says what to write in place of a text that is none of the three.
func tickHint(text string) string {
	switch strings.ToLower(strings.Trim(text, `"'“”‘’ `)) {
	case "yes", "y", "on", "x", "done", "1", "true", "ok":
		return "write true, without quotes, or the day it was done, as in 2026-03-31"
	case "no", "n", "off", "0", "false", "not yet", "open":
		return "write false, without quotes"
	}
	if len(day.Meant(text)) > 0 {
		return source.DateHint(text)
	}
	return "write true, or the day it was done, as in 2026-03-31"
}

func (d *decoder) experiment(e Entry, f *source.Fields) Experiment {
	x := Experiment{
		Entry:     e,
		Objective: f.Text("objective"),
		Baseline:  f.Number("baseline"), Target: f.Number("target"),
		Start: f.Date("start"), End: f.Date("end"),
		Stakes:   f.Word("stakes", Stakes...),
		Feedback: f.Texts("feedback"),
		Learned:  f.Text("learned"),
	}
	x.Series, x.Column = d.metric(f)
	return x
}
