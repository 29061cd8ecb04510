package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestTextsFit holds every text of every sample, plain and hard, against the
// edges of the drawing and against every other text.
func TestTextsFit(t *testing.T) {
	for _, width := range []int{360, 480, 720, 1100} {
		for _, job := range append(samples(), hard()...) {
			k := kit{formatsOf("en"), float64(width), 0, Words{}.orEnglish(), site(t)}
			d := job.Chart.draft(k)
			for _, fault := range faults(d) {
				t.Errorf("%s at %d: %s", job.ID, width, fault)
			}
		}
	}
}

// box is the space of a text.
type box struct {
	left, top, right, bottom float64
	text                     string
}

func boxOf(r ruler, w words) box {
	wide, high := r.of(w.bold).width(w.text, w.size), w.size
	left := w.x
	switch w.anchor {
	case "center":
		left -= wide / 2
	case "right":
		left -= wide
	}
	b := box{left, w.y - high/2, left + wide, w.y + high/2, w.text}
	return b
}

// faults lists texts that leave the drawing or lie on each other.
func faults(d draft) []string {
	var list []string
	var boxes []box
	for _, w := range d.texts {
		b := boxOf(d.ruler, w)
		if b.left < -1 || b.right > d.width+1 || b.top < -1 || b.bottom > d.height+1 {
			list = append(list, fmt.Sprintf("%.40q leaves the drawing: %.0f,%.0f to %.0f,%.0f of %.0f,%.0f", b.text, b.left, b.top, b.right, b.bottom, d.width, d.height))
		}
		boxes = append(boxes, b)
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.left < b.right-1 && b.left < a.right-1 && a.top < b.bottom-2 && b.top < a.bottom-2 {
				list = append(list, fmt.Sprintf("%.40q lies on %.40q", a.text, b.text))
			}
		}
	}
	return list[:min(len(list), 4)]
}

// hard are charts whose data or words are hard to draw.
func hard() []Job {
	long := strings.Repeat("Long and winding label ", 12)
	word := strings.Repeat("Donaudampfschifffahrt", 8)
	at := func(v ...float64) []Point {
		return monthly(len(v), func(i int) float64 { return v[i] })
	}
	line := func(id string, series ...Series) Job {
		return Job{ID: id, Chart: Line{About: About{Title: id, Unit: "min"}, Series: series, Levels: []Level{{long, 3, true}}}}
	}
	many := func(n int) []Series {
		var list []Series
		for i := range n {
			list = append(list, Series{Name: fmt.Sprintf("%s %d", competency(i), i), Points: monthly(12, func(j int) float64 { return 10 + float64(i%3) + float64(j)/10 })})
		}
		return list
	}
	radar := sampleRadar(60)
	radar.Axes[3], radar.Axes[40], radar.Axes[7] = long, word, "مهارات التواصل 🎉👩‍👩‍👧‍👦"
	few := sampleRadar(6)
	few.Axes[0], few.Axes[1], few.Axes[3], few.Rings[2] = long, word, long, word
	levels := []string{long, word, "Senior Engineer 2 (Individual Contributor)", "D", "E", "Technology Director", "G", "H", "I"}
	nine, nineAll, flat := withGaps(sampleRadar(20)), withGaps(sampleRadar(200)), withGaps(sampleRadar(20))
	nine.Rings, nineAll.Rings, flat.Rings = levels, levels, levels[:1]
	nineAll.Groups[0], nineAll.Groups[100], nineAll.Profiles[0].Name, nine.Axes[3] = long, word, long, word
	flat.Groups = nil
	heat := sampleHeatmap(60, 20)
	heat.Rows[5].Name, heat.Rows[9].Group = long, word
	var events []Event
	for i := range 30 {
		events = append(events, Event{On(dayOf(2024, 1, 2*i+1)), long})
	}
	gantt := sampleGantt()
	gantt.Rows = append(gantt.Rows, GanttRow{Name: long, Group: word, Note: long, Bars: []GanttBar{{Span{dayOf(2025, 3, 1), dayOf(2026, 6, 30)}, Some, Half, ""}}})
	for i := range 9 {
		gantt.Windows = append(gantt.Windows, Moment{Span{monthAt(13 + i), monthAt(13+i) + 20}, long})
	}
	return []Job{
		line("huge", Series{Name: "a", Points: at(1e308, -1e308, 5e307)}),
		line("tiny", Series{Name: "a", Points: at(1e-308, 3e-300, 0)}),
		line("near", Series{Name: "a", Points: at(1000000.001, 1000000.002, 1000000.003)}),
		line("negative", Series{Name: "a", Points: at(-5, -7, math.NaN(), math.Inf(1), -2)}),
		line("zeros", Series{Name: "a", Points: at(0, 0, 0)}),
		line("equal", Series{Name: "a", Points: at(7, 7, 7)}, Series{Name: "b", Points: at(7, 7, 7)}, Series{Name: "c", Points: at(7, 7, 7)}),
		line("gaps", Series{Name: long, Points: at(1, math.NaN(), 3, math.NaN(), 5)}, Series{Name: word, Points: at(2, 2, 2, 2, 2)}),
		line("million", Series{Name: "a", Points: at(1234567, 2345678, 3456789)}),
		line("rtl", Series{Name: "عدد المراجعات", Points: at(1, 2, 3)}, Series{Name: "🎉👩‍👩‍👧‍👦 emoji", Points: at(2, 3, 1)}),
		line("nine", many(9)...), line("thirty", many(30)...),
		{ID: "decade", Chart: Line{About: About{Title: "d"}, Series: []Series{{Points: daily(3653, func(i int) float64 { return math.Sin(float64(i)/50) * 100 })}}}},
		{ID: "decade-columns", Chart: Line{About: About{Title: "d"}, Form: Column, Series: []Series{{Points: daily(3653, func(i int) float64 { return math.Sin(float64(i)/50) * 100 })}}}},
		{ID: "events", Chart: Line{About: About{Title: "e"}, Events: events, Series: []Series{{Points: at(1, 2, 3)}}}},
		{ID: "bands", Chart: Line{About: About{Title: "b"}, Bands: []Band{{Span{monthAt(0), monthAt(1) - 1}, long, nil}, {Span{monthAt(1), monthAt(2)}, word, nil}}, Series: []Series{{Points: at(1, 2, 3)}}}},
		{ID: "stacked-long", Chart: Stacked{About: About{Title: "s", Unit: long}, Periods: quarterly(40), Parts: []Part{{long, Supported, []float64{1, 2, 3}}, {word, Some, []float64{5}}}, Marks: []Moment{{On(monthAt(3)), long}, {On(monthAt(4)), word}, {On(monthAt(5)), "c"}}}},
		{ID: "radar-sixty", Chart: radar}, {ID: "radar-six", Chart: few}, {ID: "radar-one", Chart: sampleRadar(1)}, {ID: "radar-two", Chart: withGaps(sampleRadar(2))}, {ID: "radar-three", Chart: withGaps(sampleRadar(3))},
		{ID: "radar-forty", Chart: sampleRadar(40)}, {ID: "radar-all", Chart: sampleRadar(300)}, {ID: "radar-nine", Chart: nine}, {ID: "radar-nine-groups", Chart: nineAll}, {ID: "radar-flat", Chart: flat}, {ID: "radar-twelve", Chart: sampleRadar(12)},
		{ID: "steps-long", Chart: Steps{About: About{Title: "s"}, Levels: []string{long, word, "c"}, People: []Person{{long, []View{{On(monthAt(1)), 0, ""}}}, {word, []View{{On(monthAt(2)), 0, ""}}}, {"c", []View{{On(monthAt(2)), 0, ""}}}}}},
		{ID: "heatmap-sixty", Chart: heat},
		{ID: "gantt-long", Chart: gantt},
		{ID: "bars-long", Chart: Bars{About: About{Title: "b", Unit: long}, Limit: 5, Label: long, Bars: weekly(120, func(i int) Bar { return Bar{Value: float64(i % 9), Rest: i%20 < 2} })}},
		{ID: "paired-long", Chart: Paired{About: About{Title: "p"}, Today: monthAt(3), Rows: []Pair{{long, monthAt(1), monthAt(4), None, long}, {word, monthAt(2), 0, Some, word}, {"never", 0, 0, Some, ""}}}},
		{ID: "calendar-decade", Chart: Calendar{About: About{Title: "c"}, Every: 30, First: dayOf(2016, 1, 1), Last: dayOf(2026, 1, 1), Kept: long, Due: word, Marks: fortnightly(200)}},
		{ID: "burnup-one", Chart: Burnup{About: About{Title: "b"}, Planned: []Day{monthAt(1)}}},
	}
}
