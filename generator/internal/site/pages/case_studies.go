package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

const impactsShown = 3 // figures of a case study in a list

// caseStudies composes /case-studies/ and a page for each.
func (d *composer) caseStudies() {
	if len(d.c.CaseStudies) == 0 {
		return
	}
	s := d.section("case-studies", "Case studies", "case-studies")
	v := CaseStudies{Base: s.base, HasBody: s.hasBody()}
	order := d.inOrder(casefile.CaseStudiesFolder)
	for _, e := range order {
		x := d.study(e)
		r := CaseStudyRow{Row: d.rowOf(e.Entry)}
		r.Links = d.exhibitLinks(x.Evidence)
		r.Impact = d.studyImpacts(x)
		r.Impact = r.Impact[:min(impactsShown, len(r.Impact))]
		v.Rows = append(v.Rows, r)
	}
	d.put(s, v)
	for i, e := range order {
		before, after := beside(order, i)
		d.caseStudy(e, d.study(e), before, after)
	}
}

func (d *composer) caseStudy(e *entry, x *casefile.CaseStudy, before, after *entry) {
	p, base := d.entryPage(e.Entry, "case-study", "case-studies", []Link{d.up("case-studies", "Case studies")}, before, after)
	witnesses := slices.Clone(x.Witnesses)
	exhibits := d.byNumber(x.Evidence)
	for _, ex := range exhibits {
		witnesses = append(witnesses, ex.evidence.Witnesses...)
	}
	v := CaseStudy{
		EntryView: base, Evidence: d.exhibitRows(exhibits),
		Witnesses: d.persons(witnesses), Impact: d.studyImpacts(x),
	}
	d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
	v.Charts = d.impactFigures(e.Entry, d.impactsOf(e.Key()))
	p.view = v
	d.write(p)
}

// studyImpacts gives the figures of a case study: its own, then those of its
// evidence.
func (d *composer) studyImpacts(x *casefile.CaseStudy) []Impact {
	all := d.impacts(x.Impact, nil)
	for _, ex := range d.byNumber(x.Evidence) {
		l, _ := d.link(ex.Key())
		all = append(all, d.impacts(ex.evidence.Impact, &l)...)
	}
	return all
}

// impactsOf gives the figures that an exhibit or a case study changed, by its
// key: of a case study its own, then those of its evidence.
func (d *composer) impactsOf(key string) []casefile.Impact {
	e, ok := d.entries[key]
	switch {
	case ok && e.evidence != nil:
		return e.evidence.Impact
	case !ok || e.Collection != casefile.CaseStudiesFolder:
		return nil
	}
	x := d.study(e)
	all := slices.Clone(x.Impact)
	for _, ex := range d.byNumber(x.Evidence) {
		all = append(all, ex.evidence.Impact...)
	}
	return all
}

// exhibitLinks points at evidence, by number.
func (d *composer) exhibitLinks(refs []casefile.Ref) []Link {
	var all []Link
	for _, e := range d.byNumber(refs) {
		l, _ := d.link(e.Key())
		all = append(all, l)
	}
	return all
}

// study gives the case study of an entry.
func (d *composer) study(e *entry) *casefile.CaseStudy {
	return &d.c.CaseStudies[casefile.Find(d.c.CaseStudies, e.ID)]
}

// caseStudyRows lists the case studies for the home page.
func (d *composer) caseStudyRows() []Row {
	var rows []Row
	for _, e := range d.inOrder(casefile.CaseStudiesFolder) {
		rows = append(rows, d.rowOf(e.Entry))
	}
	return rows
}
