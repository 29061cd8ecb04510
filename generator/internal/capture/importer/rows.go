package importer

import (
	"fmt"
	"regexp"
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
	t, diags := chosen(file, tables, opt.Sheet, func(t sheet.Table) bool { return len(t.Rows) > 1 })
	if len(diags) > 0 {
		return nil, diags
	}
	account.Read = "table"
	account.workbook(t, tables)
	r := rowReader{t: t, shape: shape, opt: opt, account: account, file: diag.Pos{File: file}, keyed: map[int]bool{}}
	r.readHeader()
	r.mapped()
	r.conditions()
	if len(r.diags) > 0 {
		return nil, r.diags
	}
	for _, row := range r.rows {
		r.find(row)
	}
	r.columns()
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
	pulls   pulls
	keyed   map[int]bool // the columns that rows are known again by
	found   []Found
	diags   diag.List
}

// fill says what a field is filled from: columns of which the first that holds something
// counts, or a template.
type fill struct {
	field    string
	columns  []int
	every    bool // all columns count: they have one name, and the field is a list
	template string
	constant bool
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
		if source.Filled(row) < 2 && len(rows) > i+1 && mostWide(rows) > 1 && !r.t.Keyed {
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

// column finds a column by its name, its number, or the part of its name before a dot.
func (r *rowReader) column(name, of string) []int {
	var at []int
	for _, same := range []func(h string) bool{
		func(h string) bool { return h == name },
		func(h string) bool { return normal(h) == normal(name) && normal(name) != "" },
		func(h string) bool {
			first, _, dotted := strings.Cut(h, ".")
			return dotted && strings.EqualFold(first, name) && isNameOf(h)
		},
	} {
		for i, h := range r.header {
			if same(h) {
				at = append(at, i)
			}
		}
		if len(at) > 0 {
			return at
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= max(len(r.header), mostWide(r.rows)) {
		return []int{n - 1}
	}
	d := r.diags.Errorf(r.file, "reference-dangling", "%s: the table has no column %q", of, name)
	if near, ok := diag.DidYouMean(name, r.header); ok {
		d.Hintf("did you mean %q?", near)
	} else {
		d.Hintf("the columns are %s; a number names a column, too", strings.Join(namesOf(headerCells(r.header)), ", "))
	}
	return nil
}

// isNameOf tells whether a dotted column holds what a map is called by.
func isNameOf(header string) bool {
	_, last, _ := strings.Cut(header, ".")
	return slices.Contains([]string{"login", "username", "name", "title", "key", "displayName"}, last)
}

func headerCells(names []string) []source.Cell {
	cells := make([]source.Cell, len(names))
	for i := range names {
		cells[i].Text = names[i]
	}
	return cells
}

var inBraces = regexp.MustCompile(`\{([^{}]+)\}`)

// mapped says what each field is filled from: what the author said, else columns whose
// names say it.
func (r *rowReader) mapped() {
	if len(r.diags) > 0 {
		return
	}
	taken := map[string]bool{}
	for _, p := range r.opt.Set {
		if r.mayFill("--set", p.Key) {
			r.fills = append(r.fills, fill{field: p.Key, template: p.Value, constant: true})
			taken[p.Key] = true
		}
	}
	for _, p := range r.opt.Map {
		if !r.mayFill("--map", p.Key) {
			continue
		}
		taken[p.Key] = true
		if inBraces.MatchString(p.Value) {
			for _, m := range inBraces.FindAllStringSubmatch(p.Value, -1) {
				r.column(m[1], "--map "+p.Key)
			}
			r.fills = append(r.fills, fill{field: p.Key, template: p.Value})
			continue
		}
		r.fills = append(r.fills, r.named(p.Key, r.column(p.Value, "--map "+p.Key), "--map "+p.Key))
	}
	for _, w := range wanted(r.shape) {
		if f := r.guessed(w, taken); len(f.columns) > 0 {
			r.fills = append(r.fills, f)
			taken[w.field] = true
		}
	}
	if !taken["title"] && !r.shape.Dated && len(r.diags) == 0 {
		r.diags.Errorf(r.file, "value-bad", "no column is called a title; the columns are %s", strings.Join(namesOf(headerCells(r.header)), ", ")).
			Hintf("name one: --map title=COLUMN, or make a title of several: --map \"title={kind} {number}\"")
	}
	r.pulls = r.pullColumns()
}

func (r *rowReader) mayFill(flag, key string) bool {
	if key == bodyField || key == idField {
		return true
	}
	f, ok := fieldOf(r.shape, key)
	switch {
	case ok && key == "audience":
		r.diags.Errorf(diag.Pos{File: flag}, "value-bad", "the audience of an imported entry is self").Hintf("open the entries that others may read one by one, in their files")
	case ok && !fillable(f):
		r.diags.Errorf(diag.Pos{File: flag}, "value-bad", "the field %q cannot be filled by an import", key).Hintf("fill it in the files of the entries")
	case !ok:
		d := r.diags.Errorf(diag.Pos{File: flag}, "field-unknown", "unknown field %q of %s", key, r.shape.Name)
		if near, is := diag.DidYouMean(key, keysOfShape(r.shape)); is {
			d.Hintf("did you mean %q?", near)
		} else {
			d.Hintf("fields are %s", strings.Join(keysOfShape(r.shape), ", "))
		}
	}
	return ok && fillable(f) && key != "audience"
}

func keysOfShape(shape format.Shape) []string {
	keys := []string{bodyField, idField}
	for _, list := range [][]format.Field{format.Entry.Fields, shape.Fields} {
		for _, f := range list {
			if fillable(f) {
				keys = append(keys, f.Key)
			}
		}
	}
	return keys
}

// named fills a field from the columns of one name. Several are asked about, unless the
// field is a list.
func (r *rowReader) named(field string, columns []int, of string) fill {
	f := fill{field: field, columns: columns}
	if len(columns) < 2 {
		return f
	}
	if d, _ := fieldOf(r.shape, field); d.List {
		f.every = true
		return f
	}
	var numbers []string
	for _, c := range columns {
		numbers = append(numbers, strconv.Itoa(c+1))
	}
	r.diags.Errorf(r.file, "value-bad", "%s: columns %s are both called %q", orElse(of, field), strings.Join(numbers, " and "), r.header[columns[0]]).
		Hintf("name one by its number: --map %s=%s", field, numbers[0])
	return f
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

// find makes a row an entry.
func (r *rowReader) find(row []source.Cell) {
	f := Found{At: r.t.At(firstFilled(row)), What: rowText(row)}
	if text := r.titleOf(row); text != "" {
		f.What = text
	}
	for _, c := range r.where {
		if !holds(textIn(row, c.column), c.value) {
			f.Because = fmt.Sprintf("%s is not %q", c.name, c.value)
			r.found = append(r.found, f)
			return
		}
	}
	for _, fl := range r.fills {
		if cells := r.cells(fl, row); len(cells) > 0 {
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
	r.pulls.read(&f, row)
	if f.Because == "" {
		r.key(&f, row)
	}
	r.found = append(r.found, f)
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
			if cells := r.cells(f, row); len(cells) > 0 {
				return cells[0].Text
			}
		}
	}
	return ""
}

// cells gives what a row has for a field.
func (r *rowReader) cells(f fill, row []source.Cell) []source.Cell {
	switch {
	case f.constant:
		return []source.Cell{{Text: f.template, Pos: diag.Pos{File: "--set " + f.field}}}
	case f.template != "":
		empty := true
		text := inBraces.ReplaceAllStringFunc(f.template, func(name string) string {
			at := r.column(name[1:len(name)-1], "")
			if len(at) == 0 || textIn(row, at[0]) == "" {
				return ""
			}
			empty = false
			return textIn(row, at[0])
		})
		if empty {
			return nil
		}
		return []source.Cell{{Text: strings.TrimSpace(text), Pos: row[0].Pos}}
	}
	var all []source.Cell
	for _, c := range f.columns {
		if textIn(row, c) != "" {
			if all = append(all, row[c]); !f.every {
				break
			}
		}
	}
	return all
}

// columns accounts for each column.
func (r *rowReader) columns() {
	fields := map[int][]string{}
	for _, f := range r.fills {
		for _, c := range f.columns {
			fields[c] = append(fields[c], f.field)
		}
		for _, m := range inBraces.FindAllStringSubmatch(f.template, -1) {
			for _, c := range r.column(m[1], "") {
				fields[c] = append(fields[c], f.field)
			}
		}
	}
	for _, w := range r.where {
		if fields[w.column] == nil {
			fields[w.column] = []string{"the choice of rows"}
		}
	}
	for _, c := range r.pulls.used() {
		if fields[c] == nil {
			fields[c] = []string{"the choice of rows"}
		}
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
		r.account.Columns = append(r.account.Columns, Column{Name: name, Field: strings.Join(slices.Compact(fields[i]), ", "), Cells: n})
	}
}
