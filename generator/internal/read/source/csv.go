package source

import (
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// maxColumns is far more than a page can show.
const maxColumns = 2_000

// readCSV reads a table. The delimiter is a tab, a semicolon or a comma, a bar
// where there is none of them, or what a first line "sep=;" names. Lines that are empty, or hold nothing but
// delimiters, are passed over.
func readCSV(file, text string) (Table, diag.List) {
	var diags diag.List
	table := Table{Path: file}
	mark := Delimiter(text)
	text, _ = cutSeparator(text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = mark
	r.FieldsPerRecord = -1
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			table.Broken = true
			if errors.Is(bad.Err, csv.ErrQuote) { // where a quote that never ends is noticed helps nobody
				diags.Errorf(diag.Pos{File: file, Line: bad.StartLine}, "syntax-bad", "the closing quote of a field is missing, or a quote inside it is not doubled").
					Hintf(`close it with ", and double the quotes inside, as in "say ""so"" to all"`)
			} else {
				diags.Errorf(diag.Pos{File: file, Line: bad.Line, Col: bad.Column}, "syntax-bad", "a field without quotes contains a quote").
					Hintf(`put the whole field into quotes, and double those inside, as in "say ""so"" to all"`)
			}
			break
		}
		row := make([]Cell, len(record))
		for i, cell := range record {
			line, col := r.FieldPos(i)
			row[i] = Cell{Text: strings.TrimSpace(cell), Pos: diag.Pos{File: file, Line: line, Col: col}}
		}
		if len(row) > maxColumns {
			table.Broken = true
			diags.Errorf(row[0].Pos, "text-unbounded", "a line of %d fields; at most %d are read", len(row), maxColumns).
				Hintf("split the table into several files")
			break
		}
		if Filled(row) > 0 {
			table.Rows = append(table.Rows, row)
		}
	}
	return table, diags
}

// delimiter chooses among the marks: the first that stands in each of the first
// lines, else the one that parts most of them into equally many fields, since a
// title may stand above a table.
const delimiters = "\t;,"

// recordsOf gives the lines of a text, and as one of them what quotes hold together. A
// quote that nothing ends holds nothing.
func recordsOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			end := recordEnd(text)
			if end < 0 {
				end = len(text)
				if at := strings.IndexByte(text, '\n'); at >= 0 {
					end = at + 1
				}
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}

// mostRecord bounds how far the end of a record is looked for.
const mostRecord = 1 << 20

// recordEnd gives where the first record of a text ends, -1 if a quote in it never does.
func recordEnd(text string) int {
	quoted := false
	for i := range min(len(text), mostRecord) {
		switch c := text[i]; {
		case c == '"' && quoted:
			quoted = false
		case c == '"' && (i == 0 || text[i-1] == '"' || strings.IndexByte(delimiters, text[i-1]) >= 0):
			quoted = true
		case c == '\n' && !quoted:
			return i + 1
		}
	}
	if quoted || len(text) > mostRecord {
		return -1
	}
	return len(text)
}

// Delimiter gives what parts the cells of a table in a text: the comma where nothing tells.
func Delimiter(text string) rune {
	text, mark := cutSeparator(text)
	if mark != 0 {
		return mark
	}
	marks := []byte(delimiters)
	var counts [3]map[int]int // of a mark: how many lines hold it how often
	for i := range counts {
		counts[i] = map[int]int{}
	}
	seen := 0
	for line := range recordsOf(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var n [3]int
		for i, part := range strings.Split(line, `"`) {
			for j, mark := range marks {
				if i%2 == 0 {
					n[j] += strings.Count(part, string(mark))
				}
			}
		}
		for j := range n {
			counts[j][n[j]]++
		}
		if seen++; seen == 20 {
			break
		}
	}
	best, most := ',', 0
	for j, mark := range marks {
		if mark != ',' && seen > 0 && counts[j][0] == 0 {
			return rune(mark)
		}
		for n, lines := range counts[j] {
			if n > 0 && lines > most {
				best, most = rune(mark), lines
			}
		}
	}
	if most == 0 && strings.Contains(text, "|") {
		return '|'
	}
	return best
}

// cutSeparator reads the line "sep=;" at the beginning, by which Excel names the
// delimiter. An empty line stays in its place.
func cutSeparator(text string) (rest string, mark rune) {
	line, rest, ok := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimRight(line, "\r"), `"`)
	if !ok || len(line) != len("sep=;") || !strings.EqualFold(line[:4], "sep=") || strings.IndexByte("\t;,|:", line[4]) < 0 {
		return text, 0
	}
	return "\n" + rest, rune(line[4])
}

// Mappings gives the rows below the header as mappings, for a table of
// entries. A header `metric.series` leads into a map; an empty cell gives no
// field, but a column of nothing else gives an empty one to the first row, so that
// its header is read. Rows whose number of cells differs from the header's are reported.
func (t Table) Mappings() ([]Value, diag.List) {
	if len(t.Rows) == 0 {
		return nil, nil
	}
	header := t.Rows[0]
	var all []Value
	used := make([]bool, len(header))
	paths, deep := pathsOf(header)
	rows := t.Rows[1:]
	diags := Even(rows, len(header), func(i int) {
		row := rows[i]
		v := Value{Kind: Mapping, Pos: row[0].Pos}
		for i, cell := range row[:min(len(row), len(header))] {
			if cell.Text != "" && paths[i] != nil {
				used[i] = true
				setPath(&v, paths[i], header[i].Pos, cell)
			}
		}
		all = append(all, v)
	})
	for i, cell := range header {
		key, _, _ := strings.Cut(cell.Text, ".")
		if used[i] || paths[i] == nil || key == "" || len(all) == 0 {
			continue
		}
		if _, has := all[0].Get(key); !has {
			all[0].Fields = append(all[0].Fields, Field{Key: key, Pos: cell.Pos, Value: Value{Pos: cell.Pos, Cell: true}})
		}
	}
	return all, append(diags, deep...)
}

// pathsOf gives where the columns of a header lead; nil for one that leads too deep.
func pathsOf(header []Cell) ([][]string, diag.List) {
	var diags diag.List
	paths := make([][]string, len(header))
	for i, cell := range header {
		if strings.Count(cell.Text, ".") >= maxDepth {
			diags.Errorf(cell.Pos, "syntax-bad", "lists or maps nested more than %d deep", maxDepth).Hintf("name the column with fewer dots")
			continue
		}
		paths[i] = strings.Split(cell.Text, ".")
	}
	return paths, diags
}

func setPath(v *Value, path []string, keyPos diag.Pos, cell Cell) {
	for i := 0; len(path) > 1 && i < len(v.Fields); i++ {
		if v.Fields[i].Key == path[0] && v.Fields[i].Value.Kind == Mapping {
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

// Even keeps the rows of a table that are as wide as it is, and reports those of
// each other width once. Empty cells at the end of a row do no harm, and neither does a row
// without them, if no cell of it can have moved; it is kept as short as it is.
func Even(rows [][]Cell, width int, keep func(i int)) diag.List {
	type ragged struct{ cells, rows, first int }
	var all []ragged
	kinds := kindsOf(rows, width)
	for i, row := range rows {
		n := len(row)
		if lacksLast(row, kinds) {
			keep(i)
			continue
		}
		if filled := Filled(row); filled > width {
			n = filled
		} else if n >= width {
			keep(i)
			continue
		}
		at := slices.IndexFunc(all, func(r ragged) bool { return r.cells == n })
		if at < 0 {
			if at = len(all); at == mostWidths { // a file without any order
				at--
			} else {
				all = append(all, ragged{cells: n, first: i})
			}
		}
		all[at].rows++
	}
	var diags diag.List
	for _, r := range all {
		hint := "put a field that contains the delimiter into quotes, such as a number with a comma"
		if r.cells < width {
			hint = "add what is missing; an empty field is enough"
		}
		pos := rows[r.first][0].Pos
		switch {
		case r.rows == 1:
			diags.Errorf(pos, "csv-ragged", "this line has %d fields; the table has %d columns", r.cells, width).Hintf("%s", hint)
		case r.rows == len(rows):
			diags.Errorf(pos, "csv-ragged", "every line has %d fields; the header has %d", r.cells, width).
				Hintf("give the header a name for each column, and put a field that contains the delimiter into quotes")
		default:
			diags.Errorf(pos, "csv-ragged", "%d lines have %d fields; the table has %d columns", r.rows, r.cells, width).Hintf("%s", hint)
		}
	}
	return diags
}

// mostWidths is how many other widths of rows are told apart.
const mostWidths = 5

// Filled counts the cells of a row up to the last one that is not empty.
func Filled(row []Cell) int {
	n := len(row)
	for n > 0 && row[n-1].Text == "" {
		n--
	}
	return n
}
