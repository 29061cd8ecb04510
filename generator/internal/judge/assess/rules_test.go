package assess

import (
	"fmt"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

func feedback(id, given, from string, more ...func(*casefile.Feedback)) casefile.Feedback {
	f := casefile.Feedback{Entry: entry(casefile.FeedbackFolder, id, ""), From: texts(from), Given: date(given)}
	for _, set := range more {
		set(&f)
	}
	return f
}

func hears(list ...casefile.Feedback) func(*casefile.Case) {
	return func(c *casefile.Case) { c.Feedback = append(c.Feedback, list...) }
}

// judged reads "2026-01 ben design staff": a line of assessments.csv.
func judged(lines ...string) func(*casefile.Case) {
	return func(c *casefile.Case) {
		for _, line := range lines {
			w := texts(line)
			c.Assessments = append(c.Assessments, casefile.Assessment{
				Pos: here, Date: date(w[0].V), By: w[1], Competency: w[2], Level: w[3], Note: text("note"),
			})
		}
	}
}

func TestRule(t *testing.T) {
	work := shows(
		ev("api", "2026-04", "design@staff", kind("design"), scope("teams"), seenBy("ana ben")),
		ev("cache", "2025-11", "delivery@staff", kind("design"), scope("industry"), seenBy("ana")),
		ev("drill", "2023-05", "delivery@staff", kind("incident"), scope("organisation"), seenBy("cleo")),
		ev("flag", "2026-05", "design", kind("design"), scope("teams"), seenBy("dov")),
		ev("guild", "2026-05", "delivery@staff", kind("talk")),
		ev("later", "2026-09", "design@staff", kind("design"), scope("teams")),
	)
	said := hears(
		feedback("a", "2026-05-01", "ana"),
		feedback("b", "2026-04-01", "ana cleo"),
		feedback("c", "2025-01-01", "dov"),
		feedback("d", "2026-06-01", "ben"),
		feedback("e", "2026-07-01", "cleo"),
		feedback("f", "2026-06-01", "mirela self stranger"),
		feedback("g", "", "dov"),
		feedback("h", "", "cleo", func(f *casefile.Feedback) { f.Observed, f.Date = date("2025-12-01"), date("2020-01-01") }),
		feedback("i", "", "dov", func(f *casefile.Feedback) {
			f.Date, f.Competencies = date("2025-10-01"), claims("design")
		}),
	)
	views := judged(
		"2026-05 ben design staff",
		"2026-06 ben delivery staff",
		"2024-01 cleo design staff",
		"2025-01 ana design staff", "2026-01 ana design senior", // the latest counts
		"2026-02 dov hiring senior", "2026-09 dov hiring staff", // the future does not
		"2026-02 self design staff", "2026-02 mirela design staff",
		"2026-02 ben nonsense staff", "2026-02 ben hiring archmage",
	)
	for _, test := range []struct {
		name    string
		rule    casefile.Rule
		asks    string
		verdict Verdict
		have    string
		entries string
		people  string
		because string
	}{
		{
			"evidence at the level, of any competency",
			casefile.Rule{Evidence: number(3)},
			"3 exhibits", Supported, "4/3 exhibits",
			"evidence/guild evidence/api evidence/cache evidence/drill", "ana ben cleo",
			"4 exhibits where 3 are asked",
		}, {
			"of a scope or wider, where none given is none",
			casefile.Rule{Evidence: number(4), Scope: text("teams")},
			"4 exhibits with a scope of teams or wider", Some, "3/4 exhibits",
			"evidence/api evidence/cache evidence/drill", "ana ben cleo",
			"3 exhibits of 4 asked",
		}, {
			"of the narrowest scope, which still has to be given",
			casefile.Rule{Evidence: number(4), Scope: text("self")},
			"4 exhibits with a scope of self or wider", Some, "3/4 exhibits",
			"evidence/api evidence/cache evidence/drill", "ana ben cleo",
			"3 exhibits of 4 asked",
		}, {
			"of an unknown scope",
			casefile.Rule{Evidence: number(1), Scope: text("galaxy")},
			"1 exhibit with a scope of galaxy or wider", None, "0/1 exhibits", "", "",
			"no exhibit of 1 asked",
		}, {
			"of one kind",
			casefile.Rule{Evidence: number(2), Kind: texts("design")},
			"2 exhibits of kind design", Supported, "2/2 exhibits",
			"evidence/api evidence/cache", "ana ben",
			"2 exhibits of 2 asked",
		}, {
			"of any of the kinds, not older than",
			casefile.Rule{Evidence: number(3), Kind: texts("design incident review"), Within: span("24 months")},
			"3 exhibits of kind design, incident or review, not older than 24 months", Some, "2/3 exhibits",
			"evidence/api evidence/cache", "ana ben",
			"2 exhibits of 3 asked; 1 more is older than 24 months",
		}, {
			"all of it too old",
			casefile.Rule{Evidence: number(1), Kind: texts("incident"), Within: span("2 years")},
			"1 exhibit of kind incident, not older than 2 years", None, "0/1 exhibits", "", "",
			"no exhibit of 1 asked; 1 is older than 2 years",
		}, {
			"of a competency, with witnesses: the count furthest from done is reported",
			casefile.Rule{Evidence: number(1), Witnesses: number(3), Competency: text("design")},
			"1 exhibit on Design, which 3 people can confirm", Some, "2/3 witnesses",
			"evidence/api", "ana ben",
			"1 exhibit of 1 asked, 2 witnesses of 3 asked",
		}, {
			"of an unknown competency",
			casefile.Rule{Evidence: number(1), Competency: text("juggling")},
			"1 exhibit on juggling", None, "0/1 exhibits", "", "",
			"no exhibit of 1 asked",
		}, {
			"witnesses alone, each counted once",
			casefile.Rule{Witnesses: number(2)},
			"evidence, which 2 people can confirm", Supported, "3/2 witnesses",
			"evidence/guild evidence/api evidence/cache evidence/drill", "ana ben cleo",
			"3 witnesses where 2 are asked",
		}, {
			"witnesses of some relations",
			casefile.Rule{Witnesses: number(1), From: texts("mentor stakeholder"), Kind: texts("incident")},
			"evidence of kind incident, which 1 mentor or stakeholder can confirm", Supported, "1/1 witnesses",
			"evidence/drill", "cleo",
			"1 witness of 1 asked",
		}, {
			"evidence without the witnesses asked is some",
			casefile.Rule{Evidence: number(1), Witnesses: number(2), From: texts("manager")},
			"1 exhibit, which 2 managers can confirm", Some, "0/2 witnesses",
			"evidence/guild evidence/api evidence/cache evidence/drill", "",
			"4 exhibits where 1 is asked, no witness of 2 asked",
		}, {
			"no count at all asks for one exhibit",
			casefile.Rule{Kind: texts("talk")},
			"1 exhibit of kind talk", Supported, "1/1 exhibits",
			"evidence/guild", "",
			"1 exhibit of 1 asked",
		}, {
			"feedback by anyone but the author, dated or not",
			casefile.Rule{Feedback: number(8)},
			"8 pieces of feedback", Some, "7/8 pieces of feedback",
			"feedback/d feedback/a feedback/b feedback/h feedback/i feedback/c feedback/g", "ana ben cleo dov",
			"7 pieces of feedback of 8 asked, from 4 people",
		}, {
			"feedback by relation, not older than",
			casefile.Rule{Feedback: number(3), From: texts("peer stakeholder"), Within: span("12 months")},
			"3 pieces of feedback from peers or stakeholders, not older than 12 months", Supported, "4/3 pieces of feedback",
			"feedback/a feedback/b feedback/h feedback/i", "ana cleo dov",
			"4 pieces of feedback where 3 are asked, from 3 people",
		}, {
			"feedback that is too old is said to be",
			casefile.Rule{Feedback: number(3), From: texts("peer"), Within: span("90 days")},
			"3 pieces of feedback from peers, not older than 90 days", Some, "2/3 pieces of feedback",
			"feedback/a feedback/b", "ana",
			"2 pieces of feedback of 3 asked, from 1 person; 2 more are older than 90 days",
		}, {
			"feedback on a competency",
			casefile.Rule{Feedback: number(1), Competency: text("design")},
			"1 piece of feedback on Design", Supported, "1/1 pieces of feedback",
			"feedback/i", "dov",
			"1 piece of feedback of 1 asked, from 1 person",
		}, {
			"no feedback, by relation",
			casefile.Rule{Feedback: number(1), From: texts("manager")},
			"1 piece of feedback from managers", None, "0/1 pieces of feedback", "", "",
			"no piece of feedback of 1 asked",
		}, {
			"as far from one count as from another: the first is reported",
			casefile.Rule{Evidence: number(8), Witnesses: number(6)},
			"8 exhibits, which 6 people can confirm", Some, "4/8 exhibits",
			"evidence/guild evidence/api evidence/cache evidence/drill", "ana ben cleo",
			"4 exhibits of 8 asked, 3 witnesses of 6 asked",
		}, {
			"assessments by pairs of person and competency, the latest of each",
			casefile.Rule{Assessments: number(2)},
			"2 assessments at Staff or above", Supported, "3/2 assessments",
			"", "ben cleo",
			"3 assessments at Staff or above where 2 are asked, by 2 people",
		}, {
			"assessments by relation, on a competency, not older than",
			casefile.Rule{Assessments: number(2), Competency: text("design"), From: texts("mentor stakeholder"), Within: span("1 year")},
			"2 assessments at Staff or above on Design by mentors or stakeholders, not older than 1 year", Some, "1/2 assessments",
			"", "ben",
			"1 assessment at Staff or above of 2 asked, by 1 person; 1 more is older than 1 year",
		}, {
			"assessments by nobody asked",
			casefile.Rule{Assessments: number(1), From: texts("reviewer")},
			"1 assessment at Staff or above by reviewers", None, "0/1 assessments", "", "",
			"no assessment at Staff or above of 1 asked",
		}, {
			"competencies that are supported",
			casefile.Rule{Competencies: number(2)},
			"2 of the 3 competencies", Supported, "2/2 competencies", "", "",
			"2 of 3 competencies are supported where 2 are asked",
		}, {
			"competencies that are missing are named",
			casefile.Rule{Competencies: number(3), Evidence: number(1), Kind: texts("talk")},
			"1 exhibit of kind talk and 3 of the 3 competencies", Some, "2/3 competencies", "evidence/guild", "",
			"1 exhibit of 1 asked, 2 of 3 competencies are supported where 3 are asked; not yet Hiring",
		}, {
			"more competencies than there are",
			casefile.Rule{Competencies: number(4)},
			"4 competencies", Some, "2/4 competencies", "", "",
			"2 of 3 competencies are supported where 4 are asked; not yet Hiring",
		}, {
			"several counts are all asked",
			casefile.Rule{Evidence: number(1), Feedback: number(4), From: texts("mentor"), Kind: texts("talk")},
			"1 exhibit of kind talk and 4 pieces of feedback from mentors", Some, "1/4 pieces of feedback",
			"feedback/d evidence/guild", "ben",
			"1 exhibit of 1 asked, 1 piece of feedback of 4 asked, from 1 person",
		}, {
			"its own name",
			casefile.Rule{Name: text("A talk"), Kind: texts("talk"), Evidence: number(1)},
			"A talk", Supported, "1/1 exhibits", "evidence/guild", "",
			"1 exhibit of 1 asked",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.rule.ID, test.rule.Pos = "r", here
			got := Of(ladder(gate(casefile.Gate{Rules: []casefile.Rule{test.rule}}), work, said, views), on(today)).Rules[0]
			same(t, "name", got.Name, test.asks)
			same(t, "verdict", got.Verdict, test.verdict)
			same(t, "have", fmt.Sprintf("%d/%d %s", got.Have, got.Want, got.Unit), test.have)
			same(t, "entries", keys(got.Entries), test.entries)
			same(t, "people", keys(got.Witnesses), test.people)
			same(t, "because", got.Because, test.because)
		})
	}
}

// What happened on the day counts, and so does what is as old as a span allows.
func TestRuleOnTheEdgeOfItsSpan(t *testing.T) {
	g := gate(casefile.Gate{Rules: []casefile.Rule{
		{ID: "feedback", Feedback: number(2), Within: span("12 months")},
		{ID: "assessments", Assessments: number(2), Within: span("12 months")},
	}})
	count := func(day string) string {
		rules := Of(ladder(g,
			hears(feedback("a", "2026-06-30", "ana"), feedback("b", "2025-06-30", "ana")),
			judged("2026-06-30 ana design staff", "2025-06-30 ben design staff")), on(day)).Rules
		return fmt.Sprint(rules[0].Have, rules[1].Have)
	}
	same(t, "the day before", count("2026-06-29"), "1 1")
	same(t, "the day", count("2026-06-30"), "2 2")
	same(t, "the day after", count("2026-07-01"), "1 1")
}

// The level aimed at may be the lowest; an unknown level is still none.
func TestRuleAtTheLowestLevel(t *testing.T) {
	c := ladder(gate(casefile.Gate{Rules: []casefile.Rule{{ID: "any", Evidence: number(2)}}}),
		shows(ev("a", "2026-01", "design@archmage"), ev("b", "2026-01", ""), ev("c", "2026-01", "design@staff")))
	c.Framework.Levels = c.Framework.Levels[2:]
	same(t, "have", Of(c, on(today)).Rules[0].Have, 1)
}

func TestRuleWaived(t *testing.T) {
	g := casefile.Gate{
		Tenure: casefile.Tenure{Pos: here, Level: text("senior"), Months: number(36)},
		Rules: []casefile.Rule{
			{ID: "talk", Kind: texts("talk")},
			{ID: "review", Kind: texts("review"), Importance: casefile.Should},
		},
		Waive: []casefile.Waiver{
			{Rule: text("talk"), Because: text("no stage")},
			{Rule: text("tenure"), Because: text("came from elsewhere")},
		},
	}
	rules := Of(ladder(gate(g)), on(today)).Rules
	same(t, "tenure", rules[0].Verdict, Waived)
	same(t, "tenure because", rules[0].Because, "came from elsewhere")
	same(t, "talk", rules[1].Verdict, Waived)
	same(t, "talk because", rules[1].Because, "no stage")
	same(t, "review", rules[2].Verdict, None)
	same(t, "importance", rules[2].Importance, casefile.Should)

	shown := Of(ladder(gate(g), shows(ev("a", "2026-01", "design@staff", kind("talk")))), on(today)).Rules
	same(t, "what is supported is not waived", shown[1].Verdict, Supported)
}

func TestTenure(t *testing.T) {
	for _, test := range []struct {
		name              string
		level, from, held string // asked, held now, since
		months            int
		verdict           Verdict
		have              int
		asks, because     string
	}{
		{"long enough", "senior", "senior", "2024-10-15", 18, Supported, 20,
			"18 months at Senior", "20 months at Senior where 18 are asked, held since 15 October 2024"},
		{"a month counts when it is whole", "senior", "senior", "2024-12-30", 18, Supported, 18,
			"18 months at Senior", "18 months at Senior of 18 asked, held since 30 December 2024"},
		{"not yet", "senior", "senior", "2026-05", 18, Some, 1,
			"18 months at Senior", "1 month at Senior of 18 asked, held since May 2026"},
		{"this month", "senior", "senior", "2026-06-15", 1, None, 0,
			"1 month at Senior", "no month at Senior of 1 asked, held since 15 June 2026"},
		{"in the future", "senior", "senior", "2026-09", 1, None, 0,
			"1 month at Senior", "no month at Senior of 1 asked, held since September 2026"},
		{"no level named is the one held", "", "senior", "2024-10", 18, Supported, 20,
			"18 months at Senior", "20 months at Senior where 18 are asked, held since October 2024"},
		{"a level below has been held at least as long", "engineer", "senior", "2024-10", 36, Some, 20,
			"36 months at Engineer", "20 months at Engineer or above of 36 asked; Senior is held since October 2024, and what was before is not known"},
		{"a level above is not held", "staff", "senior", "2024-10", 6, None, 0,
			"6 months at Staff", "the level held now is Senior; 6 months at Staff are asked"},
		{"unknown since", "senior", "senior", "", 18, None, 0,
			"18 months at Senior", "nothing says since when Senior is held; 18 months at Senior are asked"},
		{"unknown level", "senior", "", "2024-10", 1, None, 0,
			"1 month at Senior", "nothing says which level is held now; 1 month at Senior is asked"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := ladder(gate(casefile.Gate{Tenure: casefile.Tenure{Pos: here, Level: text(test.level), Months: number(test.months)}}))
			c.Config.Target.From, c.Config.Target.Since = test.from, period(test.held)
			got := Of(c, on(today)).Rules[0]
			same(t, "id", got.ID, "tenure")
			same(t, "unit", got.Unit, "months")
			same(t, "name", got.Name, test.asks)
			same(t, "verdict", got.Verdict, test.verdict)
			same(t, "have", got.Have, test.have)
			same(t, "want", got.Want, test.months)
			same(t, "because", got.Because, test.because)
		})
	}
}
