package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

const checkInsShown = 6

// hasMentoring tells whether there is anything of the mentoring to show. The
// rhythm alone is not: it belongs to the check-ins, which the audience may not see.
func (d *composer) hasMentoring() bool {
	return d.c.Agreement != nil || len(d.c.CheckIns)+len(d.c.Asks) > 0
}

// mentoring composes /mentoring/.
func (d *composer) mentoring() {
	if !d.hasMentoring() {
		return
	}
	s := d.section("mentoring", "Mentoring", "mentoring")
	v := Mentoring{}
	if a := d.c.Agreement; a != nil {
		d.prose(&s, a)
		s.title, v.Agreement = "Mentoring", a.Title.V
		if v.Agreement == "" {
			v.Agreement = "Agreement"
		}
	}
	v.Base = s.base
	if d.audience >= config.Mentor {
		v.Cadences = d.cadences()
		v.Steps = d.openSteps()
	}
	if rows := d.checkInRows(); len(rows) > 0 {
		v.CheckIns, v.MoreURL = rows[:min(checkInsShown, len(rows))], d.at("/check-ins/")
	}
	for _, r := range d.askRows() {
		if r.State.ID == "open" {
			v.Asks = append(v.Asks, r)
		} else {
			v.Answered = append(v.Answered, r)
		}
	}
	v.Charts = d.checkInFigure()
	d.put(s, v)
}

func (d *composer) cadences() []Cadence {
	var all []Cadence
	for _, c := range d.a.Cadences {
		v := Cadence{
			Name: capital(c.Name), Every: c.Every.Text, Last: periodDate(c.Last), Next: dayDate(c.NextDue),
			Overdue: c.Overdue, Sentence: datesSpoken(c.Sentence),
		}
		if l, ok := d.link(c.LastKey); ok {
			v.LastLink = &l
		}
		if c.Of > 0 {
			v.Kept = fmt.Sprintf("%d of %d kept", c.Kept, c.Of)
		}
		all = append(all, v)
	}
	return all
}

func (d *composer) openSteps() []Step {
	var all []Step
	for _, s := range d.a.OpenSteps {
		l, ok := d.link(s.Key)
		if !ok || s.Text == "" {
			continue
		}
		all = append(all, Step{
			TextMD: d.because(s.Text), Who: d.name(s.Who), By: periodDate(s.By), Overdue: s.Overdue, From: &l,
		})
	}
	return all
}
