package assess

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// breadth is a gate that asks for so many competencies, of which hiring alone may be missing.
func breadth(n int, waive ...string) func(*casefile.Case) {
	g := casefile.Gate{Rules: []casefile.Rule{{ID: "breadth", Competencies: number(n)}}}
	for _, id := range waive {
		g.Waive = append(g.Waive, casefile.Waiver{Competency: text(id), Because: text("no position was open")})
	}
	return gate(g)
}

func TestCompetenciesOfARule(t *testing.T) {
	optional := func(c *casefile.Case) {
		for i := range c.Framework.Areas[0].Competencies {
			c.Framework.Areas[0].Competencies[i].Importance = casefile.Should
		}
	}
	round := func(closes string) func(*casefile.Case) {
		return func(c *casefile.Case) {
			c.Config.Calendar = []config.Window{{Name: "Autumn", Kind: config.Round, Opens: period("2026-09-07"), Closes: period(closes)}}
		}
	}
	design, delivery := shows(ev("a", "2026-01", "design@staff", seenBy("ana"))), shows(ev("b", "2026-02", "delivery@staff", seenBy("dov")))
	again := shows(ev("c", "2026-03", "delivery@staff", seenBy("dov")))
	for _, test := range []struct {
		name, because, answer string
		verdict               Verdict
		c                     casefile.Case
	}{
		{
			"nothing is shown", "0 of 3 competencies are supported where 2 are asked; not yet Design, Delivery and Hiring",
			"Not yet: 1 of 1 requirement is not met, 2 of the 3 competencies.", None,
			ladder(optional, breadth(2)),
		}, {
			"one is missing", "1 of 3 competencies is supported where 2 are asked; not yet Delivery and Hiring",
			"Not yet: 1 of 1 requirement is not met, 2 of the 3 competencies.", Some,
			ladder(optional, breadth(2), design),
		}, {
			"as many as are asked", "2 of 3 competencies are supported where 2 are asked",
			"Holds: the one requirement is met; 1 optional requirement is open, Hiring.", Supported,
			ladder(optional, breadth(2), design, delivery),
		}, {
			"only with one that is in doubt", "2 of 3 competencies are supported where 2 are asked, 1 of them in doubt",
			"Holds: the one requirement is met, but it is in doubt, 2 of the 3 competencies (some of it in doubt); 1 optional requirement is open, Hiring.", Supported,
			ladder(optional, breadth(2), design, delivery, again),
		}, {
			"without the one in doubt as well", "2 of 3 competencies are supported where 1 is asked, 1 of them in doubt",
			"Holds: the one requirement is met; 1 optional requirement is open, Hiring.", Supported,
			ladder(optional, breadth(1), design, delivery, again),
		}, {
			"a waived one does not count", "2 of 3 competencies are supported where 3 are asked; Hiring is not applicable",
			"Not yet: 1 of 1 requirement is not met, 3 of the 3 competencies.", Some,
			ladder(optional, breadth(3, "hiring"), design, delivery),
		}, {
			"the plan reaches the number with its second step", "0 of 3 competencies are supported where 2 are asked; not yet Design, Delivery and Hiring",
			"Not yet: 1 of 1 requirement is not met, 2 of the 3 competencies (due 11 September 2026).", None,
			ladder(optional, breadth(2), plans(ms("x", "2026-12-01", aims("hiring"))), plans(ms("y", "2026-09-11", aims("delivery"))), plans(ms("z", "2026-08-01", aims("design"))), round("2026-10-16")),
		}, {
			"the plan reaches the number too late", "1 of 3 competencies is supported where 2 are asked; not yet Delivery and Hiring",
			"Cannot hold this round: 2 of the 3 competencies (due 1 December 2026), the one requirement that is not met, is due after it closes on 16 October 2026.", Some,
			ladder(optional, breadth(2), design, plans(ms("x", "2026-12-01", aims("hiring"))), round("2026-10-16")),
		}, {
			"the plan aims at too few", "0 of 3 competencies are supported where 2 are asked; not yet Design, Delivery and Hiring",
			"Not yet: 1 of 1 requirement is not met, 2 of the 3 competencies.", None,
			ladder(optional, breadth(2), plans(ms("x", "2026-12-01", aims("hiring"))), round("2026-10-16")),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := Of(test.c, on(today))
			same(t, "verdict", a.Rules[0].Verdict, test.verdict)
			same(t, "because", a.Rules[0].Because, test.because)
			same(t, "answer", a.Answer.Sentence, test.answer)
			same(t, "in doubt", len(a.Readiness.Required.Doubted) > 0, a.Answer.Contested())
		})
	}
}

// A required competency blocks beside the rule, and is counted by it.
func TestCompetenciesBesideRequiredOnes(t *testing.T) {
	a := Of(ladder(breadth(3), shows(ev("a", "2026-01", "design@staff"))), on(today))
	same(t, "blocking", keys(a.Readiness.Blocking), "delivery breadth")
	same(t, "required", a.Readiness.Required.Total(), 3)
}
