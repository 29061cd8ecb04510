package importer

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// SeriesOptions is what the author says of a table of figures.
type SeriesOptions struct {
	Name       string // of the series; "" = made of the name of the file
	Title      string
	Unit       string
	Better     []Pair // of a column, or of "" for the only one: lower or higher
	Date       string // the column of dates
	DateFormat string
	Decimal    string // "." or ",": what stands before the decimals
	Value      string // the column of figures
	Split      string
	Where      []Pair
	Sheet      string
	Known      *series.Options // of a series that is there already: how its table is read
	Form       string          // how its dates are written, where those of this file leave it open
}

// Series is a table of figures that was read, with the file beside it.
type Series struct {
	Name    string
	CSV     []byte
	Sidecar []byte

	rows int    // of the table, which are the first records of the account
	skip string // what leaves out the lines that are no rows of the table
}

// SeriesName makes the name of a series of the name of its file.
func SeriesName(file string) string { return scaffold.Slug(ladderName(file, sheet.Table{})) }

// Metrics reads a table of figures. A CSV file is kept as it is, any other table becomes
// one.
func Metrics(file string, data []byte, opt SeriesOptions, account *Account) (Series, diag.List) {
	s := Series{Name: orElse(opt.Name, SeriesName(file)), CSV: data}
	var diags diag.List
	if s.Name == "" {
		diags.Errorf(diag.Pos{File: file}, "id-bad", "no name can be made of the name of the file").Hintf("give one: --id NAME")
		return s, diags
	}
	tables, diags := sheet.Read(file, data)
	if len(diags) > 0 {
		return s, diags
	}
	at, diags := chosen(file, tables, opt.Sheet, func(t sheet.Table) bool { _, of := seemsToBe(t); return of == "metrics" })
	if len(diags) > 0 {
		return s, diags
	}
	t, across := turned(tables[at])
	account.Read = "table of figures"
	if across {
		account.remark("its dates stand across; the table was turned, so that each of them has a row")
	}
	if across || t.Grid != "" || t.Keyed || len(tables) > 1 || !isCSV(file) {
		s.CSV = written(t)
	}
	options := opt.options(s.Name)
	if opt.Known != nil {
		options = *opt.Known
		options.Last, options.Lines = 0, nil
	}
	read, told := readAs(source.Table{Path: file, Rows: t.Rows}, &options, opt.Form)
	if skip := read.Odd; onlyOdd(read, told) {
		options.First, options.Last, options.Words, options.Lines = skip.First, skip.Last, skip.Words, skip.Lines
		read, told = series.Read(source.Table{Path: file, Rows: t.Rows}, options)
		s.skip = skip.String()
	}
	if read.Unread {
		wrong := told.Of(diag.Error)
		unclear := slices.ContainsFunc(wrong, func(d diag.Diagnostic) bool { return d.Check == "number-ambiguous" })
		for _, d := range wrong {
			switch d.Check {
			case "row-odd":
				if unclear { // of a total, which is known once the numbers are
					continue
				}
			case "number-ambiguous":
				d.Hint = "say what stands before the decimals: --decimal . or --decimal ,"
			case "series-undated":
				_, try := seemsToBe(t)
				if d.Hint = "write dates as 2026-03-31, 2026-03, 2026-Q1 or Spring 2026, or name the column of dates: --date COLUMN --date-format D/M/YYYY"; try != "" && try != "metrics" {
					d.Hint += "; or try casebook import " + try
				}
			}
			diags = append(diags, d)
		}
		return s, diags
	}
	s.account(t, read, told, account)
	s.rows = len(t.Rows)
	account.workbook(tables, at) // behind the rows, which a later import finds by their numbers
	for _, text := range []string{repeated(read, t), thingsOf(read, t), joinedThings(read), unrowed(read)} {
		if text != "" {
			account.remark(text)
		}
	}
	if diags := opt.directions(file, read, account); len(diags) > 0 {
		return s, diags
	}
	if form, column := read.Form, dateColumn(read); opt.Known == nil && form != "" && opt.DateFormat == "" && column != "" {
		options.Date, options.Format = series.Name{V: column}, series.Name{V: form}
		if again, _ := series.Read(source.Table{Path: file, Rows: t.Rows}, options); slices.Equal(again.Dates, read.Dates) {
			opt.Date, opt.DateFormat = column, form // the next export may have no date that shows it
		}
	}
	s.Sidecar = s.sidecar(file, t, read, opt, read.Header)
	return s, nil
}

// readAs reads a table. Where its dates leave open how they are written, the form says it.
func readAs(t source.Table, options *series.Options, form string) (series.Table, diag.List) {
	read, told := series.Read(t, *options)
	if form != "" && read.Unread && slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return d.Check == "date-ambiguous" }) {
		options.Format = series.Name{V: form, Pos: diag.Pos{File: t.Path}}
		return series.Read(t, *options)
	}
	return read, told
}

// dateColumn gives the name of the column of dates; "" without one of that name alone.
func dateColumn(read series.Table) string {
	at := slices.Index(read.Uses, series.UsedAsDate)
	name := textIn(read.Header, at)
	for i, c := range read.Header {
		if i != at && c.Text == name {
			return ""
		}
	}
	return name
}

// mostOdd is how many lines a sidecar is to leave out one by one.
const mostOdd = 20

// turned gives a table whose dates are the heads of its columns a row for each of them.
func turned(t sheet.Table) (_ sheet.Table, is bool) {
	at := slices.IndexFunc(t.Rows, func(row []source.Cell) bool {
		dates := 0
		for _, c := range row {
			if series.Dated(c.Text) {
				dates++
			}
		}
		return dates > 1 && source.Filled(row) <= dates+1 && !series.Dated(row[0].Text)
	})
	if at < 0 {
		return t, false
	}
	head, rows := t.Rows[at], [][]source.Cell(nil)
	for at := range head {
		if at > 0 && !series.Dated(head[at].Text) {
			continue
		}
		var row []source.Cell
		for _, from := range t.Rows[slices.IndexFunc(t.Rows, func(r []source.Cell) bool { return r[0].Pos == head[0].Pos }):] {
			if from[0].Text == "" || series.Dated(from[0].Text) {
				if from[0].Pos != head[0].Pos {
					continue
				}
			}
			row = append(row, source.Cell{Text: textIn(from, at), Pos: diag.Pos{File: t.File, Line: len(rows) + 1, Col: len(row) + 1}})
		}
		rows = append(rows, row)
	}
	if len(rows[0]) < 2 {
		return t, false
	}
	if rows[0][0].Text == "" {
		rows[0][0].Text = "Date"
	}
	t.Rows = rows
	return t, true
}

// onlyOdd tells whether nothing is wrong with a table but lines that are no rows of it,
// such as titles and totals, and few of them.
func onlyOdd(read series.Table, told diag.List) bool {
	wrong := told.Of(diag.Error)
	return len(wrong) > 0 && len(read.Points) > 0 && read.Odd.String() != "{}" && len(read.Odd.Lines) <= mostOdd &&
		!slices.ContainsFunc(wrong, func(d diag.Diagnostic) bool { return d.Check != "row-odd" })
}

func isCSV(file string) bool {
	lower := strings.ToLower(file)
	return strings.HasSuffix(lower, ".csv") || strings.HasSuffix(lower, ".tsv")
}

// written gives a table as CSV. Empty rows of a sheet are empty lines, so that what the file beside
// it says of lines is true of both.
func written(t sheet.Table) []byte {
	var b strings.Builder
	w := csv.NewWriter(&b)
	for i, row := range t.Rows {
		if t.Grid == inSheet {
			w.Flush()
			b.WriteString(strings.Repeat("\n", max(0, row[0].Pos.Line-1-lineBefore(t.Rows, i))))
		}
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = c.Text
		}
		_ = w.Write(texts) // into memory
	}
	w.Flush()
	return []byte(b.String())
}

// inSheet is the grid of tables whose empty rows have been left out.
const inSheet = "sheet"

// lineBefore gives the line of the row before one; 0 if that is the first.
func lineBefore(rows [][]source.Cell, at int) int {
	if at == 0 {
		return 0
	}
	return rows[at-1][0].Pos.Line
}

func (o SeriesOptions) options(name string) series.Options {
	said := func(text, flag string) series.Name {
		if text == "" {
			return series.Name{}
		}
		return series.Name{V: text, Pos: diag.Pos{File: flag}}
	}
	options := series.Options{
		Sidecar: name + ".yaml", Flags: true, Date: said(o.Date, "--date"), Format: said(o.DateFormat, "--date-format"),
		Decimal: said(o.Decimal, "--decimal"), Value: said(o.Value, "--value"), Split: said(o.Split, "--split"),
	}
	for _, w := range o.Where {
		options.Where = append(options.Where, series.Condition{Column: said(w.Key, "--where"), Value: said(w.Value, "--where")})
	}
	return options
}

// account says of each row whether it is a point of the series, and of each column what
// it is.
func (s Series) account(t sheet.Table, read series.Table, told diag.List, account *Account) {
	points, because := map[int]bool{}, map[int]string{}
	for _, line := range read.Lines {
		points[line] = true
	}
	for _, d := range told {
		account.remark(fmt.Sprintf("%s: %s", t.At(d.Pos), d.Message))
		because[d.Pos.Line] = d.Message
	}
	header := read.Header
	for _, row := range t.Rows {
		record := Record{At: t.At(firstFilled(row)), What: opening(rowText(row)), Became: Written}
		switch line := row[0].Pos.Line; {
		case points[line]:
		case header != nil && line == header[0].Pos.Line:
			record.Remarks = []string{"it names the columns"}
		default:
			record.Became, record.Because = LeftOut, orElse(because[line], "it is no row of the table; the file holds it, and skip: leaves it out")
		}
		account.add(record)
	}
	rows := t.Rows
	if header != nil {
		rows = slices.DeleteFunc(slices.Clone(rows), func(r []source.Cell) bool { return r[0].Pos.Line == header[0].Pos.Line })
	}
	for at := range mostWide(t.Rows) {
		if len(columnOf(rows, at)) == 0 {
			continue
		}
		account.Columns = append(account.Columns, Column{Name: orElse(textIn(header, at), fmt.Sprint(at+1)), Field: useOf(read, at), Cells: filledIn(rows, at)})
	}
}

// useOf says what a column became; "" = nothing.
func useOf(read series.Table, at int) string {
	if at >= len(read.Uses) {
		return ""
	}
	aside := slices.ContainsFunc(read.Columns, func(c series.Column) bool { return c.Place == at && c.Aside })
	switch use := read.Uses[at]; {
	case use == series.UsedAsFigures && aside:
		return "a column that is not drawn"
	case use == series.UsedAsFigures:
		return "a column of figures"
	case use == series.UsedAsDate:
		return "the dates"
	case use == series.UsedAsLabel:
		return "the label of the points"
	case use == series.UsedAsSplit:
		return "the names of the lines"
	case use == series.UsedAsCondition:
		return "the choice of rows"
	}
	return ""
}

// sidecar writes what is known of the series, and asks for the rest in remarks.
func (s Series) sidecar(file string, t sheet.Table, read series.Table, opt SeriesOptions, header []source.Cell) []byte {
	var b strings.Builder
	line := func(key, value, ask string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, scaffold.Scalar(value))
		} else if ask != "" {
			fmt.Fprintf(&b, "# %s: # %s\n", key, ask)
		}
	}
	b.WriteString("audience: self # who may read the figures; write committee to open them\n")
	line("title", orElse(opt.Title, title(ladderName(file, t))), "")
	line("unit", opt.Unit, "what the figures are counted in, as \"per week\"")
	line("better", opt.better(""), "lower or higher")
	from := file[strings.LastIndexAny(file, `/\`)+1:]
	if t.Grid != "" {
		from += ", " + t.Grid + " " + t.Sheet
	}
	line("source", from, "")
	if opt.Date != "" || opt.DateFormat != "" {
		b.WriteString("date: {")
		var parts []string
		if opt.Date != "" {
			parts = append(parts, "column: "+scaffold.Scalar(opt.Date))
		}
		if opt.DateFormat != "" {
			parts = append(parts, "format: "+scaffold.Scalar(opt.DateFormat))
		}
		b.WriteString(strings.Join(parts, ", ") + "}\n")
	}
	if opt.Decimal != "" {
		fmt.Fprintf(&b, "numbers: {decimal: %q}\n", opt.Decimal)
	}
	if s.skip != "" {
		fmt.Fprintf(&b, "skip: %s\n", s.skip)
	}
	line("value", opt.Value, "")
	line("split", opt.Split, "")
	if len(opt.Where) > 0 {
		b.WriteString("where:\n")
		for _, w := range opt.Where {
			fmt.Fprintf(&b, "  %s: %s\n", scaffold.Scalar(w.Key), scaffold.Scalar(w.Value))
		}
	}
	if opt.Split == "" {
		opt.drawnColumns(&b, read, header)
	}
	return []byte(b.String())
}

func drawn(read series.Table) []series.Column {
	return slices.DeleteFunc(slices.Clone(read.Columns), func(c series.Column) bool { return c.Aside })
}

// drawnColumns writes the columns that are drawn. One without a name gets its number.
func (opt SeriesOptions) drawnColumns(b *strings.Builder, read series.Table, header []source.Cell) {
	columns := drawn(read)
	if len(columns) == 0 {
		return
	}
	b.WriteString("columns:\n")
	for _, c := range columns {
		var fields []string
		name := textIn(header, c.Place)
		if unit := orElse(c.Unit, unitNamed(name)); unit != "" {
			fields = append(fields, "unit: "+scaffold.Scalar(unit))
		}
		if way := opt.better(name); way != "" && name != "" {
			fields = append(fields, "better: "+way)
		}
		if name == "" {
			fmt.Fprintf(b, "  \"%d\": {title: Column %d} # the column has no name; what are its figures?\n", c.Place+1, c.Place+1)
			continue
		}
		fmt.Fprintf(b, "  %s: {%s}\n", scaffold.Scalar(name), strings.Join(fields, ", "))
	}
}

// title begins a name with a capital.
func title(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
