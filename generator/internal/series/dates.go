package series

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

func isError(d diag.Diagnostic) bool { return d.Severity == diag.Error }

// when says which cells of a row hold its date: one, or a year and a part of it. -1 is none.
type when struct{ date, year, quarter, month, week, day int }

var nowhere = when{-1, -1, -1, -1, -1, -1}

func (w when) first() int { return max(w.date, w.year) }

func (w when) holds(at int) bool {
	return at == w.date || at == w.year || at == w.quarter || at == w.month || at == w.week || at == w.day
}

// dated tells whether a column belongs to the date.
func (r *reader) dated(at int) bool { return r.place.holds(at) }

// findDates finds the columns of the date, reads it, and parts header and rows.
func (r *reader) findDates() bool {
	w, named, ok := r.dateColumns()
	if !ok {
		return false
	}
	r.place = w
	moments := make([]moment, len(r.all))
	if w.date < 0 {
		for i, row := range r.all {
			moments[i] = w.join(row)
		}
		r.part(w, moments, named)
		return true
	}
	var form *format
	if r.Format.Given() {
		if form, ok = r.formatOf(r.Format); !ok {
			return false
		}
	}
	for i, row := range r.all {
		if w.date >= len(row) {
			continue
		}
		if form != nil {
			moments[i] = form.read(row[w.date].Text)
		} else {
			moments[i] = readMoment(row[w.date].Text)
		}
	}
	if !r.settle(w.date, moments[named+1:], r.all[named+1:]) {
		r.table.Unread = true
		return false
	}
	r.part(w, moments, named)
	return true
}

// dateColumns finds the columns: those that the sidecar names, else the first
// that holds dates, else a year and a part of it, else the first whose digits
// can be dates. named is the row of the header where a name was found in it.
func (r *reader) dateColumns() (w when, named int, ok bool) {
	w = nowhere
	if r.Date.Given() || r.Year.Given() {
		return r.namedColumns()
	}
	sample := r.all
	if len(sample) > 400 {
		sample = slices.Concat(sample[:200], sample[len(sample)-200:])
	}
	width := 0
	for _, row := range sample {
		width = max(width, len(row))
	}
	counts, most := make([]int, width), 0
	few, fewest := -1, 0 // a column of which the dates are not most cells
	for at := range width {
		strict, filled := 0, 0
		for _, row := range sample {
			if at >= len(row) || row[at].Text == "" {
				continue
			}
			if readMoment(row[at].Text).strict() {
				strict++
			}
			if strict > 0 {
				filled++
			}
		}
		if 2*strict >= filled {
			counts[at] = strict
			most = max(most, strict)
		} else if 5*strict >= filled && strict > fewest {
			few, fewest = at, strict
		}
	}
	if at := slices.IndexFunc(counts, func(n int) bool { return n > 0 && 5*n >= 3*most }); at >= 0 {
		w.date = at
		return w, -1, true
	}
	if w, named, ok := r.wordedColumns(sample); ok {
		return w, named, true
	}
	if few >= 0 {
		w.date = few
		return w, -1, true
	}
	return r.digitColumn(sample, width)
}

func (r *reader) namedColumns() (w when, named int, ok bool) {
	w, named = nowhere, -1
	main := r.Date
	if !main.Given() {
		main = r.Year
	}
	for i, row := range r.all[:min(len(r.all), 100)] {
		if find(row, main.V) >= 0 {
			r.header, named = slices.Clone(row), i
			break
		}
	}
	r.width = usualWidth(r.all)
	if r.header == nil && wholeNumber(main.V) < 0 {
		r.header = r.all[0]
	}
	for _, c := range []struct {
		name Name
		at   *int
	}{{r.Date, &w.date}, {r.Year, &w.year}, {r.Quarter, &w.quarter}, {r.Month, &w.month}, {r.Week, &w.week}, {r.Day, &w.day}} {
		if *c.at, ok = r.column(c.name); !ok {
			return w, named, false
		}
	}
	if named < 0 {
		r.header = nil
	}
	return w, named, true
}

// dateWords are what columns of a part of the date are called.
func dateWord(text string) (part string) {
	switch strings.ToLower(strings.Trim(text, "# ")) {
	case "year", "years", "yr", "jahr", "année", "annee", "an", "año", "ano", "anno", "jaar", "år", "vuosi", "rok", "год", "yıl", "év", "年":
		return "year"
	case "quarter", "qtr", "q", "quartal", "trimestre", "kwartaal", "kwartał", "kvartal", "čtvrtletí", "квартал":
		return "quarter"
	case "month", "months", "mon", "monat", "mois", "mes", "mês", "mese", "maand", "miesiąc", "måned", "månad", "kuukausi", "měsíc", "месяц", "ay", "hónap", "月":
		return "month"
	case "week", "wk", "woche", "kw", "semaine", "semana", "settimana", "uge", "uke", "vecka", "viikko", "týden", "tydzień", "неделя":
		return "week"
	case "day", "tag", "jour", "día", "dia", "giorno", "dag", "päivä", "den", "dzień", "день", "日":
		return "day"
	case "date", "dates", "datum", "data", "fecha", "dato", "pvm", "dátum", "дата", "tarih", "period", "periode", "période", "periodo", "time", "zeit", "timestamp", "ts", "epoch", "unix", "unixtime", "unix_time", "datetime", "when", "at":
		return "date"
	}
	lower := strings.ToLower(text)
	for _, word := range []string{"date", "datum", "timestamp", "epoch", "unix"} {
		if strings.Contains(lower, word) {
			return "date"
		}
	}
	if strings.HasSuffix(lower, "_at") || strings.HasSuffix(lower, "_time") || strings.HasSuffix(text, "Time") {
		return "date"
	}
	return ""
}

// wordedColumns finds a year and a part of it by their headers.
func (r *reader) wordedColumns(sample [][]source.Cell) (w when, named int, ok bool) {
	for i, row := range sample[:min(len(sample), 50)] {
		w = nowhere
		for at, cell := range row {
			var place *int
			switch dateWord(cell.Text) {
			case "year":
				place = &w.year
			case "quarter":
				place = &w.quarter
			case "month":
				place = &w.month
			case "week":
				place = &w.week
			case "day":
				place = &w.day
			default:
				continue
			}
			if *place < 0 {
				*place = at
			}
		}
		if w.year >= 0 && (w.quarter >= 0 || w.month >= 0 || w.week >= 0) {
			r.header = slices.Clone(row)
			return w, i, true
		}
	}
	return nowhere, -1, false
}

// join reads the date of a row from a year and a part of it.
func (w when) join(row []source.Cell) (m moment) {
	year := wholeNumber(cellOf(row, w.year).Text)
	text := func(at int) string { return cellOf(row, at).Text }
	number := func(at int, prefixes string) int { return wholeNumber(strings.TrimLeft(text(at), prefixes)) }
	switch {
	case w.month >= 0:
		month := wholeNumber(text(w.month))
		if month < 0 {
			month = only(monthNamed(text(w.month)))
		}
		if w.day >= 0 {
			return m.as(dayOf(year, month, number(w.day, "")))
		}
		return m.as(monthOf(year, month))
	case w.week >= 0:
		return m.as(weekOf(year, number(w.week, "KCWkcw "), 0))
	case w.quarter >= 0:
		return m.as(quarterOf(year, number(w.quarter, "QqTt ")))
	}
	return m.as(yearOf(year))
}

// digitColumn finds a column whose digits are dates by what its header says, or
// without a header because it comes first and goes one way.
func (r *reader) digitColumn(sample [][]source.Cell, width int) (w when, named int, ok bool) {
	w, named = nowhere, -1
	asked := source.Cell{}
	for at := range width {
		class, from, share, oneWay := digitsOf(sample, at)
		if class == 0 || share < 0.9 {
			continue
		}
		header := ""
		if from > 0 {
			header = cellOf(sample[from-1], at).Text
		}
		word := dateWord(header)
		switch {
		case word == "date", word == "year" && (class == years || class == months), word == "month" && class == months,
			class == basicDays, from == 0 && at == 0 && oneWay:
			w.date = at
			return w, -1, true
		case asked.Text == "" && oneWay:
			asked = cellOf(sample[from], at)
			asked.Text = header
		}
	}
	r.tellUndated(asked)
	return w, named, false
}

// The classes of digits.
const (
	years = iota + 1
	months
	basicDays
	seconds
	millis
)

func (m moment) class() int {
	if m.kind != digits {
		return 0
	}
	switch m.length {
	case 4:
		if m.number >= 1000 && m.number < 3000 {
			return years
		}
	case 6:
		if monthOf(int(m.number/100), int(m.number%100)).Given() && m.number > 190000 && m.number < 210000 {
			return months
		}
	case 8:
		if dayOf(int(m.number/10000), int(m.number/100%100), int(m.number%100)).Given() && m.number > 19000000 && m.number < 21000000 {
			return basicDays
		}
	case 9, 10:
		if m.number < 4102444800 { // the year 2100
			return seconds
		}
	case 12, 13:
		if m.number < 4102444800000 {
			return millis
		}
	}
	return 0
}

// resolve gives digits the meaning of their class.
func (m moment) resolve(class int) moment {
	if m.class() != class {
		return moment{}
	}
	n := int(m.number)
	switch class {
	case years:
		return m.as(yearOf(n))
	case months:
		return m.as(monthOf(n/100, n%100))
	case basicDays:
		return m.as(dayOf(n/10000, n/100%100, n%100))
	}
	at := time.Unix(m.number, 0)
	if class == millis {
		at = time.UnixMilli(m.number)
	}
	at = at.UTC()
	midnight := at.Truncate(24 * time.Hour)
	m.clocked, m.zoned, m.clock = true, true, at.Sub(midnight)
	return m.as(day.On(day.FromTime(at)))
}

// digitsOf tells of which class the digits of a column are, where they begin,
// how many of the cells from there are of it, and whether they go one way.
func digitsOf(rows [][]source.Cell, at int) (class, from int, share float64, oneWay bool) {
	from = -1
	filled, fit, last := 0, 0, int64(0)
	rises, falls := true, true
	for i, row := range rows {
		text := cellOf(row, at).Text
		if text == "" {
			continue
		}
		m := readMoment(text)
		if class == 0 {
			if class = m.class(); class != 0 {
				from, filled, fit, last = i, 1, 1, m.number
			}
			continue
		}
		filled++
		if m.class() == class {
			fit++
			rises, falls = rises && m.number > last, falls && m.number < last
			last = m.number
			if class == years && (m.number < 1900 || m.number > 2100) {
				rises, falls = false, false
			}
		}
	}
	if class == 0 {
		return 0, -1, 0, false
	}
	return class, from, float64(fit) / float64(filled), fit > 1 && (rises || falls)
}

// settle decides what the cells of the column leave open: the order of day and
// month, whether two digits are a year, what digits mean. It goes by all of them.
func (r *reader) settle(at int, moments []moment, rows [][]source.Cell) bool {
	orders := []int{dmy, mdy, ymd}
	if !r.settleOrder(at, moments, rows, orders) || !r.settleYears(at, moments, rows) {
		return false
	}
	if slices.ContainsFunc(moments, func(m moment) bool { return m.kind == fixed }) {
		for i := range moments {
			if moments[i].kind != fixed {
				moments[i] = moment{}
			}
		}
		return true
	}
	var count [millis + 1]int
	class := 0
	for _, m := range moments {
		if c := m.class(); c > 0 {
			if count[c]++; count[c] > count[class] {
				class = c
			}
		}
	}
	for i := range moments {
		if class > 0 {
			moments[i] = moments[i].resolve(class)
		} else {
			moments[i] = moment{}
		}
	}
	return true
}

func (r *reader) settleOrder(at int, moments []moment, rows [][]source.Cell, orders []int) bool {
	witness := [3]int{-1, -1, -1} // the first cell that an order cannot read, though another can
	found, first := 0, -1
	for i := range moments {
		m := &moments[i]
		if m.kind != triple {
			continue
		}
		var can [3]bool
		for _, o := range orders {
			can[o] = m.in(o).Given()
		}
		if !can[dmy] && !can[mdy] && !can[ymd] {
			m.kind = noDate
			continue
		}
		if found++; first < 0 {
			first = i
		}
		for _, o := range orders {
			if !can[o] && witness[o] < 0 {
				witness[o] = i
			}
		}
	}
	if found == 0 {
		return true
	}
	var left []int
	for _, o := range orders {
		if witness[o] < 0 && (o != ymd || !yearLast(moments, found)) {
			left = append(left, o)
		}
	}
	if len(left) == 0 {
		a, b := min(witness[dmy], witness[mdy]), max(witness[dmy], witness[mdy])
		r.diags.Errorf(rows[b][at].Pos, "date-ambiguous", "%q and %q cannot both be read: in one the day comes first, in the other the month", rows[a][at].Text, rows[b][at].Text).
			See(rows[a][at].Pos, "%q is here", rows[a][at].Text).
			Hintf("write all dates of the file alike, or say in %s how they are written: %s", r.Sidecar, r.formatKey(at, moments[a], dmy))
		return false
	}
	for i, m := range moments {
		if m.kind != triple {
			continue
		}
		for _, o := range left[1:] {
			if m.in(o) != m.in(left[0]) {
				r.askOrder(at, m, rows[i][at], left)
				return false
			}
		}
	}
	for i := range moments {
		if m := moments[i]; m.kind == triple {
			moments[i] = m.as(m.in(left[0]))
		}
	}
	return true
}

// yearLast tells whether the numbers of triples with two digits of a year go
// one way with the year at the end, and not with the year in front.
func yearLast(moments []moment, found int) bool {
	return found >= 5 && !oneWay(moments, ymd) && (oneWay(moments, dmy) || oneWay(moments, mdy))
}

func oneWay(moments []moment, order int) bool {
	last, up, down := day.None, true, true
	for _, m := range moments {
		if m.kind != triple {
			continue
		}
		p := m.in(order)
		if !p.Given() {
			return false
		}
		if last != day.None {
			up, down = up && p.First >= last, down && p.First <= last
		}
		last = p.First
	}
	return up || down
}

func (r *reader) askOrder(at int, m moment, cell source.Cell, left []int) {
	var readings, keys []string
	for _, o := range left {
		readings = append(readings, m.in(o).Text)
		keys = append(keys, r.formatKey(at, m, o))
	}
	r.diags.Errorf(cell.Pos, "date-ambiguous", "%q can be %s, and no other cell of the file tells which", cell.Text, strings.Join(readings, " or ")).
		Hintf("say it in %s: %s", r.Sidecar, strings.Join(keys, " or "))
}

// formatKey is what to write into the sidecar.
func (r *reader) formatKey(at int, m moment, order int) string {
	year := "YYYY"
	if m.short {
		year = "YY"
	}
	parting := string(m.parting)
	form := [...]string{"D" + parting + "M" + parting + year, "M" + parting + "D" + parting + year, year + parting + "M" + parting + "D"}[order]
	return fmt.Sprintf("date: {column: %s, format: %s}", r.columnKey(at), form)
}

// columnKey names a column of which the header is not known yet.
func (r *reader) columnKey(at int) string {
	if r.Date.Given() {
		return yaml(r.Date.V)
	}
	for _, row := range r.all[:min(len(r.all), 100)] {
		if readMoment(cellOf(row, at).Text).kind != noDate {
			break
		}
		if text := cellOf(row, at).Text; text != "" && source.Filled(row) > 1 {
			return yaml(text)
		}
	}
	return itoa(at + 1)
}

// settleYears decides whether the digits behind months are years: they are
// where the dates then go one way in steps of less than a year.
func (r *reader) settleYears(at int, moments []moment, rows [][]source.Cell) bool {
	first, last, found := -1, 0, 0
	up, down := true, true
	for i, m := range moments {
		if m.kind != monthYear {
			continue
		}
		now := 12*century(m.b, true) + m.a
		if found++; found > 1 {
			step := now - last
			up, down = up && step > 0 && step < 12, down && step < 0 && step > -12
		} else {
			first = i
		}
		last = now
	}
	if found == 0 {
		return true
	}
	if found == 1 || !up && !down {
		m, cell := moments[first], rows[first][at]
		r.diags.Errorf(cell.Pos, "date-ambiguous", "%q can be %s, or day %d of a month without its year", cell.Text, monthOf(century(m.b, true), m.a).Text, m.b).
			Hintf("write the whole year, or say in %s: date: {column: %s, format: MMM YY}", r.Sidecar, r.columnKey(at))
		return false
	}
	for i, m := range moments {
		if m.kind == monthYear {
			moments[i] = m.as(monthOf(century(m.b, true), m.a))
		}
	}
	return true
}

// tellUndated says that no column holds dates, with a cell that might have been one.
func (r *reader) tellUndated(asked source.Cell) {
	const forms = "write dates as 2026-03-31, 2026-03 or 2026-Q1"
	if asked.Pos.Given() && asked.Text != "" {
		r.diags.Errorf(asked.Pos, "series-undated", "no column is called a date; %q could hold dates", asked.Text).
			Hintf("if it does, say in %s: date: %s; else add a column of dates", r.Sidecar, yaml(asked.Text))
		return
	}
	header, row := r.all[0], r.all[min(1, len(r.all)-1)]
	at := max(0, slices.IndexFunc(header, func(c source.Cell) bool { return dateWord(c.Text) != "" }))
	cell, name := cellOf(row, at), cellOf(header, at).Text
	if len(r.all) == 1 {
		r.diags.Errorf(cell.Pos, "series-undated", "no column holds dates: the file has one row, and %q is none", short(cell.Text)).Hintf("%s", forms)
		return
	}
	in := ""
	if name != "" && !strings.ContainsFunc(name[:1], unicode.IsDigit) {
		in = fmt.Sprintf(" in %q", short(name))
	} else {
		name = itoa(at + 1)
	}
	r.diags.Errorf(cell.Pos, "series-undated", "no column holds dates: %q%s is none", short(cell.Text), in).
		Hintf("%s, or say in %s which column holds them and how: date: {column: %s, format: D/M/YYYY}", forms, r.Sidecar, yaml(name))
}

// tellDates reports cells of the date that are none: a few each, many once.
func (r *reader) tellDates(w when, bad []source.Cell) {
	if len(bad) == 0 {
		return
	}
	name := "COLUMN"
	if at := w.first(); at < len(r.header) && r.header[at].Text != "" {
		name = yaml(r.header[at].Text)
	} else if r.header == nil {
		name = itoa(at + 1)
	}
	hint := fmt.Sprintf("write it as 2026-03-31, 2026-03 or 2026-Q1, or say in %s how dates are written: date: {column: %s, format: D/M/YYYY}", r.Sidecar, name)
	if r.Format.Given() {
		hint = fmt.Sprintf("the format in %s is %s", r.Sidecar, r.Format.V)
	}
	if w.date < 0 {
		hint = fmt.Sprintf("say in %s which columns hold a year and a part of it: date: {year: YEAR, quarter: QUARTER}", r.Sidecar)
	}
	if len(bad) > 3 {
		r.diags.Errorf(bad[0].Pos, "date-bad", "%d lines have no date that can be read; the first has %q", len(bad), short(bad[0].Text)).Hintf("%s", hint)
		return
	}
	for _, cell := range bad {
		switch _, err := day.Parse(cell.Text); {
		case cell.Text == "":
			r.diags.Errorf(cell.Pos, "date-bad", "this line has no date").Hintf("%s", hint)
		case err != nil && len(cell.Text) <= 10 && w.date >= 0:
			r.diags.Errorf(cell.Pos, "date-bad", "%s", err).Hintf("%s", hint)
		default:
			r.diags.Errorf(cell.Pos, "date-bad", "%q is not a date", short(cell.Text)).Hintf("%s", hint)
		}
	}
}
