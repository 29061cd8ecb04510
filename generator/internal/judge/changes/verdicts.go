package changes

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// requirement is an expectation or a rule with its verdict.
type requirement struct {
	kind, id, name string
	importance     string
	verdict        assess.Verdict
	because        string
	doubts         []assess.Doubt
	counts         []string
}

func requirements(s State) []requirement {
	var all []requirement
	for _, e := range s.Judged.Expectations {
		competency, _ := s.Case.Framework.Competency(e.Competency)
		all = append(all, requirement{"expectation", e.Competency, cmp.Or(competency.Name.V, e.Competency), e.Importance.String(), e.Verdict, e.Because, e.Doubts, e.Evidence})
	}
	for _, r := range s.Judged.Rules {
		all = append(all, requirement{"rule", r.ID, r.Name, r.Importance.String(), r.Verdict, r.Because, r.Doubts, r.Entries})
	}
	return all
}

// verdicts compares what the level asks, in the order of now. Entries with another key
// now have that one in the reasons of both.
func (c *Changes) verdicts(was, is State, renamed map[string]string, o Options) {
	before := requirements(was)
	for i := range before {
		before[i].counts = slices.Clone(before[i].counts)
		for j, key := range before[i].counts {
			before[i].counts[j] = cmp.Or(renamed[key], key)
		}
	}
	taken := make([]bool, len(before))
	for _, now := range requirements(is) {
		i := slices.IndexFunc(before, func(r requirement) bool { return r.kind == now.kind && r.id == now.id })
		if i < 0 && now.kind == "expectation" { // under a former id
			competency, _ := is.Case.Framework.Competency(now.id)
			i = slices.IndexFunc(before, func(r requirement) bool {
				return r.kind == now.kind && slices.ContainsFunc(competency.Formerly, func(f casefile.Ref) bool { return f.V == r.id })
			})
		}
		if i < 0 {
			c.Verdicts = append(c.Verdicts, now.since(requirement{}, "asked", is, o))
			continue
		}
		taken[i] = true
		if change := now.change(before[i]); change != "" {
			c.Verdicts = append(c.Verdicts, now.since(before[i], change, is, o))
		}
	}
	gone := 0
	for i, r := range before {
		switch {
		case taken[i]:
		case o.May != nil:
			gone++
		default:
			c.Verdicts = append(c.Verdicts, Verdict{Change: "not-asked", Kind: r.kind, ID: r.id, Name: r.name, Importance: r.importance, Was: string(r.verdict), BecauseWas: r.because, Counts: []string{}, Lapsed: []string{}})
		}
	}
	c.count("requirements", gone)
}

// rank orders the verdicts: a waived requirement is in nobody's way.
var rank = map[assess.Verdict]int{assess.None: 0, assess.Some: 1, assess.Waived: 2, assess.Supported: 3}

// change names how a requirement differs; "" where it does not.
func (r requirement) change(was requirement) string {
	switch {
	case rank[r.verdict] > rank[was.verdict]:
		return "gained"
	case rank[r.verdict] < rank[was.verdict]:
		return "lost"
	case r.because != was.because || r.importance != was.importance || !slices.Equal(sorted(r.counts), sorted(was.counts)):
		return "reason"
	}
	return ""
}

func (r requirement) since(was requirement, change string, is State, o Options) Verdict {
	v := Verdict{
		Doubted: change == "reason" && !slices.Equal(r.doubts, was.doubts),
		Change:  change, Kind: r.kind, ID: r.id, Name: r.name, Importance: r.importance,
		Was: string(was.verdict), Is: string(r.verdict), Because: r.because, BecauseWas: o.sentence(was.because),
		Counts: without(r.counts, was.counts), Lapsed: without(was.counts, r.counts),
	}
	if o.May != nil {
		if was.verdict == assess.Waived { // the reason is the framework's text
			v.BecauseWas = ""
		}
		v.Lapsed = slices.DeleteFunc(v.Lapsed, func(key string) bool {
			return !slices.ContainsFunc(is.Case.Entries(), func(e *casefile.Entry) bool { return e.Key() == key })
		})
	}
	return v
}

// without lists what is not in the other list.
func without(list, other []string) []string {
	return slices.DeleteFunc(append([]string{}, list...), func(key string) bool { return slices.Contains(other, key) })
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }
