package importer

import (
	"bytes"
	"fmt"
	"path"
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
	Path, Beside string
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

// meeting is a series that the portfolio has and a later table of it.
type meeting struct {
	former   FormerSeries
	old, now figures
	account  *Account
	lines    []string         // of the table that is written, by the rows of the later one
	oldLines []string         // of the series
	behind   map[int][]string // rows that the later table has not, behind one of its rows
	was      map[string]int   // rows of the series, by their keys
	shared   int              // how many rows both have
	kept     int              // how many the series alone has
	differ   int              // how many have other figures
}

// Again brings a later table of a series together with what the portfolio has: rows that are
// new are added, and no row is lost. Figures that differ are listed, and taken where update
// says so.
func (s *Series) Again(former FormerSeries, update bool, account *Account) (differ int, wrong diag.List, err error) {
	table, broken := source.TableOf(former.Path, former.CSV)
	later, alsoBroken := source.TableOf(former.Path, s.CSV)
	if broken = append(broken, alsoBroken...); len(broken) > 0 {
		return 0, broken, nil
	}
	m := meeting{former: former, account: account, behind: map[int][]string{}, was: map[string]int{}}
	if m.old, wrong = figuresOf(table.Rows, former.Path, former.Options, former.Form); len(wrong) > 0 {
		return 0, wrong, nil
	}
	if m.now, wrong = figuresOf(later.Rows, account.File, former.Options, former.Form); len(wrong) > 0 {
		return 0, wrong, nil
	}
	if s.rows != len(m.now.rows) {
		return 0, nil, m.refusal("the rows of this file cannot be told apart")
	}
	m.lines, m.oldLines = rawRows(s.CSV, m.now.rows), rawRows(former.CSV, m.old.rows)
	if err := m.keep(); err != nil {
		return 0, nil, err
	}
	if err := m.compare(update); err != nil {
		return 0, nil, err
	}
	account.Count()
	if m.kept > 0 || m.differ > 0 && !update {
		s.CSV = together(s.CSV, m.lines, m.behind, m.now.rows)
	}
	return m.differ, nil, m.describe(s)
}

// CommonRows counts the rows with figures that a series has in common with another table; 0 if
// their columns are not the same.
func (s *Series) CommonRows(file string, csv []byte) int {
	table, broken := source.TableOf(file, csv)
	own, alsoBroken := source.TableOf(file, s.CSV)
	if len(broken)+len(alsoBroken) > 0 {
		return 0
	}
	there := map[string]bool{}
	for _, row := range table.Rows {
		there[wholeRow(row)] = true
	}
	common, headed := 0, false
	for _, row := range own.Rows {
		switch {
		case !there[wholeRow(row)]:
		case slices.ContainsFunc(row, isNumber):
			common++
		case source.Filled(row) > 1:
			headed = true
		}
	}
	if !headed {
		return 0
	}
	return common
}

func (m *meeting) refusal(why string) error {
	return fmt.Errorf("%s exists already, and %s; give the series another name with --id", m.former.Path, why)
}

// keep finds the rows that the later table has not, and the place of each in it.
func (m *meeting) keep() error {
	place := map[string]int{} // of the rows of the later table
	for i, key := range m.now.keys {
		if key != "" {
			place[key] = i
		}
	}
	there := map[string]bool{}
	for _, row := range m.now.rows {
		there[wholeRow(row)] = true
	}
	at := slices.IndexFunc(m.now.keys, func(k string) bool { return k != "" }) - 1
	for i, key := range m.old.keys {
		row := m.old.rows[i]
		if key == "" {
			if len(m.former.Options.Where) > 0 && !there[wholeRow(row)] {
				return m.refusal(fmt.Sprintf("this file has no row %q, which where: leaves out", opening(rowText(row))))
			}
			continue
		}
		m.was[key] = i
		if p, there := place[key]; there {
			at = p
			m.shared++
			continue
		}
		m.kept++
		m.behind[at] = append(m.behind[at], m.oldLines[i])
		m.account.add(Record{At: fmt.Sprintf("%s:%d", m.former.Path, row[0].Pos.Line), What: opening(rowText(row)), Became: Present, File: m.former.Path,
			Remarks: []string{"this file has no such row; the series keeps it"}})
	}
	switch {
	case m.shared > 0:
	case !m.now.follows(m.old):
		return m.refusal("this file has none of its dates, and is no later part of it with the same columns")
	default:
		m.account.remark("this file has none of the dates of the series, and all of its dates are later; its rows were added behind those of the series")
	}
	return nil
}

// compare says what became of each row of the later table.
func (m *meeting) compare(update bool) error {
	mapped := columnPlaces(m.old.read.Header, m.now.read.Header)
	for name, to := range mapped {
		if to < 0 && name < len(m.old.read.Uses) && m.old.read.Uses[name] != "" {
			return m.refusal(fmt.Sprintf("this file has no column %q", textIn(m.old.read.Header, name)))
		}
	}
	for at, name := range m.now.read.Header {
		if at < len(m.now.read.Uses) && m.now.read.Uses[at] != "" && !slices.Contains(mapped, at) {
			return m.refusal(fmt.Sprintf("this file has the column %q as well, which would be shown to whoever reads the series; name the columns to show under columns in the file beside it", name.Text))
		}
	}
	for i, key := range m.now.keys {
		record := &m.account.Records[i]
		if key == "" {
			if names := m.now.read.Header; names != nil && m.now.rows[i][0].Pos.Line == names[0].Pos.Line && sameRow(names, m.old.read.Header) {
				record.Became = Present
			}
			continue
		}
		at, there := m.was[key]
		if !there {
			record.Became = Written
			continue
		}
		record.Became, record.Changes = Present, append(record.Changes, m.changes(m.old.rows[at], m.now.rows[i], mapped)...)
		if len(record.Changes) == 0 {
			continue
		}
		m.differ++
		if update {
			record.Became = Updated
		} else {
			m.lines[i] = m.oldLines[at]
		}
	}
	return nil
}

// changes lists the cells of a row that the later table has otherwise.
func (m *meeting) changes(was, is []source.Cell, mapped []int) (all []string) {
	for from, to := range mapped {
		a, b := textIn(was, from), textIn(is, to)
		if to < 0 || a == b || from < len(m.old.read.Uses) && m.old.read.Uses[from] == series.UsedAsDate {
			continue
		}
		all = append(all, fmt.Sprintf("%s: %s → %s", orElse(textIn(m.old.read.Header, from), fmt.Sprint("column ", from+1)), orElse(a, "nothing"), orElse(b, "nothing")))
	}
	return all
}

// describe holds the table that both became to the file beside the series, which says what is
// no row of it.
func (m *meeting) describe(s *Series) (err error) {
	o := m.former.Options
	merged, broken := source.TableOf(m.former.Path, s.CSV)
	end, wrong := figuresOf(merged.Rows, m.former.Path, o, m.former.Form)
	if len(broken) > 0 || len(wrong) > 0 || len(end.read.Lines) != len(m.now.read.Lines)+m.kept {
		return m.refusal("rows of it cannot stand in one table with those of this file: it is written in another way")
	}
	s.Sidecar = m.former.Sidecar
	if end.skip.String() != (series.Skip{First: o.First, Last: o.Last, Words: o.Words, Lines: o.Lines}).String() {
		if s.Sidecar, err = m.former.skipWritten(end.skip); err != nil {
			return err
		}
		m.account.remark(fmt.Sprintf("skip in %s becomes %s", o.Sidecar, end.skip))
	}
	return nil
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

// skipWritten gives the file beside a series with what leaves out rows.
func (f FormerSeries) skipWritten(skip series.Skip) ([]byte, error) {
	text := "skip: " + skip.String()
	switch {
	case !slices.Contains([]string{".yaml", ".yml"}, path.Ext(f.Beside)):
		return nil, fmt.Errorf("%s leaves out other rows than this table has; write there, in its notation, %s", f.Beside, text)
	case skipLine.Match(f.Sidecar):
		return skipLine.ReplaceAllLiteral(f.Sidecar, []byte(text)), nil
	case regexp.MustCompile(`(?m)^skip:`).Match(f.Sidecar):
		return nil, fmt.Errorf("the file beside the series leaves out other rows than this table has; write there %s", text)
	}
	return append(withLineEnd(f.Sidecar), text+"\n"...), nil
}

func withLineEnd(text []byte) []byte {
	if len(text) == 0 || bytes.HasSuffix(text, []byte("\n")) {
		return text[:len(text):len(text)]
	}
	return append(text[:len(text):len(text)], '\n')
}
