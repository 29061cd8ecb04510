package packet

import "slices"

// greedy gives a set that meets every demand, though perhaps not the smallest:
// it takes what brings the most that is still needed, and the stronger of equals,
// and then drops what is needless.
func (c cover) greedy() []bool {
	set, in := make([]bool, len(c.gives)), c.brought(nil)
	lacks := append([]int(nil), c.needs...)
	for {
		best, most := -1, 0
		for x, gifts := range c.gives {
			if n := brings(gifts, in, lacks); !set[x] && n > most {
				best, most = x, n
			}
		}
		if best < 0 {
			break
		}
		set[best] = true
		for _, g := range c.gives[best] {
			for _, t := range g.tokens {
				if in[g.demand][t]++; in[g.demand][t] == 1 {
					lacks[g.demand]--
				}
			}
		}
	}
	c.prune(set)
	return set
}

// prune drops from a set, from the weakest on, what the others make needless.
func (c cover) prune(set []bool) {
	var all []int
	for x, in := range set {
		if in {
			all = append(all, x)
		}
	}
	in := c.brought(all)
	spare := make([]int, len(c.needs))
	for d, need := range c.needs {
		for _, n := range in[d] {
			spare[d] += min(n, 1)
		}
		spare[d] -= need
	}
	for _, x := range slices.Backward(all) {
		if !needless(c.gives[x], in, spare) {
			continue
		}
		set[x] = false
		for _, g := range c.gives[x] {
			for _, t := range g.tokens {
				if in[g.demand][t]--; in[g.demand][t] == 0 {
					spare[g.demand]--
				}
			}
		}
	}
}

// brings counts the tokens of gifts that are new, at most as many as each demand
// lacks.
func brings(gifts []gift, in [][]int, lacks []int) int {
	sum := 0
	for _, g := range gifts {
		fresh := 0
		for _, t := range g.tokens {
			if in[g.demand][t] == 0 {
				fresh++
			}
		}
		sum += max(min(fresh, lacks[g.demand]), 0)
	}
	return sum
}

// needless tells whether every demand can spare the gifts.
func needless(gifts []gift, in [][]int, spare []int) bool {
	for _, g := range gifts {
		lost := 0
		for _, t := range g.tokens {
			if in[g.demand][t] == 1 {
				lost++
			}
		}
		if lost > spare[g.demand] {
			return false
		}
	}
	return true
}
