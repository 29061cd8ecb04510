package casefile

import (
	"path"
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// defaultNamed is the audience of files and names that say nothing.
const defaultNamed = config.Committee

// framework reads the ladder from the configured file, or from framework.json
// or .toml of the same name.
// A claim is compared with all competencies, and each rule of a gate keeps what counts for it.
const (
	mostCompetencies = 5000
	mostRules        = 200
)

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
	d.fill(reflect.ValueOf(w).Elem(), &format.Framework, f, "")
	f.Close()
	w.Levels = slices.DeleteFunc(w.Levels, func(l Level) bool { return !d.claim("levels", l.ID, l.Pos) })
	for i := range w.Levels {
		nameBy(&w.Levels[i].Name, w.Levels[i].ID)
	}
	for i := range w.Areas {
		d.area(&w.Areas[i])
	}
	if all := w.Competencies(); len(all) > mostCompetencies {
		d.diags.Errorf(all[mostCompetencies].Pos, "text-unbounded", "%d competencies, where at most %d are read", len(all), mostCompetencies).
			Hintf("keep those of the levels that the case is about")
	}
	w.Areas = slices.DeleteFunc(w.Areas, func(a Area) bool { return !d.claim("areas", a.ID, a.Pos) })
}

// nameBy lets the id stand for a name that is absent.
func nameBy(name *Text, id string) {
	if name.V == "" {
		*name = Text{V: id}
	}
}

func (d *decoder) area(a *Area) {
	nameBy(&a.Name, a.ID)
	a.Competencies = slices.DeleteFunc(a.Competencies, func(c Competency) bool { return !d.claim("competencies", c.ID, c.Pos) })
	for i := range a.Competencies {
		c := &a.Competencies[i]
		nameBy(&c.Name, c.ID)
		c.Area = a.ID
	}
}

// keyed reads a map whose keys are the author's own: the ids of levels.
func (d *decoder) keyed(f *source.Fields, key string, each func(in *source.Fields, id Ref, v source.Value)) {
	v, given := f.Raw(key)
	if !given {
		return
	}
	in := v.Open("field-unknown", &d.diags)
	for _, field := range v.Fields {
		each(in, Ref{V: field.Key, Pos: field.Pos}, field.Value)
	}
	in.Close()
}

// expectations reads what levels ask, by the ids of the levels.
func (d *decoder) expectations(f *source.Fields, key string) (all []Expectation) {
	d.keyed(f, key, func(in *source.Fields, level Ref, _ source.Value) {
		if text := in.Text(level.V); text.Given() {
			all = append(all, Expectation{Level: level, Text: text})
		}
	})
	return all
}

// gates reads what levels ask as a whole, by the ids of the levels.
func (d *decoder) gates(f *source.Fields, key string) (all []Gate) {
	d.keyed(f, key, func(in *source.Fields, level Ref, v source.Value) {
		in.Raw(level.V)
		all = append(all, d.gate(level, v))
	})
	return all
}

func importance(f *source.Fields, b *bound) Importance {
	if f.Word(b.Key, b.Words...).V == Should.String() {
		return Should
	}
	return Must
}

func (d *decoder) gate(level Ref, v source.Value) Gate {
	f := v.Open("field-unknown", &d.diags)
	g := Gate{Level: level}
	d.fill(reflect.ValueOf(&g).Elem(), &format.Gate, f, "")
	f.Close()
	if len(g.Rules) > mostRules {
		d.diags.Errorf(g.Rules[mostRules].Pos, "text-unbounded", "the gate of %q has %d rules, where at most %d are read", level.V, len(g.Rules), mostRules).
			Hintf("write what all competencies need as each:, and rules for the others")
		g.Rules = g.Rules[:mostRules]
	}
	g.Rules = slices.DeleteFunc(g.Rules, func(r Rule) bool { return !d.claim("rules of "+level.V, r.ID, r.Pos) })
	g.Waive = slices.DeleteFunc(g.Waive, func(w Waiver) bool {
		if w.Competency.Given() != w.Rule.Given() {
			return false
		}
		d.diags.Errorf(w.Pos, "value-bad", "a waiver needs a competency or a rule, one of the two").Hintf("write competency: ID or rule: ID, and because:")
		return true
	})
	return g
}
