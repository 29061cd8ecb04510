package assess

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The tests judge on the last day of June 2026, against staff, held now: senior.
const today = "2026-06-30"

var here = diag.Pos{File: "content/x.md", Line: 1, Col: 1}

func text(s string) casefile.Text {
	if s == "" {
		return casefile.Text{}
	}
	return casefile.Text{V: s, Pos: here}
}

func texts(words string) []casefile.Text {
	var all []casefile.Text
	for _, w := range strings.Fields(words) {
		all = append(all, text(w))
	}
	return all
}

func period(s string) day.Period {
	if s == "" {
		return day.Period{}
	}
	p, err := day.Parse(s)
	if err != nil {
		panic("bug: " + err.Error())
	}
	return p
}

func on(s string) day.Day { return period(s).Last }

func date(s string) casefile.Date {
	if s == "" {
		return casefile.Date{}
	}
	return casefile.Date{V: period(s), Pos: here}
}

func span(s string) casefile.At[day.Span] {
	v, err := day.ParseSpan(s)
	if err != nil {
		panic("bug: " + err.Error())
	}
	return casefile.At[day.Span]{V: v, Pos: here}
}

func number(n int) casefile.Count     { return casefile.Count{V: n, Pos: here} }
func figures(v float64) casefile.Real { return casefile.Real{V: v, Pos: here} }

func tick(s string) casefile.Tick {
	switch s {
	case "":
		return casefile.Tick{}
	case "yes":
		return casefile.Tick{Done: true, Pos: here}
	}
	return casefile.Tick{Done: true, On: date(s), Pos: here}
}

// claims reads "design@staff delivery": competencies with or without a level.
func claims(words string) []casefile.Claim {
	var all []casefile.Claim
	for _, w := range strings.Fields(words) {
		c, l, _ := strings.Cut(w, "@")
		all = append(all, casefile.Claim{Competency: text(c), Level: text(l)})
	}
	return all
}

func entry(in casefile.Collection, id, competencies string) casefile.Entry {
	return casefile.Entry{Collection: in, ID: id, Title: text(id), Competencies: claims(competencies)}
}

// ev is evidence that ended and names competencies; more sets the rest.
func ev(id, ended, competencies string, more ...func(*casefile.Evidence)) casefile.Evidence {
	e := casefile.Evidence{Entry: entry(casefile.EvidenceFolder, id, competencies), Ended: date(ended)}
	for _, f := range more {
		f(&e)
	}
	return e
}

func seenBy(ids string) func(*casefile.Evidence) {
	return func(e *casefile.Evidence) { e.Witnesses = texts(ids) }
}

func kind(k string) func(*casefile.Evidence) { return func(e *casefile.Evidence) { e.Kind = text(k) } }

func scope(s string) func(*casefile.Evidence) {
	return func(e *casefile.Evidence) { e.Scope = text(s) }
}

func competency(id string, importance casefile.Importance, levels string) casefile.Competency {
	c := casefile.Competency{ID: id, Area: "craft", Name: text(strings.ToUpper(id[:1]) + id[1:]), Importance: importance}
	for _, l := range strings.Fields(levels) {
		c.Expectations = append(c.Expectations, casefile.Expectation{Level: text(l), Text: text("does " + id)})
	}
	return c
}

// ladder is a case without evidence: three levels, three competencies, five people.
func ladder(change ...func(*casefile.Case)) casefile.Case {
	level := func(id, name string) casefile.Level { return casefile.Level{ID: id, Name: text(name)} }
	person := func(id, name, relation string) casefile.Person {
		return casefile.Person{ID: id, Name: text(name), Relation: text(relation)}
	}
	c := casefile.Case{
		Config: config.Config{
			Person: config.Person{Name: "Mirela Osei"},
			Target: config.Target{Level: "staff", From: "senior", Since: period("2024-10-15")},
		},
		Framework: casefile.Framework{
			Pos:    here,
			Levels: []casefile.Level{level("engineer", "Engineer"), level("senior", "Senior"), level("staff", "Staff")},
			Areas: []casefile.Area{{ID: "craft", Competencies: []casefile.Competency{
				competency("design", casefile.Must, "senior staff"),
				competency("delivery", casefile.Must, "senior staff"),
				competency("hiring", casefile.Should, "staff"),
				competency("talks", casefile.Must, "senior"),
			}}},
		},
		People: []casefile.Person{
			person("ana", "Ana Reyes", "peer"),
			person("ben", "Ben Ito", "mentor"),
			person("cleo", "Cleo Bauer", "stakeholder"),
			person("dov", "Dov Adeyemi", "peer"),
			person("mirela", "Mirela Osei", "other"),
		},
	}
	for _, f := range change {
		f(&c)
	}
	return c
}

// gate gives staff a gate.
func gate(set casefile.Gate) func(*casefile.Case) {
	set.Level = text("staff")
	return func(c *casefile.Case) { c.Framework.Gates = append(c.Framework.Gates, set) }
}

func shows(list ...casefile.Evidence) func(*casefile.Case) {
	return func(c *casefile.Case) { c.Evidence = append(c.Evidence, list...) }
}

func keys(list []string) string { return strings.Join(list, " ") }

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}
