package agenda

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// newShown bounds what is listed as new; the rest is counted.
const newShown = 12

// news lists what happened after the last check-in: evidence that ended, feedback and
// statements that were given, milestones that were done. The newest comes first. Without a
// check-in there is nothing that it could be new since.
func (m *maker) news() (title string, items []Line) {
	var last day.Period
	for i := range m.c.CheckIns {
		if at := m.c.CheckIns[i].Date.V; at.Given() && at.Last < m.judged.Day && (!last.Given() || at.Last > last.Last) {
			last = at
		}
	}
	if !last.Given() {
		return "", nil
	}
	type dated struct {
		at   day.Period
		line Line
	}
	var all []dated
	add := func(key, what string, at day.Period) {
		if at.Given() && last.Last < at.Last && at.Last <= m.judged.Day {
			all = append(all, dated{at, Line{Text: m.titles[key], Note: what + " " + at.Words(), Key: key}})
		}
	}
	for i := range m.c.Evidence {
		add(m.c.Evidence[i].Key(), "ended", m.c.Evidence[i].Ended.V)
	}
	for i := range m.c.Feedback {
		f := &m.c.Feedback[i]
		add(f.Key(), "feedback of", cmp.Or(f.Given.V, f.Observed.V, f.Date.V))
	}
	for i := range m.c.Statements {
		s := &m.c.Statements[i]
		add(s.Key(), "statement of", cmp.Or(s.Given.V, s.Date.V))
	}
	for i := range m.c.Milestones {
		add(m.c.Milestones[i].Key(), "done", m.c.Milestones[i].Done.V)
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		return cmp.Or(cmp.Compare(b.at.Last, a.at.Last), cmp.Compare(a.line.Key, b.line.Key))
	})
	for i, d := range all {
		if i == newShown {
			items = append(items, Line{Text: fmt.Sprintf("more: %d", len(all)-newShown)})
			break
		}
		items = append(items, d.line)
	}
	return "New since the last check-in", items
}

// questions lists those that have no answer yet.
func (m *maker) questions() []Line {
	var items []Line
	for i := range m.c.Questions {
		if q := &m.c.Questions[i]; q.Body.Empty() {
			items = append(items, Line{Text: q.Title.V, Key: q.Key()})
		}
	}
	return items
}
