package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// citing finds, for every series, the entries that read figures from it.
func (d *composer) citing() map[string][]*entry {
	by := map[string][]*entry{}
	cite := func(e *casefile.Entry, series, col string) {
		c, ok := d.column(series, col)
		if !ok {
			return
		}
		by[c.Series.ID] = append(by[c.Series.ID], d.entries[e.Key()])
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
	for id, list := range by {
		by[id] = eachOnce(list)
	}
	return by
}

// bodyCites reports the series that the shortcodes of a body read.
func (d *composer) bodyCites(e *casefile.Entry, cite func(e *casefile.Entry, series, col string)) {
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
			if i := casefile.Find(d.c.Charts, series.Value); s.Name == "chart" && i >= 0 {
				for _, line := range d.c.Charts[i].Series {
					cite(e, line.Series.V, line.Column.V)
				}
				continue
			}
			cite(e, series.Value, "")
		}
	}
}
