package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

const checkInsShown = 6

// mentoring composes /mentoring/.
func (d *composer) mentoring() {
	if !d.HasMentoring() {
		return
	}
	s := d.section("mentoring", "Mentoring", "mentoring")
	v := views.Mentoring{}
	if a := d.Case.Agreement; a != nil {
		d.prose(&s, a)
		s.title, v.Agreement = "Mentoring", a.Title.V
		if v.Agreement == "" {
			v.Agreement = "Agreement"
		}
	}
	v.Base = s.base
	if d.Audience >= config.Mentor {
		v.Cadences = d.Cadences()
		v.Steps = d.OpenSteps()
		if p := packet.Since(d.Case, d.Judged); p != nil && p.Review != "" {
			v.Review = d.Progress(p)
		}
	}
	if rows := d.checkInRows(); len(rows) > 0 {
		v.CheckIns, v.MoreURL = rows[:min(checkInsShown, len(rows))], d.At("/check-ins/")
	}
	for _, r := range d.AskRows() {
		if r.State.ID == "open" {
			v.Asks = append(v.Asks, r)
		} else {
			v.Answered = append(v.Answered, r)
		}
	}
	v.Charts = d.CheckInFigure()
	d.put(s, v)
}
