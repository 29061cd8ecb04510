package packet

// The bound says how many exhibits a solution has at least. Each token that is
// still needed is given a worth, and each exhibit costs one, less the worth of
// what it brings. Whatever the worths are, no solution is smaller than
//
//	exhibits taken + the worth of all that is needed + the costs below nothing
//
// since what a solution costs beside what it brings cannot be less. This is the
// Lagrangian bound of the covering problem; worths that make it high are found
// by climbing along its subgradient (Held, Wolfe and Crowder 1974). Everything
// is counted in whole shares of an exhibit: a bound that hangs on how a machine
// rounds could end a search earlier on one machine than on another.
const unit = 1 << 20

// climbs is how many steps the worths are improved by. More of them raise the
// bound by less than a hundredth of an exhibit.
const climbs = 250

// worths finds worths for a cover of which a solution of the size upper is known.
func (c cover) worths(upper int) []int64 {
	worth, step := c.evenly(), make([]int64, len(c.needs))
	best, high := append([]int64(nil), worth...), int64(-1)
	pace, idle := int64(128), 0 // pace counts 64ths
	for range climbs {
		bound := int64(0)
		for d, need := range c.needs {
			bound += worth[d] * int64(need)
			step[d] = int64(need)
		}
		for _, gifts := range c.gives {
			cost := int64(unit)
			for _, g := range gifts {
				cost -= worth[g.demand] * c.useful(g)
			}
			if cost >= 0 {
				continue
			}
			bound += cost
			for _, g := range gifts {
				step[g.demand] -= c.useful(g)
			}
		}
		if bound > high {
			high, idle = bound, 0
			copy(best, worth)
		} else if idle++; idle == 12 {
			pace, idle = pace/2, 0
			copy(worth, best)
			if pace == 0 {
				break
			}
			continue
		}
		norm := int64(0)
		for d := range step {
			if worth[d] > 0 || step[d] > 0 {
				norm += step[d] * step[d]
			}
		}
		if norm == 0 {
			break
		}
		length := pace * max(int64(upper)*unit-bound, unit/8) / (64 * norm)
		for d := range worth {
			worth[d] = max(worth[d]+length*step[d], 0)
		}
	}
	return best
}

// evenly gives each token the same worth, so that no exhibit costs less than
// nothing.
func (c cover) evenly() []int64 {
	most := int64(1)
	for _, gifts := range c.gives {
		n := int64(0)
		for _, g := range gifts {
			n += c.useful(g)
		}
		most = max(most, n)
	}
	worth := make([]int64, len(c.needs))
	for d := range worth {
		worth[d] = unit / most
	}
	return worth
}

// useful counts the tokens of a gift, at most as many as are needed.
func (c cover) useful(g gift) int64 { return int64(min(len(g.tokens), c.needs[g.demand])) }

// least gives the size below which there is no solution.
func (s *search) least() int { return int((s.bound() + unit - 1) / unit) }

// bound gives the bound for the decisions made, in shares, and the costs of the
// undecided exhibits.
func (s *search) bound() int64 {
	sum := int64(s.taken) * unit
	for d, need := range s.needs {
		sum += s.worth[d] * int64(max(need-s.have[d], 0))
	}
	for x, is := range s.state {
		if is != undecided {
			continue
		}
		*s.work--
		cost := int64(unit)
		for _, g := range s.gives[x] {
			lacks := s.needs[g.demand] - s.have[g.demand]
			if lacks <= 0 {
				continue
			}
			fresh := 1 // where exhibits are asked for, an undecided one is always new
			if s.people[g.demand] {
				fresh = 0
				for _, t := range g.tokens {
					if s.in[g.demand][t] == 0 {
						fresh++
					}
				}
			}
			cost -= s.worth[g.demand] * int64(min(fresh, lacks))
		}
		s.cost[x] = cost
		if cost < 0 {
			sum += cost
		}
	}
	return sum
}

// narrow decides what the bound decides for a solution of a size at most, and
// picks the demand that can spare the fewest tokens, -1 where all are met. It
// tells whether such a solution is still possible.
func (s *search) narrow(most int) (tight int, ok bool) {
	*s.work--
	if *s.work <= 0 {
		return -1, false
	}
	if tight = s.tightest(); tight >= 0 && s.taken < most {
		room := int64(most)*unit - s.bound()
		if room < 0 {
			return tight, false
		}
		for x := range s.state {
			switch cost := s.cost[x]; {
			case s.state[x] != undecided:
			case cost > room:
				if !s.leave(x) {
					return tight, false
				}
			case -cost > room:
				s.take(x)
			}
		}
		tight = s.tightest()
	}
	return tight, s.taken <= most && (tight < 0 || s.taken < most)
}

func (s *search) tightest() int {
	tight, spare := -1, 0
	for d, need := range s.needs {
		if s.have[d] >= need {
			continue
		}
		if n := s.reach[d] - need; tight < 0 || n < spare {
			tight, spare = d, n
		}
	}
	return tight
}
