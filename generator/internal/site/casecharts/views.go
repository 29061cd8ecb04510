package casecharts

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// LevelFigure shows how the level of one competency was seen over time.
func (d *Charts) LevelFigure(s *caseindex.Skill) []*views.Fig {
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
	var found []string
	for _, p := range x.People {
		first, last := p.Views[0], p.Views[len(p.Views)-1]
		told += fmt.Sprintf("%s: %s", wording.Capital(p.Name), d.Level(d.Case.Framework.Levels[first.Level].ID))
		if len(p.Views) > 1 {
			told += fmt.Sprintf(" at first, %s at last", d.Level(d.Case.Framework.Levels[last.Level].ID))
		}
		told += ". "
		switch was, is := d.Level(d.Case.Framework.Levels[first.Level].ID), d.Level(d.Case.Framework.Levels[last.Level].ID); {
		case first.Level == last.Level:
			found = append(found, p.Name+" "+is)
		default:
			found = append(found, p.Name+" "+was+", then "+is)
		}
	}
	for _, l := range d.Case.Framework.Levels {
		x.Levels = append(x.Levels, d.Level(l.ID))
	}
	if rank, ok := d.Ranks[d.Judged.Level]; ok && s.Judged != nil {
		x.Required = &rank
		told += "Asked for: " + d.Level(d.Judged.Level) + "."
	}
	v := sketch{kind: "level", of: []string{s.ID}, caption: s.Heading() + " as it was seen: " + strings.Join(found, "; "), at: d.viewsPos()}
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
