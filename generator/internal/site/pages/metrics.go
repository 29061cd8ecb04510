package pages

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// metrics composes /metrics/, a page and a download for each series.
func (d *composer) metrics() {
	if len(d.c.Series) == 0 {
		return
	}
	s := d.section("metrics", "Metrics", "metrics")
	v := Metrics{Base: s.base, HasBody: s.hasBody()}
	var order []*casefile.Series
	for i := range d.c.Series {
		order = append(order, &d.c.Series[i])
	}
	slices.SortStableFunc(order, func(a, b *casefile.Series) int {
		return cmp.Or(cmp.Compare(a.Title.V, b.Title.V), cmp.Compare(a.ID, b.ID))
	})
	for _, m := range order {
		v.Rows = append(v.Rows, d.metricRow(m))
	}
	d.put(s, v)
	citing := d.citing()
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

// metricRow sums a series up by its first column.
func (d *composer) metricRow(s *casefile.Series) MetricRow {
	r := MetricRow{Title: s.Title.V, URL: d.seriesURL(s), ValueSource: place(s.Pos)}
	if len(s.Columns) == 0 {
		return r
	}
	c := column{s, 0}
	unit := c.unit()
	first, last := c.first(), c.latest(d.a.Day)
	if known(last.value) {
		r.Latest, r.When, r.ValueSource = last.text(unit), periodDate(last.over), last.source
	}
	if s.Baseline.Given() {
		first = reading{value: s.Baseline.V}
		r.Baseline = figure(s.Baseline.V, unit)
	}
	if s.Baseline.Given() || first.over != last.over { // one value has not changed
		r.Change, r.Direction = change(first, last, unit), direction(first.value, last.value, s.Better.V)
	}
	if s.Target.Given() {
		r.Target, r.State = figure(s.Target.V, unit), targetState(s, last.value)
	}
	if n := len(s.Points); n > 0 {
		at := func(p casefile.Point) casefile.Date { return casefile.Date{V: p.When} }
		r.Span = spanText(at(s.Points[0]), at(s.Points[n-1])) + ", " + count(n, "row", "rows")
	}
	return r
}

// targetState tells whether a value reaches the target; "" where nobody said
// which way is better.
func targetState(s *casefile.Series, v float64) string {
	switch {
	case s.Better.V == "" || !known(v):
		return ""
	case s.Better.V == "lower" && v <= s.Target.V, s.Better.V == "higher" && v >= s.Target.V:
		return "target reached"
	}
	return "target not reached"
}

func (d *composer) metric(s, before, after *casefile.Series, cited []*entry) {
	v := Metric{
		Base: Base{
			Page: "metric", Menu: "metrics", Crumbs: d.crumbs(d.up("metrics", "Metrics")), Source: s.Pos.File,
			Audience: d.readers(s.Audience),
		},
		MetricRow: d.metricRow(s), Unit: datesSpoken(s.Unit.V), Better: word(s.Better), Origin: s.Source.V,
		Table:   table(allColumns(s), inside, day.Period{First: day.None, Last: math.MaxInt}),
		CSV:     d.at("/metrics/" + s.ID + ".csv"),
		Sidecar: s.Sidecar.File, Cited: d.groups(cited),
	}
	if strings.HasPrefix(s.Source.V, "https://") || strings.HasPrefix(s.Source.V, "http://") {
		v.OriginURL = s.Source.V
	}
	v.Table.Caption = s.Title.V
	if n := len(v.Table.Rows) - rowsListed; n > 0 {
		v.Table.Rows, v.EarlierRows = v.Table.Rows[n:], n
	}
	if before != nil {
		v.Prev = &Link{Title: before.Title.V, URL: d.seriesURL(before)}
	}
	if after != nil {
		v.Next = &Link{Title: after.Title.V, URL: d.seriesURL(after)}
	}
	for _, c := range allColumns(s) {
		v.Columns = append(v.Columns, d.metricColumn(c))
	}
	events := slices.Clone(s.Events)
	slices.SortStableFunc(events, func(a, b casefile.Event) int { return cmp.Compare(a.Date.V.First, b.Date.V.First) })
	for _, e := range events {
		if text := d.md(e.Text); text != "" {
			v.Events = append(v.Events, MetricEvent{dateOf(e.Date), text, d.ref(casefile.EvidenceFolder, e.Evidence)})
		}
	}
	v.Charts = d.seriesFigure(s)
	d.tree.Static["metrics/"+s.ID+".csv"] = seriesCSV(s)
	d.write(page{path: "/metrics/" + s.ID + "/", title: s.Title.V, view: v, summary: s.Source.V})
}

func (d *composer) metricColumn(c column) MetricColumn {
	v := MetricColumn{Title: c.label(), Unit: c.unit()}
	if last := c.latest(d.a.Day); known(last.value) {
		v.Latest, v.When, v.Source = last.text(v.Unit), periodDate(last.over), last.source
	}
	lowest, highest := none(), none()
	for _, p := range c.Points {
		r := c.point(p)
		if known(r.value) && !(r.value >= lowest.value) {
			lowest = r
		}
		if known(r.value) && !(r.value <= highest.value) {
			highest = r
		}
	}
	if known(lowest.value) {
		v.Lowest = lowest.text(v.Unit) + ", " + lowest.when
		v.Highest = highest.text(v.Unit) + ", " + highest.when
	}
	return v
}
