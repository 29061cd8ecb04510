package assess

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// meets reads "2026-03-02 review": a check-in and its kind.
func meets(list ...string) func(*casefile.Case) {
	return func(c *casefile.Case) {
		for i, s := range list {
			d, kind, _ := strings.Cut(s, " ")
			m := casefile.CheckIn{Entry: entry(casefile.CheckInsFolder, fmt.Sprint("m", i), ""), Kind: text(kind)}
			m.Date = date(d)
			c.CheckIns = append(c.CheckIns, m)
		}
	}
}

func agreed(checkIn, review day.Span) func(*casefile.Case) {
	return func(c *casefile.Case) { c.Config.Cadence.CheckIn, c.Config.Cadence.Review = checkIn, review }
}

func TestCadence(t *testing.T) {
	monthly, halfYearly := day.Span{Months: 1, Text: "monthly"}, day.Span{Months: 6, Text: "half-yearly"}
	fortnightly := day.Span{Days: 14, Text: "fortnightly"}
	for _, test := range []struct {
		name string
		c    casefile.Case
		want []string
	}{
		{"nothing agreed", ladder(meets("2026-06-01")), nil},
		{"never met", ladder(agreed(monthly, day.Span{})), []string{
			"check-in 0/0 last  next 2026-06-30 overdue false: agreed monthly; none held yet"}},
		{"met once", ladder(agreed(monthly, day.Span{}), meets("2026-06-02")), []string{
			"check-in 0/0 last 2026-06-02 check-ins/m0 next 2026-07-02 overdue false: agreed monthly; the last 2 June 2026, the next due 2 July 2026"}},
		{"kept with a week of grace, any kind counts, in any order of the ids",
			ladder(agreed(monthly, day.Span{}), meets("2026-05-18 ad hoc", "2026-02-02", "2026-03-09", "2026-04-17 review", "2026-05-31")), []string{
				"check-in 3/4 last 2026-05-31 check-ins/m4 next 2026-06-30 overdue false: agreed monthly; 3 of 4 intervals kept; the last 31 May 2026, the next due 30 June 2026"}},
		{"two on a day are one meeting, the future does not count",
			ladder(agreed(fortnightly, day.Span{}), meets("2026-06-01", "2026-06-01", "2026-06-15", "2026-07-01")), []string{
				"check-in 1/1 last 2026-06-15 check-ins/m2 next 2026-06-29 overdue true: agreed fortnightly; 1 of 1 interval kept; the last 15 June 2026, the next overdue since 29 June 2026"}},
		{"reviews count for both",
			ladder(agreed(monthly, halfYearly), meets("2025-06-10 review", "2026-01-10 review", "2026-06-15")), []string{
				"check-in 0/2 last 2026-06-15 check-ins/m2 next 2026-07-15 overdue false: agreed monthly; 0 of 2 intervals kept; the last 15 June 2026, the next due 15 July 2026",
				"review 0/1 last 2026-01-10 check-ins/m1 next 2026-07-10 overdue false: agreed half-yearly; 0 of 1 interval kept; the last 10 January 2026, the next due 10 July 2026"}},
	} {
		var got []string
		for _, c := range Of(test.c, on(today)).Cadences {
			got = append(got, fmt.Sprintf("%s %d/%d last %s next %s overdue %v: %s", c.Name, c.Kept, c.Of,
				strings.TrimSpace(c.Last.String()+" "+c.LastKey), c.NextDue, c.Overdue, c.Sentence))
		}
		same(t, test.name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
	}
}

func TestOpenSteps(t *testing.T) {
	step := func(what, who, by, done string) casefile.Action {
		return casefile.Action{Text: text(what), Who: text(who), By: date(by), Done: tick(done)}
	}
	change := func(what, by, evidence string) func(*casefile.Feedback) {
		return func(f *casefile.Feedback) {
			f.Change = casefile.Change{Text: text(what), By: date(by), Evidence: text(evidence)}
		}
	}
	with := func(list ...casefile.Action) func(*casefile.Milestone) {
		return func(m *casefile.Milestone) { m.Actions = list }
	}
	c := ladder(
		shows(ev("shown", "2026-05", "design"), ev("to-come", "2026-09", "design")),
		plans(
			ms("a", "2026-12-31", with(step("outline", "", "2026-09", ""), step("read", "", "2026-01", "yes"), step("someday", "", "", ""))),
			ms("b", "2026-05-31", done("2026-05-01"), with(step("left over", "", "2026-05", ""))),
			ms("c", "2026-05-31", with(step("late", "mirela", "2026-06-29", ""))),
			ms("d", "2026-12-31", stated("dropped"), with(step("never", "", "2026-06-29", ""))),
		),
		hears(
			feedback("a", "2026-01-01", "ana", change("ask first", "2026-06-30", "")),
			feedback("b", "2026-01-01", "ana", change("shown", "2026-05-30", "shown")),
			feedback("c", "2026-01-01", "ana", change("not shown yet", "2026-05-30", "to-come")),
			feedback("d", "2026-01-01", "ana", change("no day", "", "")),
		),
		func(c *casefile.Case) {
			c.CheckIns = []casefile.CheckIn{
				{Entry: entry(casefile.CheckInsFolder, "may", ""), Steps: []casefile.Action{
					step("introduce", "ben", "2026-06-30", ""), step("thank", "self", "2026-07", ""), step("ticked", "", "2026-05", "2026-05-30"), step("to be ticked", "", "2026-08", "2026-08-01")}},
			}
		})
	var got []string
	for _, s := range Of(c, on(today)).OpenSteps {
		got = append(got, fmt.Sprintf("%s %s %q by %q %v", s.Key, s.Text, s.Who, s.By, s.Overdue))
	}
	same(t, "steps", strings.Join(got, "\n"), strings.Join([]string{
		`feedback/c not shown yet "" by "2026-05-30" true`,
		`milestones/c late "" by "2026-06-29" true`,
		`check-ins/may introduce "ben" by "2026-06-30" false`,
		`feedback/a ask first "" by "2026-06-30" false`,
		`check-ins/may thank "" by "2026-07" false`,
		`check-ins/may to be ticked "" by "2026-08" false`,
		`milestones/a outline "" by "2026-09" false`,
		`milestones/a someday "" by "" false`,
	}, "\n"))
}

// A promise that a later check-in makes again counts once, as that one has it.
func TestPromisesThatAreMadeAgain(t *testing.T) {
	met := func(id, on string, steps ...casefile.Action) casefile.CheckIn {
		c := casefile.CheckIn{Entry: entry(casefile.CheckInsFolder, id, ""), Steps: steps}
		c.Date = date(on)
		return c
	}
	step := func(what, who, by, done string) casefile.Action {
		return casefile.Action{Text: text(what), Who: text(who), By: date(by), Done: tick(done)}
	}
	c := ladder(func(c *casefile.Case) {
		c.CheckIns = []casefile.CheckIn{
			met("july", "2026-07-02",
				step("Read the plan (as said).", "ben", "2026-07-09", ""), step("still ask the board", "self", "", ""), step("Send the slides", "", "", "yes"), step("Read the plan", "ana", "", "")),
			met("june", "2026-06-02",
				step("read my plan", "ben", "2026-06-09", ""), step("Ask the board", "", "2026-09", ""), step("Send the slides!", "", "2026-06-09", ""), step("Do not ask the board", "", "", "")),
		}
	})
	var got []string
	for _, s := range Of(c, on(today)).OpenSteps {
		got = append(got, fmt.Sprintf("%s %s %q by %q", s.Key, s.Text, s.Who, s.By))
	}
	same(t, "steps", strings.Join(got, "\n"), strings.Join([]string{
		`check-ins/july Read the plan (as said). "ben" by "2026-07-09"`,
		`check-ins/july still ask the board "" by "2026-09"`,
		`check-ins/july Read the plan "ana" by ""`,
		`check-ins/june Do not ask the board "" by ""`,
	}, "\n"))
}

func TestAsks(t *testing.T) {
	ask := func(id, asked, state, answered string) casefile.Ask {
		return casefile.Ask{Entry: entry(casefile.AsksFolder, id, ""), Of: text("ben"), Asked: date(asked), State: text(state), Answered: date(answered)}
	}
	c := ladder(func(c *casefile.Case) {
		c.Asks = []casefile.Ask{
			ask("answered", "2026-01-01", "", "2026-02-01"),
			ask("declined", "2026-01-01", "declined", ""),
			ask("edge", "2026-06-09", "", ""),
			ask("future", "2026-08-01", "", ""),
			ask("granted", "2026-01-01", "granted", ""),
			ask("open", "2026-05", "open", ""),
			ask("reopened", "2026-06-08", "open", "2026-06-10"),
			ask("undated", "", "", ""),
		}
	})
	var got []string
	for _, a := range Of(c, on(today)).Asks {
		got = append(got, fmt.Sprintf("%s of %s %d %v", a.Key, a.Of, a.Waits, a.Stalled))
	}
	same(t, "asks", strings.Join(got, "\n"), strings.Join([]string{
		"asks/open of ben 30 true",
		"asks/reopened of ben 22 true",
		"asks/edge of ben 21 false",
		"asks/future of ben 0 false",
		"asks/undated of ben 0 false",
	}, "\n"))
}
