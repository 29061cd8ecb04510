package chart

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// draftOf lays out a chart in English.
func draftOf(t *testing.T, c Chart, width float64) draft {
	t.Helper()
	return c.draft(kit{formatsOf("en"), width, 0, Words{}.orEnglish(), site(t)})
}

func (d draft) says(text string) bool {
	for _, w := range d.texts {
		if w.text == text || w.full == text {
			return true
		}
	}
	return false
}

// An end of the axis that the author chose holds, unless it would hide something.
func TestAnAxisHidesNothing(t *testing.T) {
	end := func(v float64) *float64 { return &v }
	line := Line{Series: []Series{{Name: "a", Points: monthly(5, func(i int) float64 { return float64(20 + 5*i) })}}} // 20 to 40
	for about, x := range map[string]struct {
		change func(*Line)
		lo, hi float64
		within bool // the ends hide nothing
	}{
		"wide":             {func(c *Line) { c.Min, c.Max = end(-7), end(93) }, -7, 93, true},
		"just so":          {func(c *Line) { c.Min, c.Max = end(20), end(40) }, 20, 40, true},
		"too high a min":   {func(c *Line) { c.Min = end(33) }, 20, 40, false},
		"too low a max":    {func(c *Line) { c.Min, c.Max = end(3), end(33) }, 3, 40, false},
		"both":             {func(c *Line) { c.Min, c.Max = end(30), end(33) }, 20, 40, false},
		"a target above":   {func(c *Line) { c.Max = end(41); c.Levels = []Level{{"target", 60, true}} }, 0, 60, true},
		"a baseline below": {func(c *Line) { c.Min = end(15); c.Levels = []Level{{"baseline", 10, false}} }, 10, 40, true},
		"a band's level":   {func(c *Line) { c.Max = end(45); c.Bands = []Band{{Span{0, 9}, "before", end(70)}} }, 0, 80, true},
		"bars from ten":    {func(c *Line) { c.Form, c.Min = Column, end(10) }, 0, 40, false},
		"areas below":      {func(c *Line) { c.Form, c.Min = Area, end(-10) }, -10, 40, true},
		"none of the other": {func(c *Line) {
			c.Series = append(c.Series, Series{Name: "b", Unit: "x", Points: monthly(5, func(int) float64 { return 999 })})
			c.Max = end(50)
		}, 20, 50, true},
	} {
		c := line
		x.change(&c)
		d := draftOf(t, c, 720)
		marked := slices.ContainsFunc(d.shapes, func(s shape) bool {
			return s.kind == "line" && s.x1 == d.plot.left && s.y1 == d.plot.bottom() && s.y2 > s.y1-10 && s.y2 < s.y1
		})
		if holds := d.y.min <= 0 && d.y.max >= 0; marked == holds {
			t.Errorf("%s: from %g to %g, and the break is marked: %t", about, d.y.min, d.y.max, marked)
		}
		if d.y.min > x.lo || d.y.max < x.hi || (x.within && !strings.HasPrefix(about, "a ") && (d.y.min != x.lo || d.y.max != x.hi)) {
			t.Errorf("%s: the axis goes from %v to %v, expected %v to %v", about, d.y.min, d.y.max, x.lo, x.hi)
		}
	}
}

// What a stack does not know of its last period is no zero.
func TestAGapIsNoZero(t *testing.T) {
	c := Stacked{Periods: quarterly(3), Parts: []Part{{Name: "kept", Values: []float64{3, 4, 5}}, {Name: "late", Values: []float64{1, 0, math.NaN()}}, {Name: "none", Values: []float64{1, 2, 0}}}}
	d := draftOf(t, c, 720)
	for text, want := range map[string]bool{"late, no data yet": true, "late 0": false, "kept 5": true, "none 0": true} {
		if d.says(text) != want {
			t.Errorf("%q is written: %t", text, !want)
		}
	}
}

// Nobody asked for what is waived: its row says so, and has no mark.
func TestAWaivedRow(t *testing.T) {
	for _, n := range []int{5, 20, 60} {
		r := sampleRadar(n)
		r.Profiles[0].Gap, r.Profiles[2].Gap = "not applicable", "not applicable"
		marks := len(draftOf(t, r, 720).shapes)
		r.Profiles[0].Values[1], r.Profiles[2].Values[1] = math.NaN(), math.NaN()
		d := draftOf(t, r, 720)
		if !d.says("not applicable") || d.says("none yet") || d.says("not assessed") {
			t.Errorf("of %d: the row says something else", n)
		}
		if n == 20 && len(d.shapes) != marks-2 {
			t.Errorf("of %d: %d shapes, expected %d", n, len(d.shapes), marks-2)
		}
		for _, fault := range faults(d) {
			t.Errorf("of %d: %s", n, fault)
		}
		if row := r.table(kit{formatsOf("en"), 720, 0, Words{}.orEnglish(), site(t)}).Rows[1]; row[1] != "not applicable" {
			t.Errorf("the table says %q", row[1])
		}
	}
}

// The name of a window is written whole where its row has room, and a window of a
// day can be seen.
func TestWindowsOfAPlan(t *testing.T) {
	on := func(month, day int) Day { return dayOf(2026, 0, 0) + Day(30*month+day) }
	c := Gantt{Rows: []GanttRow{{Name: "Learn", Bars: []GanttBar{{Span: Span{on(1, 1), on(20, 1)}}}}}, Today: on(9, 1),
		Windows: []Moment{{Span{on(3, 1), on(4, 1)}, "Spring promotion round of all teams"}, {On(on(12, 5)), "Budget opens"}}}
	for _, width := range []float64{360, 1100} {
		d := draftOf(t, c, width)
		for _, text := range []string{"Spring promotion round of all teams", "Budget opens"} {
			if !d.says(text) {
				t.Errorf("at %v: %q is cut", width, text)
			}
		}
		rules := 0
		for _, s := range d.shapes {
			if s.behind && s.y2-s.y1 > 20 {
				rules++
			}
		}
		if rules != 1 {
			t.Errorf("at %v: %d rules, expected one for the day", width, rules)
		}
		for _, w := range d.texts {
			if w.text == "today" && w.y > d.plot.bottom()-5 {
				t.Errorf("at %v: %q touches the axis", width, w.text)
			}
		}
		for _, fault := range faults(d) {
			t.Errorf("at %v: %s", width, fault)
		}
	}
}
