package casecharts

import (
	"cmp"
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// pairsOnPlan is how many finished milestones are shown, the last ones.
const pairsOnPlan = 30

// plannedFigure sets the day that each finished milestone was due beside the
// day that it was done.
func (d *Charts) plannedFigure() []*views.Fig {
	var rows []chart.Pair
	late, latest := 0, 0
	for i := range d.Judged.Milestones {
		m := &d.Judged.Milestones[i]
		e, ok := d.Entries[m.Key]
		if !ok || m.State != assess.Done || m.Finished == day.None || m.Due == day.None {
			continue
		}
		p := chart.Pair{Name: e.Title.V, Planned: chartDay(m.Due), Actual: chartDay(m.Finished), Tone: chart.Supported, Says: cmp.Or(wording.LateText(m.LateBy), "on the day")}
		if m.LateBy > 0 {
			p.Tone = chart.None
			late++
			latest = max(latest, m.LateBy)
		}
		rows = append(rows, p)
	}
	if len(rows) < 2 {
		return nil
	}
	s := sketch{kind: "plan-actual", caption: plannedFound(len(rows), late, latest), at: d.planPos()}
	s.about = chart.About{Title: "Plan against actual", Description: fmt.Sprintf(
		"Of %d finished milestones, %d %s done after the day they were due.", len(rows), late, were(late))}
	if len(rows) > pairsOnPlan {
		rows = rows[len(rows)-pairsOnPlan:]
		s.caption += fmt.Sprintf("; the last %d", pairsOnPlan)
	}
	s.chart = chart.Paired{About: s.about, Rows: rows}
	return []*views.Fig{d.Figure(s)}
}

// plannedFound says what the chart shows: "Of 6 finished milestones, 4 were done in time
// and 2 late, by 7 days at most".
func plannedFound(finished, late, latest int) string {
	if late == 0 {
		return fmt.Sprintf("All %d finished milestones were done by the day they were due", finished)
	}
	return fmt.Sprintf("Of %d finished milestones, %d %s done in time and %d late, by %s at most",
		finished, finished-late, were(finished-late), late, wording.Days(latest))
}

// burnupFigure shows how many milestones were to be done by when, and were.
func (d *Charts) burnupFigure() []*views.Fig {
	x := chart.Burnup{Today: chartDay(d.Judged.Day)}
	due, kept := 0, 0
	for _, m := range d.Judged.Milestones {
		if m.State == assess.Dropped || m.Due == day.None {
			continue
		}
		x.Planned = append(x.Planned, chartDay(m.Due))
		if m.Due <= d.Judged.Day {
			due++
			if m.Finished != day.None {
				kept++
			}
		}
		if m.Finished != day.None {
			x.Done = append(x.Done, chartDay(m.Finished))
		}
	}
	if len(x.Planned) < 2 {
		return nil
	}
	s := sketch{kind: "burn-up", caption: burnupFound(due, kept, len(x.Done), len(x.Planned)), at: d.planPos()}
	s.about = chart.About{Title: "Milestones done", Description: fmt.Sprintf(
		"By %s, %d of %d milestones were to be done and %d %s.", wording.DayText(d.Judged.Day), due, len(x.Planned), len(x.Done), were(len(x.Done)))}
	x.About = s.about
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// burnupFound says what the chart shows: "6 of 6 milestones that were due are done; 6 of
// 12 in all".
func burnupFound(due, kept, done, planned int) string {
	if due == 0 {
		return fmt.Sprintf("No milestone was due yet; %d of %d %s done", done, planned, are(done))
	}
	return fmt.Sprintf("%d of %s due so far %s done; %d of %d in all", kept, wording.Count(due, "milestone", "milestones"), are(kept), done, planned)
}
