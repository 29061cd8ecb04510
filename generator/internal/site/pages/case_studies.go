package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

const impactsShown = 3 // figures of a case study in a list

// caseStudies composes /case-studies/ and a page for each.
func (d *composer) caseStudies() {
	if len(d.Case.CaseStudies) == 0 {
		return
	}
	s := d.section("case-studies", "Case studies", "case-studies")
	v := views.CaseStudies{Base: s.base, HasBody: s.hasBody()}
	order := d.InOrder(casefile.CaseStudiesFolder)
	for _, e := range order {
		x := d.Study(e)
		r := views.CaseStudyRow{Row: d.OpenedRow(e.Entry)}
		r.Links = d.ExhibitLinks(x.Evidence)
		r.Impact = d.StudyImpacts(x)
		r.Impact = r.Impact[:min(impactsShown, len(r.Impact))]
		v.Rows = append(v.Rows, r)
	}
	d.put(s, v)
	for e, near := range beside(order) {
		d.caseStudy(e, d.Study(e), near)
	}
}

func (d *composer) caseStudy(e *caseindex.Entry, x *casefile.CaseStudy, near neighbours) {
	p, base := d.entryPage(e.Entry, "case-study", "case-studies", []views.Link{d.up("case-studies", "Case studies")}, near)
	witnesses := slices.Clone(x.Witnesses)
	exhibits := d.ByNumber(x.Evidence)
	for _, ex := range exhibits {
		witnesses = append(witnesses, ex.Evidence.Witnesses...)
	}
	v := views.CaseStudy{
		EntryView: base, Evidence: d.ExhibitRows(exhibits),
		Witnesses: d.Persons(witnesses), Impact: d.StudyImpacts(x),
	}
	d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
	if !d.bound {
		v.Charts = d.ImpactFigures(e.Entry, d.ImpactsOf(e.Key()))
	}
	p.view = v
	d.write(p)
}
