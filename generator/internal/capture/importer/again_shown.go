package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Shown is what an audience is shown of the entries, as their export for it has them: with other
// words in the place of names.
type Shown struct {
	Audience string
	Own      Own
}

// reader is an audience that a table may have been exported for.
type reader struct {
	Shown
	fields int // of the table that have the words that it is shown in the place of the author's
}

// madeFor gives the audiences that a table may have been exported for. One is left out if the
// table has an entry that it may not read, or the words of the author's where it is shown others:
// what is edited itself does not tell. But if the table has more words of this audience than of
// those that remain, the author may have written the others into it.
func (p Place) madeFor(all []Found) (readers []reader) {
	most := 0
	mixed := map[int]reader{}
	for i, shown := range p.Shown {
		others, authors := p.wordsOf(shown, all)
		if authors > 0 {
			mixed[i] = reader{shown, others}
			continue
		}
		readers, most = append(readers, reader{shown, others}), max(most, others)
	}
	for _, i := range slices.Sorted(maps.Keys(mixed)) {
		if mixed[i].fields > most {
			readers = append(readers, mixed[i])
		}
	}
	return readers
}

// wordsOf counts in how many fields a table has the words that an audience is shown in the
// place of the author's, and in how many it has what that audience is not shown.
func (p Place) wordsOf(shown Shown, all []Found) (others, authors int) {
	for _, f := range all {
		was, there := p.Own[f.ID]
		if !there || f.ID == "" {
			continue
		}
		seen, readable := shown.Own[f.ID]
		if !readable {
			authors++
			continue
		}
		for _, field := range f.fields() {
			text, own := seen.inOneLine(field), was.inOneLine(field)
			switch here := f.inOneLine(field); {
			case text == own || here == "":
			case here == text:
				others++
			case here == own:
				authors++
			}
		}
	}
	return others, authors
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

// hidden tells whether a field of an entry has words that a reader of the table is not shown and
// that the table does not have, so that what it has there may be no edit of the author's. It says so.
func (e *entries) hidden(f, was Found, field string, record *Record) bool {
	own, here := was.inOneLine(field), f.inOneLine(field)
	if own == here {
		return false
	}
	at := slices.IndexFunc(e.readers, func(r reader) bool {
		text := r.Own[f.ID].inOneLine(field)
		return text != own && !keepsWords(own, text, here)
	})
	if at < 0 {
		return false
	}
	e.account.remark(e.madeForOthers())
	if here != e.readers[at].Own[f.ID].inOneLine(field) {
		record.Remarks = append(record.Remarks, fmt.Sprintf("%s was not taken: it has other words in the table than in the entry, and is changed; change it in %s, or in a whole table of casebook export --audience self", field, record.File))
	}
	return true
}

// madeForOthers says whom the table was exported for, or that it may be one for others.
func (e *entries) madeForOthers() string {
	var names []string
	for _, r := range e.readers {
		if r.fields > 0 {
			names = append(names, r.Audience)
		}
	}
	whom := "it was exported for the audience " + strings.Join(names, " or ")
	if len(names) == 0 {
		whom = "it may have been exported for an audience"
	}
	return whom + ", which is shown other words than the entries have; where they differ, the entries keep theirs"
}

// keepsWords tells whether a text has, as often as that of the author, each word and figure that
// a reader is shown less often. If there is none, it cannot be told.
func keepsWords(own, shown, here string) bool {
	count := func(text string) map[string]int {
		n := map[string]int{}
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			n[word]++
		}
		return n
	}
	less, has, kept := count(shown), count(here), false
	for word, n := range count(own) {
		if less[word] < n && has[word] < n {
			return false
		}
		kept = kept || less[word] < n
	}
	return kept
}
