package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

// axesNeeded is how many competencies make a radar: fewer are no shape.
const axesNeeded = 3

// skillFigures gives the charts of the skill map.
func (d *desk) skillFigures() []*Fig {
	all := append(d.heldFigure(), d.viewsFigure()...)
	return append(all, d.coverageFigure()...)
}

// asking lists the competencies that the level aimed at asks something of.
func (d *desk) asking() []*skill {
	var all []*skill
	for _, s := range d.skillsInOrder {
		if s.judged != nil {
			all = append(all, s)
		}
	}
	return all
}

// radar begins a radar over the competencies that the level asks for.
func (d *desk) radar(skills []*skill) (x chart.Radar, required chart.Profile) {
	for _, l := range d.c.Framework.Levels {
		x.Rings = append(x.Rings, d.level(l.ID))
	}
	required = chart.Profile{Name: "asked for: " + d.level(d.a.Level), Quiet: true}
	for _, s := range skills {
		x.Axes = append(x.Axes, s.name())
		required.Values = append(required.Values, float64(d.ranks[d.a.Level]))
	}
	return x, required
}

// heldFigure shows the level that the evidence supports beside the one asked
// for and the one that it supported a year ago.
func (d *desk) heldFigure() []*Fig {
	skills := d.asking()
	if len(skills) < axesNeeded || len(d.finished) == 0 {
		return nil
	}
	x, required := d.radar(skills)
	yearAgo := d.a.Day.AddMonths(-12)
	now, nowReach, any := d.profile(skills, d.a.Day)
	before, beforeReach, some := d.profile(skills, yearAgo)
	if !any {
		return nil
	}
	s := sketch{kind: "skill-map", caption: "The level that the evidence supports, competency by competency", at: d.c.Framework.Pos}
	s.about = chart.About{Title: "Skill map", Description: fmt.Sprintf("On %s the evidence supports %s in %d of %d competencies",
		dayText(d.a.Day), d.level(d.a.Level), nowReach, len(skills))}
	x.Profiles = []chart.Profile{{Name: "supported now", Values: now}, required}
	if some {
		s.about.Description += fmt.Sprintf(", a year before in %d", beforeReach)
		x.Profiles = append(x.Profiles, chart.Profile{Name: "a year ago", Values: before, Quiet: true})
	}
	s.about.Description += "."
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}

// profile gives the rank that the evidence supports on a day per competency,
// in how many of them it reaches the level aimed at, and whether any has one.
func (d *desk) profile(skills []*skill, on day.Day) (ranks []float64, reach int, any bool) {
	reached := d.reached(on)
	for _, s := range skills {
		rank, ok := reached[s.ID]
		if !ok {
			ranks = append(ranks, nowhere)
			continue
		}
		any = true
		ranks = append(ranks, float64(rank))
		if rank >= d.ranks[d.a.Level] {
			reach++
		}
	}
	return ranks, reach, any
}

// reached finds the highest level that the evidence supports on a day, per
// competency: what the case would be judged to be if it aimed at that level.
func (d *desk) reached(on day.Day) map[string]int {
	if known, ok := d.reach[on]; ok {
		return known
	}
	// Only evidence and people matter to expectations.
	c := casefile.Case{
		Config: d.c.Config, Framework: d.c.Framework, People: d.c.People, Evidence: d.c.Evidence,
	}
	by := map[string]int{}
	for rank, l := range d.c.Framework.Levels {
		judged := d.a.Expectations
		if l.ID != d.a.Level || on != d.a.Day {
			c.Config.Target.Level = l.ID
			judged = assess.Of(c, on).Expectations
		}
		for _, x := range judged {
			if x.Verdict == assess.Supported {
				by[x.Competency] = rank
			}
		}
	}
	d.reach[on] = by
	return by
}

// viewsFigure sets the author's own view beside that of others.
func (d *desk) viewsFigure() []*Fig {
	skills := d.asking()
	seen := map[string]*assess.Levels{}
	for i := range d.a.Levels {
		seen[d.a.Levels[i].Competency] = &d.a.Levels[i]
	}
	own, others := []float64{}, []float64{}
	both, same, ownN, othersN := 0, 0, 0, 0
	by := map[string]bool{}
	for _, s := range skills {
		l := seen[s.ID]
		if l == nil {
			l = &assess.Levels{}
		}
		self, okSelf := d.ranks[l.Self]
		other, okOther := d.ranks[l.Others]
		own, others = append(own, rankOr(self, okSelf)), append(others, rankOr(other, okOther))
		if okSelf {
			ownN++
		}
		if okOther {
			othersN++
			by[d.name(l.OthersBy)] = true
		}
		if okSelf && okOther {
			both++
			if self == other {
				same++
			}
		}
	}
	if max(ownN, othersN) < axesNeeded || ownN+othersN == 0 {
		return nil
	}
	x, required := d.radar(skills)
	s := sketch{kind: "views", caption: "The level as the author and others see it", at: d.viewsPos()}
	s.about = chart.About{Title: "Self beside others", Description: fmt.Sprintf(
		"The author has judged %s, others %d. In %d of the %d that both judged they agree.",
		count(ownN, "competency", "competencies"), othersN, same, both)}
	if ownN > 0 {
		x.Profiles = append(x.Profiles, chart.Profile{Name: "self", Values: own})
	}
	if othersN > 0 {
		name := "others"
		if len(by) == 1 {
			for n := range by {
				if n != "" {
					name = n
				}
			}
		}
		x.Profiles = append(x.Profiles, chart.Profile{Name: name, Values: others})
	}
	x.Profiles = append(x.Profiles, required)
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}

func rankOr(rank int, ok bool) float64 {
	if !ok {
		return nowhere
	}
	return float64(rank)
}

// levelFigure shows how the level of one competency was seen over time.
func (d *desk) levelFigure(s *skill) []*Fig {
	var seen []assess.View
	for _, l := range d.a.Levels {
		if l.Competency == s.ID {
			seen = l.Views
		}
	}
	x := chart.Steps{}
	at := map[string]int{}
	views := 0
	told := ""
	for _, v := range seen {
		name := d.name(v.By)
		if d.author(v.By) {
			name = "self"
		}
		if name == "" || !v.Date.Given() {
			continue
		}
		key := v.By
		if name == "self" {
			key = "self"
		}
		i, ok := at[key]
		if !ok {
			i = len(x.People)
			at[key] = i
			x.People = append(x.People, chart.Person{Name: name})
		}
		views++
		x.People[i].Views = append(x.People[i].Views, chart.View{Span: chartSpan(v.Date), Level: v.Rank, Note: plain(d.because(v.Note))})
	}
	if views < 2 {
		return nil
	}
	for _, p := range x.People {
		first, last := p.Views[0], p.Views[len(p.Views)-1]
		told += fmt.Sprintf("%s: %s", capital(p.Name), d.level(d.c.Framework.Levels[first.Level].ID))
		if len(p.Views) > 1 {
			told += fmt.Sprintf(" at first, %s at last", d.level(d.c.Framework.Levels[last.Level].ID))
		}
		told += ". "
	}
	for _, l := range d.c.Framework.Levels {
		x.Levels = append(x.Levels, d.level(l.ID))
	}
	if rank, ok := d.ranks[d.a.Level]; ok && s.judged != nil {
		x.Required = &rank
		told += "Asked for: " + d.level(d.a.Level) + "."
	}
	v := sketch{kind: "level", of: []string{s.ID}, caption: "The level of " + s.name() + " as it was seen over time", at: d.viewsPos()}
	v.about = chart.About{Title: s.name() + ": level over time", Description: told}
	x.About = v.about
	x.Last = chartDay(d.a.Day)
	x.First = x.Last
	for _, p := range x.People {
		x.First = min(x.First, p.Views[0].First)
	}
	v.chart = x
	return []*Fig{d.figure(v)}
}
