package changes

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// derived is the form of fields that the judgement gives.
const derived format.Form = "derived"

// derive adds to entries what the judgement says of them.
func derive(all []thing, s State) {
	at := map[string]*thing{}
	for i := range all {
		at[all[i].kind+"/"+all[i].id] = &all[i]
	}
	for _, m := range s.Judged.Milestones {
		if t := at[m.Key]; t != nil {
			t.set("state", string(m.State))
		}
	}
	for _, x := range s.Judged.Experiments {
		if t := at[x.Key]; t != nil {
			t.set("outcome", string(x.Outcome))
		}
	}
	for _, e := range s.Case.Evidence {
		if t := at[e.Key()]; t != nil && e.Finished(s.Judged.Day) {
			t.set("counts as", "finished")
		} else if t != nil {
			t.set("counts as", "planned")
		}
	}
	for _, a := range s.Judged.Asks {
		if t := at[a.Key]; t != nil && a.Stalled {
			t.set("waits", "stalled, without an answer")
		}
	}
}

// set gives a thing a field that the judgement derives, in place of the author's.
func (t *thing) set(name, text string) {
	made := field{name: name, form: derived, items: []value{{head: text}}}
	for i := range t.fields {
		if t.fields[i].name == name {
			t.fields[i] = made
			return
		}
	}
	t.fields = append(t.fields, made)
}

// metrics gives a series: its last values on the day of judgement, and its dates.
func metrics(s *casefile.Series, on day.Day) thing {
	t := part(seriesKind, s.ID, s.Title.V, s.Pos, *s)
	form := derived
	if s.Public.V == casefile.Relative {
		form = "" // the public may not read the numbers that it had
	}
	for i, c := range s.Columns {
		if c.Aside {
			continue
		}
		name := "last value"
		if len(s.Columns) > 1 {
			name += " of " + c.ID
		}
		if p, ok := s.Last(i, on); ok {
			t.fields = append(t.fields, field{name: name, form: form, items: []value{{head: decimals.Figure(p.Values[i], decimals.Own(p.Values[i]), cmp.Or(c.Unit.V, s.Unit.V)) + ", " + p.When.Words()}}})
		}
	}
	dates := field{name: "dates", form: form, list: true}
	for _, p := range s.Points {
		row := value{head: p.When.String()}
		if p.Label != "" {
			row.head += " " + p.Label
		}
		var figures []string
		for i, v := range p.Values {
			if !math.IsNaN(v) {
				figures = append(figures, s.Columns[i].ID+" "+strconv.FormatFloat(v, 'f', -1, 64))
			}
		}
		row.rest = strings.Join(figures, "; ")
		dates.items = append(dates.items, row)
	}
	t.fields = append(t.fields, dates)
	return t
}
