package series

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// skip leaves out the rows that the sidecar names. ok is false where nothing is left.
func (r *reader) skip() (ok bool) {
	if len(r.all) == 0 {
		r.diags.Errorf(r.file, "series-undated", "the file has no rows").Hintf("give it a date and a number in each row")
		return false
	}
	if r.First == 0 && r.Last == 0 && len(r.Lines) == 0 {
		return true
	}
	kept := slices.DeleteFunc(slices.Clone(r.all), func(row []source.Cell) bool {
		listed := slices.Contains(r.Lines, row[0].Pos.Line)
		if listed {
			r.listed = append(r.listed, row)
		}
		return listed || row[0].Pos.Line <= r.First
	})
	end := max(0, len(kept)-r.Last)
	r.tail = kept[end:]
	if r.all = kept[:end]; len(r.all) == 0 {
		r.diags.Errorf(r.file, "series-undated", "no row of the file is left").Hintf("skip: in %s leaves all of them out", r.Sidecar)
		return false
	}
	return true
}

// named tells whether a row without a date is one that the sidecar leaves out by its words.
func (r *reader) named(row []source.Cell) bool {
	all := texts(row)
	return len(all) > 0 && slices.ContainsFunc(r.Words, func(word string) bool { return strings.EqualFold(word, all[0]) })
}

// isRow tells whether a row that is skipped by its place has a date and a figure.
func (r *reader) isRow(row []source.Cell) bool {
	var m moment
	switch at := r.place.date; {
	case at < 0:
		m = r.place.join(row)
	case r.Format.Given():
		form, ok := r.formatOf(r.Format)
		if !ok {
			return false
		}
		m = form.read(cellOf(row, at).Text)
	default:
		text := cellOf(row, at).Text
		if m = readMoment(text); !m.strict() {
			m = inDoubt(text)
		}
	}
	return m.strict() && slices.ContainsFunc(row, func(c source.Cell) bool {
		_, ok := scan(c.Text)
		return ok && !isGap(c.Text) && !r.place.holds(slices.IndexFunc(row, func(d source.Cell) bool { return d.Pos == c.Pos }))
	})
}

// tellSkipped reports the rows that are left out by their place, and read as good ones:
// a place moves when rows are added.
func (r *reader) tellSkipped() {
	for _, row := range slices.Concat(r.listed, r.tail) {
		if r.isRow(row) {
			r.diags.Warnf(row[0].Pos, "row-skipped", "skip leaves out this line, which reads as a row of the table: %q", short(strings.Join(texts(row), " "))).
				Hintf("skip in %s names lines by their places, which move when rows are added; name totals and notes by their words: skip: {words: [Total]}", r.Sidecar)
		}
	}
}

func isComment(row []source.Cell) bool { return strings.HasPrefix(row[0].Text, "#") }

func cellOf(row []source.Cell, at int) source.Cell {
	if at >= 0 && at < len(row) {
		return row[at]
	}
	return source.Cell{Pos: row[0].Pos}
}

// part finds the header above the first row that is dated, and parts the rows
// of the table from those that are none.
func (r *reader) part(w when, moments []moment, named int) {
	first := slices.IndexFunc(moments, func(m moment) bool { return m.kind == fixed })
	if named >= 0 {
		first = named + 1
	} else if first < 0 {
		first = len(moments)
	}
	var above, odd []int
	for i := range first {
		if !isComment(r.all[i]) || i == first-1 && source.Filled(r.all[i]) > 1 {
			above = append(above, i)
		}
	}
	if named < 0 {
		for len(above) > 0 && r.undated(r.all[above[len(above)-1]], w) { // a row whose date is wrong
			first = above[len(above)-1]
			above = above[:len(above)-1]
		}
	}
	if n := len(above); n > 0 {
		at := n - 1
		if named < 0 && n > 1 && cellOf(r.all[above[at]], w.first()).Text == "" && source.Filled(r.all[above[at-1]]) > 1 &&
			cellOf(r.all[above[at-1]], w.first()).Text != "" {
			at-- // units stand below the header
		}
		for named < 0 && at > 0 && r.sums(r.all[above[at]], w) && source.Filled(r.all[above[at-1]]) >= source.Filled(r.all[above[at]]) {
			at-- // totals stand below the header
		}
		r.header = slices.Clone(r.all[above[at]])
		if isComment(r.header) {
			r.header[0].Text = strings.TrimSpace(strings.TrimLeft(r.header[0].Text, "#"))
		}
		odd = slices.Delete(above, at, at+1)
	}
	odd = slices.DeleteFunc(odd, func(i int) bool { return r.named(r.all[i]) })
	r.body(w, moments, first, odd)
}

// sums tells whether a row above the first date is one of totals or averages: it is
// called so, or by a sign, and holds numbers.
func (r *reader) sums(row []source.Cell, w when) bool {
	label := cellOf(row, w.first()).Text
	if strings.ContainsFunc(label, unicode.IsLetter) && !isTotal(label) {
		return false
	}
	return slices.ContainsFunc(row, func(c source.Cell) bool {
		_, ok := scan(c.Text)
		return ok && !isGap(c.Text)
	})
}

// undated tells whether a row above the first date is one of the table, with
// an invalid date: its date begins with a digit, or it holds numbers and a
// date that no header has.
func (r *reader) undated(row []source.Cell, w when) bool {
	text := cellOf(row, w.first()).Text
	if text != "" && text[0] >= '0' && text[0] <= '9' {
		return true
	}
	if strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsFunc(text, unicode.IsDigit) {
		return false
	}
	numbers := 0
	for at, cell := range row {
		if w.holds(at) || isGap(cell.Text) {
			continue
		}
		if _, ok := scan(cell.Text); !ok {
			return false
		}
		numbers++
	}
	return numbers > 0
}

// body sorts the rows from the first of the table on: dated, with a bad date,
// or none of the table.
func (r *reader) body(w when, moments []moment, first int, odd []int) {
	width := usualWidth(r.all[min(first, len(r.all)-1):])
	var bad []source.Cell
	last := len(moments) - 1
	for last >= first && moments[last].kind != fixed {
		last--
	}
	rows, times := r.all[:0:0], moments[:0]
	if first == 0 && len(odd) == 0 {
		rows = make([][]source.Cell, 0, len(r.all))
	}
	for i := first; i < len(r.all); i++ {
		row, cell := r.all[i], cellOf(r.all[i], w.first())
		switch {
		case moments[i].kind == fixed:
			rows, times = append(rows, row), append(times, moments[i])
		case isComment(row), r.named(row):
		case r.isOdd(row, cell.Text, width) || i > last && last >= first && startsWithLetter(cell.Text) && !strings.ContainsFunc(cell.Text, unicode.IsDigit):
			odd = append(odd, i)
		default:
			bad = append(bad, cell)
		}
	}
	r.rows, r.times = rows, times
	r.tellDates(w, bad)
	r.tellOdd(odd, first)
}

func startsWithLetter(text string) bool {
	return strings.IndexFunc(text, unicode.IsLetter) == 0
}

// isOdd tells whether an undated row is none of the table: a total, the header
// once more, or words below the table.
func (r *reader) isOdd(row []source.Cell, date string, width int) bool {
	if date != "" && date[0] >= '0' && date[0] <= '9' && !isTotal(date) {
		return false
	}
	if r.header != nil && slices.EqualFunc(row, r.header, func(a, b source.Cell) bool { return a.Text == b.Text }) {
		return true
	}
	if filled := source.Filled(row); filled < width && filled < 3 && !isGap(date) {
		return true
	}
	return slices.ContainsFunc(row, func(c source.Cell) bool { return isTotal(c.Text) })
}

// isTotal knows what rows of sums and averages are called.
func isTotal(text string) bool {
	if len(text) > longest {
		return false
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "total", "totals", "subtotal", "overall", "ø", "σ", "μ", "sum", "sums", "grand", "average", "avg", "mean", "median", "min", "max", "minimum", "maximum",
			"summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "durchschnitt", "mittelwert", "schnitt",
			"totaux", "somme", "moyenne", "totale", "somma", "suma", "promedio", "totaal", "som", "gemiddelde", "razem", "łącznie", "średnia",
			"totalt", "summa", "i alt", "yhteensä", "keskiarvo", "celkem", "součet", "průměr", "итого", "всего", "сумма", "среднее", "soma", "média", "media",
			"összesen", "átlag", "toplam", "ortalama", "合計", "总计", "합계":
			return true
		}
	}
	return false
}

// tellOdd reports the rows that are none of the table, once.
func (r *reader) tellOdd(odd []int, first int) {
	if len(odd) == 0 {
		return
	}
	slices.Sort(odd)
	row := r.all[odd[0]]
	words := ""
	if t := texts(row); len(t) > 0 {
		words = short(t[0])
	}
	pos := row[0].Pos
	told := r.diags.Errorf(pos, "row-odd", "this line is not a row of the table: %q", words)
	if len(odd) > 1 {
		told.Message = fmt.Sprintf("%d lines are not rows of the table; the first begins with %q", len(odd), words)
	}
	r.table.Odd = r.skipOf(odd, first)
	if len(r.table.Odd.Lines) > 20 {
		told.Hintf("delete them from the file")
		return
	}
	them := "them"
	if len(odd) == 1 {
		them = "it"
	}
	told.Hintf("leave %s out in %s: skip: %s", them, r.Sidecar, r.table.Odd)
}

// Skip is what leaves rows out: at the top and the end, by their first words, by line.
type Skip struct {
	First, Last int
	Words       []string
	Lines       []int
}

// String writes it as a sidecar does.
func (s Skip) String() string {
	var keys []string
	for _, n := range []struct {
		key   string
		value int
	}{{"first", s.First}, {"last", s.Last}} {
		if n.value > 0 {
			keys = append(keys, fmt.Sprintf("%s: %d", n.key, n.value))
		}
	}
	if len(s.Words) > 0 {
		words := make([]string, len(s.Words))
		for i, w := range s.Words {
			words[i] = yaml(w)
		}
		keys = append(keys, fmt.Sprintf("words: [%s]", strings.Join(words, ", ")))
	}
	if len(s.Lines) > 0 {
		keys = append(keys, fmt.Sprintf("lines: [%s]", strings.Trim(strings.Join(strings.Fields(fmt.Sprint(s.Lines)), ", "), "[]")))
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

// skipOf says what leaves out the odd rows, and what the sidecar leaves out already. Rows
// below the table are known by their words where these are the same in the next file.
func (r *reader) skipOf(odd []int, first int) Skip {
	s := Skip{First: r.First, Words: slices.Clone(r.Words)}
	tail := 0 // rows at the end that are odd
	for tail < len(odd) && odd[len(odd)-1-tail] == len(r.all)-1-tail && len(r.all)-1-tail >= first {
		tail++
	}
	for tail > 0 && lastingWord(r.all[len(r.all)-tail]) != "" {
		tail--
	}
	s.Last = tail
	if !slices.ContainsFunc(r.tail, r.isRow) {
		s.Last += r.Last
	}
	for _, i := range odd[:len(odd)-tail] {
		row := r.all[i]
		switch line, word := row[0].Pos.Line, lastingWord(row); {
		case i < first && r.header != nil && line < r.header[0].Pos.Line:
			s.First = max(s.First, line)
		case i >= first && word != "":
			if !slices.Contains(s.Words, word) {
				s.Words = append(s.Words, word)
			}
		default:
			s.Lines = append(s.Lines, line)
		}
	}
	for _, row := range r.listed {
		if line := row[0].Pos.Line; line > s.First && !r.isRow(row) {
			s.Lines = append(s.Lines, line)
		}
	}
	slices.Sort(s.Lines)
	return s
}

// lastingWord gives the first words of a row by which it is known in the next file, too;
// "" = it has none.
func lastingWord(row []source.Cell) string {
	all := texts(row)
	if len(all) == 0 || short(all[0]) != all[0] || !strings.ContainsFunc(all[0], unicode.IsLetter) || strings.ContainsFunc(all[0], unicode.IsDigit) {
		return ""
	}
	return all[0]
}

// usualWidth gives the number of filled cells that most rows have.
func usualWidth(rows [][]source.Cell) int {
	count, width := map[int]int{}, 0
	for _, row := range rows {
		n := source.Filled(row)
		if count[n]++; count[n] > count[width] {
			width = n
		}
	}
	return width
}

// even leaves out the rows that have more or fewer cells than the table is wide.
// ok is false where none is left.
func (r *reader) even() (ok bool) {
	usual := usualWidth(r.rows)
	if r.width = source.Filled(r.header); r.width < usual && usual <= len(r.header) {
		r.width = usual // the last columns have no name
	}
	if r.header == nil {
		r.width = usual
	}
	whole := len(r.rows)
	kept := make([]bool, whole)
	r.diags = append(r.diags, source.Even(r.rows, r.width, func(i int) { kept[i] = true })...)
	n := 0
	for i := range kept {
		if kept[i] {
			row := r.rows[i]
			for short := row; len(row) < r.width; {
				row = append(slices.Clip(row), source.Cell{Pos: short[len(short)-1].Pos})
			}
			r.rows[n], r.times[n] = row, r.times[i]
			n++
		}
	}
	r.rows, r.times = r.rows[:n], r.times[:n]
	if whole == 0 && !slices.ContainsFunc(r.diags, isError) {
		r.diags.Errorf(r.file, "series-undated", "the file has no rows").Hintf("give it a date and a number in each row")
	}
	return n > 0
}
