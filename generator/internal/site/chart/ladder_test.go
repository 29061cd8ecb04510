package chart

import (
	"math"
	"strings"
	"testing"
)

func english(t testing.TB, width float64) kit {
	return kit{formatsOf("en"), width, 0, Words{}.orEnglish(), site(t)}
}

// TestGapsAreNotDrawn: where a profile has no value there is no mark, and the table
// and the pointer say so.
func TestGapsAreNotDrawn(t *testing.T) {
	c := Ladder{About: About{Title: "Views"}, Axes: []string{"Design", "Writing", "Hiring", "Review"}, Rings: []string{"Junior", "Senior", "Staff"},
		Profiles: []Profile{{Name: "self", Values: []float64{0, math.NaN(), 2, 1}}, {Name: "Ana", Values: []float64{1, math.NaN(), math.NaN(), 1}},
			{Name: "asked for", Quiet: true, Values: []float64{2, 2, 2, 2}}}}
	for _, width := range []float64{720, 360} {
		d := c.draft(english(t, width))
		if d.kind == "radar" {
			t.Fatal("a radar draws a line through what has no value")
		}
		marks := 0
		for _, s := range d.shapes {
			if s.kind == "circle" && s.y1 > 30 {
				marks++
			}
		}
		if marks != 5 {
			t.Errorf("%d marks at %v, want one for each of 5 values", marks, width)
		}
		if got, want := d.hits[1].value, "self: not assessed · Ana: not assessed · asked for: Staff"; got != want {
			t.Errorf("pointing says %q, want %q", got, want)
		}
	}
	got := ""
	for _, row := range c.table(english(t, 720)).Rows {
		got += strings.Join(row, ",") + "\n"
	}
	if want := "Design,Junior,Senior,Staff\nWriting,not assessed,not assessed,Staff\nHiring,Staff,not assessed,Staff\nReview,Senior,Senior,Staff\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFormOfARadar: few axes, many axes and gaps make a ladder, and of very many
// each group is a row that counts all of its axes.
func TestFormOfARadar(t *testing.T) {
	for n, radar := range map[int]bool{1: false, 2: false, 3: true, 12: true, 13: false, 36: false, 37: false, 300: false} {
		if got := sampleRadar(n).isRadar(); got != radar {
			t.Errorf("%d axes: radar is %v", n, got)
		}
	}
	asked := sampleRadar(5)
	if asked.Radar = false; asked.isRadar() {
		t.Error("a radar that nobody asked for")
	}
	below := sampleRadar(5)
	below.Profiles[0].Values[2] = -1
	if !below.isRadar() {
		t.Error("what is known to lie below the first level is no gap")
	}
	if got := below.table(english(t, 720)).Rows[2][1]; got != "none yet" {
		t.Errorf("it is said as %q", got)
	}
	d := withGaps(sampleRadar(164)).draft(english(t, 720))
	if d.height > 900 {
		t.Errorf("the drawing of 164 axes is %v high", d.height)
	}
	counted := 0
	for _, h := range d.hits {
		if h.label != "held now" {
			continue
		}
		for _, said := range strings.Split(h.value, " · ") {
			_, n, _ := strings.Cut(said, ": ")
			counted += int(n[0] - '0')
			if len(n) > 1 {
				counted += 9*int(n[0]-'0') + int(n[1]-'0')
			}
		}
	}
	if counted != 164 {
		t.Errorf("the rows count %d of 164 axes", counted)
	}
}

// TestWindowsAreAsLongAsTheyAre: over the periods of a stack.
func TestWindowsAreAsLongAsTheyAre(t *testing.T) {
	c := Stacked{Periods: quarterly(4), Parts: readiness()} // 2024
	for _, test := range []struct {
		window   Span
		from, to float64
		ok       bool
	}{
		{Span{dayOf(2024, 1, 1), dayOf(2024, 12, 31)}, -.5, 3.5, true},
		{Span{dayOf(2024, 4, 1), dayOf(2024, 6, 30)}, .5, 1.5, true},
		{Span{dayOf(2023, 5, 1), dayOf(2024, 3, 31)}, -.5, .5, true},
		{Span{dayOf(2024, 10, 1), dayOf(2027, 1, 1)}, 2.5, 3.5, true},
		{Span{dayOf(2022, 1, 1), dayOf(2030, 1, 1)}, -.5, 3.5, true},
		{On(dayOf(2024, 7, 1)), 1.5, 1.5 + 1./92, true},
		{Span{dayOf(2025, 1, 1), dayOf(2025, 2, 1)}, 0, 0, false},
		{On(dayOf(2023, 12, 31)), 0, 0, false},
	} {
		from, to, ok := c.stretch(Moment{test.window, "round"})
		if ok != test.ok || ok && (math.Abs(from-test.from) > 1e-9 || math.Abs(to-test.to) > 1e-9) {
			t.Errorf("%v: from %v to %v, %v", test.window, from, to, ok)
		}
	}
	c.Marks = []Moment{{Span{dayOf(2024, 2, 1), dayOf(2024, 11, 30)}, "round"}}
	d := c.draft(english(t, 720))
	wide := 0.0
	for _, s := range d.shapes {
		if s.fill == wash {
			wide = s.x2 - s.x1
		}
	}
	if share := wide / d.plot.width; share < .75 || share > .9 {
		t.Errorf("ten of twelve months take %.2f of the plot", share)
	}
}
