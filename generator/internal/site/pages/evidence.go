package pages

import (
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// evidence composes /evidence/ and a page for each exhibit.
func (d *composer) evidence() {
	if len(d.c.Evidence) == 0 {
		return
	}
	s := d.section("evidence", "Evidence", "evidence")
	s.base.Page = "exhibits"
	v := Exhibits{Base: s.base, HasBody: s.hasBody(), Filters: d.filters()}
	v.Line = count(len(d.finished), "exhibit", "exhibits")
	if n := len(d.planned); n > 0 {
		v.Line += fmt.Sprintf(", %d planned", n)
	}
	v.Rows, v.Planned = d.exhibitRows(d.finished), d.exhibitRows(d.planned)
	v.Charts = d.flowFigure()
	d.put(s, v)

	all := slices.Concat(d.finished, d.planned)
	for i, e := range all {
		before, after := beside(all, i)
		d.exhibit(e, before, after)
	}
}

func (d *composer) exhibit(e, before, after *entry) {
	ev := e.evidence
	p, base := d.entryPage(e.Entry, "exhibit", "evidence", []Link{d.up("evidence", "Evidence")}, before, after)
	if ev.Ended.V.Given() && e.number > 0 {
		p.date = casefile.Date{V: ev.Ended.V, Pos: ev.Ended.Pos}
	}
	v := Exhibit{
		EntryView: base,
		Number:    e.number, Planned: e.number == 0, Label: "Planned",
		Kind: word(ev.Kind), Scope: word(ev.Scope), Role: plain(ev.Role.V),
		Started: dateOf(ev.Started), Ended: dateOf(ev.Ended), Period: spanText(ev.Started, ev.Ended),
		Witnesses: d.persons(ev.Witnesses),
		Impact:    d.impacts(ev.Impact, nil),
		Supports:  d.supports(e),
		Milestone: d.ref(casefile.MilestonesFolder, ev.Milestone),
	}
	if e.number > 0 {
		v.Label = fmt.Sprintf("Exhibit %d of %d", e.number, len(d.finished))
	}
	s := d.shelf(p, ev.Folder)
	v.Artifacts = d.artifacts(ev.Artifacts, s)
	d.fill(&p, &v.EntryView, e.Entry, s)
	v.Charts = d.impactFigures(e.Entry, ev.Impact)
	p.view = v
	d.write(p)
}

// supports tells what a piece of evidence does for each competency it names.
func (d *composer) supports(e *entry) []Support {
	var all []Support
	for _, claim := range e.Competencies {
		v := Support{Competency: d.skillLink(claim.Competency.V), Level: d.level(claim.Level.V), Note: "not asked at this level"}
		if s, ok := d.skill[claim.Competency.V]; ok && s.judged != nil {
			w := verdictWord(s.judged.Verdict)
			v.Verdict = &w
			switch s.counts[e.Key()] {
			case counting:
				v.Counts, v.Note = true, "counts"
			case stale:
				v.Note = "ended too long ago to count"
			case unfinished:
				v.Note = "not finished"
			default:
				v.Note = "names a lower level"
				if e.number == 0 {
					v.Note = "not finished"
				}
			}
		}
		all = append(all, v)
	}
	return all
}
