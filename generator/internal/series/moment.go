package series

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/day"
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

// century gives the year that two digits mean: from 1969 to 2068.
func century(year int, short bool) int {
	switch {
	case !short:
		return year
	case year < 69:
		return 2000 + year
	}
	return 1900 + year
}

func dayOf(y, m, d int) day.Period {
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1000 || y > 2999 {
		return day.Period{}
	}
	at := day.Of(y, m, d)
	if _, _, dd := at.Date(); dd != d {
		return day.Period{}
	}
	return day.On(at)
}

func monthOf(y, m int) day.Period {
	if m < 1 || m > 12 || y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, m, 1).Month()
}

func quarterOf(y, q int) day.Period {
	if q < 1 || q > 4 || y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, 3*q, 1).Quarter()
}

func yearOf(y int) day.Period {
	if y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, 1, 1).Year()
}

// weekOf gives a week as ISO 8601 counts them: the first one holds 4 January.
func weekOf(y, w, weekday int) day.Period {
	if y < 1000 || y > 2999 || w < 1 || w > 53 || weekday < 0 || weekday > 7 {
		return day.Period{}
	}
	first := day.Of(y, 1, 4).Monday() + day.Day(7*(w-1))
	if w == 53 && first+3 > day.Of(y, 12, 31) {
		return day.Period{}
	}
	if weekday > 0 {
		return day.On(first + day.Day(weekday-1))
	}
	return first.Week()
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
	if !m.numbers(tokens) && !m.parts(tokens) && !m.named(tokens) {
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

// cutClock reads the time of day at the end, and gives what stands before it.
func (m *moment) cutClock(text string) (date string, ok bool) {
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		if len(text) > 11 && text[8] == 'T' { // 20260331T1405Z
			return m.basicClock(text)
		}
		if zone := strings.TrimSuffix(text, "Z"); len(zone) == 10 && zone != text {
			return zone, true
		}
		return text, true
	}
	start := colon
	for start > 0 && text[start-1] >= '0' && text[start-1] <= '9' {
		start--
	}
	date, rest := text[:start], text[start:]
	if date == "" || start == colon {
		return "", false
	}
	if last := date[len(date)-1]; last != 'T' && last != 't' && last != ' ' && last != ',' {
		if r, _ := utf8.DecodeLastRuneInString(date); !unicode.IsSpace(r) {
			return "", false
		}
	}
	if date = strings.TrimRightFunc(date[:len(date)-1], func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == utf8.RuneError }); date == "" {
		return "", false
	}
	return date, m.readClock(rest)
}

func (m *moment) basicClock(text string) (date string, ok bool) {
	rest := strings.TrimSuffix(text[9:], "Z")
	if len(rest) != 4 && len(rest) != 6 || wholeNumber(text[:8]) < 0 || wholeNumber(rest) < 0 {
		return "", false
	}
	clock := rest[:2] + ":" + rest[2:4]
	if len(rest) == 6 {
		clock += ":" + rest[4:]
	}
	return text[:4] + "-" + text[4:6] + "-" + text[6:8], m.readClock(clock + text[9+len(rest):])
}

// readClock reads "14:05", "2:05:33.25 PM", "14:05:33+02:00", "14:05 UTC".
func (m *moment) readClock(s string) bool {
	take := func(most int) int {
		n, i := 0, 0
		for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
			n, i = 10*n+int(s[i]-'0'), i+1
		}
		if i == 0 {
			return 100
		}
		s = s[i:]
		return n
	}
	skip := func(c byte) bool {
		if s != "" && s[0] == c {
			s = s[1:]
			return true
		}
		return false
	}
	hour := take(2)
	if !skip(':') {
		return false
	}
	minute, second, fraction := take(2), 0, time.Duration(0)
	if skip(':') {
		if second = take(2); s != "" && (s[0] == '.' || s[0] == ',') {
			s = s[1:]
			for unit := time.Second / 10; s != "" && s[0] >= '0' && s[0] <= '9'; unit /= 10 {
				fraction += time.Duration(s[0]-'0') * unit
				s = s[1:]
			}
		}
	}
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	switch half := strings.ToLower(strings.ReplaceAll(s, ".", "")); {
	case strings.HasPrefix(half, "am") || strings.HasPrefix(half, "pm"):
		if hour < 1 || hour > 12 {
			return false
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
		s = strings.TrimSpace(half[2:])
	}
	if hour > 23 || minute > 59 || second > 60 || second == 60 && (hour*60+minute+1)%15 != 0 {
		return false
	}
	m.clocked = true
	m.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second + fraction
	switch strings.ToUpper(s) {
	case "":
		return true
	case "Z", "UTC", "GMT":
		m.zoned = true
		return true
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "UTC"), "GMT")
	sign := time.Duration(1)
	if skip('-') {
		sign = -1
	} else if !skip('+') {
		return false
	}
	hours := take(2)
	skip(':')
	minutes := 0
	if s != "" {
		minutes = take(2)
	}
	m.zoned, m.offset = true, sign*(time.Duration(hours)*time.Hour+time.Duration(minutes)*time.Minute)
	return s == "" && hours < 15 && minutes < 60
}

// token is a number or a word of a date, and what stands before it.
type token struct {
	before string // blanks and marks
	word   string // or "" for a number
	number int
	length int // of the number
}

// tokenize parts a date into at most twelve numbers and words.
func tokenize(text string, all []token) ([]token, bool) {
	for text != "" {
		if len(all) == cap(all) {
			return nil, false
		}
		start := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' || unicode.IsLetter(r) || unicode.IsMark(r) })
		if start < 0 {
			if text != "." && text != "," { // as in "31. Dez."
				return nil, false
			}
			return all, true
		}
		t := token{before: text[:start]}
		text = text[start:]
		end := 0
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		if end > 0 {
			t.number, t.length = wholeNumber(text[:end]), end
		} else {
			end = strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
			if end < 0 {
				end = len(text)
			}
			t.word = text[:end]
		}
		text = text[end:]
		all = append(all, t)
	}
	return all, true
}

// mark tells whether a token stands behind a single mark of some, and spaces.
func (t token) mark(some string) bool {
	s := strings.TrimSpace(t.before)
	return len(s) == 1 && strings.Contains(some, s)
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
