package pages

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
)

const (
	citedShown = 2   // charts of one exhibit or case study
	ownPeriods = 200 // exhibits whose charts show their own periods, strongest first
)

// impactFigures gives the charts of what an entry changed, for its page.
func (d *composer) impactFigures(e *casefile.Entry, list []casefile.Impact) []*Fig {
	if d.bound {
		return nil
	}
	var all []*Fig
	for _, s := range d.impactSketches(e, list) {
		all = append(all, d.figure(s))
	}
	return all
}

// impactSketches gives the charts of what an entry changed: each column that it
// cites, with the periods that it first compares it over. What the body shows
// already is not shown again. The same column with the same periods is the same
// drawing, whoever cites it. Beyond the strongest exhibits the periods are left
// out, so that a case of ten thousand draws each column once and not for each.
func (d *composer) impactSketches(e *casefile.Entry, list []casefile.Impact) []sketch {
	var all []sketch
	met := map[column]bool{}
	for _, i := range list {
		c, ok := d.column(i.Series.V, i.Column.V)
		if !ok || met[c] || d.inBody[e.Key()][c] || len(all) == citedShown {
			continue
		}
		met[c] = true
		if e.Collection == casefile.EvidenceFolder && !d.amongStrongest(e) {
			i.Before, i.After = casefile.Date{}, casefile.Date{}
		}
		if s, ok := d.impactSketch(c, i); ok {
			all = append(all, s)
		}
	}
	return all
}

func (d *composer) amongStrongest(e *casefile.Entry) bool {
	if len(d.finished) <= ownPeriods {
		return true
	}
	if d.strong == nil {
		d.strong = map[string]bool{}
		for _, x := range d.strongest(ownPeriods) {
			d.strong[x.Key()] = true
		}
	}
	return d.strong[e.Key()]
}

func (d *composer) impactSketch(c column, i casefile.Impact) (s sketch, ok bool) {
	series, values, unit := lines([]column{c}, begun, d.sofar())
	if values < 2 {
		return s, false
	}
	bands, said := compared(c, i)
	s = sketch{
		kind: "impact", caption: c.title(), at: i.Pos, url: d.seriesURL(c.Series),
		of:    []string{c.Series.ID, c.Columns[c.index].ID, periodID(i.Before), periodID(i.After)},
		about: chart.About{Title: c.title(), Unit: unit, Description: said + d.tell([]column{c})},
		table: d.rows([]column{c}, begun, d.sofar()),
	}
	s.chart = chart.Line{
		About: s.about, Series: series, Levels: goals([]column{c}), Events: d.happened(c.Series, d.sofar()), Bands: bands,
	}
	return s, true
}

func periodID(date casefile.Date) string { return cmp.Or(strings.ToLower(date.V.Text), "none") }

// compared gives the periods before and after of an impact as bands, and what
// the series was in them, in words.
func compared(c column, i casefile.Impact) (bands []chart.Band, said string) {
	before, after := none(), none()
	if i.Before.V.Given() {
		before = c.during(i.Before.V)
	}
	if i.After.V.Given() {
		after = c.during(i.After.V)
	}
	for _, x := range []struct {
		label      string
		date       casefile.Date
		r, against reading
	}{{"before", i.Before, before, after}, {"after", i.After, after, before}} {
		if !x.date.V.Given() {
			continue
		}
		b := chart.Band{Span: chartSpan(x.date.V), Label: x.label}
		if known(x.r.value) {
			b.Level = &x.r.value
			said += fmt.Sprintf("%s, in %s: %s. ", capital(x.label), x.r.when, x.r.text(c.unit(), x.against.value))
		}
		bands = append(bands, b)
	}
	return bands, said
}

// seriesBands gives the periods that evidence compares in the first column of a
// series, and what they say: of the two strongest exhibits that leave each other
// room.
func (d *composer) seriesBands(s *casefile.Series) (all []chart.Band, said string) {
	var pairs [][]chart.Band
	var whose []int
	for _, e := range d.strongest(len(d.finished)) {
		if len(pairs) == 2 {
			break
		}
		for _, i := range e.evidence.Impact {
			c, ok := d.column(i.Series.V, i.Column.V)
			if !ok || c.Series != s || c.index != 0 || len(pairs) == 2 {
				continue
			}
			if bands, text := compared(c, i); len(bands) > 0 && !overlap(all, bands) {
				all, pairs, whose = append(all, bands...), append(pairs, bands), append(whose, e.number)
				said += fmt.Sprintf(" Exhibit %d: %s", e.number, strings.TrimSpace(text))
			}
		}
	}
	if len(pairs) < 2 {
		return all, said
	}
	all = nil
	for i, bands := range pairs {
		for _, b := range bands {
			b.Label = fmt.Sprintf("%s %d", b.Label, whose[i]) // the exhibit's number: the description names it
			all = append(all, b)
		}
	}
	return all, said
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
