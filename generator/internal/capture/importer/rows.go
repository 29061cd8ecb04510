package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// RowOptions is what the author says of a table of entries.
type RowOptions struct {
	Map    []Pair   // a field, and the column or the template that it is filled from
	Set    []Pair   // a field, and the value that it gets in each entry
	Where  []Pair   // a column, and the value that a row must have in it
	Header []string // the names of the columns of a file that has none
	Sheet  string
	rest   bool // what fills no field is part of the text
}

// Pair is a word and what it is given.
type Pair struct{ Key, Value string }

// The fields that an entry has beside those of the table.
const (
	bodyField = "body"
	idField   = "id"
)

// Rows finds an entry in each row of a table.
func Rows(file string, tables []sheet.Table, shape format.Shape, opt RowOptions, account *Account) ([]Found, diag.List) {
	at, diags := chosen(file, tables, opt.Sheet, func(t sheet.Table) bool { return len(t.Rows) > 1 })
	if len(diags) > 0 {
		return nil, diags
	}
	account.Read = "table"
	account.workbook(tables, at)
	r := rowReader{t: tables[at], shape: shape, opt: opt, account: account, file: diag.Pos{File: file}, keyed: map[int]bool{}, outcome: map[int]bool{}, wants: wanted(shape)}
	r.readHeader()
	r.mapped()
	r.conditions()
	if len(r.diags) > 0 {
		return nil, r.diags
	}
	r.whose()
	for _, row := range r.rows {
		r.found = append(r.found, r.find(row, orElse(r.unmet(row), r.undone(row))))
	}
	r.consents()
	r.columns()
	r.mute()
	return r.found, nil
}

// rowReader reads the rows of one table.
type rowReader struct {
	t       sheet.Table
	shape   format.Shape
	opt     RowOptions
	account *Account
	file    diag.Pos
	header  []string
	rows    [][]source.Cell
	fills   []fill
	where   []condition
	wants   []want // the fields that are looked for by the names of columns
	text    bool   // each row has a text of its own, so that no column is one
	pulls   pulls
	keyed   map[int]bool // the columns that rows are known again by
	asked   []int        // those that hold answers to a question for consent
	outcome map[int]bool // those that say of a row that nothing was done
	marks   *decimals    // of the figures in what came of the work
	found   []Found
	diags   diag.List
}

type condition struct {
	column int
	name   string
	value  string
}

// readHeader finds the names of the columns.
func (r *rowReader) readHeader() {
	rows := r.t.Rows
	if len(r.opt.Header) > 0 {
		r.header, r.rows = r.opt.Header, rows
		return
	}
	for i, row := range rows {
		if (source.Filled(row) < 2 || soleText(row) != "") && len(rows) > i+1 && mostWide(rows) > 1 && !r.t.Keyed {
			r.account.add(Record{At: r.t.At(row[0].Pos), What: opening(rowText(row)), Became: LeftOut, Because: "it is above the header"})
			continue
		}
		if at := slices.IndexFunc(row, isData); at >= 0 && !r.t.Keyed {
			r.diags.Errorf(row[at].Pos, "value-bad", "the table has no header: the first line holds %q", opening(row[at].Text)).
				Hintf("name the columns in their order: --header \"number,title,merged,author\"")
			return
		}
		for _, c := range row {
			r.header = append(r.header, c.Text)
		}
		r.rows = rows[i+1:]
		return
	}
	r.diags.Errorf(r.file, "type-wrong", "the table has no rows").Hintf("export it again, with its rows")
}

// isData tells whether a cell cannot be the name of a column.
func isData(c source.Cell) bool {
	return c.Text != "" && (isNumber(c) || isAddress(c) || isDate(c) && strings.ContainsAny(c.Text, "0123456789"))
}

// conditions reads what rows must hold.
func (r *rowReader) conditions() {
	if len(r.diags) > 0 {
		return
	}
	for _, p := range r.opt.Where {
		for i, c := range r.column(p.Key, "--where") {
			if i == 0 {
				r.where = append(r.where, condition{c, p.Key, p.Value})
			}
		}
	}
}

// unmet says which condition a row does not meet; "" = it meets all.
func (r *rowReader) unmet(row []source.Cell) string {
	for _, c := range r.where {
		if !holds(textIn(row, c.column), c.value) {
			return fmt.Sprintf("%s is not %q", c.name, c.value)
		}
	}
	return ""
}

// find makes a row an entry, unless there is a reason to leave it out.
func (r *rowReader) find(row []source.Cell, because string) Found {
	f := Found{At: r.t.At(firstFilled(row)), What: rowText(row), Because: because}
	if text := r.titleOf(row); text != "" {
		f.What = text
	}
	if because != "" {
		return f
	}
	if f.audience = textIn(row, r.called("audience")); r.called("audience") >= 0 && !r.text { // as an export has it, beside the id
		f.ID = textIn(row, r.called("id"))
		f.Key = f.ID
	}
	for _, fl := range r.fills {
		if cells := fl.cells(row); len(cells) > 0 {
			switch column := fmt.Sprint(fl.field, fl.columns); fl.field {
			case bodyField:
				f.Body = cells[0].Text
			case idField:
				f.ID = cells[0].Text
				f.Key = cells[0].Text
			default:
				f.give(fl.field, column, cells...)
			}
		}
	}
	r.results(&f)
	if r.pulls.read(&f, row); r.opt.rest {
		r.restOf(&f, row)
	}
	if f.Because == "" {
		r.key(&f, row)
	}
	return f
}

// called finds the column of a name; -1 = there is none.
func (r *rowReader) called(name string) int {
	return slices.IndexFunc(r.header, func(h string) bool { return normal(h) == name })
}

func firstFilled(row []source.Cell) diag.Pos {
	for _, c := range row {
		if c.Text != "" {
			return c.Pos
		}
	}
	return row[0].Pos
}

// holds tells whether a cell has a value: itself, or an item of its list.
func holds(text, value string) bool {
	if strings.EqualFold(strings.TrimSpace(text), value) {
		return true
	}
	for part := range strings.SplitSeq(text, ";") {
		if strings.EqualFold(strings.TrimSpace(part), value) {
			return true
		}
	}
	return false
}

func (r *rowReader) titleOf(row []source.Cell) string {
	for _, f := range r.fills {
		if f.field == "title" {
			if cells := f.cells(row); len(cells) > 0 {
				return cells[0].Text
			}
		}
	}
	return ""
}

// restOf adds the cells that fill no field to the text of an entry: "Result: 2 cracks".
func (r *rowReader) restOf(f *Found, row []source.Cell) {
	fields := r.filled()
	var lines []string
	for i, c := range row {
		if c.Text == "" || fields[i] != nil || normal(headAt(r.header, i)) == "audience" {
			continue
		}
		if name := headAt(r.header, i); name != "" {
			c.Text = name + ": " + c.Text
		}
		lines = append(lines, c.Text)
	}
	if text := strings.Join(lines, "  \n"); text != "" {
		f.Body = strings.TrimSpace(f.Body + "\n\n" + text)
	}
}

func headAt(texts []string, at int) string {
	if at < len(texts) {
		return texts[at]
	}
	return ""
}

// filled says for each column which fields it fills.
func (r *rowReader) filled() map[int][]string {
	fields := map[int][]string{}
	for _, f := range r.fills {
		for _, c := range f.columns {
			fields[c] = append(fields[c], f.field)
		}
		for _, p := range f.template {
			if p.column >= 0 {
				fields[p.column] = append(fields[p.column], f.field)
			}
		}
	}
	return fields
}

// columns accounts for each column.
func (r *rowReader) columns() {
	fields := r.filled()
	for _, w := range r.where {
		if fields[w.column] == nil {
			fields[w.column] = []string{"the choice of rows"}
		}
	}
	for _, c := range slices.Concat(r.pulls.used(), sortedColumns(r.outcome)) {
		if fields[c] == nil {
			fields[c] = []string{"the choice of rows"}
		}
	}
	if c := r.called("id"); c >= 0 && r.called("audience") >= 0 && !r.text {
		fields[c] = []string{"the name of the file"}
	}
	if c := r.called("audience"); c >= 0 {
		fields[c] = []string{"a remark where it differs, since an import opens nothing"}
	}
	for c := range r.keyed {
		if fields[c] == nil {
			fields[c] = []string{"what it is known again by"}
		}
	}
	for i := range max(len(r.header), mostWide(r.rows)) {
		n := filledIn(r.rows, i)
		if n == 0 {
			continue
		}
		name := "column " + strconv.Itoa(i+1)
		if i < len(r.header) {
			name = orElse(r.header[i], name)
		}
		column := Column{Name: name, Field: strings.Join(slices.Compact(fields[i]), ", "), Cells: n}
		if r.opt.rest && column.Field == "" {
			column.Field = "the text"
		}
		if field, is := fieldOf(r.shape, strings.ToLower(name)); is && column.Field == "" && slices.Contains(unfilled, field.Key) {
			column.Because = "no import fills this field; write it into the entry itself"
		}
		if column.Field == "" && slices.Contains(r.asked, i) {
			column.Because = "consent is never imported; write it into the entry itself"
		}
		r.account.Columns = append(r.account.Columns, column)
	}
}
