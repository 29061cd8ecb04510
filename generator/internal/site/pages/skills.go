package pages

import (
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
)

const (
	evidenceShown = 5  // links of a competency on the skill map
	entriesShown  = 10 // links of a rule
)

// skills composes the skill map and a page for each competency.
func (d *composer) skills() {
	if len(d.skillsInOrder) == 0 {
		return
	}
	s := d.section("skills", "Skills", "skills")
	v := Skills{
		Base: s.base, From: d.level(d.c.Config.Target.From), To: d.level(d.a.Level),
		Framework: d.frameworkNote(), Readiness: d.readiness(true),
		Areas: d.skillAreas(), Coverage: d.coverage(),
	}
	for _, x := range d.a.Strengths {
		v.Strengths = append(v.Strengths, d.strength(x))
	}
	v.Charts = d.skillFigures()
	d.put(s, v)
	related := d.related()
	for i := range d.skillsInOrder {
		d.competency(i, related)
	}
}

func (d *composer) skillAreas() []SkillArea {
	seen := map[string]*assess.Levels{}
	for i := range d.a.Levels {
		seen[d.a.Levels[i].Competency] = &d.a.Levels[i]
	}
	var all []SkillArea
	for i := range d.c.Framework.Areas {
		area := &d.c.Framework.Areas[i]
		v := SkillArea{ID: area.ID, Anchor: areaAnchor(area.ID), Name: area.Name.V, SummaryMD: d.md(area.Summary), Line: d.areaLine(area)}
		for _, c := range area.Competencies {
			v.Rows = append(v.Rows, d.skillRow(d.skill[c.ID], seen[c.ID]))
		}
		if len(v.Rows) > 0 {
			all = append(all, v)
		}
	}
	return all
}

// areaAnchor is where an area stands on the skill map. It has a point, as have all
// ids of the theme's own: no heading of an author makes such an id.
func areaAnchor(id string) string { return "area." + idPart(id) }

func (d *composer) skillRow(s *skill, seen *assess.Levels) SkillRow {
	r := SkillRow{ID: s.ID, Title: s.name(), URL: d.at("/skills/" + s.ID + "/"), Importance: importanceWord(s.Importance)}
	if x, ok := s.At(d.a.Level); ok {
		r.ExpectationMD = d.md(x.Text)
	}
	if s.judged != nil {
		w := verdictWord(s.judged.Verdict)
		r.Verdict, r.BecauseMD = &w, d.because(s.judged.Because)
		r.Evidence, r.More = d.first(evidenceShown, s.judged.Evidence)
	}
	asked := s.judged != nil && s.judged.Verdict != assess.Waived
	r.Viewed = seen != nil || asked && len(d.a.Levels) > 0
	if seen != nil {
		r.Self, r.Others, r.OthersBy = d.level(seen.Self), d.level(seen.Others), d.name(seen.OthersBy)
		r.Differ = seen.Self != "" && seen.Others != "" && seen.Self != seen.Others
	}
	return r
}

func (d *composer) strength(x assess.Strength) Strength {
	v := Strength{Competency: d.skillLink(x.Competency), Level: d.level(x.Level), Claimed: d.level(x.Claimed)}
	v.Line = "evidence reaches " + v.Level + "; "
	if v.Claimed != "" {
		v.Line += "claimed: " + v.Claimed
	} else {
		v.Line += "no level claimed"
	}
	v.Evidence, v.More = d.first(evidenceShown, x.Evidence)
	return v
}

// coverage lists how many expectations had which verdict at the end of each quarter.
func (d *composer) coverage() *Table {
	if len(d.a.History) == 0 {
		return nil
	}
	t := Table{Caption: "Expectations by verdict, at the end of each quarter", Head: []string{"Quarter", "Supported", "Some evidence", "None yet", "Not applicable"}}
	for _, q := range d.a.History {
		row := TableRow{Head: periodText(q.Quarter)}
		for _, n := range []int{q.Supported, q.Some, q.None, q.Waived} {
			row.Cells = append(row.Cells, strconv.Itoa(n))
		}
		if q.Quarter.Last > d.a.Day {
			row.Note = "until " + dayText(d.a.Day)
		}
		t.Rows = append(t.Rows, row)
	}
	return &t
}
