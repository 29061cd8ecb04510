package assess

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Grace is by how many days an interval may be longer than agreed and still be kept.
const Grace = 7

// cadences sets the agreed rhythms beside the meetings that were held.
func (g *ground) cadences() []Cadence {
	var all []Cadence
	agreed := g.c.Config.Cadence
	if agreed.CheckIn.Given() {
		all = append(all, g.cadence("check-in", agreed.CheckIn, func(string) bool { return true }))
	}
	if agreed.Review.Given() {
		all = append(all, g.cadence("review", agreed.Review, func(kind string) bool { return kind == "review" }))
	}
	return all
}

func (g *ground) cadence(name string, every day.Span, counts func(kind string) bool) Cadence {
	var held []*casefile.CheckIn
	for i := range g.c.CheckIns {
		if c := &g.c.CheckIns[i]; g.over(c.Date) && counts(c.Kind.V) {
			held = append(held, c)
		}
	}
	slices.SortStableFunc(held, func(a, b *casefile.CheckIn) int { return cmp.Compare(a.Date.V.Last, b.Date.V.Last) })

	c := Cadence{Name: name, Every: every, NextDue: g.today}
	for i, m := range held {
		at := m.Date.V.Last
		if i > 0 && at > c.Last.Last {
			c.Of++
			if at <= every.After(c.Last.Last)+Grace {
				c.Kept++
			}
		}
		c.Last, c.LastKey, c.NextDue = m.Date.V, m.Key(), every.After(at)
	}
	c.Overdue = c.NextDue < g.today
	c.Sentence = c.sentence()
	return c
}

// sentence says how the rhythm was kept: "agreed monthly; 9 of 11 intervals
// kept; the last 2 March 2026, the next due 2 April 2026".
func (c Cadence) sentence() string {
	said := "agreed " + c.Every.Text
	if !c.Last.Given() {
		return said + "; none held yet"
	}
	if c.Of > 0 {
		said += fmt.Sprintf("; %d of %d %s kept", c.Kept, c.Of, noun{"interval", "intervals"}.of(c.Of))
	}
	said += fmt.Sprintf("; the last %s", c.Last.Words())
	if c.Overdue {
		return said + ", the next overdue since " + day.On(c.NextDue).Words()
	}
	return said + ", the next due " + day.On(c.NextDue).Words()
}
