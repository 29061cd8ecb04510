package casefile

import (
	"github.com/casebook-dev/casebook/generator/internal/source"
)

func (d *decoder) feedback(e Entry, f *source.Fields) Feedback {
	v := Feedback{
		Entry:    e,
		From:     f.Texts("from"),
		Observed: f.Date("observed"), Given: f.Date("given"),
		Behaviour: f.Text("behaviour"), Impact: f.Text("impact"),
		Alternative: f.Text("alternative"), Recognition: f.Text("recognition"),
		Evidence: f.Texts("evidence"),
		Consent:  f.Word("consent", Consents...),
	}
	if g, ok := f.Map("change"); ok {
		v.Change = Change{Text: g.Text("text"), By: g.Date("by"), Evidence: g.Text("evidence")}
		g.Close()
	}
	return v
}

func (d *decoder) journal(e Entry, f *source.Fields) JournalEntry {
	return JournalEntry{
		Entry: e,
		Kind:  f.Word("kind", JournalKinds...),
		Kept:  f.Texts("kept"), Dropped: f.Texts("dropped"),
		Energy:    f.Count("energy", 1, 5),
		Surprised: f.Text("surprised"), Assumptions: f.Texts("assumptions"), Differently: f.Text("differently"),
	}
}

func (d *decoder) checkIn(e Entry, f *source.Fields) CheckIn {
	return CheckIn{
		Entry:   e,
		Kind:    f.Word("kind", CheckInKinds...),
		With:    f.Texts("with"),
		Learned: f.Texts("learned"), Develop: f.Texts("develop"), Obstacles: f.Texts("obstacles"),
		Steps: d.actions(f, "steps", true),
	}
}

func (d *decoder) ask(e Entry, f *source.Fields) Ask {
	return Ask{
		Entry: e,
		Kind:  f.Word("kind", AskKinds...),
		Of:    f.Text("of"),
		Asked: f.Date("asked"), Answered: f.Date("answered"),
		State: f.Word("state", AskStates...),
	}
}

func (d *decoder) people() {
	for _, v := range d.rows("people") {
		f := v.Open("field-unknown", &d.diags)
		id := f.Text("id")
		p := Person{
			ID: id.V, Pos: id.Pos, Name: f.Brief("name", source.MostName), Also: f.Briefs("also", source.MostName), Role: f.Brief("role", source.MostTitle),
			Organisation: f.Brief("organisation", source.MostTitle), Relation: f.Word("relation", Relations...), Alias: f.Brief("alias", source.MostName), Exact: f.Bool("exact"),
		}
		p.Named, _ = d.audience(f, "named", defaultNamed)
		f.Close()
		at := id.Pos
		if !id.Given() {
			at = f.Pos
		}
		if !d.claim("people", p.ID, at) {
			continue
		}
		if p.ID == "self" {
			d.diags.Errorf(at, "id-bad", "%q is the author's own id", p.ID).Hintf("use another id for a person")
			continue
		}
		if !p.Name.Given() {
			d.diags.Errorf(at, "title-missing", "the person %q has no name", p.ID).Hintf("add name:")
			p.Name.V = p.ID
		}
		d.c.People = append(d.c.People, p)
	}
}

func (d *decoder) assessments() {
	for _, v := range d.rows("assessments") {
		f := v.Open("field-unknown", &d.diags)
		a := Assessment{
			Pos: v.Pos, Date: f.Date("date"), By: f.Text("by"),
			Competency: f.Text("competency"), Level: f.Text("level"), Note: f.Text("note"),
		}
		a.Audience, _ = d.audience(f, "audience", defaultNamed)
		f.Close()
		for _, need := range []struct {
			given bool
			key   string
		}{{a.Date.Given() || f.Has("date"), "date"}, {a.By.Given(), "by"}, {a.Competency.Given(), "competency"}, {a.Level.Given(), "level"}} {
			if !need.given {
				d.diags.Errorf(v.Pos, "value-bad", "an assessment has no %s", need.key).Hintf("an assessment needs date, by, competency and level")
			}
		}
		d.c.Assessments = append(d.c.Assessments, a)
	}
}
