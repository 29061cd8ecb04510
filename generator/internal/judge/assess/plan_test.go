package assess

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// ms is a milestone that is due; more sets the rest.
func ms(id, due string, more ...func(*casefile.Milestone)) casefile.Milestone {
	m := casefile.Milestone{Entry: entry(casefile.MilestonesFolder, id, ""), Due: date(due)}
	for _, set := range more {
		set(&m)
	}
	return m
}

func from(d string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.Date = date(d) }
}
func done(d string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.Done = date(d) }
}
func stated(s string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.State = text(s) }
}
func after(ids string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.After = texts(ids) }
}
func in(w string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.Window = text(w) }
}
func hours(h float64) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.Effort = figures(h) }
}
func aims(words string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) { m.Competencies = claims(words) }
}
func actions(ticks ...string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) {
		for _, s := range ticks {
			m.Actions = append(m.Actions, casefile.Action{Text: text("step"), Done: tick(s)})
		}
	}
}
func outcomes(ticks ...string) func(*casefile.Milestone) {
	return func(m *casefile.Milestone) {
		for _, s := range ticks {
			m.Outcomes = append(m.Outcomes, casefile.Outcome{Text: text("result"), Done: tick(s)})
		}
	}
}

func plans(list ...casefile.Milestone) func(*casefile.Case) {
	return func(c *casefile.Case) { c.Milestones = append(c.Milestones, list...) }
}

func calendar(list ...config.Window) func(*casefile.Case) {
	return func(c *casefile.Case) { c.Config.Calendar = append(c.Config.Calendar, list...) }
}

func rest(name, opens, closes string) config.Window {
	return config.Window{Name: name, Kind: config.Rest, Opens: period(opens), Closes: period(closes)}
}

func TestMilestoneState(t *testing.T) {
	flag := func(m *casefile.Milestone) { m.DoneFlag = casefile.Bool{V: true, Pos: here} }
	for _, test := range []struct {
		name     string
		m        casefile.Milestone
		state    State
		start    string
		finished string
		late     int
	}{
		{"nothing is known", ms("m", ""), Planned, "", "", 0},
		{"its work is supposed to start twelve weeks before it is due", ms("m", "2026-09-22"), Planned, "2026-06-30", "", 0},
		{"a day less", ms("m", "2026-09-23"), Planned, "2026-07-01", "", 0},
		{"its own start", ms("m", "2026-12-31", from("2026-06")), Active, "2026-06-01", "", 0},
		{"its own start, later", ms("m", "2026-07-31", from("2026-07")), Planned, "2026-07-01", "", 0},
		{"an action is done", ms("m", "2026-12-31", actions("", "2026-06-01")), Active, "2026-10-08", "", 0},
		{"an outcome is done", ms("m", "", outcomes("yes")), Active, "", "", 0},
		{"an action was done on the day", ms("m", "2026-12-31", actions(today)), Active, "2026-10-08", "", 0},
		{"an action will be done", ms("m", "2026-12-31", actions("2026-07-01")), Planned, "2026-10-08", "", 0},
		{"due on the day", ms("m", today), Planned, "2026-04-07", "", 0},
		{"due the day before", ms("m", "2026-06-29", actions("yes")), Missed, "2026-04-06", "", 1},
		{"due in a month that runs", ms("m", "2026-06"), Planned, "2026-04-07", "", 0},
		{"done early", ms("m", "2026-06-29", done("2026-06-19")), Done, "2026-04-06", "2026-06-19", -10},
		{"done late", ms("m", "2026-05", done("2026-06-10")), Done, "2026-03-08", "2026-06-10", 10},
		{"done without a due date", ms("m", "", done("2026-06-10")), Done, "", "2026-06-10", 0},
		{"done without a date", ms("m", "2026-01-31", flag), Done, "2025-11-08", "", 0},
		{"stated as done", ms("m", "2026-01-31", stated("done")), Done, "2025-11-08", "", 0},
		{"stated as done, but in the future", ms("m", "2026-12-31", stated("done"), done("2026-07-01"), flag), Planned, "2026-10-08", "", 0},
		{"to be done in the future", ms("m", "2026-07-31", done("2026-07-31")), Planned, "2026-05-08", "", 0},
		{"stated as planned, but done", ms("m", "2026-01-31", stated("planned"), done("2026-01-31")), Done, "2025-11-08", "2026-01-31", 0},
		{"stated as planned, although it has begun", ms("m", "2026-07-31", stated("planned"), actions("yes")), Planned, "2026-05-08", "", 0},
		{"stated as active, although it was due", ms("m", "2026-06-01", stated("active")), Active, "2026-03-09", "", 29},
		{"stated as missed", ms("m", "2026-12-31", stated("missed")), Missed, "2026-10-08", "", 0},
		{"stated as dropped", ms("m", "2026-06-01", stated("dropped"), actions("yes")), Dropped, "2026-03-09", "", 0},
		{"a state that is not one is derived", ms("m", "2026-06-01", stated("paused")), Missed, "2026-03-09", "", 29},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Of(ladder(plans(test.m)), on(today)).Milestones[0]
			same(t, "state", got.State, test.state)
			same(t, "start", got.Start.String(), test.start)
			same(t, "finished", got.Finished.String(), test.finished)
			same(t, "late by", got.LateBy, test.late)
		})
	}
}

func TestMilestoneOrder(t *testing.T) {
	a := Of(ladder(plans(
		ms("a", ""),
		ms("b", "2026-12-31", after("c d")),
		ms("c", "2026-09-30", actions("yes", "", "2026-07-09"), outcomes("", "yes")),
		ms("d", "2026-05-31", done("2026-05-01")),
		ms("e", "2026-12-31", after("b nothing c a")),
		ms("f", "2026-09-30", after("c")), // c is due on the same day: its start says nothing
		ms("g", "2026-10-01", after("c")), // as little as the day before
		ms("h", "2026-10-02", after("c")),
	)), on(today))
	var got []string
	for _, m := range a.Milestones {
		got = append(got, fmt.Sprintf("%s %s waits for %v", strings.TrimPrefix(m.Key, "milestones/"), m.Start, m.WaitsFor))
	}
	same(t, "milestones", strings.Join(got, "\n"), strings.Join([]string{
		"d 2026-03-08 waits for []",
		"c 2026-07-08 waits for []",
		"f 2026-07-08 waits for [milestones/c]",
		"g 2026-07-09 waits for [milestones/c]",
		"h 2026-10-01 waits for [milestones/c]",
		"b 2026-10-01 waits for [milestones/c]",
		"e 2026-10-08 waits for [milestones/b milestones/c milestones/a]",
		"a  waits for []",
	}, "\n"))
	same(t, "actions", a.Milestones[1].Actions, Tally{1, 3})
	same(t, "outcomes", a.Milestones[1].Outcomes, Tally{1, 2})
	same(t, "in progress", keys(a.InProgress), "milestones/c")
}

func TestLandsLate(t *testing.T) {
	windows := calendar(
		config.Window{Name: "autumn round", Kind: config.Round, Opens: period("2026-09-07"), Closes: period("2026-10-16")},
		config.Window{Name: "no end", Kind: config.Budget, Opens: period("2026-10-01")},
		config.Window{Name: "open", Kind: config.Round},
	)
	for _, test := range []struct {
		name   string
		m      casefile.Milestone
		late   bool
		closes string
	}{
		{"on its last day", ms("m", "2026-10-16", in("autumn round")), false, "2026-10-16"},
		{"a day later", ms("m", "2026-10-17", in("autumn round")), true, "2026-10-16"},
		{"a month that ends later", ms("m", "2026-10", in("autumn round")), true, "2026-10-16"},
		{"a window without an end", ms("m", "2026-10-02", in("no end")), false, ""},
		{"a window without dates", ms("m", "2026-10-02", in("open")), false, ""},
		{"no such window", ms("m", "2026-10-17", in("spring round")), false, ""},
		{"no window", ms("m", "2026-10-17"), false, ""},
		{"no due date", ms("m", "", in("autumn round")), false, "2026-10-16"},
		{"done in time", ms("m", "2026-10-17", in("autumn round"), done("2026-06-01")), false, "2026-10-16"},
		{"dropped", ms("m", "2026-10-17", in("autumn round"), stated("dropped")), false, "2026-10-16"},
	} {
		got := Of(ladder(windows, plans(test.m)), on(today)).Milestones[0]
		same(t, test.name, got.LandsLate, test.late)
		same(t, test.name, got.WindowClose.String(), test.closes)
	}
	over := Of(ladder(windows, plans(ms("m", "2026-10-16", in("autumn round"), done("2026-10-20")))), on("2026-11-01")).Milestones[0]
	same(t, "done too late", over.LandsLate, true)
}

func TestGaps(t *testing.T) {
	gapOf := func(c casefile.Case) string {
		var all []string
		for _, g := range Of(c, on(today)).Gaps {
			all = append(all, fmt.Sprintf("%s %s %s [%s] %v", g.Competency, g.Importance, g.Verdict, g.Missing, g.AimedAt))
		}
		return strings.Join(all, "\n")
	}
	trial := func(id, start, end, words string) casefile.Experiment {
		return casefile.Experiment{Entry: entry(casefile.ExperimentsFolder, id, words), Start: date(start), End: date(end)}
	}
	both := gate(casefile.Gate{
		Each:  casefile.Each{Pos: here, Evidence: number(2), Witnesses: number(2)},
		Waive: []casefile.Waiver{{Competency: text("hiring"), Because: text("no")}},
	})
	for _, test := range []struct {
		name string
		c    casefile.Case
		want string
	}{
		{"everything is missing", ladder(both),
			"design must none [2 exhibits and 2 witnesses] []\ndelivery must none [2 exhibits and 2 witnesses] []"},
		{"some is missing",
			ladder(both, shows(
				ev("a", "2026-01", "design@staff delivery@staff", seenBy("ana")),
				ev("b", "2026-01", "delivery@staff"))),
			"design must some [1 more exhibit and 1 more witness] []\ndelivery must some [1 more witness] []"},
		{"one of each", ladder(shows(ev("a", "2026-01", "design@staff delivery@staff"))),
			"hiring should none [1 exhibit] []"},
		{"milestones by due date, then experiments",
			ladder(shows(ev("a", "2026-01", "design@staff")), plans(
				ms("active", "2026-08-31", aims("delivery")),
				ms("done", "2026-05-31", aims("delivery"), done("2026-05-01")),
				ms("dropped", "2026-08-31", aims("delivery"), stated("dropped")),
				ms("low", "2026-08-31", aims("delivery@senior")),
				ms("missed", "2026-05-31", aims("delivery@staff design")),
				ms("stretch", "2026-12-31", func(m *casefile.Milestone) { m.Stretch = text("hiring") }),
				ms("twice", "2026-12-31", aims("delivery@staff delivery hiring"), func(m *casefile.Milestone) { m.Stretch = text("delivery") }),
			), func(c *casefile.Case) {
				c.Experiments = []casefile.Experiment{
					trial("later", "2026-08-01", "2026-09-30", "hiring"),
					trial("now", "2026-06-01", today, "delivery@staff"),
					trial("over", "2026-05-01", "2026-06-29", "delivery"),
				}
			}),
			"delivery must none [1 exhibit] [milestones/missed milestones/active milestones/twice experiments/now]\n" +
				"hiring should none [1 exhibit] [milestones/stretch milestones/twice experiments/later]"},
	} {
		same(t, test.name, gapOf(test.c), test.want)
	}
}

// The thirtieth of June 2026 is a Tuesday.
func TestLoad(t *testing.T) {
	for _, test := range []struct {
		name string
		c    casefile.Case
		want string
	}{
		{"nothing planned", ladder(), ""},
		{"without an effort or a due date", ladder(plans(ms("a", "2026-07-31"), ms("b", "", hours(10)))), ""},
		{"evenly, from this week to the one it is due in", ladder(plans(ms("a", "2026-07-13", hours(9)))),
			"06-29:3 07-06:3 07-13:3"},
		{"from its start", ladder(plans(ms("a", "2026-07-13", hours(9), from("2026-07-12")))),
			"06-29:0 07-06:4.5 07-13:4.5"},
		{"what is done, dropped, missed or overdue has no weeks", ladder(plans(
			ms("a", "2026-07-13", hours(9), done("2026-06-01")),
			ms("b", "2026-07-13", hours(9), stated("dropped")),
			ms("c", "2026-06-29", hours(9), stated("active")),
			ms("d", "2026-07-13", hours(9), stated("missed")))), ""},
		{"due on the day", ladder(plans(ms("a", today, hours(9)))), "06-29:9"},
		{"a start after it is due", ladder(plans(ms("a", "2026-07-06", hours(9), from("2026-08-01")))), "06-29:0 07-06:9"},
		{"sums, and more than the capacity", ladder(plans(ms("a", "2026-07-13", hours(12)), ms("b", "2026-07-06", hours(3))),
			func(c *casefile.Case) { c.Config.Capacity.HoursPerWeek = 5 }),
			"06-29:5.5! 07-06:5.5! 07-13:4"},
		{"exactly the capacity is not more", ladder(plans(ms("a", "2026-07-13", hours(10)), ms("b", "2026-07-13", hours(10)), ms("c", "2026-07-13", hours(10))),
			func(c *casefile.Case) { c.Config.Capacity.HoursPerWeek = 10 }),
			"06-29:10 07-06:10 07-13:10"},
		{"nor do sums of tenths that do not come out even", ladder(plans(
			ms("a", today, hours(0.1)), ms("b", today, hours(0.2))),
			func(c *casefile.Case) { c.Config.Capacity.HoursPerWeek = 0.3 }),
			"06-29:0.3"},
		{"without a capacity nothing is too much", ladder(plans(ms("a", today, hours(1000)))), "06-29:1000"},
		{"a week that rests takes nothing, one that is touched does",
			ladder(plans(ms("a", "2026-07-24", hours(9))), calendar(rest("summer", "2026-07-06", "2026-07-10"), rest("bridge", "2026-07-13", ""))),
			"06-29:3 07-06:0r 07-13:3r 07-20:3"},
		{"two windows make a week",
			ladder(plans(ms("a", "2026-07-13", hours(8))), calendar(rest("a", "2026-07-04", "2026-07-07"), rest("b", "2026-07-08", "2026-07-12"))),
			"06-29:4r 07-06:0r 07-13:4"},
		{"a freeze is no rest",
			ladder(plans(ms("a", "2026-07-06", hours(8))), calendar(config.Window{Name: "f", Kind: config.Freeze, Opens: period("2026-07")})),
			"06-29:4 07-06:4"},
		{"nothing but rest", ladder(plans(ms("a", "2026-07-08", hours(8))), calendar(rest("all", "2026-01", "2026-12"))),
			"06-29:4r 07-06:4r"},
	} {
		var got []string
		for _, w := range Of(test.c, on(today)).Load {
			s := fmt.Sprintf("%s:%.4g", w.Monday.String()[5:], w.Hours)
			if w.Over {
				s += "!"
			}
			if w.Rest {
				s += "r"
			}
			got = append(got, s)
		}
		same(t, test.name, keys(got), test.want)
	}
}

func TestLoadFarAhead(t *testing.T) {
	weeks := Of(ladder(plans(ms("a", "9999-12-31", hours(1e6), from("2026-06")), ms("b", "2026-07-06", hours(8)))), on(today)).Load
	same(t, "weeks", len(weeks), weeksShown)
	same(t, "from", keys(weeks[0].From), "milestones/b milestones/a")
	same(t, "the share of a week", fmt.Sprintf("%.2f", weeks[103].Hours), "2.40") // a million hours over 416,040 weeks
}

func TestResting(t *testing.T) {
	by := func(d, done string) casefile.Action {
		return casefile.Action{Text: text("step"), By: date(d), Done: tick(done)}
	}
	c := ladder(
		calendar(rest("summer", "2026-07-27", "2026-08-14"), rest("now", "2026-06-20", "2026-07-03"),
			config.Window{Name: "freeze", Kind: config.Freeze, Opens: period("2026-11-01"), Closes: period("2026-11-30")}),
		plans(
			ms("a", "2026-08-14", func(m *casefile.Milestone) {
				m.Actions = []casefile.Action{by("2026-07-27", ""), by("2026-07-28", "yes"), by("2026-08-15", ""), by("", "")}
			}),
			ms("b", "2026-07"),
			ms("c", "2026-07-26"),
			ms("d", "2026-08-01", stated("dropped")),
			ms("e", "2026-11-11"),
			ms("f", "2026-06-29"), // in the past, though inside a window that runs
			ms("g", today),
		),
		func(c *casefile.Case) {
			c.Experiments = []casefile.Experiment{
				{Entry: entry(casefile.ExperimentsFolder, "over", ""), Start: date("2026-06-01"), End: date("2026-06-25")},
				{Entry: entry(casefile.ExperimentsFolder, "run", ""), Start: date("2026-06-01"), End: date("2026-08-01")},
			}
			c.CheckIns = []casefile.CheckIn{{Entry: entry(casefile.CheckInsFolder, "may", ""), Steps: []casefile.Action{by("2026-08-03", ""), by("2026-08-04", "yes")}}}
		})
	var got []string
	for _, r := range Of(c, on(today)).Resting {
		got = append(got, fmt.Sprintf("%s %s %s (%s)", r.Key, r.What, r.At.V, r.Window.Name))
	}
	same(t, "resting", strings.Join(got, "\n"), strings.Join([]string{
		"milestones/g is due 2026-06-30 (now)",
		"milestones/b is due 2026-07 (summer)",
		"milestones/a is due 2026-08-14 (summer)",
		"milestones/a has a step due 2026-07-27 (summer)",
		"experiments/run ends 2026-08-01 (summer)",
		"check-ins/may has a step due 2026-08-03 (summer)",
	}, "\n"))
}

func TestDaysThatAreNotKnownComeLast(t *testing.T) {
	for _, test := range []struct {
		a, b day.Day
		want int
	}{{1, 2, -1}, {2, 1, 1}, {1, 1, 0}, {day.None, 1, 1}, {1, day.None, -1}, {day.None, day.None, 0}} {
		same(t, fmt.Sprint(test.a, test.b), noneLast(test.a, test.b), test.want)
	}
}
