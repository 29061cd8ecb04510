package assess

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// strict is what the design's example asks of every competency.
func strict() func(*casefile.Case) {
	return gate(casefile.Gate{Each: casefile.Each{Pos: here, Evidence: number(2), Witnesses: number(1), Within: span("24 months")}})
}

func TestExpectation(t *testing.T) {
	for _, test := range []struct {
		name    string
		c       casefile.Case
		verdict Verdict
		counts  string // keys that count
		because string
	}{
		{
			"nothing at all",
			ladder(strict()),
			None, "",
			"no exhibit of 2 asked, no witness of 1 asked",
		}, {
			"both counts are reached",
			ladder(strict(), shows(ev("a", "2026-01-10", "design@staff", seenBy("ana")), ev("b", "2026-03", "design@staff"))),
			Supported, "evidence/b evidence/a",
			"2 exhibits of 2 asked, 1 witness of 1 asked; nobody else can confirm it",
		}, {
			"more than asked",
			ladder(strict(), shows(
				ev("a", "2026-01-10", "design@staff", seenBy("ana ben")),
				ev("b", "2026-01-10", "design@staff", seenBy("ben")),
				ev("c", "2025-Q1", "design@staff"))),
			Supported, "evidence/a evidence/b evidence/c",
			"3 exhibits where 2 are asked, 2 witnesses where 1 is asked",
		}, {
			"evidence without a witness",
			ladder(strict(), shows(ev("a", "2026-01-10", "design@staff"), ev("b", "2026-03", "design@staff"))),
			Some, "evidence/b evidence/a",
			"2 exhibits of 2 asked, no witness of 1 asked",
		}, {
			"without a gate one exhibit is asked, and no witness",
			ladder(shows(ev("a", "2019-01-10", "design@staff"))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked",
		}, {
			"a gate of another level judges nothing here",
			ladder(func(c *casefile.Case) {
				c.Framework.Gates = []casefile.Gate{{Level: text("senior"), Each: casefile.Each{Pos: here, Evidence: number(5)}}}
			}, shows(ev("a", "2019-01-10", "design@staff"))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked",
		}, {
			"only witnesses are named: one exhibit is asked",
			ladder(gate(casefile.Gate{Each: casefile.Each{Pos: here, Witnesses: number(2)}}),
				shows(ev("a", "2026-01-10", "design@staff", seenBy("ana cleo")))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked, 2 witnesses of 2 asked",
		}, {
			"nothing is supported by nothing",
			ladder(gate(casefile.Gate{Each: casefile.Each{Pos: here, Evidence: number(0)}})),
			None, "",
			"no exhibit of 1 asked",
		}, {
			"planned evidence never counts",
			ladder(strict(), shows(ev("a", "2026-01-10", "design@staff"), ev("b", "2026-07-01", "design@staff"), ev("c", "", "design@staff"))),
			Some, "evidence/a",
			"1 exhibit of 2 asked, no witness of 1 asked; 2 more are planned, the first to end 1 July 2026",
		}, {
			"what ends on the day has ended",
			ladder(shows(ev("a", today, "design@staff"))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked",
		}, {
			"a month has ended on its last day",
			ladder(shows(ev("a", "2026-07", "design@staff"))),
			None, "",
			"no exhibit of 1 asked; 1 is planned to end July 2026",
		}, {
			"planned without an end",
			ladder(shows(ev("a", "", "design@staff"))),
			None, "",
			"no exhibit of 1 asked; 1 is planned",
		}, {
			"on the first day of the span it still counts",
			ladder(strict(), shows(ev("a", "2024-06-30", "design@staff", seenBy("ana")), ev("b", "2026-03", "design@staff"))),
			Supported, "evidence/b evidence/a",
			"2 exhibits of 2 asked, 1 witness of 1 asked; nobody else can confirm it",
		}, {
			"a day earlier it does not",
			ladder(strict(), shows(ev("a", "2024-06-29", "design@staff", seenBy("ana")), ev("b", "2026-03", "design@staff"))),
			Some, "evidence/b",
			"1 exhibit of 2 asked, no witness of 1 asked; 1 more ended 29 June 2024, more than 24 months ago",
		}, {
			"everything is too old",
			ladder(strict(), shows(ev("a", "2023-06", "design@staff"), ev("b", "2024-03", "design@staff"))),
			None, "",
			"no exhibit of 2 asked, no witness of 1 asked; 2 ended more than 24 months ago, the last one March 2024",
		}, {
			"a lower level does not count, none named is the level held now",
			ladder(shows(ev("a", "2026-01", "design@senior"), ev("b", "2026-01", "design"), ev("c", "2026-01", "design@engineer"))),
			None, "",
			"no exhibit of 1 asked; 3 name it below Staff",
		}, {
			"a higher level counts",
			ladder(func(c *casefile.Case) { c.Config.Target.Level = "senior" },
				shows(ev("a", "2026-01", "design@staff"), ev("b", "2026-01", "design"))),
			Supported, "evidence/a evidence/b",
			"2 exhibits where 1 is asked",
		}, {
			"witnesses that nobody asked for are told",
			ladder(shows(ev("a", "2026-01", "design@staff", seenBy("ana")))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked, 1 witness",
		}, {
			"the lowest level is a level, and no level held is below it",
			ladder(func(c *casefile.Case) {
				c.Config.Target = config.Target{Level: "senior"}
				c.Framework.Levels = c.Framework.Levels[1:]
			}, shows(ev("a", "2026-01", "design"), ev("b", "2026-01", "design@senior"))),
			Supported, "evidence/b",
			"1 exhibit of 1 asked",
		}, {
			"a level without a name goes by its id",
			ladder(func(c *casefile.Case) { c.Framework.Levels[2].Name = casefile.Text{} }, shows(ev("a", "2026-01", "design"))),
			None, "",
			"no exhibit of 1 asked; 1 names it below staff",
		}, {
			"an unknown level never counts",
			ladder(shows(ev("a", "2026-01", "design@principal"))),
			None, "",
			"no exhibit of 1 asked",
		}, {
			"no level named and none held",
			ladder(func(c *casefile.Case) { c.Config.Target.From = "" }, shows(ev("a", "2026-01", "design"))),
			None, "",
			"no exhibit of 1 asked; 1 names no level of the framework, and nothing says which level is held now",
		}, {
			"named twice, at the higher level",
			ladder(shows(ev("a", "2026-01", "design@staff design"))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked",
		}, {
			"the author is no witness, nor is a stranger",
			ladder(strict(), func(c *casefile.Case) { c.People = append(c.People, casefile.Person{}) },
				shows(ev("a", "2026-01", "design@staff", seenBy("self mirela nobody")),
					ev("b", "2026-01", "design@staff", func(e *casefile.Evidence) {
						e.Witnesses = []casefile.Ref{text("Mirela Osei"), text("")}
					}))),
			Some, "evidence/a evidence/b",
			"2 exhibits of 2 asked, no witness of 1 asked",
		}, {
			"a case without people counts every witness but the author",
			ladder(strict(), func(c *casefile.Case) { c.People = nil },
				shows(ev("a", "2026-01", "design@staff", seenBy("someone self")), ev("b", "2026-01", "design@staff"))),
			Supported, "evidence/a evidence/b",
			"2 exhibits of 2 asked, 1 witness of 1 asked; nobody else can confirm it",
		}, {
			"a waiver with the author's words",
			ladder(gate(casefile.Gate{Waive: []casefile.Waiver{{Competency: text("design"), Because: text("nobody *designs* here")}}})),
			Waived, "",
			"nobody *designs* here",
		}, {
			"a waiver without words",
			ladder(gate(casefile.Gate{Waive: []casefile.Waiver{{Competency: text("design")}}})),
			Waived, "",
			"the framework waives it without a reason",
		}, {
			"what is supported is not waived",
			ladder(gate(casefile.Gate{Waive: []casefile.Waiver{{Competency: text("design"), Because: text("no")}}}),
				shows(ev("a", "2026-01", "design@staff"))),
			Supported, "evidence/a",
			"1 exhibit of 1 asked",
		}, {
			"a waiver of something else",
			ladder(gate(casefile.Gate{Waive: []casefile.Waiver{{Competency: text("hiring")}, {Rule: text("design")}}})),
			None, "",
			"no exhibit of 1 asked",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Of(test.c, on(today)).Expectations[0]
			same(t, "competency", got.Competency, "design")
			same(t, "verdict", got.Verdict, test.verdict)
			same(t, "evidence", keys(got.Evidence), test.counts)
			same(t, "because", got.Because, test.because)
		})
	}
}

func TestExpectationTrail(t *testing.T) {
	c := ladder(strict(), shows(
		ev("fresh", "2026-02", "design@staff", seenBy("cleo ana cleo")),
		ev("late", "2026-09", "design@staff"),
		ev("low", "2026-09", "design"),
		ev("old-a", "2023-02", "design@staff", seenBy("ben")),
		ev("old-b", "2023-02", "design@staff"),
		ev("older", "2022-02", "design@staff"),
		ev("open", "", "design@staff"),
		ev("soon", "2026-08", "design@staff"),
	))
	e := Of(c, on(today)).Expectations[0]
	same(t, "area", e.Area, "craft")
	same(t, "evidence", keys(e.Evidence), "evidence/fresh")
	same(t, "stale", keys(e.Stale), "evidence/old-a evidence/old-b evidence/older")
	same(t, "planned", keys(e.Planned), "evidence/soon evidence/late evidence/open")
	same(t, "witnesses", keys(e.Witnesses), "ana cleo")
	same(t, "asked", e.Asked, Asked{2, 1, false})
	same(t, "because", e.Because, "1 exhibit of 2 asked, 2 witnesses where 1 is asked; "+
		"3 more ended more than 24 months ago, the last one February 2023; 3 more are planned, the first to end August 2026")
}

func TestExpectationsExistWhereTheLevelHasAText(t *testing.T) {
	a := Of(ladder(), on(today))
	var got []string
	for _, e := range a.Expectations {
		got = append(got, e.Competency+":"+e.Importance.String())
	}
	same(t, "expectations", keys(got), "design:must delivery:must hiring:should")

	empty := ladder(func(c *casefile.Case) {
		c.Framework.Areas[0].Competencies[0].Expectations[1].Text = casefile.Text{}
	})
	same(t, "first", Of(empty, on(today)).Expectations[0].Competency, "delivery")
}

func TestReadiness(t *testing.T) {
	rule := func(id string, importance casefile.Importance) casefile.Rule {
		return casefile.Rule{ID: id, Pos: here, Importance: importance, Evidence: number(3)}
	}
	waive := casefile.Gate{
		Rules: []casefile.Rule{rule("much", casefile.Must), rule("nice", casefile.Should)},
		Waive: []casefile.Waiver{{Competency: text("delivery"), Because: text("no")}, {Rule: text("much"), Because: text("no")}},
	}
	for _, test := range []struct {
		name     string
		c        casefile.Case
		holds    bool
		blocking string
		sentence string
	}{
		{
			"nothing shown", ladder(),
			false, "design delivery", "2 requirements: 2 without evidence yet; 1 optional: 1 without evidence yet",
		}, {
			"a should does not block", ladder(shows(ev("a", "2026-01", "design@staff delivery@staff"))),
			true, "", "2 requirements: 2 supported; 1 optional: 1 without evidence yet",
		}, {
			"some evidence blocks", ladder(strict(), shows(ev("a", "2026-01", "design@staff delivery@staff", seenBy("ana")), ev("b", "2026-01", "delivery@staff"))),
			false, "design", "2 requirements: 1 supported, 1 with some evidence; 1 optional: 1 without evidence yet",
		}, {
			"what is waived holds", ladder(gate(waive), shows(ev("a", "2026-01", "design@staff"))),
			true, "", "3 requirements: 1 supported, 2 not applicable; 2 optional: 1 with some evidence, 1 without evidence yet",
		}, {
			"a rule that is not supported blocks, after the competencies",
			ladder(gate(casefile.Gate{Rules: []casefile.Rule{rule("much", casefile.Must), rule("nice", casefile.Should)}}),
				shows(ev("a", "2026-01", "design@staff"))),
			false, "delivery much", "3 requirements: 1 supported, 1 with some evidence, 1 without evidence yet; 2 optional: 1 with some evidence, 1 without evidence yet",
		}, {
			"one of each", ladder(func(c *casefile.Case) {
				c.Framework.Areas[0].Competencies = c.Framework.Areas[0].Competencies[:1]
			}, gate(casefile.Gate{Rules: []casefile.Rule{{ID: "any", Evidence: number(1)}}}), shows(ev("a", "2026-01", "design@staff"))),
			true, "", "2 requirements: 2 supported",
		}, {
			"rules alone", ladder(func(c *casefile.Case) { c.Framework.Areas = nil }, gate(casefile.Gate{Rules: []casefile.Rule{
				rule("much", casefile.Must), {ID: "x", Feedback: number(1)}}})),
			false, "much x", "2 requirements: 2 without evidence yet",
		}, {
			"nothing to judge does not hold", ladder(func(c *casefile.Case) { c.Config.Target = config.Target{} }),
			false, "", "",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Of(test.c, on(today))
			r := a.Readiness
			same(t, "holds", r.Holds, test.holds)
			same(t, "blocking", keys(r.Blocking), test.blocking)
			same(t, "sentence", r.Sentence, test.sentence)
			same(t, "sum", r.Supported+r.Some+r.None+r.Waived, r.Total)
			same(t, "total", r.Total, len(a.Expectations))
			same(t, "rules", r.Rules, len(a.Rules))
		})
	}
}
