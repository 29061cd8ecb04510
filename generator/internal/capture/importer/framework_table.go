package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// ranks are words of levels, lowest first. They tell a level by its name, and whether
// the levels of a table go down.
var ranks = []string{
	"intern", "trainee", "apprentice", "graduate", "entry", "novice", "beginner", "beginning", "awareness", "foundation", "junior", "associate", "assistant", "member", "engineer", "developer", "designer", "analyst", "teacher", "lecturer",
	"developing", "intermediate", "mid", "practitioner", "working", "reviewer", "approver", "proficient", "established", "experienced", "advanced", "senior", "lead", "expert", "staff", "manager", "owner", "principal", "architect", "head", "director", "distinguished", "fellow", "professor", "vp", "chief",
}

var numbered = regexp.MustCompile(`(?i)^(?:level|lvl|grade|band|stage|step|tier|stufe|niveau|nivel|l|e|ic|m|p|g|t|sde|swe|eng)?[ .-]?\d{1,2}\b`)

// version is how the rows above a ladder say which one it is.
var version = regexp.MustCompile(`(?i)\b(?:version|versie|versão|versión|versione|wersja)\b[ :.]*v?(\d+(?:\.\d+)*)`)

// isLevel tells whether a heading is the name of a level.
func isLevel(text string) bool { return numbered.MatchString(text) || rankOf(text) >= 0 }

// rankOf gives the place of a level's name among the words for levels; -1 for none.
func rankOf(text string) int {
	best := -1
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" -/(),:;.–", r) }) {
		best = max(best, slices.Index(ranks, word))
	}
	return best
}

// columns are the columns of a ladder in a table; -1 is none.
type columns struct {
	area, competency, level, expectation, shows, importance int
	levels                                                  []int // of a matrix
}

// fromTables reads a framework from the table of a file that holds one.
func fromTables(file string, tables []sheet.Table, opt FrameworkOptions, account Account) (Ladder, Account, diag.List) {
	at, diags := chosen(file, tables, opt.Sheet, func(t sheet.Table) bool { _, _, ok := ladderIn(t, opt); return ok })
	if len(diags) > 0 {
		return Ladder{}, account, diags
	}
	t := tables[at]
	if lacksColumns(&diags, t, opt.Columns) {
		return Ladder{}, account, diags
	}
	header, c, ok := ladderIn(t, opt)
	if !ok {
		tellNoLadder(&diags, t)
		return Ladder{}, account, diags
	}
	if len(opt.Importance) > 0 && c.importance < 0 {
		diags.Errorf(diag.Pos{File: file}, "reference-dangling", "no column is called importance, for whose values --importance gives words").
			Hintf("name the column: --map importance=COLUMN")
		return Ladder{}, account, diags
	}
	m := newMaker()
	m.importance = opt.Importance
	m.ladder.Name = ladderName(file, t)
	account.formulas(t)
	account.outside(tables, at)
	for i, row := range t.Rows[:header] {
		record := Record{At: t.At(row[0].Pos), What: opening(rowText(row)), Became: LeftOut, Because: "it is above the header"}
		if title := soleText(row); i == 0 && title != "" {
			m.ladder.Name = title
			account.add(Record{At: record.At, What: opening(title), Became: Written, Remarks: []string{"it is the name of the ladder"}})
			continue
		}
		if found := version.FindStringSubmatch(rowText(row)); found != nil && m.ladder.Version == "" {
			m.ladder.Version = found[1]
			record.Remarks = append(record.Remarks, fmt.Sprintf("the version %s was taken of it", found[1]))
		}
		account.leaveOut(record, row)
	}
	account.Count()
	r := tableReader{t: t, c: c, header: t.Rows[header], rows: t.Rows[header+1:], m: m, account: &account}
	switch {
	case c.level >= 0 && c.expectation < 0:
		account.Read = "table of a competency in each column and a level in each row"
		r.transposed()
	case c.level >= 0:
		account.Read = "table of an expectation in each row"
		r.list()
	default:
		account.Read = "table of a competency in each row and a level in each column"
		r.matrix()
	}
	if m.descending() {
		slices.Reverse(m.ladder.Levels)
		account.remark("the levels go down in the file; they were turned round, lowest first")
	}
	return m.ladder, account, diags
}

// chosen gives the place of the table that is named, or of the only one that is fit.
func chosen(file string, tables []sheet.Table, name string, fit func(sheet.Table) bool) (int, diag.List) {
	var diags diag.List
	names := sheet.Names(tables)
	var fits []int
	for i, t := range tables {
		if name != "" && strings.EqualFold(names[i], name) {
			return i, nil
		}
		if fit(t) {
			fits = append(fits, i)
		}
	}
	at := diag.Pos{File: file}
	switch {
	case len(tables) == 0:
		diags.Errorf(at, "type-wrong", "the file has no table").Hintf("save what is to be imported as a table, or as CSV")
	case name != "":
		diags.Errorf(at, "reference-dangling", "the file has no table %q", name).Hintf("it has %s", quoted(names))
	case len(fits) == 1:
		return fits[0], nil
	case len(fits) > 1:
		var fit []string
		for _, i := range fits {
			fit = append(fit, names[i])
		}
		diags.Errorf(at, "value-bad", "several tables of the file can be meant: %s", quoted(fit)).Hintf("name one with --sheet")
	}
	return 0, diags
}

func quoted(names []string) string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = strconv.Quote(name)
	}
	return strings.Join(texts, ", ")
}

func wereOf(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// ladderIn finds the header of a ladder in a table, and what its columns are.
func ladderIn(t sheet.Table, opt FrameworkOptions) (header int, c columns, ok bool) {
	for i, row := range t.Rows[:min(len(t.Rows), headerWithin)] {
		var above []source.Cell
		if i > 0 {
			above = t.Rows[i-1]
		}
		if c = columnsOf(above, row, t.Rows[i+1:], opt); c.isLadder() {
			return i, c, true
		}
	}
	return 0, c, false
}

func (c columns) isLadder() bool {
	return len(c.levels) >= 2 && c.competency >= 0 || c.level >= 0 && (c.expectation >= 0 && c.competency >= 0 || len(c.levels) > 0)
}

// columnsOf says what the columns are if a row is the header. The row above it may have
// headings of several columns.
func columnsOf(above, row []source.Cell, below [][]source.Cell, opt FrameworkOptions) columns {
	named := opt.Levels
	c := columns{area: -1, competency: -1, level: -1, expectation: -1, shows: -1, importance: -1}
	for field, at := range c.ladderFields() {
		if name, given := opt.Columns[field]; given {
			*at = columnCalled(row, name)
		}
	}
	for i, cell := range row {
		if c.has(i) {
			continue
		}
		for _, of := range []struct {
			words []string
			at    *int
		}{{competencyWords, &c.competency}, {areaWords, &c.area}, {levelWords, &c.level}, {expectationWords, &c.expectation}, {showWords, &c.shows}, {importanceWords, &c.importance}} {
			if *of.at < 0 && headed(of.words, cell.Text) {
				*of.at = i
				break
			}
		}
	}
	if c.level < 0 {
		c.expectation = -1 // a column of descriptions beside those of levels
		for i, cell := range row {
			if c.has(i) {
				continue
			}
			if slices.ContainsFunc(named, func(n string) bool { return isCalled(cell.Text, n) }) || len(named) == 0 && isLevel(cell.Text) && areWords(below, i) {
				c.levels = append(c.levels, i)
			}
		}
		if len(named) == 0 {
			c.levelsBeside(above, row, below)
		}
		if c.competency < 0 && len(c.levels) >= 2 {
			c.competency = firstBeside(row, below, c)
		}
		if c.area < 0 && len(c.levels) >= 2 {
			c.area = groupsBefore(below, c)
		}
		return c
	}
	if c.competency >= 0 && c.expectation >= 0 {
		return c
	}
	c.expectation, c.competency = -1, -1
	levels := 0
	for _, r := range below {
		if text := textIn(r, c.level); isLevel(text) || slices.ContainsFunc(named, func(n string) bool { return isCalled(text, n) }) {
			levels++
		}
	}
	if 2*levels >= len(below) && levels >= 2 {
		for i, cell := range row {
			if i != c.level && cell.Text != "" && areWords(below, i) {
				c.levels = append(c.levels, i) // each a competency
			}
		}
	}
	return c
}

// areWords tells whether the cells of a column are sentences, and no numbers or dates.
func areWords(rows [][]source.Cell, at int) bool {
	words, filled := 0, 0
	for _, r := range rows {
		if text := textIn(r, at); text != "" {
			if filled++; strings.Contains(text, " ") && len(text) > 8 {
				words++
			}
		}
	}
	return words > 0 && 2*words >= filled
}

func textIn(row []source.Cell, at int) string {
	if at < 0 || at >= len(row) {
		return ""
	}
	return row[at].Text
}

func rowText(row []source.Cell) string {
	var texts []string
	for _, c := range row {
		again := len(texts) > 0 && texts[len(texts)-1] == c.Text && hasLetter(c.Text) // of merged cells each has the text
		if c.Text != "" && !again {
			texts = append(texts, c.Text)
		}
	}
	return strings.Join(texts, " · ")
}

// soleText gives what is the only text of a row, in one cell or in merged ones, each of
// which has it; "" for any other row.
func soleText(row []source.Cell) (title string) {
	for _, c := range row {
		if c.Text != "" && title != "" && c.Text != title {
			return ""
		}
		title = orElse(c.Text, title)
	}
	return title
}

func ladderName(file string, t sheet.Table) string {
	if t.Sheet != "" && !strings.HasPrefix(strings.ToLower(t.Sheet), "sheet") && strings.Trim(t.Sheet, "0123456789") != "" {
		return t.Sheet
	}
	name := file[strings.LastIndexAny(file, `/\`)+1:]
	if at := strings.LastIndexByte(name, '.'); at > 0 {
		name = name[:at]
	}
	return strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(name))
}

// descending tells whether the names of all levels say that they go down.
func (m *maker) descending() bool {
	levels := m.ladder.Levels
	down := 0
	for i := 1; i < len(levels); i++ {
		a, b := rankOf(levels[i-1].Name), rankOf(levels[i].Name)
		if a < 0 || b < 0 || a < b {
			return false
		}
		if a > b {
			down++
		}
	}
	return down > 0 && len(levels) > 1
}
