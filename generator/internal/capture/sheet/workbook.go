package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// What is read of a workbook at most.
const (
	mostWorkbook = 32 << 20  // bytes of the file
	mostUnpacked = 128 << 20 // bytes that it unpacks to
	mostColumns  = 2_000
	mostCells    = 1_000_000
	mostWords    = 64 << 20 // bytes of the texts of a sheet
)

// readWorkbook reads the sheets of an Office Open XML workbook that are not empty, in
// their order. Dates are read as days, numbers as they are stored.
func readWorkbook(file string, data []byte) ([]Table, diag.List) {
	var diags diag.List
	at := diag.Pos{File: file}
	if len(data) > mostWorkbook {
		diags.Errorf(at, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(len(data))/(1<<20), mostWorkbook>>20).
			Hintf("split it, or leave out what is not needed")
		return nil, diags
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		told := diags.Errorf(at, "encoding-bad", "this is no workbook that can be read: %s", strings.TrimSuffix(err.Error(), "."))
		if told.Hintf("open it in a spreadsheet program and save it as XLSX, or as CSV"); strings.Contains(err.Error(), "unzip size") {
			told.Message = "the workbook unpacks to more than 128 MB"
			told.Hintf("leave out what is not needed, and save it again")
		}
		return nil, diags
	}
	defer book.Close()
	if holdsTooMuch(book) {
		diags.Errorf(at, "text-unbounded", "%s", tooMuch).Hintf("save the sheet as CSV")
		return nil, diags
	}
	var tables []Table
	for _, name := range book.GetSheetList() {
		t, err := sheetOf(book, file, name)
		if errors.Is(err, errTooMuch) {
			diags.Errorf(at, "text-unbounded", "%s", tooMuch).Hintf("save the sheet as CSV")
			return nil, diags
		}
		if err != nil {
			diags.Errorf(at, "encoding-bad", "the sheet %q cannot be read: %s", name, err).Hintf("save the sheet as CSV")
			return nil, diags
		}
		tables = append(tables, t)
	}
	if tables, diags = bounded(tables); len(tables) == 0 && len(diags) == 0 {
		diags.Errorf(at, "encoding-bad", "every sheet of the workbook is empty").Hintf("save it again with its content")
	}
	return tables, diags
}

// tooMuch is why a workbook is not read.
var tooMuch = fmt.Sprintf("the workbook has a row of more than %d columns, a sheet of more than %d cells or %d MB of text, or a cell of more than %d bytes", mostColumns, mostCells, mostWords>>20, mostInCell)

var errTooMuch = errors.New(tooMuch)

// sheetOf reads one sheet. Rows without content are passed over, however many they are.
func sheetOf(book *excelize.File, file, name string) (Table, error) {
	t := Table{File: file, Sheet: name, Grid: "sheet"}
	rows, err := book.Rows(name)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	styles := shownStyles{book: book, sheet: name, known: map[int]shown{}}
	cells, words := 0, 0
	for n := 1; rows.Next(); n++ {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return t, err
		}
		row := make([]source.Cell, len(texts))
		filled := false
		for i, text := range texts {
			pos := diag.Pos{File: file, Line: n, Col: i + 1}
			words += len(text)
			if text != "" {
				text, filled = styles.read(text, pos), true
			}
			row[i] = source.Cell{Text: strings.TrimSpace(text), Pos: pos}
			if hasFormula(book, name, pos) {
				if t.Formulas++; text == "" {
					t.Unkept++
				}
			}
		}
		if cells += len(row); len(row) > mostColumns || cells > mostCells || words > mostWords {
			return t, errTooMuch
		}
		if filled {
			t.Rows = append(t.Rows, row)
		}
		if len(t.Rows) > MostRows {
			return t, nil // bounded tells of it
		}
	}
	t.spread(book)
	t.fill()
	return t, rows.Error()
}

// fill gives every row as many cells as the widest one: a workbook has none where a row ends
// with empty ones.
func (t *Table) fill() {
	width := 0
	for _, row := range t.Rows {
		width = max(width, len(row))
	}
	if width*len(t.Rows) > mostCells {
		return
	}
	for i, row := range t.Rows {
		for len(row) < width {
			row = append(row, source.Cell{Pos: diag.Pos{File: t.File, Line: row[0].Pos.Line, Col: len(row) + 1}})
		}
		t.Rows[i] = row
	}
}

// spread gives each cell of a merged range the text of the first one: a heading above
// several columns is the heading of each.
func (t *Table) spread(book *excelize.File) {
	merged, err := book.GetMergeCells(t.Sheet)
	if err != nil {
		return // the range is read as its first cell
	}
	line := make(map[int]int, len(t.Rows))
	for i, row := range t.Rows {
		if len(row) > 0 {
			line[row[0].Pos.Line] = i
		}
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		first, ok := line[top]
		if err != nil || err2 != nil || !ok || left > len(t.Rows[first]) || right-left > mostColumns {
			continue
		}
		text := t.Rows[first][left-1].Text
		for n := top; n <= bottom && n <= t.Rows[len(t.Rows)-1][0].Pos.Line; n++ {
			at, ok := line[n]
			if !ok {
				continue
			}
			for len(t.Rows[at]) < right {
				t.Rows[at] = append(t.Rows[at], source.Cell{Pos: diag.Pos{File: t.File, Line: n, Col: len(t.Rows[at]) + 1}})
			}
			for c := left; c <= right; c++ {
				t.Rows[at][c-1].Text = text
			}
		}
	}
}
