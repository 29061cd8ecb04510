package assess

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// exhibit is evidence with what the judgement asks of it again and again.
type exhibit struct {
	*casefile.Evidence
	ended     day.Day
	witnesses []string // those who count, each once
	top       int      // highest level that it shows of any competency, -1 = none
}

// mention is evidence that names a competency, at the rank of a level.
type mention struct {
	*exhibit
	rank int
}

// shelve finds the evidence by competency, once, so that no later question has
// to look at all of it.
func (g *ground) shelve() {
	all := make([]exhibit, len(g.c.Evidence))
	var open []*exhibit
	for i := range all {
		e, x := &g.c.Evidence[i], &all[i]
		*x = exhibit{Evidence: e, ended: e.Ended.V.Last, top: -1}
		if !g.over(e.Ended) {
			if !e.Ended.V.Given() {
				x.ended = math.MaxInt
			}
			open = append(open, x)
			continue
		}
		for _, w := range e.Witnesses {
			if g.person(w.V, nil) && !slices.Contains(x.witnesses, w.V) {
				x.witnesses = append(x.witnesses, w.V)
			}
		}
		g.finished = append(g.finished, x)
	}
	// Finished evidence is read from its end, newest first, hence the ids run backwards.
	slices.SortFunc(g.finished, func(a, b *exhibit) int {
		if a.ended != b.ended {
			return cmp.Compare(a.ended, b.ended)
		}
		return cmp.Compare(b.ID, a.ID)
	})
	slices.SortFunc(open, func(a, b *exhibit) int {
		return cmp.Or(cmp.Compare(a.ended, b.ended), cmp.Compare(a.ID, b.ID))
	})
	g.named, g.planned = g.byCompetency(g.finished), g.byCompetency(open)
}

func (g *ground) byCompetency(list []*exhibit) map[string][]mention {
	by := map[string][]mention{}
	for _, x := range list {
		for _, claim := range x.Competencies {
			id, rank := claim.Competency.V, g.rank(claim.Level.V)
			x.top = max(x.top, rank)
			if m := by[id]; len(m) > 0 && m[len(m)-1].exhibit == x {
				m[len(m)-1].rank = max(m[len(m)-1].rank, rank)
				continue
			}
			by[id] = append(by[id], mention{x, rank})
		}
	}
	return by
}

// trail lists the evidence that shows a level, or a higher one.
func trail(mentions []mention, rank int) []*exhibit {
	var list []*exhibit
	for _, m := range mentions {
		if m.rank >= rank {
			list = append(list, m.exhibit)
		}
	}
	return list
}

// asked is how much evidence of a trail is asked, and how fresh.
type asked struct {
	Asked
	within day.Span
}

// each reads what a gate asks of every competency; a gate that says nothing,
// or none at all, asks for one exhibit.
func each(gate casefile.Gate) asked {
	e := gate.Each
	return asked{Asked{max(e.Evidence.V, 1), max(e.Witnesses.V, 0), e.Assessed.V}, e.Within.V}
}

// cut parts a trail as it was on a day into what ended within the span before
// it and what is older.
func cut(list []*exhibit, on day.Day, within day.Span) (fresh, stale []*exhibit) {
	ended := func(d day.Day) int { return sort.Search(len(list), func(i int) bool { return list[i].ended >= d }) }
	last := ended(on + 1)
	if !within.Given() {
		return list[:last], nil
	}
	first := min(ended(within.Before(on)), last)
	return list[first:last], list[:first]
}

// verdict holds what counts, and whether others assess it at the level, against what is asked.
func (a asked) verdict(fresh []*exhibit, agreed bool) Verdict {
	switch {
	case len(fresh) == 0:
		return None
	case len(fresh) >= a.Evidence && confirmed(fresh, a.Witnesses) && (agreed || !a.Assessed):
		return Supported
	}
	return Some
}

// confirmed tells whether a number of different people can confirm the evidence.
// It stops at that number: a history asks this for every competency and quarter.
func confirmed(list []*exhibit, by int) bool {
	if by <= 0 {
		return true
	}
	met := map[string]bool{}
	for _, x := range list {
		for _, w := range x.witnesses {
			if met[w] = true; len(met) >= by {
				return true
			}
		}
	}
	return false
}

// witnesses lists the people who can confirm the evidence, each once, by id.
func witnesses(list []*exhibit) []string {
	met, ids := map[string]bool{}, []string(nil)
	for _, x := range list {
		for _, w := range x.witnesses {
			if !met[w] {
				met[w], ids = true, append(ids, w)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// newestFirst lists the keys of evidence that is ordered oldest first.
func newestFirst(list []*exhibit) []string {
	var keys []string
	for _, x := range slices.Backward(list) {
		keys = append(keys, x.Key())
	}
	return keys
}
