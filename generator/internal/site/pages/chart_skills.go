package pages

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// axesNeeded is how many competencies make a radar: fewer are no shape.
const axesNeeded = 3

// skillFigures gives the charts of the skill map.
func (d *composer) skillFigures() []*Fig {
	all := append(d.heldFigure(), d.viewsFigure()...)
	return append(all, d.coverageFigure()...)
}

// asking lists the competencies that the level aimed at asks something of.
func (d *composer) asking() []*skill {
	var all []*skill
	for _, s := range d.skillsInOrder {
		if s.judged != nil {
			all = append(all, s)
		}
	}
	return all
}

// radar begins a radar over the competencies that the level asks for.
func (d *composer) radar(skills []*skill) (x chart.Radar, required chart.Profile) {
	for _, l := range d.c.Framework.Levels {
		x.Rings = append(x.Rings, d.level(l.ID))
	}
	required = chart.Profile{Name: "asked for: " + d.level(d.a.Level), Quiet: true}
	for _, s := range skills {
		x.Axes, x.Groups = append(x.Axes, s.name()), append(x.Groups, s.area.Name.V)
		required.Values = append(required.Values, float64(d.ranks[d.a.Level]))
	}
	return x, required
}

// heldFigure shows the level that the evidence supports beside the one asked
// for and the one that it supported a year ago.
func (d *composer) heldFigure() []*Fig {
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
	const waived = "not applicable"
	x.Profiles = []chart.Profile{{Name: "supported now", Values: now, Gap: waived}, required}
	if some {
		s.about.Description += fmt.Sprintf(", a year before in %d", beforeReach)
		x.Profiles = append(x.Profiles, chart.Profile{Name: "a year ago", Values: before, Quiet: true, Gap: waived})
	}
	s.about.Description += "."
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}

// profile gives the rank that the evidence supports on a day per competency,
// in how many of them it reaches the level aimed at, and whether any has one.
func (d *composer) profile(skills []*skill, on day.Day) (ranks []float64, reach int, any bool) {
	reached := d.reached(on)
	for _, s := range skills {
		rank, ok := reached[s.ID]
		switch {
		case !ok && s.judged.Verdict == assess.Waived:
			ranks = append(ranks, math.NaN()) // nobody asked
			continue
		case !ok:
			ranks = append(ranks, -1) // judged, and below the first level
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
func (d *composer) reached(on day.Day) map[string]int {
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
