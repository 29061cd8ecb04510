package packetpage

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// rowsPrinted is how many rows of a series are on paper, the latest: two years of months
// stand on a page, and ten years of days on none.
const rowsPrinted = 36

// metrics gives every series, ordered by title as on the site.
func (b *binding) metrics() (all []views.PacketMetric) {
	for i, s := range b.SeriesByTitle() {
		v := views.PacketMetric{
			ID: fmt.Sprintf("metric-%d", i+1), Title: s.Title.V, URL: b.SeriesURL(s), Charts: b.SeriesFigure(s),
			Table: casecharts.Table(caseindex.AllColumns(s), caseindex.Inside, day.Period{First: day.None, Last: math.MaxInt}),
		}
		v.Table.Caption = s.Title.V
		if n := len(v.Table.Rows) - rowsPrinted; n > 0 {
			v.Table.Rows, v.EarlierRows = v.Table.Rows[n:], n
		}
		all = append(all, v)
	}
	return all
}
