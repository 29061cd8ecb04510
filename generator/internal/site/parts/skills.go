package parts

import (
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/index"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

const evidenceShown = 5 // links of a competency on the skill map

func (d *Parts) SkillAreas() []views.SkillArea {
	seen := map[string]*assess.Levels{}
	for i := range d.Judged.Levels {
		seen[d.Judged.Levels[i].Competency] = &d.Judged.Levels[i]
	}
	var all []views.SkillArea
	for i := range d.Case.Framework.Areas {
		area := &d.Case.Framework.Areas[i]
		v := views.SkillArea{ID: area.ID, Anchor: AreaAnchor(area.ID), Name: area.Name.V, SummaryMD: d.Md(area.Summary), Line: d.areaLine(area)}
		for _, c := range area.Competencies {
			v.Rows = append(v.Rows, d.skillRow(d.Skill[c.ID], seen[c.ID]))
		}
		if len(v.Rows) > 0 {
			all = append(all, v)
		}
	}
	return all
}

// AreaAnchor is where an area stands on the skill map. It has a point, as have all
// ids of the theme's own: no heading of an author makes such an id.
func AreaAnchor(id string) string { return "area." + index.IdPart(id) }

func (d *Parts) skillRow(s *index.Skill, seen *assess.Levels) views.SkillRow {
	r := views.SkillRow{ID: s.ID, Title: s.Heading(), URL: d.At("/skills/" + s.ID + "/"), Importance: index.ImportanceWord(s.Importance)}
	if x, ok := s.At(d.Judged.Level); ok {
		r.ExpectationMD = d.Md(x.Text)
	}
	if s.Judged != nil {
		w := index.ExpectationWord(s.Judged)
		r.Verdict, r.BecauseMD = &w, d.Because(s.Judged.Because)
		r.Evidence, r.More = d.First(evidenceShown, s.Judged.Evidence)
	}
	asked := s.Judged != nil && s.Judged.Verdict != assess.Waived
	r.Viewed = seen != nil || asked && len(d.Judged.Levels) > 0
	if seen != nil {
		r.Self, r.Others, r.OthersBy = d.Level(seen.Self), d.Level(seen.Others), d.Name(seen.OthersBy)
		r.Differ = seen.Self != "" && seen.Others != "" && seen.Self != seen.Others
	}
	return r
}

func (d *Parts) Strength(x assess.Strength) views.Strength {
	v := views.Strength{Competency: d.SkillLink(x.Competency), Level: d.Level(x.Level), Claimed: d.Level(x.Claimed)}
	v.Line = "evidence reaches " + v.Level + "; "
	if v.Claimed != "" {
		v.Line += "claimed: " + v.Claimed
	} else {
		v.Line += "no level claimed"
	}
	v.Evidence, v.More = d.First(evidenceShown, x.Evidence)
	return v
}
