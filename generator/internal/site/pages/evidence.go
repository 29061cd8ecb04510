package pages

import (
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// evidence composes /evidence/ and a page for each exhibit.
func (d *composer) evidence() {
	if len(d.Case.Evidence) == 0 {
		return
	}
	s := d.section("evidence", "Evidence", "evidence")
	s.base.Page = "exhibits"
	v := views.Exhibits{Base: s.base, HasBody: s.hasBody()}
	v.Line = wording.Count(len(d.Finished), "exhibit", "exhibits")
	if n := len(d.Planned); n > 0 {
		v.Line += fmt.Sprintf(", %d planned", n)
	}
	strongest := d.Strongest(len(d.Finished))
	v.Filters = d.filters(slices.Concat(strongest, d.Planned))
	for _, e := range strongest {
		v.Rows = append(v.Rows, *d.ExhibitRow(e))
	}
	v.Planned = d.ExhibitRows(d.Planned)
	v.Charts = d.FlowFigure()
	d.put(s, v)

	all := slices.Concat(d.Finished, d.Planned)
	for e, near := range beside(all) {
		d.exhibit(e, near)
	}
}

func (d *composer) exhibit(e *caseindex.Entry, near neighbours) {
	ev := e.Evidence
	p, base := d.entryPage(e.Entry, "exhibit", "evidence", []views.Link{d.up("evidence", "Evidence")}, near)
	if ev.Ended.V.Given() && e.Number > 0 {
		p.date = casefile.Date{V: ev.Ended.V, Pos: ev.Ended.Pos}
	}
	v := views.Exhibit{
		EntryView: base,
		Number:    e.Number, Planned: e.Number == 0, Label: "Planned",
		Kind: wording.Word(ev.Kind), Scope: wording.Word(ev.Scope), Role: wording.Plain(ev.Role.V),
		Started: wording.DateOf(ev.Started), Ended: wording.DateOf(ev.Ended), Period: wording.SpanText(ev.Started, ev.Ended),
		Witnesses: d.Persons(ev.Witnesses),
		Impact:    d.Impacts(ev.Impact, nil),
		Supports:  d.supports(e),
		Milestone: d.Ref(casefile.MilestonesFolder, ev.Milestone),
	}
	if e.Number > 0 {
		v.Label = fmt.Sprintf("Exhibit %d of %d", e.Number, len(d.Finished))
	}
	s := d.shelf(p, ev.Folder)
	v.Artifacts = d.Artifacts(ev.Artifacts, s)
	d.fill(&p, &v.EntryView, e.Entry, s)
	withoutShown(v.Artifacts, p.body)
	if !d.bound {
		v.Charts = d.ImpactFigures(e.Entry, ev.Impact)
	}
	p.view = v
	d.write(p)
}

// withoutShown keeps pictures that a text shows from being shown below it again.
func withoutShown(list []views.Artifact, text source.Body) {
	for i := range list {
		if list[i].Image != "" && slices.ContainsFunc(text.Markdown().Links, func(l source.Link) bool { return l.Image && l.URL == list[i].Image }) {
			list[i].Image = ""
		}
	}
}

// supports tells what a piece of evidence does for each competency it names.
func (d *composer) supports(e *caseindex.Entry) []views.Support {
	var all []views.Support
	for _, claim := range e.Competencies {
		v := views.Support{Competency: d.SkillLink(claim.Competency.V), Level: d.Level(claim.Level.V), Note: "not asked at this level", Shows: wording.Plain(d.Md(claim.Shows))}
		if s, ok := d.Skill[claim.Competency.V]; ok && s.Judged != nil {
			w := caseindex.ExpectationWord(s.Judged)
			v.Verdict = &w
			switch s.Counts[e.Key()] {
			case caseindex.Counting:
				v.Counts, v.Note = true, "counts"
			case caseindex.Stale:
				v.Note = "ended too long ago to count"
			case caseindex.Unfinished:
				v.Note = "not finished"
			default:
				v.Note = "names a lower level"
				if e.Number == 0 {
					v.Note = "not finished"
				}
			}
		}
		all = append(all, v)
	}
	return all
}
