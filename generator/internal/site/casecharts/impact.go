package casecharts

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

const (
	citedShown = 2   // charts of one exhibit or case study
	OwnPeriods = 200 // exhibits whose charts show their own periods, strongest first
)

// ImpactFigures gives the charts of what an entry changed, for its page.
func (d *Charts) ImpactFigures(e *casefile.Entry, list []casefile.Impact) []*views.Fig {
	var all []*views.Fig
	for _, s := range d.ImpactSketches(e, list) {
		all = append(all, d.Figure(s))
	}
	return all
}

// ImpactSketches gives the charts of what an entry changed: each column that it
// cites, with the periods that it first compares it over. What the body shows
// already is not shown again. The same column with the same periods is the same
// drawing, whoever cites it. Beyond the strongest exhibits the periods are left
// out, so that a case of ten thousand draws each column once and not for each.
func (d *Charts) ImpactSketches(e *casefile.Entry, list []casefile.Impact) []sketch {
	var all []sketch
	met := map[caseindex.Column]bool{}
	for _, i := range list {
		c, ok := d.Column(i.Series.V, i.Column.V)
		if !ok || met[c] || d.shown[e.Key()][c] || len(all) == citedShown {
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

func (d *Charts) amongStrongest(e *casefile.Entry) bool {
	return len(d.Finished) <= OwnPeriods || d.strong[e.Key()]
}

func (d *Charts) impactSketch(c caseindex.Column, i casefile.Impact) (s sketch, ok bool) {
	series, values, unit := lines([]caseindex.Column{c}, caseindex.Begun, d.Sofar())
	if values < 2 {
		return s, false
	}
	bands, said := compared(c, i)
	s = sketch{
		kind: "impact", caption: d.foundOver(c, i), at: i.Pos, url: d.SeriesURL(c.Series),
		of:    []string{c.Series.ID, c.Columns[c.Index].ID, periodID(i.Before), periodID(i.After)},
		about: chart.About{Title: c.Heading(), Unit: unit, Description: said + d.tell([]caseindex.Column{c})},
		table: d.rows([]caseindex.Column{c}, caseindex.Begun, d.Sofar()),
	}
	s.chart = chart.Line{
		About: s.about, Series: series, Levels: goals([]caseindex.Column{c}), Events: d.happened(c.Series, d.Sofar()), Bands: bands,
	}
	return s, true
}

// foundOver says what a column was in the periods that are compared, as the figure itself does;
// without both, what it came to in all.
func (d *Charts) foundOver(c caseindex.Column, i casefile.Impact) string {
	if !i.Before.V.Given() || !i.After.V.Given() {
		return d.found(c)
	}
	from, to, unit := c.During(i.Before.V), c.During(i.After.V), cmp.Or(i.Unit.V, c.UnitText())
	if !caseindex.Known(from.Value) || !caseindex.Known(to.Value) || from.Over == to.Over {
		return d.found(c)
	}
	return cmp.Or(i.Label.V, c.Heading()) + ": " + wording.FromTo(
		wording.During(from.Text(unit, to.Value), from.Over), wording.During(to.Text(unit, from.Value), to.Over), caseindex.Change(from, to, unit))
}

func periodID(date casefile.Date) string { return cmp.Or(strings.ToLower(date.V.Text), "none") }

// compared gives the periods before and after of an impact as bands, and what
// the series was in them, in words.
func compared(c caseindex.Column, i casefile.Impact) (bands []chart.Band, said string) {
	before, after := caseindex.None(), caseindex.None()
	if i.Before.V.Given() {
		before = c.During(i.Before.V)
	}
	if i.After.V.Given() {
		after = c.During(i.After.V)
	}
	for _, x := range []struct {
		label      string
		date       casefile.Date
		r, against caseindex.Reading
	}{{"before", i.Before, before, after}, {"after", i.After, after, before}} {
		if !x.date.V.Given() {
			continue
		}
		b := chart.Band{Span: chartSpan(x.date.V), Label: x.label}
		if caseindex.Known(x.r.Value) {
			b.Level = &x.r.Value
			said += fmt.Sprintf("%s: %s. ", wording.During(wording.Capital(x.label)+",", x.r.Over), x.r.Text(c.UnitText(), x.against.Value))
		}
		bands = append(bands, b)
	}
	return bands, said
}

// seriesBands gives the periods that evidence compares in the first column of a
// series, and what they say: of the two strongest exhibits that leave each other
// room.
func (d *Charts) seriesBands(s *casefile.Series) (all []chart.Band, said string) {
	var pairs [][]chart.Band
	var whose []int
	for _, e := range d.Strongest(len(d.Finished)) {
		if len(pairs) == 2 {
			break
		}
		for _, i := range e.Evidence.Impact {
			c, ok := d.Column(i.Series.V, i.Column.V)
			if !ok || c.Series != s || c.Index != 0 || len(pairs) == 2 {
				continue
			}
			if bands, text := compared(c, i); len(bands) > 0 && !overlap(all, bands) {
				all, pairs, whose = append(all, bands...), append(pairs, bands), append(whose, e.Number)
				said += fmt.Sprintf(" Exhibit %d: %s", e.Number, strings.TrimSpace(text))
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
