package pageparts

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// SeenLower lists what is supported though somebody sees a lower level: the requirements, and
// what is optional where a rule of the gate counts competencies.
func (d *Parts) SeenLower() []views.SeenLower {
	gate, _ := d.Case.Framework.Gate(d.Judged.Level)
	counted := slices.ContainsFunc(gate.Rules, func(r casefile.Rule) bool { return r.Competencies.V > 0 })
	var all []views.SeenLower
	for _, s := range d.Asking() {
		x := s.Judged
		if x.Verdict != assess.Supported || x.Importance != casefile.Must && !counted {
			continue
		}
		_, who := d.Shown(s.ID)
		if who == "" {
			continue
		}
		if x.Importance != casefile.Must {
			who = "optional; " + who
		}
		i := slices.IndexFunc(all, func(o views.SeenLower) bool { return o.Who == who })
		if i < 0 {
			i, all = len(all), append(all, views.SeenLower{Who: who})
		}
		all[i].Competencies = append(all[i].Competencies, views.Link{Title: s.WholeName(), URL: d.At("/skills/" + s.ID + "/")})
	}
	return all
}
