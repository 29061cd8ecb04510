package assess

import (
	"fmt"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

func TestHistory(t *testing.T) {
	c := ladder(
		gate(casefile.Gate{
			Each:  casefile.Each{Pos: here, Evidence: number(2), Witnesses: number(1), Within: span("12 months")},
			Waive: []casefile.Waiver{{Competency: text("hiring"), Because: text("no")}},
		}),
		shows(
			ev("a", "2025-01-31", "design@staff", seenBy("ana")),
			ev("b", "2025-09-30", "design@staff delivery@staff"),
			ev("c", "2026-05", "delivery@staff", seenBy("ben")),
			ev("d", "2026-08", "design@staff"),
		))
	a := Of(c, on(today))
	var got []string
	for _, q := range a.History {
		got = append(got, fmt.Sprintf("%s%v%v", q.Quarter, q.Verdicts, q.Counted))
	}
	want := []string{
		"2025-Q1[some none waived][1 0 0]",
		"2025-Q2[some none waived][1 0 0]",
		"2025-Q3[supported some waived][2 1 0]",
		"2025-Q4[supported some waived][2 1 0]",
		"2026-Q1[some some waived][1 1 0]", // a is older than twelve months
		"2026-Q2[some supported waived][1 2 0]",
	}
	same(t, "quarters", fmt.Sprintf("%q", got), fmt.Sprintf("%q", want))
	last := a.History[len(a.History)-1]
	same(t, "sums", fmt.Sprint(last.Supported, last.Some, last.None, last.Waived, last.Total), "1 1 0 1 3")
}

func TestHistoryOfTheRunningQuarter(t *testing.T) {
	c := ladder(shows(ev("a", "2026-05-20", "design@staff"), ev("b", "2026-06-10", "delivery@staff")))
	for _, test := range []struct {
		day  string
		want string
	}{
		{"2026-05-19", "[]"},
		{"2026-05-20", "[2026-Q2:1]"},
		{"2026-06-09", "[2026-Q2:1]"},
		{"2026-06-10", "[2026-Q2:2]"},
		{"2026-07-01", "[2026-Q2:2 2026-Q3:2]"},
	} {
		a := Of(c, on(test.day))
		var got []string
		for _, q := range a.History {
			got = append(got, fmt.Sprintf("%s:%d", q.Quarter, q.Supported))
		}
		same(t, test.day, fmt.Sprint(got), test.want)
	}
}

func TestHistoryIsCut(t *testing.T) {
	a := Of(ladder(shows(ev("a", "1999-05", "design@staff"))), on(today))
	same(t, "quarters", len(a.History), quartersShown)
	same(t, "first", a.History[0].Quarter.String(), "2016-Q3")
	same(t, "last", a.History[39].Quarter.String(), "2026-Q2")
	same(t, "evidence from before", a.History[0].Supported, 1)
}

func TestLevels(t *testing.T) {
	a := Of(ladder(judged(
		"2026-02 self delivery senior",
		"2025-03 ben design senior",
		"2025-01 self design engineer",
		"2025-03 ana design staff",
		"2026-06-30 self design senior",
		"2026-07-01 ben design staff",
		"2026-01 ben design archmage",
		"2026-01 ben nonsense staff",
	)), on(today))
	same(t, "competencies", len(a.Levels), 2)
	d := a.Levels[0]
	same(t, "in the framework's order", d.Competency, "design")
	var got []string
	for _, v := range d.Views {
		got = append(got, fmt.Sprintf("%s %s %s %d", v.Date, v.By, v.Level, v.Rank))
	}
	same(t, "views", fmt.Sprintf("%q", got), fmt.Sprintf("%q", []string{
		"2025-01 self engineer 0", "2025-03 ana staff 2", "2025-03 ben senior 1", "2026-06-30 self senior 1",
	}))
	same(t, "note", d.Views[0].Note, "note")
	same(t, "self", d.Self, "senior")
	same(t, "others", d.Others+" by "+d.OthersBy, "senior by ben")
	same(t, "nobody else", a.Levels[1].Others+a.Levels[1].OthersBy, "")
}

func TestStrengths(t *testing.T) {
	proof := shows(
		ev("a", "2026-01", "design@staff"),
		ev("b", "2026-02", "design@staff"),
		ev("c", "2026-02", "delivery talks@engineer"),
		ev("d", "2026-09", "hiring@staff"),
	)
	twoAtStaff := gate(casefile.Gate{Each: casefile.Each{Pos: here, Evidence: number(2)}})
	threeAtStaff := gate(casefile.Gate{Each: casefile.Each{Pos: here, Evidence: number(3)}})
	for _, test := range []struct {
		name string
		c    casefile.Case
		want string
	}{
		{"shown but not claimed", ladder(twoAtStaff, proof, judged("2026-01 self design senior", "2026-01 self delivery senior")),
			"[design:staff>senior[evidence/b evidence/a]]"},
		{"claimed as shown", ladder(twoAtStaff, proof, judged("2026-01 self design staff", "2026-01 self delivery senior")), "[]"},
		{"the latest claim", ladder(twoAtStaff, proof, judged("2026-02 self design senior", "2026-01 self design staff", "2026-01 self delivery staff")),
			"[design:staff>senior[evidence/b evidence/a]]"},
		{"the level's own gate decides", ladder(threeAtStaff, proof, judged("2026-01 self design senior", "2026-01 self delivery senior")), "[]"},
		{"no view is below every level, and levels below the one held say nothing", ladder(twoAtStaff, proof, judged("2026-01 self hiring engineer")),
			"[design:staff>[evidence/b evidence/a] delivery:senior>[evidence/c]]"},
		{"others do not claim", ladder(twoAtStaff, proof, judged("2026-01 ben design staff", "2026-01 self delivery senior")),
			"[design:staff>[evidence/b evidence/a]]"},
		{"without any claim there is nothing to set beside", ladder(twoAtStaff, proof), "[]"},
	} {
		var got []string
		for _, s := range Of(test.c, on(today)).Strengths {
			got = append(got, fmt.Sprintf("%s:%s>%s%v", s.Competency, s.Level, s.Claimed, s.Evidence))
		}
		same(t, test.name, fmt.Sprint(got), test.want)
	}
}
