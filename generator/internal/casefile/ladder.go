package casefile

import (
	"path"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// defaultNamed is the audience of files and names that say nothing.
const defaultNamed = config.Committee

// framework reads the ladder from the configured file, or from framework.json
// or .toml of the same name.
func (d *decoder) framework(file string) {
	var found *source.Data
	for i, f := range d.tree.Data {
		if f.Path == file || found == nil && path.Dir(f.Path) == path.Dir(file) && stem(f.Path) == stem(file) {
			found = &d.tree.Data[i]
		}
	}
	switch {
	case found == nil && d.c.Config.Pos("target.framework").Given():
		d.diags.Errorf(d.c.Config.Pos("target.framework"), "reference-dangling", "there is no framework file %q", file).
			Hintf("give its path below content/, as in content/framework.yaml")
		return
	case found == nil || found.Value.Kind == source.Null:
		return
	}
	for _, f := range d.tree.Data {
		if f.Path != found.Path && path.Dir(f.Path) == path.Dir(file) && stem(f.Path) == stem(file) && !d.c.Config.Pos("target.framework").Given() {
			d.diags.Errorf(diag.Pos{File: f.Path}, "id-duplicate", "%q and %q are both the framework", path.Base(found.Path), path.Base(f.Path)).
				See(diag.Pos{File: found.Path}, "the other one").Hintf("keep one of the two, or name one of them as target.framework in %s", source.ConfigFile)
		}
	}
	f := found.Value.Open("field-unknown", &d.diags)
	w := &d.c.Framework
	w.Pos = diag.Pos{File: found.Path, Line: 1, Col: 1}
	w.Name, w.Version, w.Source, w.Licence = f.Text("name"), f.Text("version"), f.Text("source"), f.Text("licence")
	w.Audience, _ = d.audience(f, "audience", defaultNamed)
	for _, g := range f.Maps("levels") {
		id, ok := d.named("levels", g)
		if ok {
			w.Levels = append(w.Levels, Level{ID: id.V, Pos: id.Pos, Name: name(g, id), Summary: g.Text("summary")})
		}
		g.Close()
	}
	for _, g := range f.Maps("areas") {
		d.area(g)
	}
	if gates, ok := f.Map("gates"); ok {
		v, _ := found.Value.Get("gates")
		for _, field := range v.Value.Fields {
			gates.Raw(field.Key)
			w.Gates = append(w.Gates, d.gate(Ref{V: field.Key, Pos: field.Pos}, field.Value))
		}
		gates.Close()
	}
	f.Close()
}

// named reads the id of a level, an area, a competency or a rule, and takes it.
func (d *decoder) named(space string, f *source.Fields) (Ref, bool) {
	id := f.Text("id")
	at := id.Pos
	if !id.Given() {
		at = f.Pos
	}
	return id, d.claim(space, id.V, at)
}

// name reads a name; the id stands for one that is absent.
func name(f *source.Fields, id Ref) Text {
	if n := f.Brief("name", source.MostTitle); n.V != "" {
		return n
	}
	return Text{V: id.V}
}

func (d *decoder) area(f *source.Fields) {
	id, ok := d.named("areas", f)
	a := Area{ID: id.V, Pos: id.Pos, Name: name(f, id), Summary: f.Text("summary")}
	for _, g := range f.Maps("competencies") {
		if c, ok := d.competency(g, a.ID); ok {
			a.Competencies = append(a.Competencies, c)
		}
	}
	f.Close()
	if ok {
		d.c.Framework.Areas = append(d.c.Framework.Areas, a)
	}
}

func (d *decoder) competency(f *source.Fields, area string) (Competency, bool) {
	id, ok := d.named("competencies", f)
	c := Competency{
		ID: id.V, Pos: id.Pos, Area: area, Name: name(f, id),
		Importance: importance(f), Demonstration: f.Text("demonstration"),
	}
	if v, given := f.Raw("expectations"); given {
		g := v.Open("field-unknown", &d.diags)
		for _, field := range v.Fields {
			if text := g.Text(field.Key); text.Given() {
				c.Expectations = append(c.Expectations, Expectation{Level: Ref{V: field.Key, Pos: field.Pos}, Text: text})
			}
		}
		g.Close()
	}
	f.Close()
	return c, ok
}

func importance(f *source.Fields) Importance {
	if f.Word("importance", Must.String(), Should.String()).V == Should.String() {
		return Should
	}
	return Must
}

// most bounds the counts of a gate.
const most = 1000

func (d *decoder) gate(level Ref, v source.Value) Gate {
	f := v.Open("field-unknown", &d.diags)
	g := Gate{Level: level}
	if t, ok := f.Map("tenure"); ok {
		g.Tenure = Tenure{Pos: t.Pos, Level: t.Text("level"), Months: t.Count("months", 0, most)}
		t.Close()
	}
	if e, ok := f.Map("each"); ok {
		g.Each = Each{Pos: e.Pos, Evidence: e.Count("evidence", 0, most), Witnesses: e.Count("witnesses", 0, most), Within: e.Span("within")}
		e.Close()
	}
	for _, r := range f.Maps("rules") {
		if rule, ok := d.rule(level.V, r); ok {
			g.Rules = append(g.Rules, rule)
		}
	}
	for _, w := range f.Maps("waive") {
		waiver := Waiver{Pos: w.Pos, Competency: w.Text("competency"), Rule: w.Text("rule"), Because: w.Text("because")}
		w.Close()
		if waiver.Competency.Given() == waiver.Rule.Given() {
			d.diags.Errorf(w.Pos, "value-bad", "a waiver needs a competency or a rule, one of the two").Hintf("write competency: ID or rule: ID, and because:")
			continue
		}
		g.Waive = append(g.Waive, waiver)
	}
	f.Close()
	return g
}

func (d *decoder) rule(level string, f *source.Fields) (Rule, bool) {
	id, ok := d.named("rules of "+level, f)
	r := Rule{
		ID: id.V, Pos: id.Pos, Name: f.Brief("name", source.MostTitle), Importance: importance(f),
		Competency: f.Text("competency"), Kind: f.Words("kind", EvidenceKinds...), Scope: f.Word("scope", Scopes...),
		From: f.Words("from", Relations...), Within: f.Span("within"),
		Evidence: f.Count("evidence", 1, most), Witnesses: f.Count("witnesses", 1, most),
		Feedback: f.Count("feedback", 1, most), Assessments: f.Count("assessments", 1, most),
	}
	f.Close()
	return r, ok
}
