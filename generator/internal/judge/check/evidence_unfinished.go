package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var evidenceUnfinished = Check{
	ID:       "evidence-unfinished",
	Title:    "unfinished evidence where finished work is needed",
	Severity: diag.Warning,
	Doc: `A case study uses evidence that has no "ended", or one in the future; or a
profile of the packet names such evidence, or a draft, under its exhibits or
pins. Or evidence has neither an "ended" nor a "started" within the last year.
Or its "ended" is a month or a quarter that has begun and is not over.

The study describes a result, but the evidence says that the work is still
going on. One of them is wrong, and unfinished evidence never counts. A packet
leaves it out, although the profile names it.

Evidence counts from the last day of the period in "ended".

Add "ended" to the evidence, or leave it out of the study or the profile until
it has one. Give ongoing work a "started", and planned work an "ended" in the
future. Of work that goes on for more than a year, what is finished is evidence
of its own, with its "ended"; the rest gets an "ended" in the future. Work that
was finished within the month gets the day. What an import made of a list and is
no evidence gets "draft: true": an entry that is deleted comes back with the
next import.`,
	Run: func(p *Pass) {
		p.endless()
		p.notOver()
		ended := map[string]bool{}
		for e := range p.finished() {
			ended[e.ID] = true
		}
		for _, s := range p.Case.CaseStudies {
			for _, ref := range s.Evidence {
				if i := casefile.Find(p.Case.Evidence, ref.V); i >= 0 && !ended[ref.V] {
					p.Reportf(ref.Pos, "%q is not finished, but the case study describes it as done", ref.V).
						See(endOf(p.Case.Evidence[i]), "%q is planned", ref.V)
				}
			}
		}
		for _, profile := range p.Case.Config.Packet.Profiles {
			for _, ref := range slices.Concat(profile.Exhibits, profile.Pins) {
				if !ended[ref.V] {
					p.leftOut(ref)
				}
			}
		}
	},
}

// endless tells once of evidence that has no end and is not known to go on: it
// counts for nothing, and most often its end was forgotten.
func (p *Pass) endless() {
	var first casefile.Evidence
	n := 0
	for _, e := range p.Case.Evidence {
		goesOn := e.Started.V.Given() && p.Assessment.Day.MonthsSince(e.Started.V.First) < 12
		if e.Ended.Given() || goesOn {
			continue
		}
		if n++; n == 1 {
			first = e
		}
	}
	switch {
	case n == 1 && first.Started.Given():
		p.Reportf(first.Started.Pos, "this evidence began more than a year ago and has no end, so it counts for nothing").
			Hintf("add ended, in the future if the work goes on; what is finished of it is evidence of its own; draft: true if it is no evidence")
	case n == 1:
		p.Reportf(first.Pos, "this evidence has no end, so it counts for nothing").Hintf("add ended, or started if the work goes on; draft: true if it is no evidence")
	case n > 1:
		p.Reportf(first.Pos, "%d entries of evidence, such as this one, have no end, so they count for nothing", n).Hintf("add ended to each, or started if the work goes on; draft: true to what is no evidence")
	}
}

// notOver tells of evidence that ends in a period which has begun: its author most often
// means that it is finished, and until the last day it counts for nothing.
func (p *Pass) notOver() {
	today := p.Assessment.Day
	for _, e := range p.Case.Evidence {
		if end := e.Ended.V; end.Given() && end.First <= today && end.Last > today {
			p.Reportf(e.Ended.Pos, "%s is not over on %s, so this evidence is planned, and counts for nothing yet", end.Text, today).
				Hintf("if it is finished, write the day, as %s", today)
		}
	}
}

// leftOut says that a packet will not hold what its profile names.
func (p *Pass) leftOut(ref casefile.Ref) {
	i := casefile.Find(p.drafted.Evidence, ref.V)
	if i < 0 {
		return // reported as dangling
	}
	if e := p.drafted.Evidence[i]; e.Draft.V {
		p.Reportf(ref.Pos, "%q is a draft, and the packet leaves it out", ref.V).See(e.Draft.Pos, "it is a draft here").Hintf("take the draft out of the profile, or finish it")
	} else {
		p.Reportf(ref.Pos, "%q is not finished, and the packet leaves it out", ref.V).See(endOf(e), "%q is planned", ref.V).Hintf("take it out of the profile until it is finished")
	}
}

// endOf is the place of a day to come, or else of the evidence.
func endOf(e casefile.Evidence) diag.Pos {
	if e.Ended.Given() {
		return e.Ended.Pos
	}
	return e.Pos
}
