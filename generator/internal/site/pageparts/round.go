package pageparts

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Round gives the round that is decided next.
func (d *Parts) Round() *views.Round {
	next := d.Judged.Answer.Round
	if next == nil {
		return nil
	}
	r := views.Round{
		Name: next.Name, Opens: wording.PeriodDate(next.Opens), Closes: wording.PeriodDate(next.Closes),
		Decides: wording.PeriodDate(next.Decides), Effective: wording.PeriodDate(next.Effective),
	}
	switch opens := next.Opens; {
	case opens.Given() && opens == next.Closes && opens.First == opens.Last && opens.First > d.Judged.Day:
		r.Line = "on " + wording.DayText(opens.First)
	case opens.Given() && opens.First > d.Judged.Day:
		r.Line = "opens on " + wording.DayText(opens.First)
		if r.Closes != nil {
			r.Line += "; closes on " + wording.DayText(next.Closes.Last)
		}
	case next.Closing() < d.Judged.Day:
		r.Line = "closed on " + wording.DayText(next.Closing())
	case r.Closes != nil:
		r.Line = "open; closes on " + wording.DayText(next.Closes.Last)
	default:
		r.Line = "open"
	}
	return &r
}

func (d *Parts) Window(w config.Window) views.Window {
	at := func(p day.Period) casefile.Date { return casefile.Date{V: p} }
	v := views.Window{
		Name: w.Name, Kind: wording.WordOf(string(w.Kind)), Opens: wording.PeriodDate(w.Opens), Closes: wording.PeriodDate(w.Closes),
		Decides: wording.PeriodDate(w.Decides), Effective: wording.PeriodDate(w.Effective), Period: wording.SpanText(at(w.Opens), at(w.Closes)),
	}
	if !w.Closes.Given() {
		v.Period = "from " + wording.DayText(w.Opens.First)
	}
	switch today, end := d.Judged.Day, w.Closing(); {
	case end < today && !w.Closes.Given():
		v.State, v.Line = wording.WordOf("past"), "opened "+wording.Distance(w.Opens.First, today)
	case end < today:
		v.State, v.Line = wording.WordOf("past"), "closed "+wording.Distance(end, today)
	case w.Opens.First > today:
		v.State, v.Line = wording.WordOf("next"), "opens "+wording.Distance(w.Opens.First, today)
	case !w.Closes.Given():
		v.State, v.Line = wording.WordOf("open"), "opened "+wording.Distance(w.Opens.First, today)
	default:
		v.State, v.Line = wording.WordOf("open"), "closes "+wording.Distance(end, today)
	}
	return v
}

// Windows lists the calendar by opening day.
func (d *Parts) Windows() []views.Window {
	calendar := slices.Clone(d.Case.Config.Calendar)
	slices.SortStableFunc(calendar, func(a, b config.Window) int {
		return cmp.Or(cmp.Compare(a.Opens.First, b.Opens.First), cmp.Compare(a.Name, b.Name))
	})
	var all []views.Window
	for _, w := range calendar {
		all = append(all, d.Window(w))
	}
	return all
}
