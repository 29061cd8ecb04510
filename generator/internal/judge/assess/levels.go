package assess

import "github.com/casebook-dev/casebook/generator/internal/read/casefile"

// levels sets the author's views of each competency beside those of others.
func (g *ground) levels() []Levels {
	var all []Levels
	for _, c := range g.competencies {
		if len(g.viewed[c.ID]) == 0 {
			continue
		}
		l := Levels{Competency: c.ID}
		for _, v := range g.viewed[c.ID] {
			seen := View{Date: v.Date.V, By: v.By.V, Level: v.Level.V, Rank: v.rank, Note: v.Note.V}
			if v.author {
				seen.By, l.Self = "self", v.Level.V
			} else {
				l.Others, l.OthersBy = v.Level.V, v.By.V
			}
			l.Views = append(l.Views, seen)
		}
		all = append(all, l)
	}
	return all
}

// strengths finds the competencies whose evidence reaches a level above the
// one that the author claims.
func (g *ground) strengths() []Strength {
	claimed := map[string]view{}
	for _, v := range g.views {
		if v.author {
			claimed[v.Competency.V] = v
		}
	}
	if len(claimed) == 0 {
		return nil
	}
	var all []Strength
	for _, c := range g.competencies {
		own, above := claimed[c.ID], 0
		if own.Assessment != nil {
			above = own.rank + 1
		}
		if s, ok := g.strength(c, max(above, g.held)); ok {
			if own.Assessment != nil {
				s.Claimed = own.Level.V
			}
			all = append(all, s)
		}
	}
	return all
}

// strength finds the highest level that the evidence of a competency reaches,
// down to the lowest that would say something.
func (g *ground) strength(c casefile.Competency, lowest int) (Strength, bool) {
	for rank := len(g.c.Framework.Levels) - 1; rank >= max(lowest, 0); rank-- {
		level := g.c.Framework.Levels[rank].ID
		gate, _ := g.c.Framework.Gate(level)
		asks := each(gate)
		if fresh, _ := cut(trail(g.named[c.ID], rank), g.today, asks.within); asks.verdict(fresh, true) == Supported {
			return Strength{Competency: c.ID, Level: level, Evidence: newestFirst(fresh)}, true
		}
	}
	return Strength{}, false
}
