package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// tableReader makes a ladder of the rows of a table.
type tableReader struct {
	t       sheet.Table
	c       columns
	header  []source.Cell
	rows    [][]source.Cell
	m       *maker
	account *Account
}

// matrix reads a competency from each row, with a column for each level.
func (r *tableReader) matrix() {
	levels := make([]Rung, len(r.c.levels))
	for i, at := range r.c.levels {
		name := r.header[at].Text
		if _, twice := r.m.levels[name]; twice {
			r.account.remark(fmt.Sprintf("several columns are called %q; they were read as one level", name))
		}
		levels[i] = r.m.level(name, "", name, "")
	}
	area := ""
	for _, row := range r.rows {
		if text := textIn(row, r.c.area); text != "" && !r.across(row) {
			area = text
		}
		name := textIn(row, r.c.competency)
		record := r.record(row, name)
		asked := slices.ContainsFunc(r.c.levels, func(at int) bool { return textIn(row, at) != "" })
		heads := r.across(row) || r.c.area < 0 && !asked && source.Filled(row) > 0 && rowText(row) == orElse(name, row[0].Text)
		switch {
		case heads && r.isNote(row):
			record.What, record.Became, record.Because = opening(soleText(row)), LeftOut, "it is a note on the table"
		case heads:
			area = orElse(name, row[0].Text) // a heading within the table
			record.What, record.Remarks = opening(area), []string{"it is the name of an area"}
			r.account.add(record)
			continue
		case name == "":
			record.Became, record.Because = LeftOut, "its cell for the competency is empty"
		case !asked:
			record.Became, record.Because = LeftOut, "no level asks anything in it"
		}
		if record.Became == LeftOut {
			r.account.leaveOut(record, row)
			continue
		}
		c := r.competency(area, name, row, &record)
		for i, at := range r.c.levels {
			if text := textIn(row, at); text != "-" && text != "–" && text != "n/a" {
				c.asks(levels[i].ID, sheet.Items(sheet.Plain(text)))
			}
		}
		r.account.add(record)
	}
	r.told(append([]int{r.c.area, r.c.competency}, r.c.levels...))
}

// across tells whether a row is one text in merged cells, from the competency to every level.
func (r *tableReader) across(row []source.Cell) bool {
	text := soleText(row)
	return text != "" && !slices.ContainsFunc(append([]int{r.c.competency}, r.c.levels...), func(at int) bool { return textIn(row, at) != text })
}

// isNote tells whether a text across a table is about the table, and no heading within it: a
// heading is short, is no sentence, and stands where no column gives the areas.
func (r *tableReader) isNote(row []source.Cell) bool {
	text := soleText(row)
	return r.c.area >= 0 || len(text) > longestHeading || strings.HasSuffix(text, ".") || noteMark.MatchString(text) || asksShare(text) != "" || row[0].Pos == r.rows[len(r.rows)-1][0].Pos
}

// longestHeading is how long a heading within a table may be, in bytes.
const longestHeading = 70

// noteMark is how notes below a table begin.
var noteMark = regexp.MustCompile(`(?i)^(?:\*|†|(?:notes?|nota|notas|anmerkung|hinweis|remarque|opmerking|uwaga)\b)`)

// list reads an expectation from each row. The levels are in the order of their first
// rows, or of their numbers.
func (r *tableReader) list() {
	var names []string
	seen := map[string]bool{"": true}
	for _, row := range r.rows {
		if name := textIn(row, r.c.level); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	if !slices.ContainsFunc(names, func(n string) bool { return !numbered.MatchString(n) }) {
		slices.SortStableFunc(names, byNumber)
	}
	for _, name := range names {
		r.m.level(name, "", name, "")
	}
	area := ""
	for _, row := range r.rows {
		if text := textIn(row, r.c.area); text != "" {
			area = text
		}
		name, level, text := textIn(row, r.c.competency), textIn(row, r.c.level), textIn(row, r.c.expectation)
		record := r.record(row, orElse(text, name))
		switch {
		case name == "":
			record.Became, record.Because = LeftOut, "its cell for the competency is empty"
		case level == "":
			record.Became, record.Because = LeftOut, "it names no level"
		case text == "":
			record.Became, record.Because = LeftOut, "it has no text"
		}
		if record.Became == LeftOut {
			r.account.leaveOut(record, row)
			continue
		}
		c := r.competency(area, name, row, &record)
		id := r.m.level(level, "", level, "").ID
		if slices.ContainsFunc(c.Expectations, func(e Expectation) bool { return e.Level == id }) {
			record.Remarks = append(record.Remarks, "an earlier row has the same competency and level; the texts follow each other")
		}
		c.asks(id, sheet.Items(sheet.Plain(text)))
		r.account.add(record)
	}
	r.told([]int{r.c.area, r.c.competency, r.c.level, r.c.expectation})
}

// transposed reads a level from each row, with a column for each competency.
func (r *tableReader) transposed() {
	area := r.m.area("", "", orElse(r.m.ladder.Name, "Competencies"), "")
	competencies := make([]*Competency, len(r.c.levels))
	for i, at := range r.c.levels {
		competencies[i], _ = r.m.competency(area, r.header[at].Text, "", r.header[at].Text)
	}
	for _, row := range r.rows {
		name := textIn(row, r.c.level)
		record := r.record(row, name)
		if name == "" {
			record.Became, record.Because = LeftOut, "it names no level"
			r.account.add(record)
			continue
		}
		level := r.m.level(name, "", name, "")
		for i, at := range r.c.levels {
			competencies[i].asks(level.ID, sheet.Items(sheet.Plain(textIn(row, at))))
		}
		r.account.add(record)
	}
	r.told(append([]int{r.c.level}, r.c.levels...))
}

// competency finds or makes the competency of a row.
func (r *tableReader) competency(area, name string, row []source.Cell, record *Record) *Competency {
	a := r.m.area(area, "", orElse(area, "Competencies"), "")
	c, isNew := r.m.competency(a, name, "", sheet.Plain(name))
	if !isNew && r.c.level < 0 {
		record.Remarks = append(record.Remarks, "an earlier row has the same name; the texts follow each other")
	}
	if text := sheet.Plain(textIn(row, r.c.shows)); text != "" && c.Demonstration == "" {
		c.Demonstration = text
	}
	r.m.rate(c, textIn(row, r.c.importance), record)
	return c
}

// rate sets the importance, if a word for it is given, or what stands for one.
func (m *maker) rate(c *Competency, text string, record *Record) {
	word := strings.ToLower(text)
	for of, meant := range m.importance {
		if strings.EqualFold(of, text) {
			word = meant
		}
	}
	switch word {
	case "":
	case "must", "should":
		c.Importance = word
	default:
		record.Remarks = append(record.Remarks, fmt.Sprintf("its importance %q is neither must nor should, and was left out; --importance says what it means, as --importance \"%s=must\"", opening(text), opening(text)))
	}
}

func (r *tableReader) record(row []source.Cell, what string) Record {
	at := row[0].Pos
	for _, c := range row {
		if c.Text != "" {
			at = c.Pos
			break
		}
	}
	return Record{At: r.t.At(at), What: opening(orElse(what, rowText(row))), Became: Written}
}

// told says what became of each column that holds something.
func (r *tableReader) told(used []int) {
	used = append(used, r.c.shows, r.c.importance)
	for i := range r.header {
		n := filledIn(r.rows, i)
		if n == 0 {
			continue
		}
		column := Column{Name: orElse(r.header[i].Text, "column "+sheet.Column(i+1)), Cells: n}
		if slices.Contains(used, i) {
			column.Field = r.fieldOf(i)
		}
		r.account.Columns = append(r.account.Columns, column)
	}
	for i := len(r.header); i < mostWide(r.rows); i++ {
		if n := filledIn(r.rows, i); n > 0 {
			r.account.Columns = append(r.account.Columns, Column{Name: "column " + sheet.Column(i+1), Cells: n})
		}
	}
}

// filledIn counts the cells of a column that hold something.
func filledIn(rows [][]source.Cell, at int) int {
	n := 0
	for _, row := range rows {
		if textIn(row, at) != "" {
			n++
		}
	}
	return n
}

func mostWide(rows [][]source.Cell) int {
	n := 0
	for _, row := range rows {
		n = max(n, source.Filled(row))
	}
	return n
}

func (r *tableReader) fieldOf(at int) string {
	switch at {
	case r.c.area:
		return "area"
	case r.c.competency:
		return "competency"
	case r.c.level:
		return "level"
	case r.c.expectation:
		return "expectation"
	case r.c.shows:
		return "demonstration"
	case r.c.importance:
		return "importance"
	}
	if r.c.level >= 0 {
		return "competency " + r.header[at].Text
	}
	return "level " + r.header[at].Text
}

func byNumber(a, b string) int {
	number := func(text string) (n int) {
		for _, c := range text {
			if c >= '0' && c <= '9' {
				n = 10*n + int(c-'0')
			} else if n > 0 {
				break
			}
		}
		return n
	}
	return number(a) - number(b)
}

// tellNoLadder says why a table is no ladder, and what it seems to be.
func tellNoLadder(diags *diag.List, t sheet.Table) {
	at := diag.Pos{File: t.File}
	if len(t.Rows) > 0 && len(t.Rows[0]) > 0 {
		at = t.Rows[0][0].Pos
	}
	seems, try := seemsToBe(t)
	told := diags.Errorf(at, "type-wrong", "no levels were found in %s; it seems to be %s", orElse(t.Sheet, "the table"), seems)
	if try != "" {
		told.Hintf("try casebook import %s; if some columns are levels, name them with --levels \"A, B\"", try)
		return
	}
	told.Hintf("a ladder has a column for each level, or a column called level; name the levels with --levels \"A, B\"")
}
