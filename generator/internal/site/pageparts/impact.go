package pageparts

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Impacts words the figures that an entry changed. Whose they are, exhibit says
// where they are shown on another page.
func (d *Parts) Impacts(list []casefile.Impact, exhibit *views.Link) []views.Impact {
	var all []views.Impact
	for _, i := range list {
		if v, ok := d.impact(i); ok {
			v.Exhibit = exhibit
			all = append(all, v)
		}
	}
	return all
}

// impact words one figure. What the author states is shown as stated; else the
// series is read over the periods before and after. A figure without anything to
// show is left out.
func (d *Parts) impact(i casefile.Impact) (views.Impact, bool) {
	c, ok := d.Column(i.Series.V, i.Column.V)
	v := views.Impact{Label: i.Label.V, Before: wording.DateOf(i.Before), After: wording.DateOf(i.After), Source: wording.Place(i.Pos)}
	from, to := caseindex.None(), caseindex.None()
	if ok {
		if i.Before.V.Given() {
			if from = c.During(i.Before.V); !i.From.Given() {
				v.Before = wording.PeriodDate(from.Over)
			}
		}
		if i.After.V.Given() {
			if to = c.During(i.After.V); !i.To.Given() {
				v.After = wording.PeriodDate(to.Over)
			}
		}
	}
	if i.From.Given() {
		from = caseindex.Reading{Value: i.From.V}
	}
	if i.To.Given() {
		to = caseindex.Reading{Value: i.To.V}
	}
	unit, better := i.Unit.V, ""
	if ok {
		unit, better = cmp.Or(unit, c.UnitText()), c.GoodWay()
		v.Series = &views.Link{Title: c.Heading(), URL: d.SeriesURL(c.Series)}
		v.Label = cmp.Or(v.Label, c.Heading())
	}
	v.From, v.To = from.Text(unit, to.Value), to.Text(unit, from.Value)
	v.Change, v.Direction = caseindex.Change(from, to, unit), wording.Direction(from.Value, to.Value, better)
	v.Text = wording.FromTo(v.From, v.To, v.Change)
	return v, v.Text != "" && v.Label != ""
}
