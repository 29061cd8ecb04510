package pages

import (
	"cmp"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// impacts words the figures that an entry changed. Whose they are, exhibit says
// where they are shown on another page.
func (d *composer) impacts(list []casefile.Impact, exhibit *Link) []Impact {
	var all []Impact
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
func (d *composer) impact(i casefile.Impact) (Impact, bool) {
	c, ok := d.column(i.Series.V, i.Column.V)
	v := Impact{Label: i.Label.V, Before: dateOf(i.Before), After: dateOf(i.After), Source: place(i.Pos)}
	from, to := none(), none()
	if ok {
		if i.Before.V.Given() {
			if from = c.during(i.Before.V); !i.From.Given() {
				v.Before = periodDate(from.over)
			}
		}
		if i.After.V.Given() {
			if to = c.during(i.After.V); !i.To.Given() {
				v.After = periodDate(to.over)
			}
		}
	}
	if i.From.Given() {
		from = reading{value: i.From.V}
	}
	if i.To.Given() {
		to = reading{value: i.To.V}
	}
	unit, better := i.Unit.V, ""
	if ok {
		unit, better = cmp.Or(unit, c.unit()), c.better()
		v.Series = &Link{Title: c.title(), URL: d.seriesURL(c.Series)}
		v.Label = cmp.Or(v.Label, c.title())
	}
	v.From, v.To = from.text(unit, to.value), to.text(unit, from.value)
	v.Change, v.Direction = change(from, to, unit), direction(from.value, to.value, better)
	v.Text = fromTo(v.From, v.To, v.Change)
	return v, v.Text != "" && v.Label != ""
}

// fromTo words a change: "from 47 min to 31 min (−34%)".
func fromTo(from, to, change string) string {
	text := to
	switch {
	case from != "" && to != "":
		text = "from " + from + " to " + to
	case from != "":
		text = "before: " + from
	}
	if change != "" && text != "" {
		text += " (" + change + ")"
	}
	return text
}

// known tells whether a figure is one.
func known(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
