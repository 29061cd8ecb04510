package packet

import (
	"cmp"
	"slices"
)

// patience is how much work goes into a search before it is given up, counted
// in exhibits looked at and decided on, so that the answer does not hang on the
// machine. It is some 20 ms.
const patience = 1_000_000

// solve gives the smallest set of a part, in the numbers of the whole. First
// asks for the first of them in rank order, which takes longer.
//
// It begins with a greedy set and asks for a smaller one until there is none, or
// until the bound says so. Exact is false where patience ended before.
func (p part) solve(first bool, work *int) (set []int, exact bool) {
	best := p.greedy()
	s := newSearch(p.cover, work)
	exact = true
	for least := s.least(); members(best) > least; {
		if !s.within(members(best) - 1) {
			exact = *work > 0
			break
		}
		best = s.found
	}
	if !exact {
		p.prune(best)
	} else if first {
		best = s.first(best, members(best))
	}
	for x, in := range best {
		if in {
			set = append(set, p.numbers[x])
		}
	}
	return set, exact
}

func members(set []bool) int {
	n := 0
	for _, in := range set {
		if in {
			n++
		}
	}
	return n
}

// search tries sets. Exhibits are undecided, taken or left; every decision can
// be taken back.
type search struct {
	cover
	takers [][]int // of demands: the exhibits that bring something
	lesser [][]int // of exhibits: those that can be exchanged for it
	worth  int64   // of a token, see bound.go

	state    []state
	taken    int
	decided  []int   // exhibits, in the order of the decisions
	in, open [][]int // of tokens, by demand: how many taken and undecided exhibits bring it
	have     []int   // of demands: tokens that are brought
	reach    []int   // of demands: tokens that are or still can be brought

	cost  []int64 // of undecided exhibits, see bound.go
	found []bool
	work  *int
}

type state byte

const (
	undecided state = iota
	inside
	outside
)

func newSearch(c cover, work *int) *search {
	s := &search{
		cover: c, takers: make([][]int, len(c.needs)),
		state: make([]state, len(c.gives)), cost: make([]int64, len(c.gives)),
		have: make([]int, len(c.needs)), reach: slices.Clone(c.tokens), work: work,
	}
	var all []int
	for x, gifts := range c.gives {
		all = append(all, x)
		for _, g := range gifts {
			s.takers[g.demand] = append(s.takers[g.demand], x)
		}
	}
	s.in, s.open = c.brought(nil), c.brought(all)
	for d, open := range s.open {
		for _, n := range open {
			if n == 0 { // a token that another exhibit has brought already
				s.reach[d]--
			}
		}
	}
	s.lesser = s.exchangeable()
	s.worth = c.worth()
	return s
}

// exchangeable finds, for each exhibit, those that it can stand in for: it
// brings all that they bring. A smallest set that has such a one and not the
// exhibit stays a solution when they are exchanged. So an exhibit that is in no
// solution takes all of these with it.
func (s *search) exchangeable() [][]int {
	all := make([][]int, len(s.gives))
	for x, gifts := range s.gives {
		if len(gifts) == 0 {
			continue
		}
		rarest := slices.MinFunc(gifts, func(a, b gift) int { return len(s.takers[a.demand]) - len(s.takers[b.demand]) })
		for _, better := range s.takers[rarest.demand] {
			if better != x && s.standsIn(better, gifts) {
				all[better] = append(all[better], x)
			}
		}
	}
	return all
}

func (s *search) standsIn(x int, gifts []gift) bool {
	for _, g := range gifts {
		i := slices.IndexFunc(s.gives[x], func(h gift) bool { return h.demand == g.demand })
		if i < 0 {
			return false
		}
		for _, t := range g.tokens {
			if s.people[g.demand] && !slices.Contains(s.gives[x][i].tokens, t) {
				return false
			}
		}
	}
	return true
}

// first finds the first in rank order among the solutions of the least size,
// beginning with any of them. It asks of one exhibit after the other whether it
// can be had. When patience ends, the best so far stays.
func (s *search) first(best []bool, size int) []bool {
	for x := 0; x < len(s.gives) && s.taken < size; x++ {
		if s.state[x] != undecided {
			continue
		}
		before := len(s.decided)
		s.take(x)
		if best[x] {
			continue
		}
		if s.within(size) {
			best = s.found
			continue
		}
		s.undo(before)
		if *s.work <= 0 {
			break
		}
		s.leave(x)
	}
	s.undo(0)
	return best
}

// within looks for a solution of a size at most, with the decisions made, and
// puts it into found. What it decided itself it takes back.
func (s *search) within(most int) bool {
	before := len(s.decided)
	defer s.undo(before)
	tight, ok := s.narrow(most)
	switch {
	case !ok:
		return false
	case tight < 0:
		s.found = make([]bool, len(s.state))
		for x, is := range s.state {
			s.found[x] = is == inside
		}
		return true
	}
	for _, x := range s.candidates(tight) {
		here := len(s.decided)
		s.take(x)
		if s.within(most) {
			return true
		}
		s.undo(here)
		if *s.work <= 0 || !s.leave(x) {
			return false
		}
	}
	return false
}

// candidates lists the exhibits of which a solution has at least one: those
// that bring something new to a demand, or where it can spare nothing, the token
// that is hardest to get. The most useful comes first.
func (s *search) candidates(demand int) []int {
	token := -1
	if s.reach[demand] == s.needs[demand] {
		for t, n := range s.open[demand] {
			if s.in[demand][t] == 0 && n > 0 && (token < 0 || n < s.open[demand][token]) {
				token = t
			}
		}
	}
	var all []int
	for _, x := range s.takers[demand] {
		if s.state[x] != undecided {
			continue
		}
		i := slices.IndexFunc(s.gives[x], func(g gift) bool { return g.demand == demand })
		if slices.ContainsFunc(s.gives[x][i].tokens, func(t int) bool { return s.in[demand][t] == 0 && (token < 0 || t == token) }) {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(s.cost[a], s.cost[b]) })
	return all
}

// take puts an exhibit into the set.
func (s *search) take(x int) {
	*s.work--
	s.state[x], s.decided = inside, append(s.decided, x)
	s.taken++
	for _, g := range s.gives[x] {
		for _, t := range g.tokens {
			s.open[g.demand][t]--
			if s.in[g.demand][t]++; s.in[g.demand][t] == 1 {
				s.have[g.demand]++
			}
		}
	}
}

// leave keeps an exhibit out of the set, and those that it can stand in for. It
// tells whether every demand can still be met.
func (s *search) leave(x int) bool {
	*s.work--
	s.state[x], s.decided = outside, append(s.decided, x)
	ok := true
	for _, g := range s.gives[x] {
		for _, t := range g.tokens {
			if s.open[g.demand][t]--; s.open[g.demand][t]+s.in[g.demand][t] == 0 {
				s.reach[g.demand]--
			}
		}
		ok = ok && s.reach[g.demand] >= s.needs[g.demand]
	}
	for _, y := range s.lesser[x] {
		if s.state[y] == undecided && !s.leave(y) {
			ok = false
		}
	}
	return ok
}

// undo takes decisions back until so many are left.
func (s *search) undo(to int) {
	for len(s.decided) > to {
		x := s.decided[len(s.decided)-1]
		s.decided = s.decided[:len(s.decided)-1]
		was := s.state[x]
		s.state[x] = undecided
		if was == inside {
			s.taken--
		}
		for _, g := range s.gives[x] {
			for _, t := range g.tokens {
				if was == outside && s.open[g.demand][t]+s.in[g.demand][t] == 0 {
					s.reach[g.demand]++
				}
				if was == inside {
					if s.in[g.demand][t]--; s.in[g.demand][t] == 0 {
						s.have[g.demand]--
					}
				}
				s.open[g.demand][t]++
			}
		}
	}
}
