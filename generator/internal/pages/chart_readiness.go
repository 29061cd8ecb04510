package pages

import (
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// quartersOnMap is how many quarters the heat map shows, the last ones.
const quartersOnMap = 12

// tones gives each verdict its colour and shape.
var tones = map[assess.Verdict]chart.Tone{
	assess.Supported: chart.Supported, assess.Some: chart.Some, assess.None: chart.None, assess.Waived: chart.Waived,
}

// readinessFigure shows how many expectations had which verdict at the end of
// each quarter, with the rounds of the calendar.
func (d *desk) readinessFigure() []*Fig {
	h := d.a.History
	if len(h) < 2 {
		return nil
	}
	s := sketch{kind: "readiness", caption: "Expectations by what the evidence says, at the end of each quarter", at: d.c.Framework.Pos}
	s.about = chart.About{Title: "Readiness over time", Description: d.readinessTold()}
	x := chart.Stacked{About: s.about}
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
		if w.First <= x.Periods[len(x.Periods)-1].Last {
			x.Marks = append(x.Marks, w)
		}
	}
	s.chart = x
	return []*Fig{d.figure(s)}
}

// readinessTold says where readiness came from and where it is.
func (d *desk) readinessTold() string {
	first, last := d.a.History[0], d.a.History[len(d.a.History)-1]
	text := fmt.Sprintf("%d of %d expectations %s supported at the end of %s, %d on %s.",
		first.Supported, first.Total, were(first.Supported), periodText(first.Quarter), last.Supported, dayText(d.a.Day))
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
		text += " Of the others, " + list(rest) + "."
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
func (d *desk) calendarOf(kinds ...config.WindowKind) []chart.Moment {
	var all []chart.Moment
	for _, w := range d.c.Config.Calendar {
		if !w.Opens.Given() || len(kinds) > 0 && !slices.Contains(kinds, w.Kind) {
			continue
		}
		all = append(all, chart.Moment{
			Span: chart.Span{First: chartDay(w.Opens.First), Last: chartDay(closing(w))}, Label: w.Name,
		})
	}
	slices.SortStableFunc(all, func(a, b chart.Moment) int { return int(a.First - b.First) })
	return all
}

// coverageFigure shows every expectation quarter by quarter.
func (d *desk) coverageFigure() []*Fig {
	h := d.a.History
	if len(h) < 2 {
		return nil
	}
	s := sketch{kind: "coverage", caption: "What the evidence said of each expectation, at the end of each quarter", at: d.c.Framework.Pos}
	if len(h) > quartersOnMap {
		h = h[len(h)-quartersOnMap:]
		s.caption += fmt.Sprintf(", in the last %d quarters", quartersOnMap)
	}
	first, last := h[0], h[len(h)-1]
	gained, lost := 0, 0
	for i := range last.Verdicts {
		was, is := first.Verdicts[i] == assess.Supported, last.Verdicts[i] == assess.Supported
		switch {
		case is && !was:
			gained++
		case was && !is:
			lost++
		}
	}
	s.about = chart.About{Title: "Coverage by competency and quarter", Description: fmt.Sprintf(
		"Since %s, %s came to be supported and %d ceased to be; %d of %d are supported on %s.",
		periodText(first.Quarter), count(gained, "expectation", "expectations"), lost, last.Supported, last.Total, dayText(d.a.Day))}
	x := chart.Heatmap{About: s.about}
	for _, q := range h {
		x.Columns = append(x.Columns, chartSpan(q.Quarter))
	}
	for _, skill := range d.skillsInOrder {
		if skill.judged == nil {
			continue
		}
		row := chart.HeatRow{Name: skill.name(), Group: skill.area.Name.V}
		for _, q := range h {
			v, n := q.Verdicts[skill.index], q.Counted[skill.index]
			row.Cells = append(row.Cells, chart.HeatCell{Tone: tones[v], Count: n, Says: v.Word() + ", " + count(n, "exhibit", "exhibits")})
		}
		x.Rows = append(x.Rows, row)
	}
	s.chart = x
	return []*Fig{d.figure(s)}
}

// flowFigure shows which kinds of evidence carry which areas, and to what end.
// An exhibit flows once for every expectation that it counts for.
func (d *desk) flowFigure() []*Fig {
	type flow struct{ from, to int }
	s := sketch{kind: "evidence-flow", caption: "From the kind of evidence to the area that it counts in, and to what the evidence says there", at: d.c.Framework.Pos}
	x := chart.Sankey{}
	places, flows := map[string]int{}, map[flow]float64{}
	node := func(n chart.Node) int {
		key := fmt.Sprint(n.Column, " ", n.Name)
		if _, ok := places[key]; !ok {
			places[key] = len(x.Nodes)
			x.Nodes = append(x.Nodes, n)
		}
		return places[key]
	}
	total, exhibits := 0, map[string]bool{}
	kinds := d.kindsShown()
	for _, k := range kinds {
		node(chart.Node{Name: k})
	}
	for _, skill := range d.skillsInOrder {
		if skill.judged == nil {
			continue
		}
		for _, key := range skill.judged.Evidence {
			e, ok := d.entries[key]
			if !ok {
				continue
			}
			kind := node(chart.Node{Name: kindName(e)})
			area := node(chart.Node{Name: skill.area.Name.V, Column: 1, Tone: chart.Accent})
			verdict := node(chart.Node{Name: skill.judged.Verdict.Word(), Column: 2, Tone: tones[skill.judged.Verdict]})
			flows[flow{kind, area}]++
			flows[flow{area, verdict}]++
			total++
			exhibits[key] = true
		}
	}
	if total < 2 {
		return nil
	}
	for f, n := range flows {
		x.Flows = append(x.Flows, chart.Flow{From: f.from, To: f.to, Value: n})
	}
	slices.SortFunc(x.Flows, func(a, b chart.Flow) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return a.To - b.To
	})
	s.about = chart.About{Title: "From evidence to verdict", Description: fmt.Sprintf(
		"%s count %s. %s", count(len(exhibits), "exhibit", "exhibits"), count(total, "time", "times"), d.flowTold())}
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}

// kindsShown lists the kinds of the exhibits that count, in a fixed order.
func (d *desk) kindsShown() []string {
	met := map[string]bool{}
	for _, skill := range d.skillsInOrder {
		if skill.judged == nil {
			continue
		}
		for _, key := range skill.judged.Evidence {
			if e, ok := d.entries[key]; ok {
				met[kindName(e)] = true
			}
		}
	}
	var all []string
	for k := range met {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

func kindName(e *entry) string {
	if e.evidence == nil || e.evidence.Kind.V == "" {
		return "no kind given"
	}
	return e.evidence.Kind.V
}

func (d *desk) flowTold() string {
	r := d.a.Readiness
	return fmt.Sprintf("%d of %d expectations are supported, %d have some evidence and %d have none yet.", r.Supported, r.Total, r.Some, r.None)
}

var nowhere = math.NaN() // a place on an axis that is not known
