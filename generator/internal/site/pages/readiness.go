package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// blockingShown is how many of the musts that are missing readiness names: the
// skill map has them all.
const blockingShown = 8

// readiness sums the judgement up; nil where nothing is judged.
func (d *composer) readiness(whole bool) *Readiness {
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
	shown := r.Blocking
	if more := len(shown) - blockingShown; more > 1 { // "and 1 more" is no shorter than its name
		shown = shown[:blockingShown]
		v.More = &Link{Title: fmt.Sprintf("%d more", more), URL: d.at("/skills/")}
	}
	for _, id := range shown {
		if _, ok := d.skill[id]; ok {
			v.Blocking = append(v.Blocking, d.skillLink(id))
		} else {
			v.Blocking = append(v.Blocking, Link{Title: rules[id]})
		}
	}
	return &v
}

func (d *composer) rule(x assess.Rule) Rule {
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
func (d *composer) strips() []AreaStrip {
	var all []AreaStrip
	for i := range d.c.Framework.Areas {
		area := &d.c.Framework.Areas[i]
		strip := AreaStrip{ID: area.ID, Name: area.Name.V, URL: d.at("/skills/") + "#" + areaAnchor(area.ID), Line: d.areaLine(area)}
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
func (d *composer) areaLine(area *casefile.Area) string {
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
