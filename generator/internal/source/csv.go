package source

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// readCSV reads a table. The delimiter is a tab, a semicolon or a comma: the
// first of them that stands in each of the first lines. Lines that are empty
// are passed over.
func readCSV(file, text string) (Table, diag.List) {
	var diags diag.List
	table := Table{Path: file}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(text)
	r.FieldsPerRecord = -1
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			at := diag.Pos{File: file, Line: bad.Line, Col: bad.Column}
			if errors.Is(bad.Err, csv.ErrQuote) {
				at = diag.Pos{File: file, Line: bad.StartLine} // where a quote that never ends is noticed helps nobody
			}
			diags.Errorf(at, "syntax-bad", "this is not CSV: %s", bad.Err).
				Hintf("put a field that holds quotes into quotes, and double those inside")
			break
		}
		row := make([]Cell, len(record))
		for i, cell := range record {
			line, col := r.FieldPos(i)
			row[i] = Cell{Text: strings.TrimSpace(cell), Pos: diag.Pos{File: file, Line: line, Col: col}}
		}
		table.Rows = append(table.Rows, row)
	}
	return table, diags
}

func delimiter(text string) rune {
	for _, d := range "\t;" {
		if inEachLine(text, string(d)) {
			return d
		}
	}
	return ','
}

// inEachLine looks at the first 20 lines outside of quotes.
func inEachLine(text, d string) bool {
	seen := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		outside := ""
		for i, part := range strings.Split(line, `"`) {
			if i%2 == 0 {
				outside += part
			}
		}
		if !strings.Contains(outside, d) {
			return false
		}
		if seen++; seen == 20 {
			break
		}
	}
	return seen > 0
}

// Mappings gives the rows below the header as mappings, for a table of
// entries. A header `metric.series` leads into a map; an empty cell gives no
// field. Rows whose number of cells differs from the header's are reported.
func (t Table) Mappings() ([]Value, diag.List) {
	var diags diag.List
	if len(t.Rows) == 0 {
		return nil, nil
	}
	header := t.Rows[0]
	var all []Value
	for _, row := range t.Rows[1:] {
		if t.Ragged(row, len(header), &diags) {
			continue
		}
		v := Value{Kind: Mapping, Pos: row[0].Pos}
		for i, cell := range row[:min(len(row), len(header))] {
			if cell.Text != "" {
				setPath(&v, strings.Split(header[i].Text, "."), header[i].Pos, cell)
			}
		}
		all = append(all, v)
	}
	return all, diags
}

func setPath(v *Value, path []string, keyPos diag.Pos, cell Cell) {
	for i := range v.Fields {
		if v.Fields[i].Key == path[0] && len(path) > 1 && v.Fields[i].Value.Kind == Mapping {
			setPath(&v.Fields[i].Value, path[1:], keyPos, cell)
			return
		}
	}
	f := Field{Key: path[0], Pos: keyPos, Value: Value{Kind: Scalar, Pos: cell.Pos, Text: cell.Text, Cell: true}}
	if len(path) > 1 {
		f.Value = Value{Kind: Mapping, Pos: cell.Pos}
		setPath(&f.Value, path[1:], keyPos, cell)
	}
	v.Fields = append(v.Fields, f)
}

// Ragged reports a row whose cells are not as many as the table is wide. Empty
// cells at the end of a row do no harm.
func (t Table) Ragged(row []Cell, width int, diags *diag.List) bool {
	filled := Filled(row)
	if filled <= width && len(row) >= width {
		return false
	}
	n := len(row)
	if filled > width {
		n = filled
	}
	diags.Errorf(row[0].Pos, "csv-ragged", "this line has %d fields, the others have %d", n, width).
		Hintf("put a field that holds the delimiter into quotes")
	return true
}

// Filled counts the cells of a row up to the last one that is not empty.
func Filled(row []Cell) int {
	n := len(row)
	for n > 0 && row[n-1].Text == "" {
		n--
	}
	return n
}
