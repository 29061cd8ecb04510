package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/index"
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
	for i, e := range order {
		before, after := beside(order, i)
		d.statement(d.Statement(e), before, after)
	}
}

func (d *composer) statement(s *casefile.Statement, before, after *index.Entry) {
	p, base := d.entryPage(&s.Entry, "statement", "statements", []views.Link{d.up("statements", "Statements")}, before, after)
	v := views.Statement{
		EntryView: base, Line: d.StatementLine(s), Capacity: wording.Word(s.Capacity), Recommends: wording.Word(s.Recommends),
		Given: wording.DateOf(s.Given), Consent: wording.WordOf("none"),
	}
	if s.ChosenBy.V != "author" {
		v.Chosen = wording.Word(s.ChosenBy)
	}
	if s.Consent.V != "" {
		v.Consent = wording.WordOf(s.Consent.V)
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
	for _, id := range index.Distinct(s.About) {
		v.About = append(v.About, d.SkillLink(id))
	}
	d.fill(&p, &v.EntryView, &s.Entry, d.shelf(p, s.Folder))
	p.view = v
	d.write(p)
}
