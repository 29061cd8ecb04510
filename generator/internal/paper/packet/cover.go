package packet

import "slices"

// cover is a question about exhibits, which are numbers in rank order: which of
// them meet every demand? A demand asks for so many different tokens, and an
// exhibit brings some of them. Where exhibits are asked for, each brings a token
// of its own; where people are asked for, a person is a token, and several
// exhibits may bring the same.
type cover struct {
	names  []string // of demands: the competency
	needs  []int    // of demands: how many different tokens, at least 1
	tokens []int    // of demands: how many there are
	people []bool   // of demands: a token may come from several exhibits
	gives  [][]gift // of exhibits, by demand
}

// gift is what an exhibit brings to a demand.
type gift struct {
	demand int
	tokens []int
}

func (c *cover) demand(name string, needs, tokens int, people bool) int {
	c.names, c.needs = append(c.names, name), append(c.needs, needs)
	c.tokens, c.people = append(c.tokens, tokens), append(c.people, people)
	return len(c.needs) - 1
}

// fewest gives the smallest set that holds some exhibits and meets every
// demand; of the smallest, the first in rank order. Exact tells whether no
// smaller set meets them, also none without those that had to be in it; it is
// false where the search was given up. Where only the search for the first of
// the smallest was, the set is one of the smallest.
func (c cover) fewest(held []int) (set []int, exact bool) {
	set, exact = c.with(held, true)
	if !exact || len(held) == 0 {
		return set, exact
	}
	free, exact := c.with(nil, false)
	return set, exact && len(free) == len(set)
}

// with solves the cover: what must be in the set is taken first, and what is
// left falls into parts that have no demand in common.
func (c cover) with(held []int, first bool) (set []int, exact bool) {
	set, exact = slices.Clone(held), true
	for {
		must := c.forced(set)
		if len(must) == 0 {
			break
		}
		set = append(set, must...)
	}
	work := patience
	for _, part := range c.without(set).parts() {
		found, sure := part.solve(first, &work)
		set, exact = append(set, found...), exact && sure
	}
	return set, exact
}

// lacking gives, for each demand, how many tokens a set leaves to be brought.
func (c cover) lacking(set []int) []int {
	have := make([]int, len(c.needs))
	for d, brought := range c.brought(set) {
		for _, n := range brought {
			if n > 0 {
				have[d]++
			}
		}
	}
	for d, need := range c.needs {
		have[d] = max(need-have[d], 0)
	}
	return have
}

// brought counts how many exhibits of a set bring each token of each demand.
func (c cover) brought(set []int) [][]int {
	n := make([][]int, len(c.needs))
	for d := range n {
		n[d] = make([]int, c.tokens[d])
	}
	for _, x := range set {
		for _, g := range c.gives[x] {
			for _, t := range g.tokens {
				n[g.demand][t]++
			}
		}
	}
	return n
}

// forced lists the exhibits that every solution with a set has beside it: the
// demand needs every token there is, and nobody else brings this one.
func (c cover) forced(set []int) []int {
	var all []int
	for x := range c.gives {
		all = append(all, x)
	}
	there, have := c.brought(all), c.brought(set)
	var must []int
	for x, gifts := range c.gives {
		for _, g := range gifts {
			scarce := c.needs[g.demand] >= c.tokens[g.demand]
			if scarce && slices.ContainsFunc(g.tokens, func(t int) bool { return there[g.demand][t] == 1 && have[g.demand][t] == 0 }) {
				must = append(must, x)
				break
			}
		}
	}
	return must
}

// without is what a set leaves to be met. The numbers of exhibits stay, those of
// demands and tokens do not matter to anybody else.
func (c cover) without(set []int) cover {
	rest := cover{gives: make([][]gift, len(c.gives))}
	have, to := c.brought(set), make([]int, len(c.needs))
	for d, lacks := range c.lacking(set) {
		if to[d] = -1; lacks > 0 {
			to[d] = rest.demand(c.names[d], lacks, c.tokens[d], c.people[d])
		}
	}
	for x, gifts := range c.gives {
		for _, g := range gifts {
			if to[g.demand] < 0 {
				continue
			}
			fresh := slices.DeleteFunc(slices.Clone(g.tokens), func(t int) bool { return have[g.demand][t] > 0 })
			if len(fresh) > 0 {
				rest.gives[x] = append(rest.gives[x], gift{to[g.demand], fresh})
			}
		}
	}
	return rest
}

// part is a cover of its own; numbers gives the exhibits of the whole.
type part struct {
	cover
	numbers []int
}

// parts splits a cover where no exhibit brings anything to both sides, the part
// with the fewest exhibits first.
func (c cover) parts() []part {
	group := make([]int, len(c.needs)) // of demands: the lowest demand that it hangs together with
	for d := range group {
		group[d] = d
	}
	for _, gifts := range c.gives {
		for i := 1; i < len(gifts); i++ {
			a, b := group[gifts[0].demand], group[gifts[i].demand]
			for d := range group {
				if group[d] == max(a, b) {
					group[d] = min(a, b)
				}
			}
		}
	}
	var all []part
	for lead := range group {
		if group[lead] != lead {
			continue
		}
		p, to := part{}, make([]int, len(group))
		for d := range group {
			if group[d] == lead {
				to[d] = p.demand(c.names[d], c.needs[d], c.tokens[d], c.people[d])
			}
		}
		for x, gifts := range c.gives {
			if len(gifts) == 0 || group[gifts[0].demand] != lead {
				continue
			}
			var own []gift
			for _, g := range gifts {
				own = append(own, gift{to[g.demand], g.tokens})
			}
			p.gives, p.numbers = append(p.gives, own), append(p.numbers, x)
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b part) int { return len(a.numbers) - len(b.numbers) })
	return all
}
