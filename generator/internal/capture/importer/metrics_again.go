package importer

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// FormerSeries is a series that the portfolio has: its table, the file beside it, and what that
// says of how the table is read.
type FormerSeries struct {
	Path         string
	CSV, Sidecar []byte
	Options      series.Options
	Form         string // how its dates are written, where some alone can be read in two ways
}

// Dated finds how the dates of a series are written, unless the author says it.
func (f *FormerSeries) Dated(said string) {
	if f.Form = said; said != "" {
		return
	}
	if table, broken := source.TableOf(f.Path, f.CSV); len(broken) == 0 {
		read, _ := series.Read(table, f.Options)
		f.Form = read.Form
	}
}

// figures is a table that was read as its series says, with the key of each of its rows.
type figures struct {
	rows [][]source.Cell
	keys []string // "" = it is no row of figures
	read series.Table
	skip series.Skip // what leaves out the other rows
}

// figuresOf reads a table as its series says. Lines that are skipped by their places are
// found anew, unless one of them is a row that the author leaves out.
func figuresOf(rows [][]source.Cell, file string, o series.Options, form string) (figures, diag.List) {
	f := figures{rows: rows}
	var told diag.List
	read := func() { f.read, told = readAs(source.Table{Path: file, Rows: rows}, &o, form) }
	read()
	if !slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return d.Check == "row-skipped" }) || f.read.Unread {
		o.Last, o.Lines = 0, nil
		read()
	}
	if s := f.read.Odd; onlyOdd(f.read, told) {
		o.First, o.Last, o.Words, o.Lines = s.First, s.Last, s.Words, s.Lines
		read()
	}
	f.skip = series.Skip{First: o.First, Last: o.Last, Words: o.Words, Lines: o.Lines}
	if f.read.Unread {
		return f, told.Of(diag.Error)
	}
	f.keys = make([]string, len(rows))
	times, dates := map[string]int{}, map[int]string{}
	for i, line := range f.read.Lines {
		dates[line] = f.read.Dates[i]
	}
	for i, row := range rows {
		key := dates[row[0].Pos.Line]
		if key == "" {
			continue
		}
		for at, use := range f.read.Uses {
			if use == series.UsedAsSplit && at < len(row) {
				key += "\x00" + row[at].Text
			}
		}
		times[key]++
		f.keys[i] = fmt.Sprintf("%s\x00%d", key, times[key])
	}
	return f, nil
}

// Again brings a later table of a series together with what the portfolio has: rows that are
// new are added, and no row is lost. Figures that differ are listed, and taken where update
// says so.
func (s *Series) Again(former FormerSeries, update bool, account *Account) (differ int, wrong diag.List, err error) {
	refuse := func(why string) (int, diag.List, error) {
		return 0, nil, fmt.Errorf("%s exists already, and %s; give the series another name with --id", former.Path, why)
	}
	table, broken := source.TableOf(former.Path, former.CSV)
	later, alsoBroken := source.TableOf(former.Path, s.CSV)
	if broken = append(broken, alsoBroken...); len(broken) > 0 {
		return 0, broken, nil
	}
	old, wrong := figuresOf(table.Rows, former.Path, former.Options, former.Form)
	if len(wrong) > 0 {
		return 0, wrong, nil
	}
	now, wrong := figuresOf(later.Rows, account.File, former.Options, former.Form)
	if len(wrong) > 0 {
		return 0, wrong, nil
	}
	if len(account.Records) != len(now.rows) {
		return refuse("the rows of this file cannot be told apart")
	}
	place := map[string]int{} // of the rows of the later table
	for i, key := range now.keys {
		if key != "" {
			place[key] = i
		}
	}
	lines := rawRows(s.CSV, now.rows)
	oldLines := rawRows(former.CSV, old.rows)
	behind := map[int][]string{} // rows that the later table has not, behind one of its rows
	first := slices.IndexFunc(now.keys, func(k string) bool { return k != "" })
	there := map[string]bool{}
	for _, row := range now.rows {
		there[wholeRow(row)] = true
	}
	texts, lineOf := map[string][]source.Cell{}, map[string]int{}
	at, shared, kept := first-1, 0, 0
	for i, key := range old.keys {
		if key == "" {
			if len(former.Options.Where) > 0 && !there[wholeRow(old.rows[i])] {
				return refuse(fmt.Sprintf("this file has no row %q, which where: leaves out", opening(rowText(old.rows[i]))))
			}
			continue
		}
		texts[key] = old.rows[i]
		if _, earlier := lineOf[key]; !earlier {
			lineOf[key] = i
		}
		if p, there := place[key]; there {
			at = p
			shared++
			continue
		}
		kept++
		behind[at] = append(behind[at], oldLines[i])
		account.add(Record{At: fmt.Sprintf("%s:%d", former.Path, old.rows[i][0].Pos.Line), What: opening(rowText(old.rows[i])), Became: Present, File: former.Path,
			Remarks: []string{"this file has no such row; the series keeps it"}})
	}
	switch {
	case shared > 0:
	case !now.follows(old):
		return refuse("this file has none of its dates, and is no later part of it with the same columns")
	default:
		account.remark("this file has none of the dates of the series, and all of its dates are later; its rows were added behind those of the series")
	}
	mapped := columnPlaces(old.read.Header, now.read.Header)
	for name, to := range mapped {
		if to < 0 && name < len(old.read.Uses) && old.read.Uses[name] != "" {
			return refuse(fmt.Sprintf("this file has no column %q", textIn(old.read.Header, name)))
		}
	}
	for i, key := range now.keys {
		if key == "" {
			if names := now.read.Header; names != nil && now.rows[i][0].Pos.Line == names[0].Pos.Line && sameRow(names, old.read.Header) {
				account.Records[i].Became = Present
			}
			continue
		}
		was, there := texts[key]
		record := &account.Records[i]
		if !there {
			record.Became = Written
			continue
		}
		record.Became = Present
		for from, to := range mapped {
			a, b := textIn(was, from), textIn(now.rows[i], to)
			if to < 0 || a == b || from < len(old.read.Uses) && old.read.Uses[from] == series.UsedAsDate {
				continue
			}
			record.Changes = append(record.Changes, fmt.Sprintf("%s: %s → %s", orElse(textIn(old.read.Header, from), fmt.Sprint("column ", from+1)), orElse(a, "nothing"), orElse(b, "nothing")))
		}
		if len(record.Changes) == 0 {
			continue
		}
		differ++
		if update {
			record.Became = Updated
		} else {
			lines[i] = oldLines[lineOf[key]]
		}
	}
	account.Count()
	if kept > 0 || differ > 0 && !update {
		s.CSV = together(s.CSV, lines, behind, now.rows)
	}
	merged, broken := source.TableOf(former.Path, s.CSV)
	end, wrong := figuresOf(merged.Rows, former.Path, former.Options, former.Form)
	if len(broken) > 0 || len(wrong) > 0 || len(end.read.Lines) != len(now.read.Lines)+kept {
		return refuse("rows of it cannot stand in one table with those of this file: it is written in another way")
	}
	s.Sidecar = former.Sidecar
	if o := former.Options; end.skip.String() != (series.Skip{First: o.First, Last: o.Last, Words: o.Words, Lines: o.Lines}).String() {
		if s.Sidecar, err = skipWritten(former.Sidecar, end.skip); err != nil {
			return 0, nil, err
		}
		account.remark(fmt.Sprintf("skip in %s becomes %s", o.Sidecar, end.skip))
	}
	return differ, nil, nil
}

// follows tells whether a table goes on where another ends: it has the same columns, and only
// later dates.
func (f figures) follows(before figures) bool {
	was, now := before.read.Points, f.read.Points
	return len(was) > 0 && len(now) > 0 && f.read.Header != nil && sameRow(f.read.Header, before.read.Header) && was[len(was)-1].When.Last < now[0].When.First
}

func sameRow(a, b []source.Cell) bool {
	return slices.EqualFunc(a, b, func(x, y source.Cell) bool { return x.Text == y.Text })
}

// wholeRow gives the texts of a row as one.
func wholeRow(row []source.Cell) string {
	var all strings.Builder
	for _, c := range row {
		fmt.Fprintf(&all, "%d:%s", len(c.Text), c.Text)
	}
	return all.String()
}

// columnPlaces says for each column of a table which one of a later table it is: by its name,
// else by its place.
func columnPlaces(old, now []source.Cell) []int {
	var all []int
	for at, c := range old {
		to := slices.IndexFunc(now, func(n source.Cell) bool { return n.Text == c.Text })
		if c.Text == "" {
			if to = at; at >= len(now) || now[at].Text != "" {
				to = -1
			}
		}
		all = append(all, to)
	}
	if old == nil {
		for at := range 256 {
			all = append(all, at)
		}
	}
	return all
}

// rawRows gives the text of each row of a CSV file.
func rawRows(data []byte, rows [][]source.Cell) []string {
	lines := strings.SplitAfter(string(data), "\n")
	var all []string
	for i, row := range rows {
		end := len(lines)
		if i+1 < len(rows) {
			end = rows[i+1][0].Pos.Line - 1
		}
		all = append(all, strings.TrimRight(strings.Join(lines[row[0].Pos.Line-1:end], ""), "\r\n"))
	}
	return all
}

// together writes the rows, and behind some of them others, with what stands above the
// first row as it is.
func together(data []byte, lines []string, behind map[int][]string, rows [][]source.Cell) []byte {
	end := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		end = "\r\n"
	}
	var b strings.Builder
	for i, line := range strings.SplitAfter(string(data), "\n") {
		if i+1 >= rows[0][0].Pos.Line {
			break
		}
		b.WriteString(line)
	}
	write := func(all []string) {
		for _, line := range all {
			b.WriteString(line + end)
		}
	}
	write(behind[-1])
	for i, line := range lines {
		write([]string{line})
		write(behind[i])
	}
	return []byte(b.String())
}

var skipLine = regexp.MustCompile(`(?m)^skip:[ \t]*\{[^{}\n]*\}`)

// skipWritten puts what leaves out rows into the file beside a series.
func skipWritten(sidecar []byte, skip series.Skip) ([]byte, error) {
	text := "skip: " + skip.String()
	switch {
	case skipLine.Match(sidecar):
		return skipLine.ReplaceAllLiteral(sidecar, []byte(text)), nil
	case regexp.MustCompile(`(?m)^skip:`).Match(sidecar):
		return nil, fmt.Errorf("the file beside the series leaves out other rows than this table has; write there %s", text)
	}
	return append(withLineEnd(sidecar), text+"\n"...), nil
}

func withLineEnd(text []byte) []byte {
	if len(text) == 0 || bytes.HasSuffix(text, []byte("\n")) {
		return text[:len(text):len(text)]
	}
	return append(text[:len(text):len(text)], '\n')
}
