package packet

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// The case with nothing but the chosen evidence supports all that the whole
// case supports: package assess says so, not the search.
func TestWhatIsChosenSupportsTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 300 {
		c := madeUp(r, 1+r.IntN(14), r.IntN(60), asks(r.IntN(4), r.IntN(3)))
		a := assess.Of(c, today)
		p := of(c)
		reduced := c
		reduced.Evidence = nil
		for _, e := range c.Evidence {
			if slices.ContainsFunc(p.Exhibits, func(x Choice) bool { return x.Key == e.Key() }) {
				reduced.Evidence = append(reduced.Evidence, e)
			}
		}
		again := assess.Of(reduced, today)
		for i, e := range a.Expectations {
			if got := again.Expectations[i].Verdict; e.Verdict == assess.Supported && got != assess.Supported {
				t.Fatalf("%s is %s by %s alone, and supported by %d exhibits of the case", e.Competency, got, exhibits(p), len(e.Evidence))
			}
		}
		if a.Readiness.Supported > 0 && !p.Fewest {
			t.Errorf("the search was given up at %d exhibits and %d expectations", len(c.Evidence), a.Readiness.Total)
		}
	}
}

// The set is the smallest there is, and the first of the smallest in rank
// order: every set of the small cases is looked at.
func TestNoSmallerSetIsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	tried := 0
	for range 600 {
		c := madeUp(r, 1+r.IntN(6), 1+r.IntN(13), asks(1+r.IntN(2), r.IntN(3)))
		a := assess.Of(c, today)
		if a.Readiness.Supported == 0 {
			continue
		}
		tried++
		var pins []string
		for _, e := range c.Evidence {
			if r.IntN(20) == 0 {
				pins = append(pins, e.ID)
			}
		}
		m := newMaker(c, a, config.Profile{Pins: places(pins...)})
		held := m.finished(m.p.Pins)
		got, exact := m.demands().fewest(held)
		slices.Sort(got)
		want, least := everySet(m.demands(), held)
		if !slices.Equal(got, want) || exact != (len(want) == least) {
			t.Fatalf("got %v (%v), want %v, the least are %d\n%+v", got, exact, want, least, m.demands())
		}
	}
	if tried < 300 {
		t.Errorf("only %d cases have something to choose", tried)
	}
}

// everySet gives the first of the smallest sets that hold some exhibits, and the
// size of the smallest sets that need not.
func everySet(c cover, held []int) (best []int, least int) {
	n := len(c.gives)
	least = n
	for set := range 1 << n {
		var list []int
		for x := range n {
			if set&(1<<x) != 0 {
				list = append(list, x)
			}
		}
		if slices.Max(append(c.lacking(list), 0)) > 0 {
			continue
		}
		least = min(least, bits.OnesCount(uint(set)))
		if slices.ContainsFunc(held, func(x int) bool { return !slices.Contains(list, x) }) {
			continue
		}
		if best == nil || len(list) < len(best) || len(list) == len(best) && slices.Compare(list, best) < 0 {
			best = list
		}
	}
	return best, least
}

// The bound is never above the size of a solution, whatever was decided.
func TestTheBoundIsOne(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 3))
	for range 300 {
		c := madeUp(r, 1+r.IntN(6), 1+r.IntN(12), asks(1+r.IntN(2), r.IntN(3)))
		asked := newMaker(c, assess.Of(c, today), config.Profile{}).demands()
		if len(asked.needs) == 0 {
			continue
		}
		best, _ := everySet(asked, nil)
		work := patience
		s := newSearch(asked, &work)
		if least := s.least(); least > len(best) {
			t.Fatalf("the bound is %d, and %v is a solution", least, best)
		}
		for _, x := range best[:r.IntN(len(best))] {
			s.take(x)
			if least := s.least(); least > len(best) {
				t.Fatalf("after %v, the bound is %d, and %v is a solution", s.decided, least, best)
			}
		}
	}
}

// What was decided and taken back leaves nothing behind.
func TestDecisionsAreTakenBack(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	c := madeUp(r, 8, 40, asks(2, 2))
	asked := newMaker(c, assess.Of(c, today), config.Profile{}).demands()
	work := patience
	fresh := newSearch(asked, &work)
	used := newSearch(asked, &work)
	for range 50 {
		for _, x := range r.Perm(len(asked.gives))[:20] {
			if used.state[x] != undecided {
				continue
			}
			if r.IntN(2) == 0 {
				used.take(x)
			} else {
				used.leave(x)
			}
		}
		used.undo(0)
		same(t, "state", used.state, fresh.state)
		same(t, "tokens", []any{used.in, used.open, used.have, used.reach, used.taken}, []any{fresh.in, fresh.open, fresh.have, fresh.reach, fresh.taken})
	}
}

// For as many exhibits as people write, the search ends, and it finds smaller sets
// than a greedy choice.
func TestTheSearchEndsForAFewDozen(t *testing.T) {
	smaller := 0
	for seed := range uint64(40) {
		evidence, people := 20+int(seed), int(seed)%3
		c := madeUp(rand.New(rand.NewPCG(seed, 7)), 21, evidence, asks(1+people, people))
		asked := newMaker(c, assess.Of(c, today), config.Profile{}).demands()
		set, exact := asked.fewest(nil)
		if !exact {
			t.Errorf("seed %d: the search among %d exhibits was given up", seed, evidence)
		}
		if members(asked.greedy()) > len(set) {
			smaller++
		}
	}
	if smaller < 3 {
		t.Errorf("the search found a smaller set than a greedy choice %d times", smaller)
	}
}

// A search that is given up says so, and what it gives is still enough and has
// nothing needless.
func TestGivingUp(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 5))
	gaveUp := 0
	for i := range 60 {
		c := madeUp(r, 40, 500, asks(3, 2))
		asked := newMaker(c, assess.Of(c, today), config.Profile{}).demands()
		for _, p := range asked.parts() {
			work := 20_000 * (i % 10)
			set, exact := p.solve(true, &work)
			if exact {
				continue
			}
			gaveUp++
			if slices.Max(asked.lacking(set)) > 0 {
				t.Errorf("%v is not enough", set)
			}
			for i := range set {
				if slices.Max(asked.lacking(slices.Delete(slices.Clone(set), i, i+1))) == 0 {
					t.Errorf("%d is needless in %v", set[i], set)
				}
			}
		}
	}
	if gaveUp < 30 {
		t.Errorf("%d searches were given up", gaveUp)
	}
}

// The order in which a case lists its evidence, or an entry its witnesses, says
// nothing.
func TestTheSameChoiceEveryTime(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 6))
	for range 20 {
		c := madeUp(r, 10, 80, asks(2, 2))
		first := of(c)
		for range 3 {
			for i := range c.Evidence {
				who := slices.Clone(c.Evidence[i].Witnesses)
				r.Shuffle(len(who), func(a, b int) { who[a], who[b] = who[b], who[a] })
				c.Evidence[i].Witnesses = who
			}
			same(t, "exhibits", exhibits(of(c)), exhibits(first))
		}
	}
}

func BenchmarkOf(b *testing.B) {
	for _, size := range []struct {
		name                   string
		competencies, evidence int
		each                   casefile.Each
	}{
		{"20 exhibits, 18 expectations", 18, 20, asks(2, 1)},
		{"200 exhibits, 24 expectations", 24, 200, asks(2, 1)},
		{"500 exhibits, 40 expectations", 40, 500, asks(2, 1)},
		{"500 exhibits, 40 expectations, 3 and 2", 40, 500, asks(3, 2)},
		{"500 exhibits, 40 expectations, 1 and 0", 40, 500, asks(1, 0)},
	} {
		c := madeUp(rand.New(rand.NewPCG(4, 7)), size.competencies, size.evidence, size.each)
		a := assess.Of(c, today)
		p, _ := Find(c.Config, "committee")
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				made := Of(c, a, p)
				b.ReportMetric(float64(len(made.Exhibits)), "chosen")
				b.ReportMetric(map[bool]float64{true: 1}[made.Fewest], "fewest")
			}
		})
	}
}
