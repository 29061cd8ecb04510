package day

import (
	"fmt"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"2026-03-31": "2026-03-31 2026-03-31",
		"2024-02-29": "2024-02-29 2024-02-29",
		"2026-03":    "2026-03-01 2026-03-31",
		"2026-02":    "2026-02-01 2026-02-28",
		"2026-Q1":    "2026-01-01 2026-03-31",
		"2026-q4":    "2026-10-01 2026-12-31",
		"2026-13":    `there is no month "2026-13" in the calendar`,
		"2026-02-30": `there is no day "2026-02-30" in the calendar`,
		"2026-Q5":    `"2026-Q5" is not a date`,
		"31.03.2026": `"31.03.2026" is not a date`,
		"2026":       `"2026" is not a date`,
		"":           `"" is not a date`,
	} {
		p, err := Parse(text)
		got := p.First.String() + " " + p.Last.String()
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		from  string
		n     int
		to    string
		since int
	}{
		{"2026-01-31", 1, "2026-02-28", 1}, {"2024-01-31", 1, "2024-02-29", 1}, {"2026-08-31", 6, "2027-02-28", 6},
		{"2026-03-15", -14, "2025-01-15", -14}, {"2026-12-01", 1, "2027-01-01", 1}, {"2026-05-10", 0, "2026-05-10", 0},
	} {
		from, _ := Parse(c.from)
		to := from.First.AddMonths(c.n)
		if to.String() != c.to {
			t.Errorf("%s + %d months: got %s, want %s", c.from, c.n, to, c.to)
		}
		if n := to.MonthsSince(from.First); n != c.since {
			t.Errorf("months from %s to %s: got %d, want %d", c.from, to, n, c.since)
		}
	}
	a, _ := Parse("2026-01-15")
	b, _ := Parse("2026-03-14")
	if n := b.First.MonthsSince(a.First); n != 1 {
		t.Errorf("one day short of two months is one month, got %d", n)
	}
}

func TestYearsAndWeeks(t *testing.T) {
	for date, want := range map[string]string{
		"2026-01-01": "2026 2026-01-01 2026-12-31, 2026-W01 2025-12-29 2026-01-04",
		"2027-01-01": "2027 2027-01-01 2027-12-31, 2026-W53 2026-12-28 2027-01-03",
		"2024-12-30": "2024 2024-01-01 2024-12-31, 2025-W01 2024-12-30 2025-01-05",
	} {
		p, _ := Parse(date)
		y, w := p.First.Year(), p.First.Week()
		if got := fmt.Sprint(y, " ", y.First, " ", y.Last, ", ", w, " ", w.First, " ", w.Last); got != want {
			t.Errorf("%s: got %s, want %s", date, got, want)
		}
	}
}

func TestWeeksAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2026-W30": "2026-W30 2026-07-20 2026-07-26", "2026w01": "2026-W01 2025-12-29 2026-01-04", "2026-W53": "2026-W53 2026-12-28 2027-01-03",
		"2025-W53": "none", "2026-W54": "none", "2026-W00": "none", "2026-07": "none", "26-W30": "none", "2026-W30-1": "none",
	} {
		got := "none"
		if p, is := ParseWeek(text); is {
			got = fmt.Sprint(p, " ", p.First, " ", p.Last)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestSpansAndWeeks(t *testing.T) {
	d, _ := Parse("2026-03-31")
	for text, want := range map[string]string{
		"90 days": "2025-12-31", "8 weeks": "2026-02-03", "24 months": "2024-03-31", "2 years": "2024-03-31", "1 month": "2026-02-28",
	} {
		s, err := ParseSpan(text)
		if last := s.Lasts(s.Before(d.First)); err != nil || s.Before(last) != s.Before(d.First) || s.Before(last+1) <= s.Before(d.First) {
			t.Errorf("%s lasts until %s", text, last)
		}
		if err != nil || s.Before(d.First).String() != want {
			t.Errorf("%s before %s: got %s, want %s (%v)", text, d, s.Before(d.First), want, err)
		}
	}
	for _, bad := range []string{"", "two years", "24", "-1 days", "1 decade"} {
		if _, err := ParseSpan(bad); err == nil {
			t.Errorf("%q reads as a length of time", bad)
		}
	}
	for text, want := range map[string]string{"2026-11-22": "2026-11-16", "2026-11-16": "2026-11-16", "1969-12-31": "1969-12-29"} {
		p, _ := Parse(text)
		if got := p.First.Monday().String(); got != want {
			t.Errorf("the Monday of %s: got %s, want %s", text, got, want)
		}
	}
	first, _ := Parse("2025-11")
	if q := Quarters(first.First, d.First); len(q) != 2 || q[0].Text != "2025-Q4" || q[1].Text != "2026-Q1" {
		t.Errorf("quarters: %v", q)
	}
	if None.String() != "" || None >= d.First {
		t.Error("the unknown day is not before all others")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-03-31", "2026-03", "2026-Q1", "0000-00-00", "9999-12-31", "2026-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse(text)
		if err != nil {
			return
		}
		if p.First > p.Last || !p.Given() {
			t.Fatalf("%q: %v to %v", text, p.First, p.Last)
		}
		again, err := Parse(p.Text)
		if err != nil || again != p {
			t.Fatalf("%q reads as %v, and that as %v", text, p, again)
		}
	})
}
