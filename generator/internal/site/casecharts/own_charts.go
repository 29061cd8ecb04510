package casecharts

import (
	"cmp"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// ownChart gives a chart of content/charts/, whose caption and height a call
// may change.
func (r call) ownChart(c *casefile.Chart) *views.Fig {
	if len(c.Radar) > 0 {
		return r.ownRadar(c)
	}
	span := r.d.Sofar()
	if c.From.V.Given() {
		span.First = c.From.V.First
	}
	if c.To.V.Given() {
		span.Last = c.To.V.Last
	}
	var columns []caseindex.Column
	var own []casefile.ChartSeries
	for _, line := range c.Series {
		if col, ok := r.d.Column(line.Series.V, line.Column.V); ok {
			columns, own = append(columns, col), append(own, line)
		}
	}
	if len(columns) == 0 {
		return nil
	}
	t := Table(columns, caseindex.Inside, span)
	if len(t.Rows) == 0 {
		return nil
	}
	series, _, unit := lines(columns, caseindex.Inside, span)
	for i, line := range own {
		series[i].Name, series[i].Form = cmp.Or(line.Name.V, columns[i].Heading()), forms[line.Form.V]
	}
	x := r.ownSketch(c)
	x.table = r.table(t)
	x.about = chart.About{Title: c.Title.V, Unit: unit, Description: cmp.Or(wording.Plain(r.d.Md(c.Description)), told(columns, span))}
	line := chart.Line{About: x.about, Series: series}
	if c.Min.Given() {
		line.Min = &c.Min.V
	}
	if c.Max.Given() {
		line.Max = &c.Max.V
	}
	x.chart = line
	f := r.d.Figure(x)
	f.Source = wording.Place(c.Pos)
	return f
}

// ownRadar gives a radar of content/charts/: the level that the evidence supports in
// some competencies beside the one that is asked.
func (r call) ownRadar(c *casefile.Chart) *views.Fig {
	var skills []*caseindex.Skill
	for _, ref := range c.Radar {
		if s, ok := r.d.Skill[ref.V]; ok && s.Judged != nil && s.Judged.Verdict != assess.Waived {
			skills = append(skills, s)
		}
	}
	if len(skills) == 0 {
		return nil
	}
	x := r.ownSketch(c)
	radar, required := r.d.ladder(skills)
	now, reach, _ := r.d.profile(skills, r.d.Judged.Day)
	radar.Radar, radar.Profiles = true, []chart.Profile{{Name: "supported now", Values: now}, required}
	x.about = chart.About{Title: c.Title.V, Description: cmp.Or(wording.Plain(r.d.Md(c.Description)), r.d.reaches(reach, len(skills))+".")}
	radar.About = x.about
	x.chart = radar
	f := r.d.Figure(x)
	f.Source = wording.Place(c.Pos)
	return f
}

// ownSketch begins the figure of a chart of content/charts/.
func (r call) ownSketch(c *casefile.Chart) sketch {
	caption, _ := r.Arg("caption", math.MaxInt)
	x := r.sketch(c.Pos)
	if !r.d.named[c.ID] { // the first place where it stands gives it an address of its own
		r.d.named[c.ID] = true
		x.kind, x.of = "chart", []string{c.ID}
	}
	x.caption, x.height = cmp.Or(caption.Value, c.Title.V), c.Height.V
	if high, given := r.Arg("height", math.MaxInt); given {
		x.height = height(high.Value)
	}
	return x
}
