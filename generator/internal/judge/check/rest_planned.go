package check

import "github.com/casebook-dev/casebook/generator/diag"

var restPlanned = Check{
	ID:       "rest-planned",
	Title:    "work planned inside a rest window",
	Severity: diag.Warning,
	Doc: `A milestone, an experiment or a step falls into a calendar window of the kind
"rest".

Rest was planned for a reason. Work in that time leads to delays and a tired
person.

Move the date out of the window. If the window is wrong, correct it in
config.yaml.`,
	Run: func(p *Pass) {
		for _, r := range p.Assessment.Resting {
			p.Reportf(r.At.Pos, "%q %s %s, inside the rest window %q", r.Key, r.What, r.At.V, r.Window.Name).
				See(r.Window.Pos, "%q is defined here", r.Window.Name)
		}
	},
}
