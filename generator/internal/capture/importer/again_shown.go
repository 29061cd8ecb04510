package importer

import (
	"fmt"
	"strings"
)

// Shown is what an audience is shown of the entries, as their export for it has them: with other
// words in the place of names.
type Shown struct {
	Audience string
	Own      Own
}

// madeFor gives the audience whose export a table was made of, if it shows other words than the
// entries have and the table has the same; one without a name if there is none.
func (p Place) madeFor(all []Found) (best Shown) {
	most := 0
	for _, shown := range p.Shown {
		same := 0
		for _, f := range all {
			was, there := p.Own[f.ID]
			if !there || f.ID == "" {
				continue
			}
			for _, field := range f.fields() {
				if text := shown.Own[f.ID].inOneLine(field); text != "" && text != was.inOneLine(field) && text == f.inOneLine(field) {
					same++
				}
			}
		}
		if same > most {
			best, most = shown, same
		}
	}
	return best
}

// fields lists what a row or an entry says something in.
func (f Found) fields() []string {
	all := []string{bodyField}
	for _, g := range f.Given {
		all = append(all, g.Field)
	}
	return all
}

// inOneLine gives the text of a field on one line.
func (f Found) inOneLine(field string) string {
	if field == bodyField {
		return oneLine(f.Body, 0)
	}
	g, _ := f.given(field)
	var cells []string
	for _, c := range g.Cells {
		cells = append(cells, c.Text)
	}
	return oneLine(strings.Join(cells, " "), 0)
}

// hidden tells whether a field of an entry has words that the audience of the table is not shown,
// so that what the table has there is no edit of the author's, and says so.
func (e *entries) hidden(f, was Found, field string, record *Record) bool {
	shown, there := e.shown.Own[f.ID]
	if !there || shown.inOneLine(field) == was.inOneLine(field) || f.inOneLine(field) == was.inOneLine(field) {
		return false
	}
	e.account.remark(fmt.Sprintf("it was exported for the audience %s, which is shown other words than the entries have; where they differ, the entries keep theirs", e.shown.Audience))
	if f.inOneLine(field) != shown.inOneLine(field) {
		record.Remarks = append(record.Remarks, fmt.Sprintf("%s was not taken: it has other words in the table than in the entry, and is changed; change it in a table of casebook export --audience self", field))
	}
	return true
}
