package chart

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// samples are one chart of every kind, and of every form of it, with made-up
// data of the size that a case has.
func samples() []Job {
	level1, level2, staff := 14.2, 7.9, 2
	today := dayOf(2026, 1, 20)
	jobs := []Job{
		{ID: "line", Chart: Line{About: About{Title: "Build time", Description: "The median build took 18.2 min in January 2024 and 7.8 min in June 2026.", Unit: "min"},
			Series: []Series{{Name: "median", Points: monthly(30, func(i int) float64 {
				if i == 7 || i == 8 {
					return math.NaN()
				}
				return 18 - float64(i)*.35 + 2*math.Sin(float64(i)*1.3)
			})}},
			Levels: []Level{{"baseline", 18.5, false}, {"target", 8, true}},
			Events: []Event{{On(dayOf(2024, 9, 10)), "Cache introduced"}, {On(dayOf(2025, 6, 1)), "Runners moved"}, {On(dayOf(2025, 6, 20)), "Tests split"}},
			Bands:  []Band{{Span{dayOf(2024, 3, 1), dayOf(2024, 8, 31)}, "before", &level1}, {Span{dayOf(2025, 7, 1), dayOf(2025, 12, 31)}, "after", &level2}},
		}},
		{ID: "lines", Chart: Line{About: About{Title: "Latency", Unit: "ms"}, Series: []Series{
			{Name: "p50", Points: monthly(24, func(i int) float64 { return 100 + 10*math.Sin(float64(i)) })},
			{Name: "p95 of all regions", Points: monthly(24, func(i int) float64 { return 180 - 2*float64(i) })},
			{Name: "p99", Points: monthly(24, func(i int) float64 { return 240 - 4*float64(i) })}}}},
		{ID: "panels", Chart: Line{About: About{Title: "Commits and their share", Description: "Two panels."},
			Events: []Event{{On(dayOf(2024, 9, 10)), "New reviewers"}},
			Series: []Series{
				{Name: "commits", Points: monthly(24, func(i int) float64 { return 100 + 40*float64(i) })},
				{Name: "share of the author", Unit: "%", Form: Area, Points: monthly(24, func(i int) float64 { return 90 - 2*float64(i) })},
				{Name: "authors", Points: monthly(24, func(i int) float64 { return 4 + float64(i)/4 })}}}},
		{ID: "mixed", Chart: Line{About: About{Title: "Bars and a line"}, Series: []Series{
			{Name: "opened", Form: Column, Points: monthly(18, func(i int) float64 { return float64(20 + i%5) })},
			{Name: "closed", Points: monthly(18, func(i int) float64 { return float64(14 + i) })}}}},
		{ID: "area", Chart: Line{About: About{Title: "Errors", Unit: "per day"}, Form: Area, Series: []Series{{Points: daily(400, func(i int) float64 { return 50 + 40*math.Sin(float64(i)/20) + float64(i*7%13) })}}}},
		{ID: "step", Chart: Line{About: About{Title: "Options"}, Form: Step, Series: []Series{{Points: monthly(20, func(i int) float64 { return float64(200 + i/3*7) })}}}},
		{ID: "columns", Chart: Line{About: About{Title: "Incidents per month", Unit: "incidents"}, Form: Column, Series: []Series{{Points: monthly(24, func(i int) float64 { return float64(20 - i/2) })}}}},
		{ID: "one", Chart: Line{About: About{Title: "One point", Unit: "min"}, Series: []Series{{Points: monthly(1, func(int) float64 { return 12.5 })}}}},
		{ID: "empty", Chart: Line{About: About{Title: "Nothing"}}},
		{ID: "stacked", Chart: Stacked{About: About{Title: "Readiness"}, Periods: quarterly(8), Parts: readiness(),
			Marks: []Moment{{On(dayOf(2024, 11, 3)), "autumn round"}, {On(dayOf(2025, 5, 3)), "spring round"}}}},
		{ID: "stacked-area", Chart: Stacked{About: About{Title: "Readiness"}, Periods: quarterly(8), Parts: readiness(), Area: true}},
		{ID: "radar", Chart: sampleRadar(12)},
		{ID: "radar-gaps", Chart: withGaps(sampleRadar(14))},
		{ID: "radar-many", Chart: sampleRadar(36)},
		{ID: "radar-groups", Chart: withGaps(sampleRadar(164))},
		{ID: "steps", Chart: Steps{About: About{Title: "System design over time"}, Levels: []string{"Engineer", "Senior engineer", "Staff engineer", "Principal"}, Required: &staff,
			People: []Person{
				{"self", []View{{On(dayOf(2024, 1, 15)), 1, ""}, {On(dayOf(2024, 9, 1)), 2, "after the migration"}, {On(dayOf(2025, 10, 1)), 2, ""}}},
				{"Mina Okafor", []View{{On(dayOf(2024, 2, 1)), 0, ""}, {On(dayOf(2024, 12, 1)), 1, ""}, {On(dayOf(2025, 8, 1)), 2, ""}}},
			}}},
		{ID: "heatmap", Chart: sampleHeatmap(12, 9)},
		{ID: "sankey", Chart: Sankey{About: About{Title: "From evidence to verdict"},
			Nodes: []Node{{"project", 0, Neutral}, {"design", 0, Neutral}, {"incident", 0, Neutral}, {"mentoring", 0, Neutral},
				{"Craft", 1, Accent}, {"Delivery", 1, Accent}, {"People", 1, Accent}, {"Reach", 1, Accent},
				{"supported", 2, Supported}, {"some evidence", 2, Some}, {"none yet", 2, None}},
			Flows: []Flow{{0, 4, 4}, {0, 5, 5}, {1, 4, 3}, {2, 5, 2}, {3, 6, 4}, {1, 7, 1}, {4, 8, 6}, {4, 9, 1}, {5, 8, 5}, {5, 9, 2}, {6, 8, 2}, {6, 9, 2}, {7, 10, 1}}}},
		{ID: "gantt", Chart: sampleGantt()},
		{ID: "bars", Chart: Bars{About: About{Title: "Load", Unit: "h"}, Limit: 6, Bars: weekly(26, func(i int) Bar {
			return Bar{Value: math.Round(4 + 3.5*math.Sin(float64(i)/2)), Rest: i == 12 || i == 13, Note: "Lead the storage migration"}
		})}},
		{ID: "paired", Chart: Paired{About: About{Title: "Plan against actual"}, Today: today, Rows: []Pair{
			{"Lead the storage migration", dayOf(2025, 8, 3), dayOf(2025, 8, 15), None, "12 days late"},
			{"Own the on-call rota", dayOf(2025, 6, 30), dayOf(2025, 6, 25), Supported, "5 days early"},
			{"Speak at a conference", dayOf(2026, 6, 30), 0, Neutral, "planned"}}}},
		{ID: "burnup", Chart: Burnup{About: About{Title: "Milestones done"}, Today: today,
			Planned: []Day{dayOf(2025, 3, 1), dayOf(2025, 6, 30), dayOf(2025, 8, 3), dayOf(2025, 10, 1), dayOf(2025, 12, 15), dayOf(2026, 3, 31), dayOf(2026, 6, 30)},
			Done:    []Day{dayOf(2025, 3, 10), dayOf(2025, 6, 25), dayOf(2025, 8, 15), dayOf(2025, 12, 1)}}},
		{ID: "calendar", Chart: Calendar{About: About{Title: "Check-ins"}, Every: 14, Grace: 7, First: dayOf(2024, 1, 8), Last: today, Kept: "check-in", Due: "due, and none", Rest: []Span{{dayOf(2025, 7, 20), dayOf(2025, 8, 10)}},
			Marks: fortnightly(50)}},
	}
	return jobs
}

func monthAt(i int) Day { return dayOf(2024, time.Month(1+i), 1) }

func monthly(n int, f func(i int) float64) []Point {
	list := make([]Point, n)
	for i := range list {
		list[i] = Point{Span: Span{monthAt(i), monthAt(i+1) - 1}, Value: f(i)}
	}
	return list
}

func daily(n int, f func(i int) float64) []Point {
	list := make([]Point, n)
	for i := range list {
		list[i] = Point{Span: On(dayOf(2024, 1, 1+i)), Value: f(i)}
	}
	return list
}

func weekly(n int, f func(i int) Bar) []Bar {
	list := make([]Bar, n)
	for i := range list {
		list[i] = f(i)
		list[i].Span = Span{dayOf(2026, 1, 5+7*i), dayOf(2026, 1, 11+7*i)}
	}
	return list
}

func quarterly(n int) []Span {
	list := make([]Span, n)
	for i := range list {
		list[i] = Span{monthAt(3 * i), monthAt(3*i+3) - 1}
	}
	return list
}

func fortnightly(n int) []CalendarMark {
	var list []CalendarMark
	for i := range n {
		if i%11 != 7 && i%11 != 8 {
			list = append(list, CalendarMark{dayOf(2024, 1, 9+14*i+i%3), fmt.Sprintf("Check-in %d", i+1)})
		}
	}
	return list
}

func readiness() []Part {
	return []Part{
		{"supported", Supported, []float64{3, 5, 6, 8, 11, 13, 16, 18}},
		{"some evidence", Some, []float64{4, 5, 6, 7, 6, 6, 4, 3}},
		{"none yet", None, []float64{17, 14, 12, 9, 7, 5, 4, 3}},
	}
}

var competencies = strings.Split("System design,Code quality,Incident response,Estimating and planning,Mentoring,Written communication,Setting technical direction,Cross-team delivery,Security and privacy,Cost awareness,Hiring and interviewing,Giving and receiving feedback,Influence without authority,Product sense,Testing strategy,Observability", ",")

func competency(i int) string {
	if i < len(competencies) {
		return competencies[i]
	}
	return fmt.Sprintf("%s, part %d", competencies[i%len(competencies)], i/len(competencies)+1)
}

// withGaps takes values out of the first and the last profile.
func withGaps(r Ladder) Ladder {
	for i := range r.Axes {
		if i%3 == 1 {
			r.Profiles[0].Values[i] = math.NaN()
		}
		if i%4 == 2 {
			r.Profiles[2].Values[i] = -1
		}
	}
	return r
}

func sampleRadar(n int) Ladder {
	r := Ladder{Radar: true, About: About{Title: "Skill map"}, Rings: []string{"Engineer", "Senior", "Staff", "Principal"}}
	held, asked, before := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		r.Axes, r.Groups = append(r.Axes, competency(i)), append(r.Groups, []string{"Craft", "Delivery", "People", "Reach"}[i*4/n])
		held[i], asked[i], before[i] = float64((i*7)%3)+1, 2, float64((i*5)%3)
	}
	r.Profiles = []Profile{{Name: "held now", Values: held}, {Name: "asked for", Values: asked, Quiet: true}, {Name: "a year ago", Values: before, Quiet: true}}
	return r
}

func sampleHeatmap(rows, columns int) Heatmap {
	h := Heatmap{About: About{Title: "Coverage"}, Columns: quarterly(columns),
		Keys: []HeatKey{{Supported, "supported"}, {Some, "some evidence"}, {None, "none yet"}, {Waived, "not applicable"}}}
	for i := range rows {
		r := HeatRow{Name: competency(i), Group: []string{"Craft", "Delivery", "People", "Reach"}[i*4/rows]}
		for j := range columns {
			n := max(0, (j+i*3)%7-2)
			tone := []Tone{None, Some, Supported, Supported, Supported}[min(n, 4)]
			if i == 7 {
				tone, n = Waived, 0
			}
			r.Cells = append(r.Cells, HeatCell{tone, n, ""})
		}
		h.Rows = append(h.Rows, r)
	}
	return h
}

func sampleGantt() Gantt {
	return Gantt{About: About{Title: "Roadmap"}, Today: dayOf(2026, 1, 20),
		Rows: []GanttRow{
			{Name: "Lead the storage migration", Group: "Shortest path", Bars: []GanttBar{{Span{dayOf(2025, 2, 1), dayOf(2025, 8, 15)}, Supported, Full, "done"}}, Note: "12 days late", Points: []GanttPoint{{dayOf(2025, 8, 3), Neutral, "due"}}},
			{Name: "Own the on-call rota across three teams and hand it over in writing", Group: "Shortest path", Bars: []GanttBar{{Span{dayOf(2025, 9, 1), dayOf(2026, 3, 31)}, Some, Half, "active"}}},
			{Name: "Speak at an external conference", Group: "Shortest path", Bars: []GanttBar{{Span{dayOf(2026, 3, 1), dayOf(2026, 6, 30)}, Accent, Hollow, "planned"}}, Note: "lands after the window closes"},
			{Name: "Shadow the architecture board", Group: "Stretch", Bars: []GanttBar{{Span{dayOf(2025, 4, 1), dayOf(2025, 10, 1)}, None, Hollow, "missed"}}, Note: "missed"},
			{Name: "Write the capacity guide", Group: "Stretch", Bars: []GanttBar{{Span{dayOf(2026, 1, 1), dayOf(2026, 5, 1)}, Waived, Dashed, "alternative"}}},
			{Name: "Retry budget", Group: "Experiments", Bars: []GanttBar{{Span{dayOf(2025, 11, 1), dayOf(2026, 1, 31)}, Some, Half, "running"}}},
		},
		Windows: []Moment{{Span{dayOf(2025, 5, 1), dayOf(2025, 5, 31)}, "spring round"}, {Span{dayOf(2025, 12, 20), dayOf(2026, 1, 5)}, "rest"}, {Span{dayOf(2026, 5, 1), dayOf(2026, 5, 31)}, "spring round"}},
		Keys:    []GanttKey{{Supported, Full, "done"}, {Some, Half, "under way"}, {Accent, Hollow, "planned"}, {None, Hollow, "missed"}, {Waived, Dashed, "alternative"}}}
}
