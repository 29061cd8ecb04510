package packet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The tests judge on the last day of June 2026, against staff, held now: senior.
var today = on("2026-06-30")

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

func date(s string) casefile.Date {
	if s == "" {
		return casefile.Date{}
	}
	p, err := day.Parse(s)
	if err != nil {
		panic("bug: " + err.Error())
	}
	return casefile.Date{V: p, Pos: here}
}

func on(s string) day.Day { return date(s).V.Last }

func body(s string) source.Body { return source.NewBody("content/x.md", 1, s) }

func entry(in casefile.Collection, id string) casefile.Entry {
	return casefile.Entry{Collection: in, ID: id, Title: text(id)}
}

// ev is evidence with "design@staff mentoring" as its competencies; more sets
// the rest.
func ev(id, ended, competencies string, more ...func(*casefile.Evidence)) casefile.Evidence {
	e := casefile.Evidence{Entry: entry(casefile.EvidenceFolder, id), Ended: date(ended)}
	for _, w := range strings.Fields(competencies) {
		c, l, _ := strings.Cut(w, "@")
		e.Competencies = append(e.Competencies, casefile.Claim{Competency: text(c), Level: text(l)})
	}
	for _, f := range more {
		f(&e)
	}
	return e
}

func seenBy(ids string) func(*casefile.Evidence) {
	return func(e *casefile.Evidence) { e.Witnesses = texts(ids) }
}

func scope(s string) func(*casefile.Evidence) {
	return func(e *casefile.Evidence) { e.Scope = text(s) }
}

func figures(all ...casefile.Impact) func(*casefile.Evidence) {
	return func(e *casefile.Evidence) { e.Impact = all }
}

// ladder is a case with three levels, the competencies that are named
// ("design" is named "Design"), and four people beside the author.
func ladder(competencies string, each casefile.Each, evidence ...casefile.Evidence) casefile.Case {
	area := casefile.Area{ID: "craft"}
	for _, id := range strings.Fields(competencies) {
		area.Competencies = append(area.Competencies, casefile.Competency{
			ID: id, Area: "craft", Name: text(strings.ToUpper(id[:1]) + id[1:]),
			Expectations: []casefile.Expectation{{Level: text("staff"), Text: text("does " + id)}},
		})
	}
	person := func(id, name string) casefile.Person { return casefile.Person{ID: id, Name: text(name)} }
	slices.SortFunc(evidence, func(a, b casefile.Evidence) int { return strings.Compare(a.ID, b.ID) })
	return casefile.Case{
		Config: config.Config{
			Person: config.Person{Name: "Mirela Osei"},
			Target: config.Target{Level: "staff", From: "senior"},
		},
		Framework: casefile.Framework{
			Pos:    here,
			Levels: []casefile.Level{{ID: "engineer"}, {ID: "senior"}, {ID: "staff"}},
			Areas:  []casefile.Area{area},
			Gates:  []casefile.Gate{{Level: text("staff"), Each: each}},
		},
		People: []casefile.Person{
			person("ana", "Ana Reyes"), person("ben", "Ben Ito"), person("cleo", "Cleo Bauer"),
			person("dov", "Dov Adeyemi"), person("mirela", "Mirela Osei"),
		},
		Evidence: evidence,
	}
}

func asks(evidence, witnesses int) casefile.Each {
	return casefile.Each{
		Pos: here, Evidence: casefile.Count{V: evidence, Pos: here}, Witnesses: casefile.Count{V: witnesses, Pos: here},
	}
}

// madeUp is a case with so many competencies and pieces of evidence, each of
// which claims one to four competencies and has up to three witnesses.
func madeUp(r *rand.Rand, competencies, evidence int, each casefile.Each) casefile.Case {
	var ids []string
	for i := range competencies {
		ids = append(ids, fmt.Sprintf("c%02d", i))
	}
	var all []casefile.Evidence
	for i := range evidence {
		var claims, who []string
		for range 1 + r.IntN(4) {
			claims = append(claims, ids[r.IntN(len(ids))]+[]string{"@staff", "@staff", "@staff", "@senior", ""}[r.IntN(5)])
		}
		for range r.IntN(4) {
			who = append(who, []string{"ana", "ben", "cleo", "dov", "mirela", "self", "nobody"}[r.IntN(7)])
		}
		ended := day.On(today - day.Day(r.IntN(1200)-50))
		all = append(all, ev(fmt.Sprintf("e%03d", i), ended.Text, strings.Join(claims, " "),
			seenBy(strings.Join(who, " ")), scope(format.Scopes[r.IntN(5)])))
	}
	return ladder(strings.Join(ids, " "), each, all...)
}

// of gives the packet of a case for a profile with all its sections.
func of(c casefile.Case, pins ...string) Packet {
	p := config.Profile{Name: "test"}
	for _, k := range config.SectionKinds() {
		p.Sections = append(p.Sections, config.Section{Kind: config.SectionKind(k)})
	}
	p.Pins = places(pins...)
	return Of(c, assess.Of(c, today), p)
}

func places(ids ...string) []source.At[string] {
	var all []source.At[string]
	for _, id := range ids {
		all = append(all, source.At[string]{V: id, Pos: here})
	}
	return all
}

func exhibits(p Packet) string {
	var keys []string
	for _, c := range p.Exhibits {
		keys = append(keys, strings.TrimPrefix(c.Key, "evidence/"))
	}
	return strings.Join(keys, " ")
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprintf("%v", got), fmt.Sprintf("%v", want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}
