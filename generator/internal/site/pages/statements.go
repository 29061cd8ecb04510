package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// statements composes /statements/ and a page for each.
func (d *composer) statements() {
	if len(d.Case.Statements) == 0 {
		return
	}
	s := d.section("statements", "Statements", "statements")
	d.put(s, views.Statements{Base: s.base, HasBody: s.hasBody(), Rows: d.StatementRows()})
	order := d.InOrder(casefile.StatementsFolder)
	for e, near := range beside(order) {
		d.statement(d.Statement(e), near)
	}
}

func (d *composer) statement(s *casefile.Statement, near neighbours) {
	p, base := d.entryPage(&s.Entry, "statement", "statements", []views.Link{d.up("statements", "Statements")}, near)
	v := views.Statement{
		EntryView: base, Line: d.StatementLine(s), Capacity: wording.Word(s.Capacity), Recommends: wording.Word(s.Recommends),
		Given: wording.DateOf(s.Given), Consent: consent(s.Consent),
	}
	if s.ChosenBy.V != "author" {
		v.Chosen = wording.Word(s.ChosenBy)
	}
	if s.Given.V.Given() {
		p.date = s.Given
	}
	if d.Summarised(s) {
		// Params and links are of whoever gave it too.
		v.Summarised, v.Links, p.params = true, nil, source.Value{}
		p.view = v
		d.write(p)
		return
	}
	v.From = d.Person(s.From.V)
	for _, id := range caseindex.Distinct(s.About) {
		v.About = append(v.About, d.SkillLink(id))
	}
	d.writeEntry(p, &v.EntryView, &s.Entry, &v)
}
