package packet

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// strongest is how many exhibits are printed where no expectation is supported,
// so that no choice can be made by what they support.
const strongest = 6

// Leading is how many exhibits a summary names: those that the author put first, then the
// strongest. A compact section prints them in full, unless a case study tells them.
const Leading = 5

// choose picks the exhibits that are printed in full: those that the author
// names, or else what the author put first and the fewest others that, together
// with it, support every supported expectation. Of sets of the same size it
// takes the one whose strongest members are the strongest.
func (m *maker) choose() (choices []Choice, fewest bool, without []string) {
	asked := m.demands()
	pinned := m.finished(m.p.Pins)
	if len(m.p.Exhibits) > 0 {
		for _, i := range pinned {
			choices = append(choices, m.choice(i, "put first by the author"))
		}
		for _, i := range m.finished(m.p.Exhibits) {
			if !slices.Contains(pinned, i) {
				choices = append(choices, m.choice(i, "chosen by the author"))
			}
		}
		return choices, false, m.unmet(asked, choices)
	}
	var taken []int
	if len(asked.needs) == 0 {
		taken = slices.Clone(pinned)
		for i := 0; i < len(m.merits) && len(taken) < strongest; i++ {
			if !slices.Contains(taken, i) {
				taken = append(taken, i)
			}
		}
	} else {
		taken, fewest = asked.fewest(pinned)
	}
	for _, i := range pinned {
		choices = append(choices, m.choice(i, "put first by the author"))
	}
	slices.Sort(taken)
	if m.compact(config.Exhibits) {
		taken, fewest = m.irreplaceable(taken, pinned), false
	}
	for _, i := range taken {
		if !slices.Contains(pinned, i) {
			choices = append(choices, m.choice(i, ""))
		}
	}
	return choices, fewest, nil
}

// finished gives the places in the ranking of the evidence with some ids, each
// once, in their order.
func (m *maker) finished(ids []source.At[string]) []int {
	var all []int
	for _, id := range ids {
		i, ok := m.at[string(casefile.EvidenceFolder)+"/"+id.V]
		if ok && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// choice words the choice of one exhibit; by is what the author said of it.
func (m *maker) choice(i int, by string) Choice {
	c := Choice{Key: m.merits[i].Key, Pinned: by != ""}
	for _, e := range m.a.Expectations {
		if e.Verdict != assess.Supported || !slices.Contains(e.Evidence, c.Key) {
			continue
		}
		c.Supports = append(c.Supports, e.Competency)
		if len(e.Evidence) == 1 {
			c.Alone = append(c.Alone, e.Competency)
		}
	}
	for _, e := range m.a.Expectations {
		if e.Blocks() && slices.Equal(e.Evidence, []string{c.Key}) {
			c.Holds = append(c.Holds, e.Competency)
		}
	}
	c.Why = m.why(c, by)
	return c
}

// irreplaceable picks what a compact section prints in full: the exhibits that
// are the only evidence of a supported expectation, or of one that blocks, and the
// strongest, unless a case study tells them. Where no case study tells the work, others of
// those chosen are there too: what a requirement rests on that none of these shows, and
// the strongest.
func (m *maker) irreplaceable(taken, pinned []int) []int {
	var all []int
	for i := range m.merits {
		if c := m.choice(i, ""); len(c.Alone)+len(c.Holds) > 0 {
			all = append(all, i)
		}
	}
	told := m.toldBeside(slices.Concat(all, pinned))
	for _, i := range m.leading(pinned) {
		if !told[m.merits[i].Key] && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	slices.Sort(all)
	if m.asks(config.CaseStudies) && len(m.c.CaseStudies) > 0 {
		return all
	}
	all = append(all, m.unshown(taken, all)...)
	for _, i := range taken {
		if len(all) < strongest && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	slices.Sort(all)
	return all
}

// leading gives the places of those that the summary names.
func (m *maker) leading(pinned []int) []int {
	all := slices.Clone(pinned[:min(Leading, len(pinned))])
	for i := 0; i < len(m.merits) && len(all) < Leading; i++ {
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// unshown gives those exhibits that show a requirement which none of those in full shows,
// as many as there are leading ones at most.
func (m *maker) unshown(taken, full []int) (more []int) {
	for _, i := range taken {
		if len(more) == Leading {
			break
		}
		shows := func(e assess.Expectation) bool {
			in := func(j int) bool { return slices.Contains(e.Evidence, m.merits[j].Key) }
			return e.Importance == casefile.Must && in(i) && !slices.ContainsFunc(slices.Concat(full, more), in)
		}
		if slices.ContainsFunc(m.a.Expectations, shows) {
			more = append(more, i)
		}
	}
	return more
}

// toldBeside gives the keys of the exhibits that the case studies contain which are
// printed with their words: those of whose exhibits none is printed in full.
func (m *maker) toldBeside(full []int) map[string]bool {
	told := map[string]bool{}
	if !m.asks(config.CaseStudies) {
		return told
	}
	for _, study := range m.c.CaseStudies {
		var keys []string
		for _, r := range study.Evidence {
			keys = append(keys, string(casefile.EvidenceFolder)+"/"+r.V)
		}
		if m.compact(config.CaseStudies) && slices.ContainsFunc(full, func(i int) bool { return slices.Contains(keys, m.merits[i].Key) }) {
			continue
		}
		for _, key := range keys {
			told[key] = true
		}
	}
	return told
}

// demands asks of the exhibits, numbered by rank, what every supported
// expectation asks of the evidence that counts: so many exhibits, and so many
// people among those who can confirm them.
func (m *maker) demands() cover {
	asked := cover{gives: make([][]gift, len(m.merits))}
	for _, e := range m.a.Expectations {
		if e.Verdict != assess.Supported {
			continue
		}
		evidence := asked.demand(e.Competency, e.Asked.Evidence, len(e.Evidence), false)
		people := -1
		if e.Asked.Witnesses > 0 {
			people = asked.demand(e.Competency, e.Asked.Witnesses, len(e.Witnesses), true)
		}
		for token, key := range e.Evidence {
			i := m.at[key]
			asked.gives[i] = append(asked.gives[i], gift{evidence, []int{token}})
			if who := m.confirmedBy(key, e.Witnesses); people >= 0 && len(who) > 0 {
				asked.gives[i] = append(asked.gives[i], gift{people, who})
			}
		}
	}
	return asked
}

// confirmedBy gives the places, in a list of people, of those who can confirm a
// piece of evidence.
func (m *maker) confirmedBy(key string, people []string) []int {
	var who []int
	for i, id := range people {
		if slices.ContainsFunc(m.evidence[key].Witnesses, func(w casefile.Ref) bool { return w.V == id }) {
			who = append(who, i)
		}
	}
	return who
}

// unmet lists the competencies that the choices alone do not support.
func (m *maker) unmet(asked cover, choices []Choice) []string {
	var taken []int
	for _, c := range choices {
		taken = append(taken, m.at[c.Key])
	}
	var all []string
	for d, lacks := range asked.lacking(taken) {
		if lacks > 0 && !slices.Contains(all, asked.names[d]) {
			all = append(all, asked.names[d])
		}
	}
	return all
}
