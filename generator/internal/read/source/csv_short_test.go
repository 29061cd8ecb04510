package source

import (
	"fmt"
	"strings"
	"testing"
)

// A row without empty cells at its end is read, if none of its cells can have moved.
func TestRowsWithoutTheirLastCells(t *testing.T) {
	whole := [][]string{{"2026-01-03", "A", "1", "late by 2 days"}, {"2026-01-04", "B", "2", ""}}
	for row, kept := range map[string]bool{
		"2026-01-05|C|3":       true,  // no note
		"2026-01-05|C":         false, // the note may be the name
		"2026-01-05|3|late":    false, // no name
		"2026-01-05|C|late":    false, // no number
		"2026-01-05|C|":        false, // nothing shows where it stands
		"2026-01-05|C|3,5":     true,
		"2026-01-05|C|1 200 %": true,
		"2026-01-05":           false,
		"2026-01-05|C|3||":     true, // empty cells more
		"2026-01-05|C|3||x":    false,
	} {
		var rows [][]Cell
		for _, texts := range append(whole, strings.Split(row, "|")) {
			var cells []Cell
			for _, text := range texts {
				cells = append(cells, Cell{Text: text})
			}
			rows = append(rows, cells)
		}
		got := map[int]bool{}
		diags := Even(rows, 4, func(i int) { got[i] = true })
		if got[2] != kept || len(diags) > 0 == kept {
			t.Errorf("%s: %v, %v", row, got, diags)
		}
	}
	for name, rows := range map[string][][]Cell{
		"one row that is whole": {{{Text: "a"}, {Text: "1"}, {Text: "b"}}, {{Text: "c"}, {Text: "2"}}},
		"figures alone":         {{{Text: "1"}, {Text: "1"}}, {{Text: "2"}, {Text: "2"}}, {{Text: "3"}}},
		"figures with marks":    {{{Text: "a"}, {Text: "USD 1"}}, {{Text: "b"}, {Text: "USD 2"}}, {{Text: "c"}}},
		"figures with units":    {{{Text: "a"}, {Text: "1 °C"}}, {{Text: "b"}, {Text: "2 °C"}}, {{Text: "c"}}},
		"a column of both":      {{{Text: "a"}, {Text: "1"}}, {{Text: "2"}, {Text: "2"}}, {{Text: "c"}}},
	} {
		if diags := Even(rows, len(rows[0]), func(int) {}); fmt.Sprint(len(diags)) != "1" {
			t.Errorf("%s: %v", name, diags)
		}
	}
}
