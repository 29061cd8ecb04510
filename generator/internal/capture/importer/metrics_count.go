package importer

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// CountPeriods are what the things of a list can be counted by.
var CountPeriods = []string{"week", "month", "quarter"}

// Counted gives the table of a list of things, such as tickets, as CSV: how many rows there are in
// each week, month or quarter, and of each value of the column Split. Of the options, Date,
// DateFormat, Where, Split and Sheet are about the list.
func Counted(file string, data []byte, by string, opt SeriesOptions, account *Account) ([]byte, diag.List) {
	tables, diags := sheet.Read(file, data)
	if len(diags) > 0 {
		return nil, diags
	}
	at, diags := chosen(file, tables, opt.Sheet, func(t sheet.Table) bool { return len(t.Rows) > 1 })
	if len(diags) > 0 {
		return nil, diags
	}
	account.workbook(tables, at)
	r := rowReader{t: tables[at], opt: RowOptions{Where: opt.Where}, account: account, file: diag.Pos{File: file}}
	r.readHeader()
	r.conditions()
	split, date := -1, r.dateOf(opt.Date)
	if opt.Split != "" {
		split = slices.Concat(r.column(opt.Split, "--split"), []int{0})[0]
	}
	if len(r.diags) > 0 {
		return nil, r.diags
	}
	dates, diags := series.Dates(cellsOf(r.rows, date), opt.DateFormat)
	if len(diags) > 0 {
		return nil, diags
	}
	counts := tallies{by: by}
	for i, row := range r.rows {
		because := r.unmet(row)
		if because == "" {
			because = counts.add(dates[i], textIn(row, split))
		}
		if because != "" {
			account.LeaveOut(r.t.At(firstFilled(row)), opening(rowText(row)), because)
		}
	}
	if counts.n == 0 {
		diags.Errorf(r.file, "series-undated", "no row can be counted by %s of %q", by, headAt(r.header, date)).Hintf("name the column of dates: --date COLUMN")
		return nil, diags
	}
	r.counted(account, date, split)
	account.remark(fmt.Sprintf("%s counted by %s of %q; the places below are those of the table of counts", counted(counts.n, "row"), by, headAt(r.header, date)))
	if parts := counts.parts(); len(parts) > 0 {
		account.remark(fmt.Sprintf("the rows are of %s to %s, so the count of %s may be of a part of the %s only; skip: {lines: [...]} in the file beside the series leaves out a row", counts.first, counts.last, listed(parts), by))
	}
	return counts.csv(split >= 0), nil
}

// counted says what became of each column of a list that is counted.
func (r *rowReader) counted(account *Account, date, split int) {
	uses := map[int]string{}
	for _, w := range r.where {
		uses[w.column] = "the choice of rows"
	}
	if split >= 0 {
		uses[split] = "the names of the lines"
	}
	uses[date] = "what the rows are counted by"
	for at := range max(len(r.header), mostWide(r.rows)) {
		if n := filledIn(r.rows, at); n > 0 {
			account.Columns = append(account.Columns, Column{Name: orElse(headAt(r.header, at), "column "+strconv.Itoa(at+1)), Field: uses[at], Cells: n})
		}
	}
}

// cellsOf gives the cells of a column, one for each row.
func cellsOf(rows [][]source.Cell, at int) []source.Cell {
	cells := make([]source.Cell, len(rows))
	for i, row := range rows {
		if at < len(row) {
			cells[i] = row[at]
		}
	}
	return cells
}

// dateOf finds the column of dates: the one that is named, or the only one.
func (r *rowReader) dateOf(named string) int {
	if len(r.diags) > 0 {
		return 0
	}
	if named != "" {
		return slices.Concat(r.column(named, "--date"), []int{0})[0]
	}
	var dated []int
	for at := range max(len(r.header), mostWide(r.rows)) {
		if cells := columnOf(r.rows, at); len(cells) > 0 && most(cells, isDate) {
			dated = append(dated, at)
		}
	}
	switch len(dated) {
	case 1:
		return dated[0]
	case 0:
		r.diags.Errorf(r.file, "series-undated", "the list has no column of dates").Hintf("name one: --date COLUMN --date-format D/M/YYYY")
	default:
		var names []string
		for _, at := range dated {
			names = append(names, headAt(r.header, at))
		}
		r.diags.Errorf(r.file, "value-bad", "several columns have dates: %s", quoted(names)).Hintf("name the one to count by: --date COLUMN")
	}
	return 0
}

// tallies count things in periods.
type tallies struct {
	by          string
	n           int
	spans       []day.Period              // that have things, in the order of the rows
	first, last day.Day                   // of the things
	of          map[string]map[string]int // by the text of the period and a word
	words       []string
}

// add counts a thing; because says why it cannot be.
func (t *tallies) add(date day.Period, word string) (because string) {
	if !date.Given() {
		return "its date is missing or cannot be read"
	}
	span := t.span(date.First)
	if date.Last > span.Last {
		return fmt.Sprintf("its date %s is longer than a %s", date.Text, t.by)
	}
	if t.of == nil {
		t.of = map[string]map[string]int{}
	}
	if t.of[span.Text] == nil {
		t.of[span.Text] = map[string]int{}
		t.spans = append(t.spans, span)
	}
	if !slices.Contains(t.words, word) {
		t.words = append(t.words, word)
	}
	if t.n == 0 || date.First < t.first {
		t.first = date.First
	}
	t.last = max(t.last, date.Last)
	t.of[span.Text][word]++
	t.n++
	return ""
}

// parts gives the first and the last period, where the things begin or end so far within it that
// it may not be whole: by more than six days, or in a week, after its Monday or before its Friday.
func (t *tallies) parts() (texts []string) {
	begin, end := day.Day(6), day.Day(6)
	if t.by == "week" {
		begin, end = 0, 2
	}
	if first := t.span(t.first); t.first > first.First+begin {
		texts = append(texts, first.Text)
	}
	if last := t.span(t.last); t.last < last.Last-end {
		texts = append(texts, last.Text)
	}
	return slices.Compact(texts)
}

func (t *tallies) span(d day.Day) day.Period {
	switch t.by {
	case "week":
		return d.Week()
	case "quarter":
		return d.Quarter()
	}
	return d.Month()
}

// csv writes the counts, with a row for each period from the first to the last. One that has
// nothing has a zero.
func (t *tallies) csv(split bool) []byte {
	slices.SortFunc(t.spans, func(a, b day.Period) int { return int(a.First) - int(b.First) })
	slices.Sort(t.words)
	head := []string{strings.ToUpper(t.by[:1]) + t.by[1:], "Count"}
	if split {
		head = head[:1]
		for _, word := range t.words {
			head = append(head, orElse(word, "without"))
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(head) // a buffer takes everything
	for span := t.spans[0]; span.First <= t.spans[len(t.spans)-1].First; span = t.span(span.Last + 1) {
		row := []string{span.Text}
		for _, word := range t.words {
			row = append(row, strconv.Itoa(t.of[span.Text][word]))
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}
