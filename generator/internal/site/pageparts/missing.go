package pageparts

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Missing lists the gaps, musts first.
func (d *Parts) Missing() []views.Gap {
	var all []views.Gap
	for _, g := range d.Judged.Gaps {
		v := views.Gap{
			Competency: d.SkillLink(g.Competency), Importance: caseindex.ImportanceWord(g.Importance),
			Verdict: caseindex.VerdictWord(g.Verdict), Missing: g.Missing, Aimed: d.Aimed(g.AimedAt),
		}
		v.NothingAimed = len(v.Aimed) == 0 && d.SeesThePlan()
		if s, ok := d.Skill[g.Competency]; ok {
			v.Area = s.Area.Name.V
		}
		all = append(all, v)
	}
	slices.SortStableFunc(all, func(a, b views.Gap) int { return cmp.Compare(a.Importance.ID, b.Importance.ID) })
	return all
}

// Aimed points at the steps of the plan that are aimed at a gap, each with the day by which it
// is to be done.
func (d *Parts) Aimed(keys []string) []views.Link {
	var all []views.Link
	for _, key := range keys {
		for _, l := range d.Mixed([]string{key}) {
			switch e := d.Entries[key]; e.Collection {
			case casefile.MilestonesFolder:
				if due := d.Case.Milestones[casefile.Find(d.Case.Milestones, e.ID)].Due; due.V.Given() {
					l.Note = "due " + wording.DateOf(due).Text
				}
			case casefile.ExperimentsFolder:
				if end := d.Case.Experiments[casefile.Find(d.Case.Experiments, e.ID)].End; end.V.Given() {
					l.Note = "ends " + wording.DateOf(end).Text
				}
			}
			all = append(all, l)
		}
	}
	return all
}

func (d *Parts) MissingLine() string {
	gaps := d.Judged.Gaps
	if len(gaps) == 0 {
		return ""
	}
	alone, required := 0, 0
	for _, g := range gaps {
		if len(g.AimedAt) == 0 {
			alone++
		}
		if g.Importance == casefile.Must {
			required++
		}
	}
	text := wording.Count(len(gaps), "competency lacks", "competencies lack") + " enough evidence"
	switch {
	case required == len(gaps) && required > 1:
		text += ", all required"
	case required == len(gaps):
		text += ", which is required"
	case required > 0:
		text += fmt.Sprintf(", %d of them required", required)
	}
	if !d.SeesThePlan() {
		return text
	}
	text += "; "
	switch {
	case len(gaps) == 1 && alone == 0:
		return text + "something is planned for it"
	case len(gaps) == 1:
		return text + "nothing is planned for it"
	case alone == 0:
		return text + "something is planned for each"
	case alone == len(gaps):
		return text + "nothing is planned for any of them"
	}
	return text + fmt.Sprintf("nothing is planned for %d of them", alone)
}
