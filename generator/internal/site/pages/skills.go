package pages

import (
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// skills composes the page of competencies and a page for each competency.
func (d *composer) skills() {
	if len(d.Skills) == 0 {
		return
	}
	s := d.section("skills", "Competencies", "skills")
	v := views.Competencies{
		Base: s.base, From: d.Level(d.Case.Config.Target.From), To: d.Level(d.Judged.Level),
		Framework: d.FrameworkNote(), Readiness: d.Readiness(true),
		Scale: d.SkillScale(), Folded: d.Folded(), Areas: d.SkillAreas(), Coverage: d.coverage(),
	}
	for _, x := range d.Judged.Strengths {
		v.Strengths = append(v.Strengths, d.Strength(x))
	}
	v.Charts = d.CoverageFigure()
	d.put(s, v)
	related := d.related()
	for i := range d.Skills {
		d.competency(i, related)
	}
}

// coverage lists how many expectations had which verdict at the end of each quarter.
func (d *composer) coverage() *views.Table {
	if len(d.Judged.History) == 0 {
		return nil
	}
	t := views.Table{Caption: "Expectations by verdict, at the end of each quarter", Head: []string{"Quarter", "Supported", "Some evidence", "None yet", "Not applicable"}}
	for _, q := range d.Judged.History {
		row := views.TableRow{Head: wording.PeriodText(q.Quarter)}
		for _, n := range []int{q.Supported, q.Some, q.None, q.Waived} {
			row.Cells = append(row.Cells, strconv.Itoa(n))
		}
		if q.Quarter.Last > d.Judged.Day {
			row.Note = "until " + wording.DayText(d.Judged.Day)
		}
		t.Rows = append(t.Rows, row)
	}
	return &t
}
