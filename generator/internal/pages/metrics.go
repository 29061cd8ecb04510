package pages

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

// metrics composes /metrics/, a page and a download for each series.
func (d *desk) metrics() {
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

// metricRow sums a series up by its first column.
func (d *desk) metricRow(s *casefile.Series) MetricRow {
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
	r.Change, r.Direction = change(first.value, last.value), direction(first.value, last.value, s.Better.V)
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

func (d *desk) metric(s, before, after *casefile.Series, cited []*entry) {
	v := Metric{
		Base: Base{
			Page: "metric", Menu: "metrics", Crumbs: d.crumbs(d.up("metrics", "Metrics")), Source: s.Pos.File,
			Audience: d.readers(s.Audience),
		},
		MetricRow: d.metricRow(s), Unit: s.Unit.V, Better: word(s.Better), Origin: s.Source.V,
		Table:   table(allColumns(s), day.Period{First: day.None, Last: math.MaxInt}),
		CSV:     d.at("/metrics/" + s.ID + ".csv"),
		Sidecar: s.Sidecar.File, Cited: d.groups(cited),
	}
	if strings.HasPrefix(s.Source.V, "https://") || strings.HasPrefix(s.Source.V, "http://") {
		v.OriginURL = s.Source.V
	}
	v.Table.Caption = s.Title.V
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
	d.tree.Static["metrics/"+s.ID+".csv"] = seriesCSV(s)
	d.write(page{path: "/metrics/" + s.ID + "/", title: s.Title.V, view: v, summary: s.Source.V})
}

func (d *desk) metricColumn(c column) MetricColumn {
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

// citing finds, for every series, the entries that read figures from it.
func (d *desk) citing() map[string][]*entry {
	by := map[string][]*entry{}
	cite := func(e *casefile.Entry, series, col string) {
		c, ok := d.column(series, col)
		if !ok {
			return
		}
		if l := by[c.Series.ID]; len(l) == 0 || l[len(l)-1].Entry != e {
			by[c.Series.ID] = append(l, d.entries[e.Key()])
		}
	}
	impact := func(e *casefile.Entry, list []casefile.Impact) {
		for _, i := range list {
			cite(e, i.Series.V, i.Column.V)
		}
	}
	for i := range d.c.Evidence {
		impact(&d.c.Evidence[i].Entry, d.c.Evidence[i].Impact)
	}
	for i := range d.c.CaseStudies {
		impact(&d.c.CaseStudies[i].Entry, d.c.CaseStudies[i].Impact)
	}
	for i := range d.c.Experiments {
		x := &d.c.Experiments[i]
		cite(&x.Entry, x.Series.V, x.Column.V)
	}
	for _, e := range d.c.Entries() {
		d.bodyCites(e, cite)
	}
	// A case study may cite by its figures and in its text.
	for id, l := range by {
		slices.SortFunc(l, func(a, b *entry) int {
			rank := func(e *entry) int { return slices.Index(casefile.Collections(), e.Collection) }
			return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.ID, b.ID))
		})
		by[id] = slices.Compact(l)
	}
	return by
}

// bodyCites reports the series that the shortcodes of a body read.
func (d *desk) bodyCites(e *casefile.Entry, cite func(e *casefile.Entry, series, col string)) {
	if !strings.Contains(e.Body.Text, "{{") {
		return
	}
	if e.Collection == casefile.FeedbackFolder && d.summarised(d.voice(d.entries[e.Key()])) {
		return
	}
	for _, s := range e.Body.Shortcodes() {
		switch s.Name {
		case "metric", "change", "chart":
			series, _ := s.Arg("series", 0)
			cite(e, series.Value, "")
		}
	}
}

// seriesCSV gives a series as a table with commas: the date, a label where there
// is one, and a column per line of numbers. A gap is an empty field.
func seriesCSV(s *casefile.Series) []byte {
	labelled := slices.ContainsFunc(s.Points, func(p casefile.Point) bool { return p.Label != "" })
	head := []string{"date"}
	if labelled {
		head = append(head, "label")
	}
	for _, c := range s.Columns {
		head = append(head, c.ID)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{head}
	for _, p := range s.Points {
		row := []string{p.When.String()}
		if labelled {
			row = append(row, p.Label)
		}
		for _, v := range p.Values {
			text := ""
			if known(v) {
				text = strconv.FormatFloat(v, 'f', -1, 64)
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		panic(fmt.Sprintf("bug: a table in memory cannot be written: %v", err))
	}
	return out.Bytes()
}
