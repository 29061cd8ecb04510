package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var planClosed = Check{
	ID:       "plan-closed",
	Title:    "a plan that readers of the gap may not read",
	Severity: diag.Warning,
	Doc: `A competency lacks evidence, and the audience that builds are for may read none
of the milestones and experiments that are aimed at it. The first milestone of
"casebook init" is for the mentor.

The site and the packet of this audience say "nothing planned", since they tell
nothing of what is closed. What is aimed at everything that the level asks, such
as a talk about the ladder, is not reported.

Write "audience: committee" into what this audience may read. If it is to be told
that nothing is planned, accept the warning.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader := p.reader()
		if !reader.MayRead(config.Committee) || !p.showsEvidence(reader) {
			return // it is not told what is planned, or the case has just begun
		}
		steps := map[string]*casefile.Entry{}
		for _, e := range p.entries() {
			steps[e.Key()] = e
		}
		var gaps []string
		var closed []*casefile.Entry
		for _, g := range p.Assessment.Gaps {
			var aimed []*casefile.Entry
			for _, key := range g.AimedAt {
				if e := steps[key]; e != nil && !p.aimsAtAll(e) {
					aimed = append(aimed, e)
				}
			}
			if len(aimed) == 0 || slices.ContainsFunc(aimed, func(e *casefile.Entry) bool { return reader.MayRead(e.Audience) }) {
				continue
			}
			gaps = append(gaps, quoted(g.Competency))
			for _, e := range aimed {
				if !slices.Contains(closed, e) {
					closed = append(closed, e)
				}
			}
		}
		if len(gaps) == 0 {
			return
		}
		at := func(e *casefile.Entry) diag.Pos {
			if e.AudiencePos.Given() {
				return e.AudiencePos
			}
			return e.Pos
		}
		d := p.Reportf(at(closed[0]), "the audience %q is told that nothing is planned for %s, as it may not read the plan", reader, some(gaps)).
			Hintf("write audience: %s into what it may read, or accept the warning", reader)
		for _, e := range closed[1:] {
			d.See(at(e), "so is this")
		}
	},
}

// showsEvidence tells whether a reader may read finished evidence.
func (p *Pass) showsEvidence(reader config.Audience) bool {
	for e := range p.finished() {
		if reader.MayRead(e.Audience) {
			return true
		}
	}
	return false
}

const fewForAll = 3 // competencies that one step can be a plan for, though it names all

// aimsAtAll tells whether a step is aimed at all that the level asks.
func (p *Pass) aimsAtAll(e *casefile.Entry) bool {
	all := p.Assessment.Expectations
	return len(all) > fewForAll && len(e.Competencies) >= len(all)
}
