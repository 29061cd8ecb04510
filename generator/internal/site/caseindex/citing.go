package caseindex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Citing finds, for every series, the entries that read figures from it.
func (d *Index) Citing() map[string][]*Entry {
	by := map[string][]*Entry{}
	cite := func(e *casefile.Entry, series, col string) {
		c, ok := d.Column(series, col)
		if !ok {
			return
		}
		by[c.Series.ID] = append(by[c.Series.ID], d.Entries[e.Key()])
	}
	impact := func(e *casefile.Entry, list []casefile.Impact) {
		for _, i := range list {
			cite(e, i.Series.V, i.Column.V)
		}
	}
	for i := range d.Case.Evidence {
		impact(&d.Case.Evidence[i].Entry, d.Case.Evidence[i].Impact)
	}
	for i := range d.Case.CaseStudies {
		impact(&d.Case.CaseStudies[i].Entry, d.Case.CaseStudies[i].Impact)
	}
	for i := range d.Case.Experiments {
		x := &d.Case.Experiments[i]
		cite(&x.Entry, x.Series.V, x.Column.V)
	}
	for _, e := range d.Case.Entries() {
		d.bodyCites(e, cite)
	}
	for id, list := range by {
		by[id] = eachOnce(list)
	}
	return by
}

// bodyCites reports the series that the shortcodes of a body read.
func (d *Index) bodyCites(e *casefile.Entry, cite func(e *casefile.Entry, series, col string)) {
	if !strings.Contains(e.Body.Text, "{{") {
		return
	}
	if e.Collection == casefile.FeedbackFolder && d.Summarised(d.Voice(d.Entries[e.Key()])) {
		return
	}
	for _, s := range e.Body.Shortcodes() {
		switch s.Name {
		case "metric", "change", "chart":
			series, _ := s.Arg("series", 0)
			if i := casefile.Find(d.Case.Charts, series.Value); s.Name == "chart" && i >= 0 {
				for _, line := range d.Case.Charts[i].Series {
					cite(e, line.Series.V, line.Column.V)
				}
				continue
			}
			cite(e, series.Value, "")
		}
	}
}

// SeriesByTitle gives every series, ordered by title.
func (d *Index) SeriesByTitle() []*casefile.Series {
	var order []*casefile.Series
	for i := range d.Case.Series {
		order = append(order, &d.Case.Series[i])
	}
	slices.SortStableFunc(order, func(a, b *casefile.Series) int {
		return cmp.Or(cmp.Compare(a.Title.V, b.Title.V), cmp.Compare(a.ID, b.ID))
	})
	return order
}
