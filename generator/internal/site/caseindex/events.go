package caseindex

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Events lists what the calendar holds, by day and uid.
func (d *Index) Events() []Event {
	var all []Event
	var none casefile.Text
	add := func(uid, title string, about casefile.Text, path string, first, last day.Day) {
		if !d.Pages[path] {
			path = "/" // a part that has nothing in it has no page
		}
		all = append(all, Event{uid, title, about, path, first, max(first, last)})
	}
	for _, w := range d.Case.Config.Calendar {
		if !w.Opens.Given() {
			continue
		}
		id := windowUID(w)
		name, first, last := Marked(w)
		add(id, name, casefile.Text{V: string(w.Kind)}, "/roadmap/", first, last)
		if w.Decides.Given() {
			add(id+"-decides", w.Name+": decision", none, "/roadmap/", w.Decides.First, w.Decides.Last)
		}
		if w.Effective.Given() {
			add(id+"-effective", w.Name+": takes effect", none, "/roadmap/", w.Effective.First, w.Effective.First)
		}
	}
	for i := range d.Judged.Milestones {
		m := &d.Judged.Milestones[i]
		if e, ok := d.Entries[m.Key]; ok && m.Due != day.None && m.State != assess.Dropped {
			add("milestone-"+e.ID, "Due: "+e.Title.V, e.Summary, e.Path(), m.Due, m.Due)
		}
	}
	for i := range d.Case.Experiments {
		if x := &d.Case.Experiments[i]; x.End.V.Given() {
			add("experiment-"+x.ID, "Experiment ends: "+x.Title.V, none, x.Path(), x.End.V.Last, x.End.V.Last)
		}
	}
	if d.Audience >= config.Mentor {
		for _, c := range d.Judged.Cadences {
			add("next-"+c.Name, "Next "+c.Name, none, "/mentoring/", c.NextDue, c.NextDue)
		}
	}
	slices.SortFunc(all, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.UID, b.UID))
	})
	return all
}

// windowUID gives a window of the calendar what no other event has, and what it
// keeps when others come. Its name is its own, but a slug forgets signs; with the
// day on which it opens, the round of next year is not taken for this one.
func windowUID(w config.Window) string {
	name := sha256.Sum256([]byte(w.Name))
	return fmt.Sprintf("window-%s-%s-%x", Slug(w.Name), w.Opens.First, name[:4])
}

// Marked gives how a window stands in a chart or a calendar: one without an end is
// the day on which it opens.
func Marked(w config.Window) (name string, first, last day.Day) {
	if !w.Closes.Given() {
		return w.Name + " opens", w.Opens.First, w.Opens.Last
	}
	return w.Name, w.Opens.First, w.Closes.Last
}

// Event is one entry of calendar.ics: whole days, first and last included.
type Event struct {
	UID, Title  string
	About       casefile.Text // Markdown
	Path        string        // of its page, below the base
	First, Last day.Day
}
