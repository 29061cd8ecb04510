package importer

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
)

// workbook notes the tables beside the one that was read, what stands outside of them, and its
// formulas.
func (a *Account) workbook(tables []sheet.Table, read int) {
	for i := range tables {
		if i != read {
			a.otherTable(tables, i)
		}
	}
	a.around(tables[read])
	a.formulas(tables[read])
}

// around tells the first words outside of a table.
func (a *Account) around(t sheet.Table) {
	if t.Around == 0 {
		return
	}
	said := fmt.Sprintf("only its table was read; %s outside of it %s left out", counted(t.Around, "word"), wereOf(t.Around))
	if words := t.Beside.Opening(); words != "" {
		said += ": " + opening(words)
	}
	a.remark(said)
}

// otherTable notes a table that was not read.
func (a *Account) otherTable(tables []sheet.Table, at int) {
	t := tables[at]
	what := fmt.Sprintf("table %s of %d rows", sheet.Names(tables)[at], len(t.Rows))
	a.add(Record{At: t.At(t.Rows[0][0].Pos), What: opening(what), Became: LeftOut, Because: "another table of the file was read; --sheet names one"})
}

// formulas notes the formulas of a table.
func (a *Account) formulas(t sheet.Table) {
	if t.Formulas > 0 {
		a.remark(fmt.Sprintf("formulas in %s: the values that the spreadsheet program kept were read", counted(t.Formulas, "cell")))
	}
	if t.Unkept > 0 {
		a.remark(fmt.Sprintf("formulas without a kept value in %s, which became empty; open the file in a spreadsheet program and save it", counted(t.Unkept, "cell")))
	}
}

// Outside is why nothing was made of what stands outside of the table of a ladder. Such a record
// has all of its words.
const Outside = "it is outside of the table of the ladder"

const (
	mostOutside = 100   // lines outside of the table that are listed though they read like no rule
	mostOfOne   = 2_000 // bytes of one of them
	mostRows    = 30    // of another table that is listed row by row
)

// outside notes each paragraph, item and row of a file that is not in the table of the ladder,
// with its words, and what those ask of a gate.
func (a *Account) outside(tables []sheet.Table, read int) {
	o := outsiders{account: a}
	for i, t := range tables {
		if i == read {
			continue
		}
		a.otherTable(tables, i)
		if len(t.Rows) > mostRows {
			continue
		}
		for _, row := range t.Rows {
			if text := rowText(row); text != "" {
				o.add(t.At(firstFilled(row)), text)
			}
		}
	}
	if len(tables[read].Beside) == 0 {
		a.around(tables[read]) // of objects, whose words have no lines
	}
	for _, aside := range tables[read].Beside {
		if !aside.IsNameOf(tables) {
			o.add(aside.Pos.String(), aside.Text)
		}
	}
	if o.further > 0 {
		a.LeaveOut(o.last, fmt.Sprintf("%s of the file, none of which reads like a rule", counted(o.further, "more line")), Outside)
	}
	if len(o.rules) > 0 {
		a.Next = append(a.Next, "write into content/framework.yaml what the lines ask that were left out and read like rules: gates: {LEVEL: {each: ..., rules: [...]}}, and importance: should at each competency that may be missing; docs/format.md lists the keys of gates. The lines are "+listed(o.rules))
	}
}

// mostPlaces is how many places a step names.
const mostPlaces = 12

// outsiders are the lines outside of the table of a ladder.
type outsiders struct {
	account *Account
	listed  int
	further int      // how many are not listed
	last    string   // the place of the first of these
	rules   []string // the places of those that read like rules
}

func (o *outsiders) add(at, text string) {
	record := Record{At: at, What: text, Became: LeftOut, Because: Outside}
	if len(text) > mostOfOne {
		record.What = beginning(text, mostOfOne) + "…"
	}
	for _, asks := range asked() {
		if remark := asks(figured(text)); remark != "" {
			record.Remarks = append(record.Remarks, remark)
		}
	}
	word := ruleWord(text)
	if word != "" && len(record.Remarks) == 0 {
		record.Remarks = []string{fmt.Sprintf("it reads like a rule of a gate: %q", word)}
	}
	switch {
	case len(record.Remarks) > 0:
		o.rules = append(o.rules, at)
	case o.listed == mostOutside:
		if o.further++; o.further == 1 {
			o.last = at
		}
		return
	default:
		o.listed++
	}
	o.account.add(record)
}
