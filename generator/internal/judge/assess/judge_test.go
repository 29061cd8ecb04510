package assess

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// large makes a case with a number of competencies and of evidence entries
// over three years, with everything else in proportion. The same seed gives
// the same case.
func large(competencies, evidence int, seed uint64) casefile.Case {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	one := func(prefix string, n int) string { return fmt.Sprintf("%s%05d", prefix, r.IntN(n)) }
	someDay := func() casefile.Date {
		return casefile.Date{V: day.On(on(today) - 1100 + day.Day(r.IntN(1200))), Pos: here}
	}

	c := ladder(func(c *casefile.Case) {
		c.Framework.Areas = []casefile.Area{{ID: "all"}}
		c.Framework.Gates = []casefile.Gate{{
			Level:  text("staff"),
			Tenure: casefile.Tenure{Pos: here, Level: text("senior"), Months: number(18)},
			Each:   casefile.Each{Pos: here, Evidence: number(2), Witnesses: number(2), Within: span("24 months")},
			Rules: []casefile.Rule{
				{ID: "breadth", Scope: text("teams"), Evidence: number(3)},
				{ID: "design", Kind: texts("design"), Evidence: number(20), Witnesses: number(50)},
				{ID: "voices", Feedback: number(3), From: texts("peer stakeholder"), Within: span("12 months")},
				{ID: "judged", Assessments: number(9), From: texts("mentor")},
			},
			Waive: []casefile.Waiver{{Competency: text("c00001"), Because: text("no")}},
		}}
	})
	for i := range competencies {
		c.Framework.Areas[0].Competencies = append(c.Framework.Areas[0].Competencies,
			competency(fmt.Sprintf("c%05d", i), casefile.Importance(i%3/2), "senior staff"))
	}
	for i := range 40 {
		id := fmt.Sprintf("p%05d", i)
		c.People = append(c.People, casefile.Person{ID: id, Name: text(id), Relation: text(pick("peer", "mentor", "stakeholder"))})
	}
	for i := range evidence {
		e := ev(fmt.Sprintf("e%05d", i), "", "", kind(pick("design", "talk", "project")), scope(pick("self", "team", "teams", "industry")))
		e.Ended = someDay()
		for range 1 + r.IntN(3) {
			e.Competencies = append(e.Competencies, claims(one("c", competencies)+pick("", "@staff", "@senior"))...)
		}
		for range r.IntN(3) {
			e.Witnesses = append(e.Witnesses, text(one("p", 45)))
		}
		c.Evidence = append(c.Evidence, e)
	}
	for i := range evidence / 10 {
		f := feedback(fmt.Sprintf("f%05d", i), "", one("p", 40))
		f.Given = someDay()
		c.Feedback = append(c.Feedback, f)
		c.Assessments = append(c.Assessments, casefile.Assessment{Pos: here, Date: someDay(), By: text(pick("self", one("p", 40))),
			Competency: text(one("c", competencies)), Level: text(pick("senior", "staff"))})
		m := ms(fmt.Sprintf("m%05d", i), "", hours(float64(r.IntN(40))), aims(one("c", competencies)))
		m.Due = someDay()
		c.Milestones = append(c.Milestones, m)
	}
	return c
}

func TestSameCaseSameJudgement(t *testing.T) {
	for seed := range uint64(20) {
		c := large(12, 200, seed)
		before := fmt.Sprintf("%+v", c)
		first := fmt.Sprintf("%+v", Of(c, on(today)))
		same(t, "again", fmt.Sprintf("%+v", Of(c, on(today))) == first, true)
		same(t, "the case is as it was", fmt.Sprintf("%+v", c) == before, true)

		c.Evidence = slices.Clone(c.Evidence)
		slices.Reverse(c.Evidence)
		same(t, "in whatever order evidence comes", fmt.Sprintf("%+v", Of(c, on(today))) == first, true)
	}
}

// A quarter of the history is what the judgement was on its last day.
func TestHistoryIsTheReadinessOfItsDay(t *testing.T) {
	for seed := range uint64(10) {
		c := large(12, 150, seed)
		a := Of(c, on(today))
		for _, q := range a.History {
			r := Of(c, min(q.Quarter.Last, on(today))).Readiness
			same(t, q.Quarter.String(),
				fmt.Sprint(q.Supported, q.Some, q.None, q.Waived, q.Total),
				fmt.Sprint(r.Supported, r.Some, r.None, r.Waived, r.Total))
		}
		for i, e := range a.Expectations {
			last := a.History[len(a.History)-1]
			same(t, e.Competency, last.Verdicts[i], e.Verdict)
			same(t, e.Competency, last.Counted[i], len(e.Evidence))
		}
	}
}

func TestWithoutFrameworkOrTarget(t *testing.T) {
	rest := func(c *casefile.Case) {
		shows(ev("a", "2026-01", "design@staff"))(c)
		plans(ms("m", "2026-07-31", from("2026-06"), hours(5), aims("design")))(c)
		c.Config.Cadence.CheckIn = day.Span{Months: 1, Text: "monthly"}
		c.Asks = []casefile.Ask{{Entry: entry(casefile.AsksFolder, "a", "")}}
	}
	for name, without := range map[string]func(*casefile.Case){
		"no framework":  func(c *casefile.Case) { c.Framework = casefile.Framework{} },
		"no target":     func(c *casefile.Case) { c.Config.Target = config.Target{} },
		"unknown level": func(c *casefile.Case) { c.Config.Target.Level = "wizard" },
		"unknown target, and a level held": func(c *casefile.Case) {
			c.Config.Target.Level = ""
		},
	} {
		a := Of(ladder(rest, without), on(today))
		same(t, name+": level", a.Level, "")
		same(t, name+": judged", len(a.Expectations)+len(a.Rules)+len(a.History)+len(a.Gaps)+a.Readiness.Total, 0)
		same(t, name+": holds", a.Readiness.Holds, false)
		same(t, name+": the rest", fmt.Sprint(len(a.Milestones), len(a.Load) > 0, len(a.Cadences), len(a.Asks), a.InProgress),
			"1 true 1 1 [milestones/m]")
	}
	same(t, "an empty case", fmt.Sprintf("%+v", Of(casefile.Case{}, 0)), fmt.Sprintf("%+v", Assessment{}))
}

// What is dangling or empty counts for nothing, and harms nothing.
func TestMistakesDoNotCount(t *testing.T) {
	c := ladder(strict(), judged("2026-01 nobody nothing nowhere"),
		shows(ev("", "", ""), ev("a", "2026-01", "nothing@nowhere nothing design@"), ev("a", "2026-01", "design@staff", seenBy("nobody"))),
		plans(ms("", "", after("nothing")), ms("loop", "2026-08-01", after("loop")), ms("a", "", in("nowhere"), aims("nothing@nowhere"))),
		hears(feedback("", "", "")),
		func(c *casefile.Case) {
			c.Experiments = []casefile.Experiment{{}, {Series: text("nothing"), Start: date("2026-02"), End: date("2026-01")}}
			c.CheckIns, c.Asks = []casefile.CheckIn{{}}, []casefile.Ask{{}}
			c.Series = []casefile.Series{{ID: "nothing"}}
			c.Config.Calendar = []config.Window{{Kind: config.Rest}, rest("", "2026-08", "2026-07")}
		})
	a := Of(c, on(today))
	same(t, "readiness", a.Readiness.Sentence, "2 requirements: 1 with some evidence, 1 without evidence yet; 1 optional: 1 without evidence yet")
	same(t, "experiments", string(a.Experiments[0].Outcome+" "+a.Experiments[1].Outcome), "not started no data")
}

func TestSentencesReadAsSentences(t *testing.T) {
	a := Of(large(12, 300, 7), on(today))
	check := func(s string) {
		t.Helper()
		if s == "" || strings.HasSuffix(s, ".") || strings.Contains(s, "  ") || strings.Contains(s, "NaN") || strings.TrimSpace(s) != s {
			t.Errorf("%q is no sentence", s)
		}
	}
	for _, e := range a.Expectations {
		check(e.Because)
	}
	for _, r := range a.Rules {
		check(r.Name)
		check(r.Because)
	}
	for _, g := range a.Gaps {
		check(g.Missing)
	}
	check(a.Readiness.Sentence)
}

func TestWords(t *testing.T) {
	same(t, "words", fmt.Sprint(Supported.Word(), ", ", Some.Word(), ", ", None.Word(), ", ", Waived.Word()),
		"supported, some evidence, none yet, not applicable")
}

// Ten thousand entries against fifty competencies over twelve quarters and
// more are judged in well under a tenth of a second.
func BenchmarkOf(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		c := large(50, n, 1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(c, on(today))
			}
		})
	}
}
