// Package sheet reads the tables of files that other programs wrote: CSV, XLSX,
// tables in Markdown, HTML and the documents of word processors, and lists of objects in JSON and YAML. Each becomes rows
// of cells that know their place.
//
// It owns how such files are read and within which bounds. What the columns mean is for
// its callers to say. A formula is read as the value that the spreadsheet program kept
// of it; the table counts them.
package sheet

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// MostRows bounds the rows of a table.
const MostRows = 200_000

// Table is one table of a file.
type Table struct {
	File     string
	Sheet    string // its name in a workbook, its caption, or the heading above it
	Grid     string // what its places are counted in: "sheet" or "table"; "" = in the lines of the file
	Rows     [][]source.Cell
	Formulas int    // cells of which the kept value was read
	Unkept   int    // cells with a formula of which no value was kept
	Around   int    // words of the file that are neither in a table nor a heading
	Beside   Asides // what stands in the file outside of its tables
	Keyed    bool   // the first row holds the keys of objects
	tooLarge bool   // it has more cells than are read, and the rest was not
}

// At names the place of a cell for people: "ladder.xlsx, sheet Levels, cell B4", or
// "ladder.csv:4:12".
func (t Table) At(pos diag.Pos) string {
	if t.Grid == "" {
		return pos.String()
	}
	return fmt.Sprintf("%s, %s %s, cell %s%d", t.File, t.Grid, t.Sheet, Column(pos.Col), pos.Line)
}

// Column gives the letters of a column of a spreadsheet, counted from 1.
func Column(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Read gives the tables of a file, by its ending. A file of text is looked into where
// its ending says nothing. What cannot be read is reported.
func Read(file string, data []byte) ([]Table, diag.List) {
	switch strings.ToLower(path.Ext(file)) {
	case ".csv", ".tsv":
		return readCSV(file, data)
	case ".xlsx", ".xlsm":
		return readWorkbook(file, data)
	case ".md", ".markdown":
		return readText(file, data, markdownTables)
	case ".html", ".htm":
		text, err := richtext.InUTF8(data)
		if err != nil {
			text = data // and what is wrong with it is told
		}
		return readText(file, text, htmlTables)
	case ".json", ".yaml", ".yml", ".toml":
		return readObjects(file, data)
	}
	var diags diag.List
	if text, wrong, is := richtext.Of(file, data); is && len(wrong) > 0 {
		return nil, wrong
	} else if text.Tables() {
		return bounded(markdownTables(file, text.Markdown()))
	} else if is {
		diags.Errorf(diag.Pos{File: file}, "file-misplaced", "the %s has no table", text.Kind).
			Hintf("what is read of it are its tables, and for casebook import evidence the items of its lists")
		return nil, diags
	}
	diags.Errorf(diag.Pos{File: file}, "file-misplaced", "no table can be read from a file that ends in %q", path.Ext(file)).
		Hintf("save it as CSV, XLSX, DOCX, Markdown, HTML, JSON or YAML")
	return nil, diags
}

func readCSV(file string, data []byte) ([]Table, diag.List) {
	t, diags := source.TableOf(file, asWritten(data))
	if t.Broken || len(diags) > 0 {
		return nil, diags
	}
	for _, row := range t.Rows {
		for i := range row {
			row[i].Text = unquoted(row[i].Text)
		}
	}
	return bounded([]Table{{File: file, Rows: t.Rows}})
}

// unquoted takes off the apostrophe by which programs that write CSV keep a text from being
// run as a formula.
func unquoted(text string) string {
	rest, quoted := strings.CutPrefix(text, "'")
	if !quoted || !source.RunsAsFormula(strings.TrimLeft(rest, "'")) {
		return text
	}
	return rest
}

func readText(file string, data []byte, tables func(file, text string) []Table) ([]Table, diag.List) {
	text, diags := source.TextOf(file, data)
	if len(diags) > 0 {
		return nil, diags
	}
	return bounded(tables(file, text))
}

// bounded reports a table of too many rows or columns. Rows and tables without a cell are
// taken out: each table has rows, and each row a cell.
func bounded(tables []Table) ([]Table, diag.List) {
	var diags diag.List
	for i := range tables {
		t := &tables[i]
		t.Rows = slices.DeleteFunc(t.Rows, func(row []source.Cell) bool { return len(row) == 0 })
		if len(t.Rows) > MostRows {
			diags.Errorf(diag.Pos{File: t.File}, "text-unbounded", "a table of %d rows; at most %d are read", len(t.Rows), MostRows).
				Hintf("leave out the rows that are not needed, or split the file")
			return nil, diags
		}
		if t.tooLarge {
			diags.Errorf(diag.Pos{File: t.File}, "text-unbounded", "a table of more than %d cells", mostCells).
				Hintf("leave out the columns and rows that are not needed, or split the file")
			return nil, diags
		}
		for _, row := range t.Rows {
			if len(row) > mostColumns {
				diags.Errorf(row[0].Pos, "text-unbounded", "a row of more than %d columns", mostColumns).
					Hintf("leave out the columns that are not needed")
				return nil, diags
			}
		}
	}
	return slices.DeleteFunc(tables, func(t Table) bool { return len(t.Rows) == 0 }), nil
}

// Names gives the name of each table of a file, as people choose one: that of the sheet
// or the heading, else its number. Tables of one name are numbered, too.
func Names(tables []Table) []string {
	names, seen := make([]string, len(tables)), map[string]bool{}
	for i, t := range tables {
		names[i] = cmp.Or(t.Sheet, strconv.Itoa(i+1))
		if seen[strings.ToLower(names[i])] {
			names[i] += " " + strconv.Itoa(i+1)
		}
		seen[strings.ToLower(names[i])] = true
	}
	return names
}
