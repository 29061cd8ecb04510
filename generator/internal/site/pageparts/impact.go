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
	v := views.Impact{Label: i.Label.V, Source: wording.Place(i.Pos)}
	before, after := i.Before.V, i.After.V
	from, to := caseindex.None(), caseindex.None()
	if ok {
		if before.Given() {
			if from = c.During(before); !i.From.Given() {
				before = from.Over
			}
		}
		if after.Given() {
			if to = c.During(after); !i.To.Given() {
				after = to.Over
			}
		}
	}
	v.Before, v.After = wording.PeriodDate(before), wording.PeriodDate(after)
	if i.From.Given() {
		from = caseindex.Reading{Value: i.From.V}
	}
	if i.To.Given() {
		to = caseindex.Reading{Value: i.To.V}
	}
	v.Source = cmp.Or(to.Source, v.Source) // what was read of a series stands there
	unit, better := i.Unit.V, ""
	if ok {
		unit, better = cmp.Or(unit, c.UnitText()), c.GoodWay()
		v.Series = &views.Link{Title: c.Heading(), URL: d.SeriesURL(c.Series)}
		v.Label = cmp.Or(v.Label, c.Heading())
	}
	v.From, v.To = from.Text(unit, to.Value), to.Text(unit, from.Value)
	v.Change, v.Direction = caseindex.Change(from, to, unit), wording.Direction(from.Value, to.Value, better)
	v.Text = wording.FromTo(wording.During(v.From, before), wording.During(v.To, after), v.Change)
	return v, v.Text != "" && v.Label != ""
}
