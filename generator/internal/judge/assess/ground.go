package assess

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// ground is what every part of the judgement stands on: the day, the ladder,
// the people, and the evidence found by competency.
type ground struct {
	c     casefile.Case
	today day.Day

	ranks map[string]int // of the framework's levels, 0 = lowest
	held  int            // rank of the level held now, -1 = unknown
	level string         // the level aimed at, "" = nothing to judge
	aim   int            // its rank, -1 = nothing to judge
	gate  casefile.Gate  // of the level aimed at; zero without one

	competencies []casefile.Competency
	judged       []Expectation     // once they are: rules count them
	relations    map[string]string // person id -> relation
	author       func(id string) bool
	other        func(id string) bool // somebody who can confirm things

	finished []*exhibit           // by end, oldest first
	named    map[string][]mention // competency -> finished evidence, oldest first
	planned  map[string][]mention // competency -> the rest, soonest first
	views    []view               // assessments that count, oldest first
	viewed   map[string][]view    // the same by competency

	plans map[string]*casefile.Milestone // by key
}

func newGround(c casefile.Case, today day.Day) *ground {
	g := &ground{c: c, today: today, held: -1, aim: -1, ranks: map[string]int{}}
	for i, l := range c.Framework.Levels {
		g.ranks[l.ID] = i
	}
	if from := c.Config.Target.From; from != "" {
		g.held = g.rank(from)
	}
	if level := c.Config.Target.Level; g.rank(level) >= 0 && level != "" {
		g.level, g.aim = level, g.rank(level)
		g.gate, _ = c.Framework.Gate(level)
	}
	g.competencies = c.Framework.Competencies()

	g.relations, g.author, g.other = map[string]string{}, c.Author(), c.Other()
	for _, p := range c.People {
		g.relations[p.ID] = p.Relation.V
	}
	g.plans = map[string]*casefile.Milestone{}
	for i := range c.Milestones {
		g.plans[c.Milestones[i].Key()] = &c.Milestones[i]
	}
	g.shelve()
	g.views, g.viewed = g.look(), map[string][]view{}
	for _, v := range g.views {
		g.viewed[v.Competency.V] = append(g.viewed[v.Competency.V], v)
	}
	return g
}

// rank gives the rank of a level that an entry claims: that of the level held
// now where it names none, -1 where the level is unknown.
func (g *ground) rank(level string) int {
	if level == "" {
		return g.held
	}
	if r, ok := g.ranks[level]; ok {
		return r
	}
	return -1
}

// levelName gives the name of a level, or its id where it has none.
func (g *ground) levelName(id string) string {
	if l, _, ok := g.c.Framework.Level(id); ok && l.Name.V != "" {
		return l.Name.V
	}
	return id
}

// person tells whether an id stands for someone other than the author, of one
// of the relations where some are asked.
func (g *ground) person(id string, relations []casefile.Text) bool {
	if !g.other(id) {
		return false
	}
	relation, listed := g.relations[id]
	return len(relations) == 0 || slices.ContainsFunc(relations, func(r casefile.Text) bool {
		return listed && r.V == relation
	})
}

// waiver finds what the gate waives: a competency or a rule.
func (g *ground) waiver(competency, rule string) (w casefile.Waiver, ok bool) {
	for _, w := range g.gate.Waive {
		if (competency != "" && w.Competency.V == competency) || (rule != "" && w.Rule.V == rule) {
			return w, true
		}
	}
	return casefile.Waiver{}, false
}

// waived puts a waiver over a verdict and its reason. What is supported needs none.
func waived(v Verdict, because string, w casefile.Waiver) (Verdict, string) {
	if v == Supported {
		return v, because
	}
	if w.Because.V == "" {
		return Waived, "the framework waives it without a reason"
	}
	return Waived, w.Because.V
}

// over tells whether a date has come and gone by the day of judgement.
func (g *ground) over(d casefile.Date) bool { return d.V.Given() && d.V.Last <= g.today }

// ticked tells whether something was done by the day of judgement.
func (g *ground) ticked(t casefile.Tick) bool {
	return t.Done && (!t.On.V.Given() || t.On.V.Last <= g.today)
}
