package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

const checkInsShown = 6

// hasMentoring tells whether there is anything of the mentoring to show. The
// rhythm alone is not: it belongs to the check-ins, which the audience may not see.
func (d *desk) hasMentoring() bool {
	return d.c.Agreement != nil || len(d.c.CheckIns)+len(d.c.Asks) > 0
}

// mentoring composes /mentoring/.
func (d *desk) mentoring() {
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
	d.put(s, v)
}

func (d *desk) cadences() []Cadence {
	var all []Cadence
	for _, c := range d.a.Cadences {
		v := Cadence{
			Name: capital(c.Name), Every: c.Every.Text, Last: periodDate(c.Last), Next: dayDate(c.NextDue),
			Overdue: c.Overdue, Sentence: c.Sentence,
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

func (d *desk) openSteps() []Step {
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

// checkIns composes /check-ins/ and a page for each.
func (d *desk) checkIns() {
	if len(d.c.CheckIns) == 0 {
		return
	}
	mentoring := d.up("mentoring", "Mentoring")
	s := d.section("check-ins", "Check-ins", "mentoring", mentoring)
	d.put(s, CheckIns{Base: s.base, HasBody: s.hasBody(), Rows: d.checkInRows()})
	order := d.inOrder(casefile.CheckInsFolder)
	for i, e := range order {
		c := d.meeting(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "check-in", "mentoring", []Link{mentoring, d.up("check-ins", "Check-ins")}, before, after)
		v := CheckIn{
			EntryView: base, Kind: meetingKind(c), With: d.persons(c.With), LearnedMD: d.mds(c.Learned),
			DevelopMD: d.mds(c.Develop), ObstaclesMD: d.mds(c.Obstacles), Steps: d.steps(c.Steps),
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}

// meeting gives the check-in of an entry.
func (d *desk) meeting(e *entry) *casefile.CheckIn {
	return &d.c.CheckIns[casefile.Find(d.c.CheckIns, e.ID)]
}

func meetingKind(c *casefile.CheckIn) Word {
	if c.Kind.V == "" {
		return wordOf("check-in")
	}
	return wordOf(c.Kind.V)
}

func (d *desk) checkInRows() []Row {
	var rows []Row
	for _, e := range d.inOrder(casefile.CheckInsFolder) {
		c := d.meeting(e)
		r := d.rowOf(e.Entry)
		r.Kind = ptr(meetingKind(c))
		if names := d.names(c.With); len(names) > 0 {
			r.Note = "with " + list(names)
		}
		rows = append(rows, r)
	}
	return rows
}

// asks composes /asks/ and a page for each.
func (d *desk) asks() {
	if len(d.c.Asks) == 0 {
		return
	}
	mentoring := d.up("mentoring", "Mentoring")
	s := d.section("asks", "Asks", "mentoring", mentoring)
	rows := d.askRows()
	d.put(s, Asks{Base: s.base, HasBody: s.hasBody(), Rows: rows})
	order := d.askOrder()
	for i, e := range order {
		a := d.request(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "ask", "mentoring", []Link{mentoring, d.up("asks", "Asks")}, before, after)
		v := Ask{
			EntryView: base, Kind: word(a.Kind), Of: d.person(a.Of.V), Asked: dateOf(a.Asked), Answered: dateOf(a.Answered),
			State: *rows[i].State, Waits: rows[i].Waits, Stalled: rows[i].Stalled,
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}

// request gives the ask of an entry.
func (d *desk) request(e *entry) *casefile.Ask {
	return &d.c.Asks[casefile.Find(d.c.Asks, e.ID)]
}

// askOrder lists the asks: those that wait, longest first, then the answered ones.
func (d *desk) askOrder() []*entry {
	var all []*entry
	open := map[string]bool{}
	for _, a := range d.a.Asks {
		if e, ok := d.entries[a.Key]; ok {
			all, open[a.Key] = append(all, e), true
		}
	}
	for i := range d.c.Asks {
		if key := d.c.Asks[i].Key(); !open[key] {
			all = append(all, d.entries[key])
		}
	}
	return all
}

func (d *desk) askRows() []AskRow {
	waiting := map[string]assess.Ask{}
	for _, a := range d.a.Asks {
		waiting[a.Key] = a
	}
	var rows []AskRow
	for _, e := range d.askOrder() {
		a := d.request(e)
		r := AskRow{Row: d.rowOf(e.Entry), Of: d.name(a.Of.V)}
		state := "answered"
		if a.State.V != "" {
			state = a.State.V
		}
		if j, ok := waiting[e.Key()]; ok {
			state, r.Stalled = "open", j.Stalled
			if j.Waits > 0 {
				r.Waits = days(j.Waits)
			}
		}
		r.Kind, r.State = word(a.Kind), ptr(wordOf(state))
		if a.Asked.V.Given() {
			r.Date = dateOf(a.Asked)
		}
		rows = append(rows, r)
	}
	return rows
}
