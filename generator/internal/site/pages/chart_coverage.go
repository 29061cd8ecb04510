package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
)

// The heat map shows the last quarters: at most so many, and of a wide framework only
// so many that it has no more cells than that, since each takes about a millisecond to draw.
const (
	quartersOnMap = 12
	cellsOnMap    = 2400
)

// coverageFigure shows every expectation quarter by quarter.
func (d *composer) coverageFigure() []*Fig {
	h := d.a.History
	if len(h) < 2 {
		return nil
	}
	s := sketch{kind: "coverage", caption: "What the evidence said of each expectation, at the end of each quarter", at: d.c.Framework.Pos}
	if most := min(quartersOnMap, max(2, cellsOnMap/max(1, len(h[0].Verdicts)))); len(h) > most {
		h = h[len(h)-most:]
		s.caption += fmt.Sprintf(", in the last %d quarters", most)
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
