package casefile

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// numbers is one column of numbers: where it stands and how they are written.
type numbers struct {
	at       int
	decimal  string // "." or ","
	thousand string // what groups of three digits are parted by, or ""
}

// findNumbers finds the columns of numbers, those that the sidecar names or
// else all, and the first column that holds neither dates nor numbers.
func (b *book) findNumbers(w when, width int) (found []numbers, label int) {
	label = -1
	for i, c := range b.columns {
		if at := b.column(b.wanted[i]); at >= 0 {
			if b.header != nil {
				c.ID = b.header[at].Text
			}
			b.add(c)
			found = append(found, b.style(at))
		}
	}
	for at := range width {
		if at == w.date || at == w.year || at == w.quarter || at == w.month {
			continue
		}
		if isNumeric(b.rows, at) {
			if b.columns == nil {
				b.add(Column{ID: b.id(at, len(found))})
				found = append(found, b.style(at))
			}
		} else if label < 0 && !mostlyDates(b.rows, at) && anyFilled(b.rows, at) {
			label = at
		}
	}
	if len(found) == 0 && len(b.columns) == 0 {
		b.diags.Errorf(b.series.Pos, "number-bad", "no column of %q holds numbers", b.series.ID)
	}
	return found, label
}

func (b *book) add(c Column) {
	if c.Title.V == "" {
		c.Title.V = strings.ReplaceAll(c.ID, "_", " ")
	}
	if c.Unit.V == "" {
		c.Unit = b.series.Unit
	}
	if c.Better.V == "" && (len(b.series.Columns) == 0 || c.Unit.V == b.series.Unit.V) {
		c.Better = b.series.Better
	}
	b.series.Columns = append(b.series.Columns, c)
}

// id names a column: by its header, else "value", "value-2" and so on.
func (b *book) id(at, before int) string {
	if at < len(b.header) && b.header[at].Text != "" {
		id := b.header[at].Text
		if slices.ContainsFunc(b.series.Columns, func(c Column) bool { return c.ID == id }) {
			b.diags.Errorf(b.header[at].Pos, "field-repeated", "two columns are named %q", id).Hintf("rename one of the two")
			return fmt.Sprintf("%s-%d", id, at+1)
		}
		return id
	}
	if before == 0 {
		return "value"
	}
	return fmt.Sprintf("value-%d", before+1)
}

func isGap(text string) bool {
	switch strings.ToLower(text) {
	case "", "na", "n/a", "null", "nan", "-":
		return true
	}
	return false
}

// isNumeric asks for four of five cells, so that a column with a mistake in it
// is still one of numbers, and the mistake is told.
func isNumeric(rows [][]source.Cell, at int) bool {
	numeric, filled := 0, 0
	for _, row := range rows {
		if at < len(row) && !isGap(row[at].Text) {
			filled++
			if isNumber(row[at].Text) {
				numeric++
			}
		}
	}
	return filled > 0 && 5*numeric >= 4*filled
}

func anyFilled(rows [][]source.Cell, at int) bool {
	return slices.ContainsFunc(rows, func(row []source.Cell) bool { return at < len(row) && row[at].Text != "" })
}

var (
	plainNumber  = regexp.MustCompile(`^[-+]?(\d+[.,]?\d*|[.,]\d+)([eE][-+]?\d+)?$`)
	spacedGroups = regexp.MustCompile(`^[-+]?\d{1,3}([ '\x{a0}\x{202f}]\d{3})+([.,]\d+)?$`)
	commaGroups  = regexp.MustCompile(`^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$`)
	pointGroups  = regexp.MustCompile(`^[-+]?\d{1,3}(\.\d{3})+(,\d+)$`)
	commaDecimal = regexp.MustCompile(`^[-+]?\d*,\d+$`)
)

func isNumber(text string) bool {
	for _, form := range []*regexp.Regexp{plainNumber, spacedGroups, commaGroups, pointGroups} {
		if form.MatchString(text) {
			return true
		}
	}
	return false
}

// style finds out how a column writes its numbers. A comma is a decimal comma
// where some number cannot be read otherwise, or where every comma could be
// either and the file is not one parted by commas; else it groups thousands.
func (b *book) style(at int) numbers {
	n := numbers{at: at, decimal: "."}
	groups, decimals, either := 0, 0, 0
	for _, row := range b.rows {
		if at >= len(row) || !strings.Contains(row[at].Text, ",") {
			continue
		}
		text := row[at].Text
		switch g, c := commaGroups.MatchString(text), commaDecimal.MatchString(text) || pointGroups.MatchString(text); {
		case g && c:
			either++
		case g:
			groups++
		case c:
			decimals++
		}
	}
	switch {
	case decimals > groups || decimals == groups && either > 0:
		n.decimal, n.thousand = ",", "."
	case groups > 0:
		n.thousand = ","
	}
	return n
}

// value reads one cell: NaN for a gap, and for what is reported as no number.
func (n numbers) value(row []source.Cell, diags *diag.List) float64 {
	if n.at >= len(row) || isGap(row[n.at].Text) {
		return math.NaN()
	}
	cell := row[n.at]
	text := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "").Replace(cell.Text)
	if n.thousand != "" {
		text = strings.ReplaceAll(text, n.thousand, "")
	}
	if n.decimal == "," {
		text = strings.Replace(text, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || !isNumber(cell.Text) {
		diags.Errorf(cell.Pos, "number-bad", "%q is not a number", cell.Text).Hintf("write NA, or nothing, where a value is missing")
		return math.NaN()
	}
	return v
}
