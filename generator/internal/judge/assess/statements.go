package assess

import (
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// statementsFor counts the statements that a rule asks for, and who gave them. One that
// recommends "not yet" or abstains is named, and does not count; nor does one that has
// neither a recommendation nor a word.
func (g *ground) statementsFor(r casefile.Rule) tally {
	t := tally{want: r.Statements.V, unit: statements}
	against, silent := map[string]int{}, 0
	for i := range g.c.Statements {
		s := &g.c.Statements[i]
		at := s.When().V
		switch {
		case s.From.V == "" || g.author(s.From.V) || !g.fromAny(s, r.From), r.Competency.V != "" && !about(s, r.Competency.V), at.Given() && at.Last > g.today:
		case r.Within.V.Given() && !at.Given(): // nothing shows that it is recent
		case r.Within.V.Given() && at.Last < r.Within.V.Before(g.today):
			t.older++
		case s.Recommends.V == "not yet" || s.Recommends.V == "abstains":
			against[s.Recommends.V]++
		case s.Recommends.V == "" && s.Body.Empty() && s.Summary.V == "":
			silent++
		default:
			t.entries = append(t.entries, dated{at.Last, s.Key()})
			t.people = append(t.people, s.From.V)
		}
	}
	t.have = len(t.entries)
	t.because = statements.against(t.have, t.want)
	slices.Sort(t.people)
	if t.people = slices.Compact(t.people); len(t.people) > 0 {
		t.because += ", from " + people.count(len(t.people))
	}
	if n := against["not yet"]; n > 0 {
		t.because += fmt.Sprintf("; %s not yet", noun{"1 says", fmt.Sprintf("%d say", n)}.of(n))
	}
	if n := against["abstains"]; n > 0 {
		t.because += fmt.Sprintf("; %s", noun{"1 abstains", fmt.Sprintf("%d abstain", n)}.of(n))
	}
	if silent > 0 {
		t.because += fmt.Sprintf("; %s nothing yet", noun{"1 says", fmt.Sprintf("%d say", silent)}.of(silent))
	}
	return t
}

// fromAny tells whether a statement is from somebody of one of these relations, or was
// given in such a capacity.
func (g *ground) fromAny(s *casefile.Statement, relations []casefile.Text) bool {
	return g.person(s.From.V, relations) || slices.ContainsFunc(relations, func(r casefile.Text) bool { return r.V == s.Capacity.V })
}

// about tells whether a statement speaks of a competency, by "about" or "competencies".
func about(s *casefile.Statement, competency string) bool {
	return speaksOf(s.Competencies, competency) ||
		slices.ContainsFunc(s.About, func(r casefile.Ref) bool { return r.V == competency })
}
