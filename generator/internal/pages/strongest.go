package pages

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// strongest ranks the exhibits: by the level they claim, their scope, how many
// people confirm them, how recent they are, how many figures they changed, and
// at last by id.
func (d *desk) strongest(n int) []*entry {
	if d.ranked == nil {
		d.ranked = d.rank()
	}
	return d.ranked[:min(n, len(d.ranked))]
}

func (d *desk) rank() []*entry {
	type ranked struct {
		*entry
		level, scope, witnesses int
	}
	all := make([]ranked, len(d.finished))
	for i, e := range d.finished {
		r := ranked{entry: e, level: -1, witnesses: d.exhibitRow(e).WitnessCount}
		for _, c := range e.Competencies {
			if rank, ok := d.ranks[cmp.Or(c.Level.V, d.c.Config.Target.From)]; ok {
				r.level = max(r.level, rank)
			}
		}
		r.scope = slices.Index([]string{"self", "team", "teams", "organisation", "industry"}, e.evidence.Scope.V)
		all[i] = r
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(b.level, a.level),
			cmp.Compare(b.scope, a.scope),
			cmp.Compare(b.witnesses, a.witnesses),
			cmp.Compare(b.evidence.Ended.V.Last, a.evidence.Ended.V.Last),
			cmp.Compare(len(b.evidence.Impact), len(a.evidence.Impact)),
			cmp.Compare(a.ID, b.ID),
		)
	})
	best := make([]*entry, len(all))
	for i, r := range all {
		best[i] = r.entry
	}
	return best
}

// why says in a few words what makes an exhibit strong.
func why(ev *casefile.Evidence, witnesses int) string {
	reach := map[string]string{
		"self": "own work", "team": "one team", "teams": "several teams",
		"organisation": "the organisation", "industry": "the industry",
	}[ev.Scope.V]
	confirmed, figures := "", ""
	if witnesses > 0 {
		confirmed = "confirmed by " + count(witnesses, "person", "people")
	}
	if n := len(ev.Impact); n > 0 {
		figures = count(n, "figure", "figures")
	}
	return clauses(reach, confirmed, figures)
}
