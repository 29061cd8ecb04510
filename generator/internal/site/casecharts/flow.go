package casecharts

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// FlowFigure shows which kinds of evidence carry which areas, and to what end.
// An exhibit flows once for every expectation that it counts for.
func (d *Charts) FlowFigure() []*views.Fig {
	type flow struct{ from, to int }
	s := sketch{kind: "evidence-flow", caption: "From the kind of evidence to the area that it counts in, and to what the evidence says there", at: d.Case.Framework.Pos}
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
	for _, k := range d.kindsShown() {
		node(chart.Node{Name: k})
	}
	for _, skill := range d.Skills {
		if skill.Judged == nil {
			continue
		}
		for _, key := range skill.Judged.Evidence {
			e, ok := d.Entries[key]
			if !ok {
				continue
			}
			kind := node(chart.Node{Name: kindName(e)})
			area := node(chart.Node{Name: cmp.Or(skill.Area.Name.V, skill.Area.ID), Column: 1, Tone: chart.Accent})
			verdict := node(chart.Node{Name: skill.Judged.Verdict.Word(), Column: 2, Tone: tones[skill.Judged.Verdict]})
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
	slices.SortFunc(x.Flows, func(a, b chart.Flow) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	s.about = chart.About{Title: "From evidence to verdict", Description: fmt.Sprintf(
		"%s count %s, once for every competency that each supports. %s",
		wording.Count(len(exhibits), "exhibit", "exhibits"), wording.Count(total, "time", "times"), d.flowTold())}
	x.About = s.about
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// kindsShown lists the kinds of the exhibits that count, in a fixed order.
func (d *Charts) kindsShown() []string {
	met := map[string]bool{}
	for _, skill := range d.Skills {
		if skill.Judged == nil {
			continue
		}
		for _, key := range skill.Judged.Evidence {
			if e, ok := d.Entries[key]; ok {
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

func kindName(e *caseindex.Entry) string {
	if e.Evidence == nil || e.Evidence.Kind.V == "" {
		return "no kind given"
	}
	return e.Evidence.Kind.V
}

func (d *Charts) flowTold() string {
	r := d.Judged.Readiness
	return fmt.Sprintf("%d of %d competencies are supported, %d have some evidence and %d have none yet.", r.Supported, r.Total, r.Some, r.None)
}
