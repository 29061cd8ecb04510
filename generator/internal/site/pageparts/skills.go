package pageparts

import (
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// EvidenceShown is how many links to evidence stand beside a competency.
const EvidenceShown = 5

// SkillAreas lists the competencies by area.
func (d *Parts) SkillAreas() []views.CompetencyArea {
	levels := d.levels()
	var all []views.CompetencyArea
	for i := range d.Case.Framework.Areas {
		area := &d.Case.Framework.Areas[i]
		v := views.CompetencyArea{ID: area.ID, Anchor: AreaAnchor(area.ID), Name: area.Name.V, SummaryMD: d.Md(area.Summary), Line: d.areaLine(area)}
		blocks, differ := 0, 0
		for _, c := range area.Competencies {
			r := d.skillRow(d.Skill[c.ID], levels)
			if r.Blocks {
				blocks++
			}
			if r.Standing != nil && r.Standing.Differs != "" {
				differ++
			}
			v.Rows = append(v.Rows, r)
		}
		if blocks > 0 {
			v.Notes = append(v.Notes, wording.Count(blocks, "blocks", "block"))
		}
		if differ > 0 {
			v.Notes = append(v.Notes, wording.Count(differ, "disagreement", "disagreements"))
		}
		if len(v.Rows) > 0 {
			all = append(all, v)
		}
	}
	return all
}

// SkillScale gives the levels above the rows of competencies.
func (d *Parts) SkillScale() *views.Scale { return d.levels().head() }

// Folded tells whether there are so many competencies that areas are folded.
func (d *Parts) Folded() bool { return len(d.Skills) > casecharts.RowsOnMap }

// AreaAnchor is where an area stands on the page of competencies. It has a point, as have all
// ids of the theme's own: no heading of an author makes such an id.
func AreaAnchor(id string) string { return "area." + caseindex.IdPart(id) }

func (d *Parts) skillRow(s *caseindex.Skill, levels *scale) views.CompetencyRow {
	r := views.CompetencyRow{
		ID: s.ID, Title: s.Heading(), URL: d.At("/skills/" + s.ID + "/"), Importance: caseindex.ImportanceWord(s.Importance),
		Standing: levels.standing(s),
	}
	if x, ok := s.At(d.Judged.Level); ok {
		r.ExpectationMD = d.Md(x.Text)
	}
	if s.Judged != nil {
		w := caseindex.ExpectationWord(s.Judged)
		r.Verdict, r.BecauseMD = &w, d.Because(s.Judged.Because)
		r.Evidence, r.More = d.First(EvidenceShown, s.Judged.Evidence)
		r.Blocks = s.Judged.Blocks()
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
	v.Evidence, v.More = d.First(EvidenceShown, x.Evidence)
	return v
}
