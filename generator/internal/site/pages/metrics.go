package pages

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// metrics composes /metrics/, a page and a download for each series.
func (d *composer) metrics() {
	if len(d.Case.Series) == 0 {
		return
	}
	s := d.section("metrics", "Metrics", "metrics")
	v := views.Metrics{Base: s.base, HasBody: s.hasBody()}
	order := d.SeriesByTitle()
	for _, m := range order {
		v.Rows = append(v.Rows, d.FigureRow(m))
	}
	d.put(s, v)
	citing := d.Citing()
	for i, m := range order {
		var before, after *casefile.Series
		if i > 0 {
			before = order[i-1]
		}
		if i+1 < len(order) {
			after = order[i+1]
		}
		d.metric(m, before, after, citing[m.ID])
	}
}

// rowsListed is how many rows the page of a series lists; the CSV file has all of them. A
// reader's browser is not to lay out a table of 100,000 rows.
const rowsListed = 2000

func (d *composer) metric(s, before, after *casefile.Series, cited []*caseindex.Entry) {
	v := views.Metric{
		Base: views.Base{
			Page: "metric", Menu: "metrics", Crumbs: d.crumbs(d.up("metrics", "Metrics")), Source: s.Pos.File,
			Audience: d.Readers(s.Audience),
		},
		MetricRow: d.MetricRow(s), Unit: s.Unit.V, Better: wording.Word(oneWay(s)), Origin: s.Source.V,
		Table:   casecharts.Table(caseindex.AllColumns(s), caseindex.Inside, day.Period{First: day.None, Last: math.MaxInt}),
		CSV:     d.At("/metrics/" + s.ID + ".csv"),
		Sidecar: s.Sidecar.File, Cited: d.Groups(cited),
	}
	if strings.HasPrefix(s.Source.V, "https://") || strings.HasPrefix(s.Source.V, "http://") {
		v.OriginURL = s.Source.V
	}
	v.Table.Caption = s.Title.V
	if n := len(v.Table.Rows) - rowsListed; n > 0 {
		v.Table.Rows, v.EarlierRows = v.Table.Rows[n:], n
	}
	if before != nil {
		v.Prev = &views.Link{Title: before.Title.V, URL: d.SeriesURL(before)}
	}
	if after != nil {
		v.Next = &views.Link{Title: after.Title.V, URL: d.SeriesURL(after)}
	}
	for _, c := range caseindex.AllColumns(s) {
		v.Columns = append(v.Columns, d.metricColumn(c))
	}
	events := slices.Clone(s.Events)
	slices.SortStableFunc(events, func(a, b casefile.Event) int { return cmp.Compare(a.Date.V.First, b.Date.V.First) })
	for _, e := range events {
		if text := d.Md(e.Text); text != "" {
			v.Events = append(v.Events, views.MetricEvent{Date: wording.DateOf(e.Date), TextMD: text, Evidence: d.Ref(casefile.EvidenceFolder, e.Evidence)})
		}
	}
	v.Charts = d.SeriesFigure(s)
	d.write(page{path: "/metrics/" + s.ID + "/", title: s.Title.V, view: v, summary: s.Source.V})
}

// oneWay gives which way is better in every column of a series that is drawn; "" where they differ.
func oneWay(s *casefile.Series) casefile.Text {
	var way casefile.Text
	for i, c := range s.Columns {
		if i > 0 && c.Better.V != "" && c.Better.V != way.V && !c.Aside {
			return casefile.Text{}
		}
		if i == 0 {
			way = c.Better
		}
	}
	return way
}

func (d *composer) metricColumn(c caseindex.Column) views.MetricColumn {
	v := views.MetricColumn{Title: c.Label(), Unit: c.UnitText()}
	if last := c.Latest(d.Judged.Day); caseindex.Known(last.Value) {
		v.Latest, v.When, v.Source = last.Text(v.Unit), wording.PeriodDate(last.Over), last.Source
	}
	lowest, highest := caseindex.None(), caseindex.None()
	for _, p := range c.Points {
		r := c.Point(p)
		if caseindex.Known(r.Value) && !(r.Value >= lowest.Value) {
			lowest = r
		}
		if caseindex.Known(r.Value) && !(r.Value <= highest.Value) {
			highest = r
		}
	}
	if caseindex.Known(lowest.Value) {
		v.Lowest = lowest.Text(v.Unit) + ", " + lowest.When
		v.Highest = highest.Text(v.Unit) + ", " + highest.When
	}
	return v
}
