package casecharts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// tones gives each verdict its colour and shape.
var tones = map[assess.Verdict]chart.Tone{
	assess.Supported: chart.Supported, assess.Some: chart.Some, assess.None: chart.None, assess.Waived: chart.Waived,
}

// ReadinessFigure shows how many expectations had which verdict at the end of
// each quarter, with the rounds of the calendar.
func (d *Charts) ReadinessFigure() []*views.Fig {
	h := d.Judged.History
	if len(h) < 2 {
		return nil
	}
	s := sketch{kind: "readiness", caption: d.readinessFound(), at: d.Case.Framework.Pos}
	s.about = chart.About{Title: "Readiness over time", Description: d.readinessTold()}
	x := chart.Stacked{About: s.about}
	var rounds []string
	parts := []chart.Part{
		{Name: assess.Supported.Word(), Tone: chart.Supported}, {Name: assess.Some.Word(), Tone: chart.Some},
		{Name: assess.None.Word(), Tone: chart.None}, {Name: assess.Waived.Word(), Tone: chart.Waived},
	}
	for _, q := range h {
		x.Periods = append(x.Periods, chartSpan(q.Quarter))
		for i, n := range []int{q.Supported, q.Some, q.None, q.Waived} {
			parts[i].Values = append(parts[i].Values, float64(n))
		}
	}
	for _, p := range parts {
		if slices.Max(p.Values) > 0 {
			x.Parts = append(x.Parts, p)
		}
	}
	for _, w := range d.calendarOf(config.Round) {
		if w.First <= x.Periods[len(x.Periods)-1].Last && w.Last >= x.Periods[0].First {
			x.Marks = append(x.Marks, w)
			rounds = append(rounds, fmt.Sprintf("%s, %s", w.Label, spoken(day.Period{First: day.Day(w.First), Last: day.Day(w.Last)})))
		}
	}
	if len(rounds) > 0 {
		s.about.Description += " Shaded: " + strings.Join(rounds, "; ") + "."
		x.About = s.about
	}
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// readinessFound says what the chart of readiness shows: "From none to 18 of 24 competencies
// supported in two years; none added since March 2026".
func (d *Charts) readinessFound() string {
	h := d.Judged.History
	first, last := h[0], h[len(h)-1]
	time := years(last.Quarter.Last.MonthsSince(first.Quarter.Last))
	same := len(h) - 1 // the first quarter of as many as now
	for same > 0 && h[same-1].Supported == last.Supported {
		same--
	}
	switch now := fmt.Sprintf("%d of %s supported", last.Supported, wording.Count(last.Total, "competency", "competencies")); {
	case same == 0:
		return fmt.Sprintf("%s, as many as %s ago", now, time)
	case last.Supported < first.Supported:
		return fmt.Sprintf("%s, %d fewer than %s ago", now, first.Supported-last.Supported, time)
	default:
		text := fmt.Sprintf("From %s to %s in %s", none(first.Supported), now, time)
		if same < len(h)-1 {
			text += "; none added since " + wording.PeriodText(h[same].Quarter.Last.Month())
		}
		return text
	}
}

func none(n int) string {
	if n == 0 {
		return "none"
	}
	return strconv.Itoa(n)
}

// years words a stretch of months: "two years", "9 months".
func years(months int) string {
	if months%12 != 0 || months == 0 {
		return wording.Count(months, "month", "months")
	}
	if small := []string{"one year", "two years", "three years", "four years", "five years"}; months/12 <= len(small) {
		return small[months/12-1]
	}
	return fmt.Sprintf("%d years", months/12)
}

// readinessTold says where readiness came from and where it is.
func (d *Charts) readinessTold() string {
	first, last := d.Judged.History[0], d.Judged.History[len(d.Judged.History)-1]
	text := fmt.Sprintf("%d of %d competencies %s supported at the end of %s, %d on %s.",
		first.Supported, first.Total, were(first.Supported), wording.PeriodText(first.Quarter), last.Supported, wording.DayText(d.Judged.Day))
	rest := []string{}
	for _, x := range []struct {
		n     int
		words string
	}{{last.Some, "had some evidence"}, {last.None, "had none yet"}, {last.Waived, "did not apply"}} {
		if x.n > 0 {
			rest = append(rest, fmt.Sprintf("%d %s", x.n, x.words))
		}
	}
	if len(rest) > 0 {
		text += " Of the others, " + wording.List(rest) + "."
	}
	return text
}

func were(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// calendarOf gives the windows of some kinds as they are marked on a chart, by
// opening day; all of them without a kind.
func (d *Charts) calendarOf(kinds ...config.WindowKind) []chart.Moment {
	var all []chart.Moment
	for _, w := range d.Case.Config.Calendar {
		if !w.Opens.Given() || len(kinds) > 0 && !slices.Contains(kinds, w.Kind) {
			continue
		}
		name, first, last := caseindex.Marked(w)
		all = append(all, chart.Moment{Span: chart.Span{First: chartDay(first), Last: chartDay(last)}, Label: name})
	}
	slices.SortStableFunc(all, func(a, b chart.Moment) int { return int(a.First - b.First) })
	return all
}
