package pages

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
)

// viewsFigure sets the author's own view beside that of others.
func (d *composer) viewsFigure() []*Fig {
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
		return math.NaN()
	}
	return float64(rank)
}

// levelFigure shows how the level of one competency was seen over time.
func (d *composer) levelFigure(s *skill) []*Fig {
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

// viewsPos is where the assessments stand.
func (d *composer) viewsPos() diag.Pos {
	if len(d.c.Assessments) > 0 {
		return d.c.Assessments[0].Pos
	}
	return d.c.Framework.Pos
}
