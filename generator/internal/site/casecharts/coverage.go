package casecharts

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// The heat map shows the last quarters, of a framework that is not wide: of more
// competencies it would be a page of its own, of some megabytes.
const (
	quartersOnMap = 12
	RowsOnMap     = 40
)

// CoverageFigure shows every expectation quarter by quarter; nothing of a wide framework.
func (d *Charts) CoverageFigure() []*views.Fig {
	h := d.Judged.History
	if len(h) < 2 || len(d.Asking()) > RowsOnMap {
		return nil
	}
	s := sketch{kind: "coverage", caption: "What the evidence said of each competency, at the end of each quarter", at: d.Case.Framework.Pos}
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
		wording.PeriodText(first.Quarter), wording.Count(gained, "competency", "competencies"), lost, last.Supported, last.Total, wording.DayText(d.Judged.Day))}
	x := chart.Heatmap{About: s.about}
	for _, q := range h {
		x.Columns = append(x.Columns, chartSpan(q.Quarter))
	}
	for _, skill := range d.Skills {
		if skill.Judged == nil {
			continue
		}
		row := chart.HeatRow{Name: skill.Heading(), Group: skill.Area.Name.V}
		for _, q := range h {
			v, n := q.Verdicts[skill.Index], q.Counted[skill.Index]
			row.Cells = append(row.Cells, chart.HeatCell{Tone: tones[v], Count: n, Says: v.Word() + ", " + wording.Count(n, "exhibit", "exhibits")})
		}
		x.Rows = append(x.Rows, row)
	}
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}
