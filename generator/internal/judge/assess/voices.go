package assess

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// feedbackFor counts the feedback that a rule asks for, and who gave it.
func (g *ground) feedbackFor(r casefile.Rule) tally {
	t := tally{want: r.Feedback.V, unit: voices}
	for i := range g.c.Feedback {
		f := &g.c.Feedback[i]
		var from []string
		for _, p := range f.From {
			if g.person(p.V, r.From) {
				from = append(from, p.V)
			}
		}
		at := f.When().V
		switch {
		case len(from) == 0, r.Competency.V != "" && !speaksOf(f.Competencies, r.Competency.V), at.Last > g.today:
		case r.Within.V.Given() && !at.Given(): // nothing shows that it is recent
		case r.Within.V.Given() && at.Last < r.Within.V.Before(g.today):
			t.older++
		default:
			t.entries = append(t.entries, dated{at.Last, f.Key()})
			t.people = append(t.people, from...)
		}
	}
	t.have = len(t.entries)
	t.because = voices.against(t.have, t.want)
	slices.Sort(t.people)
	if t.people = slices.Compact(t.people); len(t.people) > 0 {
		t.because += ", from " + people.count(len(t.people))
	}
	return t
}

func speaksOf(claims []casefile.Claim, competency string) bool {
	return slices.ContainsFunc(claims, func(c casefile.Claim) bool { return c.Competency.V == competency })
}

// view is an assessment that counts: made by the day, of a known competency, at
// a known level.
type view struct {
	*casefile.Assessment
	rank   int
	author bool
}

// look lists the assessments that count, oldest first; those of one day by the
// person, then in the order of the file.
func (g *ground) look() []view {
	known := map[string]bool{}
	for _, c := range g.competencies {
		known[c.ID] = true
	}
	var views []view
	for i := range g.c.Assessments {
		a := &g.c.Assessments[i]
		if rank, ok := g.ranks[a.Level.V]; ok && known[a.Competency.V] && g.over(a.Date) {
			views = append(views, view{a, rank, g.author(a.By.V)})
		}
	}
	slices.SortStableFunc(views, func(a, b view) int {
		return cmp.Or(
			cmp.Compare(a.Date.V.Last, b.Date.V.Last),
			cmp.Compare(a.Date.V.First, b.Date.V.First),
			cmp.Compare(a.By.V, b.By.V))
	})
	return views
}

// assessmentsFor counts the pairs of a person and a competency whose latest
// assessment is at the level or above.
func (g *ground) assessmentsFor(r casefile.Rule) tally {
	type pair struct{ by, competency string }
	latest := map[pair]view{}
	for _, v := range g.views {
		if g.person(v.By.V, r.From) && (r.Competency.V == "" || r.Competency.V == v.Competency.V) {
			latest[pair{v.By.V, v.Competency.V}] = v
		}
	}
	t := tally{want: r.Assessments.V, unit: assessments}
	for p, v := range latest {
		switch {
		case v.rank < g.aim:
		case r.Within.V.Given() && v.Date.V.Last < r.Within.V.Before(g.today):
			t.older++
		default:
			t.have++
			t.people = append(t.people, p.by)
		}
	}
	t.because = assessments.with(" at "+g.levelName(g.level)+" or above").against(t.have, t.want)
	slices.Sort(t.people)
	if t.people = slices.Compact(t.people); len(t.people) > 0 {
		t.because += ", by " + people.count(len(t.people))
	}
	return t
}
