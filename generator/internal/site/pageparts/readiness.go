package pageparts

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

const entriesShown = 10 // links of a rule

// Readiness sums the judgement up; nil where nothing is judged.
func (d *Parts) Readiness(whole bool) *views.Readiness {
	r := d.Judged.Readiness
	if d.Judged.Level == "" || r.Total == 0 && r.Rules == 0 {
		return nil
	}
	v := views.Readiness{Sentence: r.Sentence, Holds: r.Holds, Total: r.Total}
	for _, c := range []struct {
		verdict assess.Verdict
		n       int
		words   string
	}{
		{assess.Supported, r.Supported, "supported"}, {assess.Some, r.Some, "with some evidence"},
		{assess.None, r.None, "without evidence yet"}, {assess.Waived, r.Waived, "not applicable"},
	} {
		if c.n > 0 {
			v.Counts = append(v.Counts, views.Count{
				Verdict: caseindex.VerdictWord(c.verdict), N: c.n, Percent: wording.Percent(float64(c.n), float64(r.Total)),
				Line: fmt.Sprintf("%d %s%s", c.n, c.words, d.blocking(c.verdict, c.n)),
			})
		}
	}
	if r.Rules > 0 {
		v.RulesLine = fmt.Sprintf("%d of %s", r.RulesHold, wording.Count(r.Rules, "rule met", "rules met"))
	}
	if !whole {
		return &v
	}
	for _, x := range d.Judged.Rules {
		v.Rules = append(v.Rules, d.rule(x))
	}
	return &v
}

// blocking says how many of the n expectations with a verdict keep the gate from
// holding, or may be doubted; "" = none.
func (d *Parts) blocking(verdict assess.Verdict, n int) string {
	block, doubted := 0, 0
	for _, e := range d.Judged.Expectations {
		switch {
		case e.Verdict != verdict:
		case e.Blocks():
			block++
		case len(e.Doubts) > 0:
			doubted++
		}
	}
	switch {
	case doubted > 0:
		return fmt.Sprintf(", %d in doubt", doubted)
	case block == 0:
		return ""
	case block == n && n == 1:
		return ", which is required"
	}
	return fmt.Sprintf(", %d of them required", block)
}

// Answer gives the answer to what a committee asks first; nil where nothing is asked.
func (d *Parts) Answer() *views.Answer {
	a := d.Judged.Answer
	if a.Stand == "" {
		return nil
	}
	lead, line, _ := strings.Cut(a.Sentence, ": ")
	return &views.Answer{
		Stand: views.Word{ID: strings.ReplaceAll(string(a.Stand), " ", "-"), Word: string(a.Stand)}, Lead: lead, Line: line,
	}
}

func (d *Parts) rule(x assess.Rule) views.Rule {
	v := views.Rule{
		ID: x.ID, Name: x.Name, Importance: caseindex.ImportanceWord(x.Importance),
		Verdict: caseindex.VerdictWord(x.Verdict), BecauseMD: d.Because(x.Because),
	}
	switch {
	case x.Want > 0 && x.Have > x.Want:
		v.Have = fmt.Sprintf("%d %s, %d asked", x.Have, x.Unit, x.Want)
	case x.Want > 0:
		v.Have = fmt.Sprintf("%d of %d %s", x.Have, x.Want, x.Unit)
	}
	v.Links, v.More = d.First(entriesShown, x.Entries)
	return v
}

// blockersNamed is up to how many expectations a matrix names that block, where it has no
// room for the names of all.
const blockersNamed = 12

// Strips gives each area as a row of marks, and skips areas that the level aimed
// at asks nothing in. Rules of the gate that are not met are a row of their own.
func (d *Parts) Strips() []views.AreaStrip {
	var all []views.AreaStrip
	crowded := len(d.Asking()) > casecharts.RowsOnMap
	few := len(d.Judged.Answer.Blocking) <= blockersNamed
	mark := func(title, at string, verdict assess.Verdict, word views.Word, importance casefile.Importance) views.Mark {
		m := views.Mark{Title: title, URL: d.At(at), Verdict: word, Should: importance == casefile.Should}
		m.Blocks = !m.Should && !verdict.Holds()
		m.Named = !crowded || m.Blocks && few
		return m
	}
	for i := range d.Case.Framework.Areas {
		area := &d.Case.Framework.Areas[i]
		strip := views.AreaStrip{ID: area.ID, Name: area.Name.V, URL: d.At("/skills/") + "#" + AreaAnchor(area.ID), Line: d.areaLine(area)}
		for _, c := range area.Competencies {
			if s := d.Skill[c.ID]; s.Judged != nil {
				strip.Marks = append(strip.Marks, mark(s.Heading(), "/skills/"+s.ID+"/", s.Judged.Verdict, caseindex.ExpectationWord(s.Judged), s.Judged.Importance))
			}
		}
		if len(strip.Marks) > 0 {
			all = append(all, strip)
		}
	}
	if len(all) == 0 {
		return nil
	}
	whole := views.AreaStrip{Name: "Other rules of the level", URL: d.At("/skills/") + "#part.gate"}
	for _, r := range d.Judged.Rules {
		if !r.Verdict.Holds() {
			whole.Marks = append(whole.Marks, mark(r.Name, "/skills/#part.gate", r.Verdict, caseindex.VerdictWord(r.Verdict), r.Importance))
		}
	}
	if len(whole.Marks) > 0 {
		whole.Line = fmt.Sprintf("%d of %s", d.Judged.Readiness.RulesHold, wording.Count(d.Judged.Readiness.Rules, "rule met", "rules met"))
		all = append(all, whole)
	}
	return all
}

// areaLine says "4 of 5 supported, 1 not applicable".
func (d *Parts) areaLine(area *casefile.Area) string {
	supported, waived, total := 0, 0, 0
	for _, c := range area.Competencies {
		s := d.Skill[c.ID]
		if s.Judged == nil {
			continue
		}
		total++
		switch s.Judged.Verdict {
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
