package pages

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

const (
	citedShown = 2 // series of one exhibit or case study
	pairsShown = 2 // before and after, on the page of a series
)

// impactFigures gives the charts of figures that an entry changed: the
// series that it cites, with the periods that it compares. The same series with
// the same periods is the same drawing, whoever cites it; on one page, which
// shows what it met, it stands once.
func (d *desk) impactFigures(met map[string]bool, lists ...[]casefile.Impact) []*Fig {
	var all []*Fig
	for _, list := range lists {
		for _, i := range list {
			c, ok := d.column(i.Series.V, i.Column.V)
			if !ok || len(all) == citedShown {
				continue
			}
			of := []string{
				c.Series.ID, c.Columns[c.index].ID, cmp.Or(strings.ToLower(i.Before.V.Text), "none"), cmp.Or(strings.ToLower(i.After.V.Text), "none"),
			}
			key := strings.Join(of, "\x00")
			if met[key] {
				continue
			}
			met[key] = true
			if f := d.impactFigure(c, i, of); f != nil {
				all = append(all, f)
			}
		}
	}
	return all
}

func (d *desk) impactFigure(c column, i casefile.Impact, of []string) *Fig {
	series, values, unit := lines([]column{c}, begun, d.sofar())
	if values < 2 {
		return nil
	}
	bands, said := compared(c, i, "")
	x := sketch{
		kind: "impact", of: of, caption: c.title(), at: i.Pos, url: d.seriesURL(c.Series),
		about: chart.About{Title: c.title(), Unit: unit, Description: said + d.tell([]column{c})},
		table: d.rows([]column{c}, begun, d.sofar()),
	}
	x.chart = chart.Line{
		About: x.about, Series: series, Levels: goals([]column{c}), Events: d.happened(c.Series, d.sofar()), Bands: bands,
	}
	return d.figure(x)
}

// compared gives the periods before and after of an impact as bands, and what
// the series was in them, in words.
func compared(c column, i casefile.Impact, whose string) (bands []chart.Band, said string) {
	for _, x := range []struct {
		label string
		date  casefile.Date
	}{{"before", i.Before}, {"after", i.After}} {
		if !x.date.V.Given() {
			continue
		}
		r := c.during(x.date.V)
		b := chart.Band{Span: chartSpan(x.date.V), Label: x.label + whose}
		if known(r.value) {
			b.Level = &r.value
			said += fmt.Sprintf("%s, in %s: %s. ", capital(x.label), r.when, r.text(c.unit()))
		}
		bands = append(bands, b)
	}
	return bands, said
}

// seriesBands gives the periods that evidence compares in the first column of
// a series, strongest evidence first, as far as they leave each other room.
func (d *desk) seriesBands(s *casefile.Series) []chart.Band {
	var all []chart.Band
	met := map[string]bool{}
	pairs := 0
	for _, e := range d.strongest(len(d.finished)) {
		for _, i := range e.evidence.Impact {
			c, ok := d.column(i.Series.V, i.Column.V)
			key := i.Before.V.Text + " " + i.After.V.Text
			if !ok || c.Series != s || c.index != 0 || met[key] || pairs == pairsShown {
				continue
			}
			met[key] = true
			bands, _ := compared(c, i, fmt.Sprintf(", exhibit %d", e.number))
			if len(bands) > 0 && !overlap(all, bands) {
				all = append(all, bands...)
				pairs++
			}
		}
	}
	return all
}

func overlap(a, b []chart.Band) bool {
	for _, x := range a {
		for _, y := range b {
			if x.First <= y.Last && y.First <= x.Last {
				return true
			}
		}
	}
	return false
}

// experimentFigure shows the series of an experiment within its timebox, and
// as long before it as the timebox is.
func (d *desk) experimentFigure(x *casefile.Experiment) *Fig {
	c, ok := d.column(x.Series.V, x.Column.V)
	if !ok {
		return nil
	}
	box := timebox(x, d.a.Day)
	if _, n := c.points(begun, box); n == 0 || box.First > box.Last {
		return nil
	}
	span := box
	if box.First != day.None {
		span.First = box.First - max(box.Last-box.First, 90)
	}
	series, values, unit := lines([]column{c}, begun, span)
	if values < 2 {
		return nil
	}
	j, _ := d.judged(x)
	s := sketch{
		kind: "experiment", of: []string{x.ID}, caption: c.title(), at: x.Pos, url: d.seriesURL(c.Series),
		about: chart.About{Title: c.title(), Unit: unit, Description: plain(j.Because)},
		table: d.rows([]column{c}, begun, span),
	}
	line := chart.Line{About: s.about, Series: series, Events: d.happened(c.Series, span)}
	if !math.IsNaN(j.Baseline) {
		line.Levels = append(line.Levels, chart.Level{Label: "baseline", Value: j.Baseline})
	}
	if !math.IsNaN(j.Target) {
		line.Levels = append(line.Levels, chart.Level{Label: "target", Value: j.Target, Goal: true})
	}
	if box.First != day.None {
		end := box.Last
		if x.End.V.Given() {
			end = x.End.V.Last
		}
		line.Bands = []chart.Band{{Span: chart.Span{First: chartDay(box.First), Last: chartDay(end)}, Label: "timebox"}}
		if end > d.a.Day { // the axis ends with the timebox
			line.First, line.Last, line.Today = chartDay(span.First), chartDay(end), chartDay(d.a.Day)
		}
	}
	s.chart = line
	return d.figure(s)
}
