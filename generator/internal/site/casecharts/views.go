package casecharts

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/index"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// viewsFigure sets the author's own view beside that of others.
func (d *Charts) viewsFigure() []*views.Fig {
	skills := d.Asking()
	seen := map[string]*assess.Levels{}
	for i := range d.Judged.Levels {
		seen[d.Judged.Levels[i].Competency] = &d.Judged.Levels[i]
	}
	own, others := []float64{}, []float64{}
	both, same, ownN, othersN := 0, 0, 0, 0
	by := map[string]bool{}
	for _, s := range skills {
		l := seen[s.ID]
		if l == nil {
			l = &assess.Levels{}
		}
		self, okSelf := d.Ranks[l.Self]
		other, okOther := d.Ranks[l.Others]
		own, others = append(own, rankOr(self, okSelf)), append(others, rankOr(other, okOther))
		if okSelf {
			ownN++
		}
		if okOther {
			othersN++
			by[d.Name(l.OthersBy)] = true
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
		wording.Count(ownN, "competency", "competencies"), othersN, same, both)}
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
	return []*views.Fig{d.Figure(s)}
}

func rankOr(rank int, ok bool) float64 {
	if !ok {
		return math.NaN()
	}
	return float64(rank)
}

// LevelFigure shows how the level of one competency was seen over time.
func (d *Charts) LevelFigure(s *index.Skill) []*views.Fig {
	var seen []assess.View
	for _, l := range d.Judged.Levels {
		if l.Competency == s.ID {
			seen = l.Views
		}
	}
	x := chart.Steps{}
	at := map[string]int{}
	n := 0
	told := ""
	for _, v := range seen {
		name := d.Name(v.By)
		if d.Author(v.By) {
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
		n++
		x.People[i].Views = append(x.People[i].Views, chart.View{Span: chartSpan(v.Date), Level: v.Rank, Note: wording.Plain(d.Because(v.Note))})
	}
	if n < 2 {
		return nil
	}
	for _, p := range x.People {
		first, last := p.Views[0], p.Views[len(p.Views)-1]
		told += fmt.Sprintf("%s: %s", wording.Capital(p.Name), d.Level(d.Case.Framework.Levels[first.Level].ID))
		if len(p.Views) > 1 {
			told += fmt.Sprintf(" at first, %s at last", d.Level(d.Case.Framework.Levels[last.Level].ID))
		}
		told += ". "
	}
	for _, l := range d.Case.Framework.Levels {
		x.Levels = append(x.Levels, d.Level(l.ID))
	}
	if rank, ok := d.Ranks[d.Judged.Level]; ok && s.Judged != nil {
		x.Required = &rank
		told += "Asked for: " + d.Level(d.Judged.Level) + "."
	}
	v := sketch{kind: "level", of: []string{s.ID}, caption: "The level of " + s.Heading() + " as it was seen over time", at: d.viewsPos()}
	v.about = chart.About{Title: s.Heading() + ": level over time", Description: told}
	x.About = v.about
	x.Last = chartDay(d.Judged.Day)
	x.First = x.Last
	for _, p := range x.People {
		x.First = min(x.First, p.Views[0].First)
	}
	v.chart = x
	return []*views.Fig{d.Figure(v)}
}

// viewsPos is where the assessments stand.
func (d *Charts) viewsPos() diag.Pos {
	if len(d.Case.Assessments) > 0 {
		return d.Case.Assessments[0].Pos
	}
	return d.Case.Framework.Pos
}
