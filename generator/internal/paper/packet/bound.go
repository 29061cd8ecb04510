package packet

// The bound says how many exhibits a solution has at least. Each token that is
// still needed has the same worth, such that no exhibit brings more than one
// exhibit's worth. So no solution is smaller than
//
//	exhibits taken + the worth of all that is still needed
//
// and an undecided exhibit that brings less than its one raises that by the
// difference: its cost. Everything is counted in whole shares of an exhibit: a
// bound that hangs on how a machine rounds could end a search earlier on one
// machine than on another.
const unit = 1 << 20

// worth gives the worth of a token.
func (c cover) worth() int64 {
	most := int64(1)
	for _, gifts := range c.gives {
		n := int64(0)
		for _, g := range gifts {
			n += c.useful(g)
		}
		most = max(most, n)
	}
	return unit / most
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
		sum += s.worth * int64(max(need-s.have[d], 0))
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
			cost -= s.worth * int64(min(fresh, lacks))
		}
		s.cost[x] = cost
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
			if s.state[x] == undecided && s.cost[x] > room && !s.leave(x) {
				return tight, false
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
