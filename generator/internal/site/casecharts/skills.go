package casecharts

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// rowsNeeded is how many competencies make a map of them.
const rowsNeeded = 3

// Asking lists the competencies that the level aimed at asks something of.
func (d *Charts) Asking() []*caseindex.Skill {
	var all []*caseindex.Skill
	for _, s := range d.Skills {
		if s.Judged != nil {
			all = append(all, s)
		}
	}
	return all
}

// ladder begins a ladder over competencies that the level asks for.
func (d *Charts) ladder(skills []*caseindex.Skill) (x chart.Ladder, required chart.Profile) {
	for _, l := range d.Case.Framework.Levels {
		x.Rings = append(x.Rings, d.Level(l.ID))
	}
	required = chart.Profile{Name: "asked for: " + d.Level(d.Judged.Level), Quiet: true}
	for _, s := range skills {
		x.Axes, x.Groups = append(x.Axes, s.Heading()), append(x.Groups, s.Area.Name.V)
		required.Values = append(required.Values, float64(d.Ranks[d.Judged.Level]))
	}
	return x, required
}

// HeldFigure shows the level that the evidence supports beside the one asked
// for and the one that it supported a year ago; nothing of a wide framework.
func (d *Charts) HeldFigure() []*views.Fig {
	skills := d.Asking()
	if len(skills) < rowsNeeded || len(skills) > RowsOnMap || len(d.Finished) == 0 {
		return nil
	}
	x, required := d.ladder(skills)
	yearAgo := d.Judged.Day.AddMonths(-12)
	now, nowReach, judged := d.profile(skills, d.Judged.Day)
	before, beforeReach, some := d.profile(skills, yearAgo)
	if !judged {
		return nil
	}
	s := sketch{kind: "skill-map", caption: "The level that the evidence supports, competency by competency", at: d.Case.Framework.Pos}
	s.about = chart.About{Title: "Levels of the competencies", Description: d.reaches(nowReach, len(skills))}
	const waived = "not applicable"
	x.Profiles = []chart.Profile{{Name: "supported now", Values: now, Gap: waived}, required}
	if some {
		s.about.Description += fmt.Sprintf(", a year before in %d", beforeReach)
		x.Profiles = append(x.Profiles, chart.Profile{Name: "a year ago", Values: before, Quiet: true, Gap: waived})
	}
	s.about.Description += "."
	x.About = s.about
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// reaches says in how many competencies the evidence reaches the level aimed at.
func (d *Charts) reaches(reach, of int) string {
	return fmt.Sprintf("On %s the evidence supports %s in %d of %d competencies", wording.DayText(d.Judged.Day), d.Level(d.Judged.Level), reach, of)
}

// profile gives the rank that the evidence supports on a day per competency,
// in how many of them it reaches the level aimed at, and whether any has one.
func (d *Charts) profile(skills []*caseindex.Skill, on day.Day) (ranks []float64, reach int, some bool) {
	reached := d.Reached(on)
	for _, s := range skills {
		rank, ok := reached[s.ID]
		switch {
		case !ok && s.Judged.Verdict == assess.Waived:
			ranks = append(ranks, math.NaN()) // nobody asked
			continue
		case !ok:
			ranks = append(ranks, -1) // judged, and below the first level
			continue
		}
		some = true
		ranks = append(ranks, float64(rank))
		if rank >= d.Ranks[d.Judged.Level] {
			reach++
		}
	}
	return ranks, reach, some
}

// Reached finds the highest level that the evidence supports on a day, per
// competency: what the case would be judged to be if it aimed at that level.
func (d *Charts) Reached(on day.Day) map[string]int {
	if known, ok := d.reach[on]; ok {
		return known
	}
	// Only evidence and people matter to expectations.
	c := casefile.Case{
		Config: d.Case.Config, Framework: d.Case.Framework, People: d.Case.People, Evidence: d.Case.Evidence,
	}
	by := map[string]int{}
	for rank, l := range d.Case.Framework.Levels {
		judged := d.Judged.Expectations
		if l.ID != d.Judged.Level || on != d.Judged.Day {
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
