package pages

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// missing lists the gaps, musts first.
func (d *composer) missing() []Gap {
	var all []Gap
	for _, g := range d.a.Gaps {
		v := Gap{
			Competency: d.skillLink(g.Competency), Importance: importanceWord(g.Importance),
			Verdict: verdictWord(g.Verdict), Missing: g.Missing, Aimed: d.mixed(g.AimedAt),
		}
		v.NothingAimed = len(v.Aimed) == 0 && d.seesThePlan()
		if s, ok := d.skill[g.Competency]; ok {
			v.Area = s.area.Name.V
		}
		all = append(all, v)
	}
	slices.SortStableFunc(all, func(a, b Gap) int { return cmp.Compare(a.Importance.ID, b.Importance.ID) })
	return all
}

// seesThePlan tells whether the audience reads the plan: most of it is closed to
// the public, who could not tell whether nothing is aimed at a gap.
func (d *composer) seesThePlan() bool { return d.audience.MayRead(config.Committee) }

func (d *composer) missingLine() string {
	gaps := d.a.Gaps
	if len(gaps) == 0 {
		return ""
	}
	alone := 0
	for _, g := range gaps {
		if len(g.AimedAt) == 0 {
			alone++
		}
	}
	text := count(len(gaps), "expectation lacks", "expectations lack") + " enough evidence"
	if !d.seesThePlan() {
		return text
	}
	text += "; "
	switch {
	case len(gaps) == 1 && alone == 0:
		return text + "something is aimed at it"
	case len(gaps) == 1:
		return text + "nothing is aimed at it"
	case alone == 0:
		return text + "something is aimed at each"
	case alone == len(gaps):
		return text + "nothing is aimed at any of them"
	}
	return text + fmt.Sprintf("nothing is aimed at %d of them", alone)
}
