package pageparts

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// StatementRows lists the statements, newest first.
func (d *Parts) StatementRows() []views.StatementRow {
	var rows []views.StatementRow
	for _, e := range d.InOrder(casefile.StatementsFolder) {
		s := d.Statement(e)
		r := views.StatementRow{
			Row: d.RowOf(e.Entry), Line: d.StatementLine(s), Capacity: wording.Word(s.Capacity), Chosen: chosen(s),
		}
		r.State = wording.Word(s.Recommends)
		if s.Given.V.Given() {
			r.Date = wording.DateOf(s.Given)
		}
		if !d.Summarised(s) {
			r.From, r.Path = d.Name(s.From.V), prose.HugoPath(e.Entry)
		}
		rows = append(rows, r)
	}
	return rows
}

// StatementLine says who gives a statement and what it recommends: "Rakesh Iyer, manager,
// recommends it", "A reviewer, unnamed by agreement, does not recommend it yet".
func (d *Parts) StatementLine(s *casefile.Statement) string {
	who := ""
	if !d.Summarised(s) {
		who = d.Name(s.From.V)
	}
	switch capacity := s.Capacity.V; {
	case who != "" && capacity != "":
		who += ", " + capacity + ","
	case capacity != "":
		who = "A " + capacity + ", unnamed by agreement,"
	case who == "":
		who = "Somebody"
	}
	if c := s.ChosenBy.V; c != "" && c != "author" {
		who = strings.TrimSuffix(who, ",") + ", chosen by the " + c + ","
	}
	switch s.Recommends.V {
	case "yes":
		return wording.Capital(who) + " recommends it"
	case "not yet":
		return wording.Capital(who) + " does not recommend it yet"
	case "abstains":
		return wording.Capital(who) + " abstains"
	}
	return wording.Capital(strings.TrimSuffix(who, ","))
}

// chosen says who chose the giver of a statement, where it was not the author.
func chosen(s *casefile.Statement) *views.Word {
	if s.ChosenBy.V == "author" {
		return nil
	}
	return wording.Word(s.ChosenBy)
}
