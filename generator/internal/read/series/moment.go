package series

import (
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The kinds of a moment.
const (
	noDate    = iota
	fixed     // one reading
	triple    // three numbers, "03/04/2026": the column says in which order
	monthYear // a month's name and two digits, "Jan 26": the column says whether they are a year
	digits    // a year, 20260331, or seconds since 1970: the column says which
)

// moment is a cell read as a date, as far as it can be by itself.
type moment struct {
	kind    int
	period  day.Period
	a, b, c int  // the numbers of a triple, as written; month and number of monthYear
	dayLike bool // of monthYear: its number stands first, as that of a day does
	short   bool // of a triple: its last number has two digits
	wide    bool // of a triple: its first number has two digits
	parting byte // what stands between the numbers of a triple
	number  int64
	length  int // of digits

	clocked, zoned bool
	clock, offset  time.Duration // of the day, and of the zone
}

// strict tells whether a cell is a date whatever its column is called.
func (m moment) strict() bool {
	return m.kind == fixed || m.kind == monthYear || m.kind == triple && (m.in(dmy).Given() || m.in(mdy).Given() || m.in(ymd).Given())
}

// instant orders the moments of a day.
func (m moment) instant(zoned bool) time.Duration {
	if zoned {
		return m.clock - m.offset
	}
	return m.clock
}

// The orders of a triple.
const (
	dmy = iota
	mdy
	ymd
)

// in reads a triple in an order; the zero period where it is no date in it.
func (m moment) in(order int) day.Period {
	switch order {
	case dmy:
		return dayOf(century(m.c, m.short), m.b, m.a)
	case mdy:
		return dayOf(century(m.c, m.short), m.a, m.b)
	}
	if !m.short || !m.wide {
		return day.Period{}
	}
	return dayOf(century(m.a, true), m.b, m.c)
}

// readMoment reads one cell.
func readMoment(text string) (m moment) {
	if len(text) == 10 && text[4] == '-' && text[7] == '-' { // what most files hold
		y, mm, d := wholeNumber(text[:4]), wholeNumber(text[5:7]), wholeNumber(text[8:])
		return m.as(dayOf(y, mm, d))
	}
	if len(text) < 4 || len(text) > longest || !strings.ContainsAny(text, "0123456789") {
		return m
	}
	if number, length := digitsOnly(text); length > 0 {
		m.kind, m.number, m.length = digits, number, length
		return m
	}
	date, ok := m.cutClock(text)
	if !ok {
		return moment{}
	}
	var t [12]token
	tokens, ok := tokenize(date, t[:0])
	if !ok {
		return moment{}
	}
	if !m.numbers(tokens) && !m.parts(tokens) && !m.season(tokens) && !m.named(tokens) {
		return moment{}
	}
	if m.clocked && m.kind == fixed && m.period.First != m.period.Last {
		return moment{} // a month has no time of day
	}
	return m
}

func (m moment) as(p day.Period) moment {
	if p.Given() {
		m.kind, m.period = fixed, p
	}
	return m
}

// digitsOnly reads digits, with a point and more digits behind ten of them, as
// seconds since 1970 have.
func digitsOnly(text string) (number int64, length int) {
	for i := range len(text) {
		c := text[i]
		if c == '.' && i >= 9 && i < len(text)-1 && strings.Trim(text[i+1:], "0123456789") == "" {
			return number, i
		}
		if c < '0' || c > '9' || i == 18 {
			return 0, 0
		}
		number = 10*number + int64(c-'0')
	}
	return number, len(text)
}

// numbers reads dates without words: "2026/3/31", "03/2026", "31.03.26", "2026年3月31日".
func (m *moment) numbers(t []token) bool {
	for _, x := range t {
		if x.word != "" {
			return m.eastern(t)
		}
	}
	if t[0].before != "" {
		return false
	}
	switch {
	case len(t) == 3 && t[0].length == 4 && t[1].mark("-/.") && t[1].before == t[2].before && t[1].length <= 2 && t[2].length <= 2:
		*m = m.as(dayOf(t[0].number, t[1].number, t[2].number))
	case len(t) == 3 && t[1].mark("-/.") && strings.TrimSpace(t[1].before) == strings.TrimSpace(t[2].before) &&
		t[0].length <= 2 && t[1].length <= 2 && (t[2].length == 2 || t[2].length == 4):
		m.kind, m.a, m.b, m.c = triple, t[0].number, t[1].number, t[2].number
		m.short, m.wide, m.parting = t[2].length == 2, t[0].length == 2, strings.TrimSpace(t[1].before)[0]
		if m.c < 1000 && !m.short {
			return false
		}
	case len(t) == 2 && t[0].length == 4 && t[1].mark("-/") && t[1].length <= 2:
		*m = m.as(monthOf(t[0].number, t[1].number))
	case len(t) == 2 && t[1].length == 4 && t[1].mark("-/.") && t[0].length <= 2 && t[1].number >= 1900 && t[1].number < 2100:
		*m = m.as(monthOf(t[1].number, t[0].number))
	}
	return m.kind != noDate
}

// eastern reads "2026年3月31日" and "2026년 3월".
func (m *moment) eastern(t []token) bool {
	is := func(i int, words string) bool {
		return i < len(t) && t[i].word != "" && strings.Contains(words, t[i].word)
	}
	if len(t) < 4 || t[0].length != 4 || !is(1, "年년") || !is(3, "月월") {
		return false
	}
	switch {
	case len(t) == 4:
		*m = m.as(monthOf(t[0].number, t[2].number))
	case len(t) == 6 && is(5, "日일"):
		*m = m.as(dayOf(t[0].number, t[2].number, t[4].number))
	}
	return m.kind != noDate
}

// parts reads quarters and weeks: "2026-Q1", "1Q26", "1. Quartal 2026", "KW 5/2026", "2026-W05-1".
func (m *moment) parts(t []token) bool {
	at := -1
	for i, x := range t {
		if x.word != "" {
			if at >= 0 {
				return false
			}
			at = i
		}
	}
	if at < 0 {
		return false
	}
	word := strings.ToLower(t[at].word)
	quarter, week := quarterWord(word), weekWord(word)
	if !quarter && !week || len(t) < 3 || len(t) > 4 || len(t) == 4 && (!week || at != 1) {
		return false
	}
	for _, x := range t {
		if strings.Trim(x.before, " \u00a0-/.,'’") != "" || x.before != "" && t[0].before != "" {
			return false
		}
	}
	var part, year token
	switch { // the part of the year stands beside the word
	case at == 1 && len(t) == 3 && t[0].length == 4, at == 1 && len(t) == 4:
		part, year = t[2], t[0]
	case at == 0:
		part, year = t[1], t[2]
	case at == 1:
		part, year = t[0], t[2]
		if tight := t[2].before == "" && t[1].before != ""; tight || t[0].length == 2 && t[2].length == 1 { // "26 Q1"
			part, year = t[2], t[0]
		}
		if part.length == 1 && year.length == 1 {
			return false
		}
	default:
		return false
	}
	if year.length != 4 && year.length != 2 || part.length > 2 || quarter && part.length != 1 || week && year.length != 4 {
		return false
	}
	y := century(year.number, year.length == 2)
	if quarter {
		*m = m.as(quarterOf(y, part.number))
	} else if len(t) == 4 && t[3].length == 1 {
		*m = m.as(weekOf(y, part.number, max(1, t[3].number)))
	} else if len(t) == 3 {
		*m = m.as(weekOf(y, part.number, 0))
	}
	return m.kind != noDate
}

func quarterWord(word string) bool {
	switch word {
	case "q", "qtr", "quarter", "quartal", "t", "trim", "trimestre", "trimester", "kvartal", "kwartaal", "kwartał", "k", "кв", "квартал", "čtvrtletí":
		return true
	}
	return false
}

func weekWord(word string) bool {
	switch word {
	case "w", "wk", "week", "cw", "kw", "woche", "kalenderwoche", "semaine", "semana", "settimana", "uge", "uke", "vecka", "v", "viikko":
		return true
	}
	return false
}
