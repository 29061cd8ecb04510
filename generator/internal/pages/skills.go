package pages

import (
	"fmt"
	"strconv"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

const (
	evidenceShown = 5  // links of a competency on the skill map
	entriesShown  = 10 // links of a rule
)

// skills composes the skill map and a page for each competency.
func (d *desk) skills() {
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
	d.put(s, v)
	related := d.related()
	for i := range d.skillsInOrder {
		d.competency(i, related)
	}
}

// readiness sums the judgement up; nil where nothing is judged.
func (d *desk) readiness(whole bool) *Readiness {
	r := d.a.Readiness
	if d.a.Level == "" || r.Total == 0 && r.Rules == 0 {
		return nil
	}
	v := Readiness{Sentence: r.Sentence, Holds: r.Holds, Total: r.Total}
	for _, c := range []struct {
		verdict assess.Verdict
		n       int
		words   string
	}{
		{assess.Supported, r.Supported, "supported"}, {assess.Some, r.Some, "with some evidence"},
		{assess.None, r.None, "without evidence yet"}, {assess.Waived, r.Waived, "not applicable"},
	} {
		if c.n > 0 {
			v.Counts = append(v.Counts, Count{
				Verdict: verdictWord(c.verdict), N: c.n, Percent: percent(float64(c.n), float64(r.Total)),
				Line: fmt.Sprintf("%d %s", c.n, c.words),
			})
		}
	}
	if r.Rules > 0 {
		v.RulesLine = fmt.Sprintf("%d of %s", r.RulesHold, count(r.Rules, "rule holds", "rules hold"))
	}
	if !whole {
		return &v
	}
	rules := map[string]string{}
	for _, x := range d.a.Rules {
		v.Rules = append(v.Rules, d.rule(x))
		rules[x.ID] = x.Name
	}
	for _, id := range r.Blocking {
		if _, ok := d.skill[id]; ok {
			v.Blocking = append(v.Blocking, d.skillLink(id))
		} else {
			v.Blocking = append(v.Blocking, Link{Title: rules[id]})
		}
	}
	return &v
}

func (d *desk) rule(x assess.Rule) Rule {
	v := Rule{
		ID: x.ID, Name: x.Name, Importance: importanceWord(x.Importance),
		Verdict: verdictWord(x.Verdict), BecauseMD: d.because(x.Because),
	}
	switch {
	case x.Want > 0 && x.Have > x.Want:
		v.Have = fmt.Sprintf("%d %s, %d asked", x.Have, x.Unit, x.Want)
	case x.Want > 0:
		v.Have = fmt.Sprintf("%d of %d %s", x.Have, x.Want, x.Unit)
	}
	v.Links, v.More = d.first(entriesShown, x.Entries)
	return v
}

// strips gives each area as a row of marks, and skips areas that the level aimed
// at asks nothing in.
func (d *desk) strips() []AreaStrip {
	var all []AreaStrip
	for i := range d.c.Framework.Areas {
		area := &d.c.Framework.Areas[i]
		strip := AreaStrip{ID: area.ID, Name: area.Name.V, URL: d.at("/skills/") + "#" + area.ID, Line: d.areaLine(area)}
		for _, c := range area.Competencies {
			s := d.skill[c.ID]
			if s.judged == nil {
				continue
			}
			strip.Marks = append(strip.Marks, Mark{
				Title: s.name(), URL: d.at("/skills/" + s.ID + "/"),
				Verdict: verdictWord(s.judged.Verdict), Should: s.judged.Importance == casefile.Should,
			})
		}
		if len(strip.Marks) > 0 {
			all = append(all, strip)
		}
	}
	return all
}

// areaLine says "4 of 5 supported, 1 not applicable".
func (d *desk) areaLine(area *casefile.Area) string {
	supported, waived, total := 0, 0, 0
	for _, c := range area.Competencies {
		s := d.skill[c.ID]
		if s.judged == nil {
			continue
		}
		total++
		switch s.judged.Verdict {
		case assess.Supported:
			supported++
		case assess.Waived:
			waived++
		}
	}
	if total == 0 {
		return ""
	}
	line := fmt.Sprintf("%d of %d supported", supported, total)
	if waived > 0 {
		line += fmt.Sprintf(", %d not applicable", waived)
	}
	return line
}

func (d *desk) skillAreas() []SkillArea {
	seen := map[string]*assess.Levels{}
	for i := range d.a.Levels {
		seen[d.a.Levels[i].Competency] = &d.a.Levels[i]
	}
	var all []SkillArea
	for i := range d.c.Framework.Areas {
		area := &d.c.Framework.Areas[i]
		v := SkillArea{ID: area.ID, Name: area.Name.V, SummaryMD: d.md(area.Summary), Line: d.areaLine(area)}
		for _, c := range area.Competencies {
			v.Rows = append(v.Rows, d.skillRow(d.skill[c.ID], seen[c.ID]))
		}
		if len(v.Rows) > 0 {
			all = append(all, v)
		}
	}
	return all
}

func (d *desk) skillRow(s *skill, seen *assess.Levels) SkillRow {
	r := SkillRow{ID: s.ID, Title: s.name(), URL: d.at("/skills/" + s.ID + "/"), Importance: importanceWord(s.Importance)}
	if x, ok := s.At(d.a.Level); ok {
		r.ExpectationMD = d.md(x.Text)
	}
	if s.judged != nil {
		w := verdictWord(s.judged.Verdict)
		r.Verdict, r.BecauseMD = &w, d.because(s.judged.Because)
		r.Evidence, r.More = d.first(evidenceShown, s.judged.Evidence)
	}
	if seen != nil {
		r.Self, r.Others, r.OthersBy = d.level(seen.Self), d.level(seen.Others), d.name(seen.OthersBy)
		r.Differ = seen.Self != "" && seen.Others != "" && seen.Self != seen.Others
	}
	return r
}

func (d *desk) strength(x assess.Strength) Strength {
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
func (d *desk) coverage() *Table {
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
