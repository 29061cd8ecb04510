package series

import (
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// format is how the sidecar says that dates are written: letters for the parts
// of a date, everything else for itself.
//
//	YYYY YY    a year
//	M MM MMM   a month: 3, 03, or its name in any language; MMM(pl) in Polish
//	D DD       a day of the month
//	Q          a quarter: 1 or Q1
//	W WW       an ISO week: 5, 05 or W05
//	H HH mm ss the time of day; A is am or pm
type format struct {
	parts    []string
	language string // of the names of months; "" = any
}

// formatOf reads a format. Small letters are as good as capitals; m is the
// minute where an hour stands before it.
func (r *reader) formatOf(name Name) (*format, bool) {
	f := &format{}
	seen := map[byte]bool{}
	for text := name.V; text != ""; {
		_, n := utf8.DecodeRuneInString(text)
		c := text[0] &^ 0x20
		if strings.IndexByte("YMDQWHSA", c) < 0 || n > 1 {
			f.parts = append(f.parts, text[:n])
			text = text[n:]
			continue
		}
		n = 1
		for n < len(text) && text[n]&^0x20 == c {
			n++
		}
		letter := c
		switch {
		case c == 'M' && seen['H'] && n <= 2:
			letter = 'I' // the minute
		case c == 'Y' && n != 2 && n != 4 || n > 4 || n > 2 && c != 'Y' && c != 'M' && c != 'W' || seen[letter]:
			seen[0] = true
		}
		seen[letter] = true
		part := string(letter)
		if c == 'Y' && n == 2 {
			part = "YY"
		}
		f.parts = append(f.parts, "\x00"+part)
		text = text[n:]
		if tag, rest, ok := strings.Cut(text, ")"); ok && c == 'M' && letter == 'M' && strings.HasPrefix(tag, "(") {
			f.language, text = strings.ToLower(tag[1:]), rest
			if !day.HasMonths(f.language) {
				r.diags.Errorf(name.Pos, "value-bad", "the names of months are not known in the language %q", short(tag[1:])).
					Hintf("write its code of two letters, as in MMM(pl)")
				return nil, false
			}
		}
	}
	parts := 0
	for _, c := range []byte("MQW") {
		if seen[c] {
			parts++
		}
	}
	if strings.Contains(name.V, "%") || seen[0] || !seen['Y'] || parts > 1 || seen['D'] && !seen['M'] || seen['I'] != seen['H'] {
		r.diags.Errorf(name.Pos, "value-bad", "%q is not a date format", short(name.V)).
			Hintf("write YYYY for the year, M for the month, D for the day, Q for the quarter, W for the week, H:mm for the time, as in D/M/YYYY")
		return nil, false
	}
	return f, true
}

// read reads a cell by the format.
func (f *format) read(text string) (m moment) {
	got := map[string]int{"Y": -1}
	for _, part := range f.parts {
		if part == " " {
			text = strings.TrimLeft(text, ". \u00a0\u202f")
			if marked := strings.TrimLeft(text, "-/"); len(text)-len(marked) == 1 { // "dez/25" by "MMM YY"
				text = marked
			}
			continue
		}
		letter, ok := strings.CutPrefix(part, "\x00")
		if !ok {
			if text, ok = cutMark(text, part); !ok {
				return m
			}
			continue
		}
		if text, ok = f.take(letter, text, got); !ok {
			return m
		}
	}
	if text != "" {
		return m
	}
	y, d := got["Y"], got["D"]
	month, hasMonth := got["M"]
	quarter, hasQuarter := got["Q"]
	week, hasWeek := got["W"]
	switch _, hasDay := got["D"]; {
	case hasDay:
		m = m.as(dayOf(y, month, d))
	case hasMonth:
		m = m.as(monthOf(y, month))
	case hasQuarter:
		m = m.as(quarterOf(y, quarter))
	case hasWeek:
		m = m.as(weekOf(y, week, 0))
	default:
		m = m.as(yearOf(y))
	}
	if hour, ok := got["H"]; ok {
		clock := itoa(hour) + ":" + itoa(got["I"]) + ":" + itoa(got["S"])
		if half, ok := got["A"]; ok {
			clock += [...]string{"am", "pm"}[half]
		}
		if !m.readClock(clock) {
			return moment{}
		}
	}
	return m
}

// cutMark takes what a format has between its letters off a text. A point, a stroke and a
// dash are as good as one another: a format says in which order the parts are.
func cutMark(text, mark string) (rest string, ok bool) {
	const marks = "-/."
	if rest = strings.TrimLeft(text, " "); !strings.Contains(marks, mark) || rest == "" || strings.IndexByte(marks, rest[0]) < 0 {
		return strings.CutPrefix(text, mark)
	}
	return strings.TrimLeft(rest[1:], " "), true
}

// take reads one part from the beginning of a text, and gives the rest.
func (f *format) take(letter, text string, got map[string]int) (rest string, ok bool) {
	if letter == "A" {
		half := strings.ToLower(strings.ReplaceAll(text, ".", ""))
		if !strings.HasPrefix(half, "am") && !strings.HasPrefix(half, "pm") {
			return text, false
		}
		got["A"] = strings.IndexByte("ap", half[0])
		return strings.TrimPrefix(text[strings.IndexAny(text, "mM")+1:], "."), true
	}
	if letter == "M" {
		end := strings.IndexAny(text, "0123456789 -/,'")
		if end < 0 {
			end = len(text)
		}
		if name := strings.TrimRight(text[:end], "."); name != "" {
			if got["M"] = day.MonthIn(f.language, name); got["M"] == 0 {
				got["M"], _ = day.MonthNamed(name)
			}
			return text[len(name):], got["M"] > 0
		}
	}
	if letter == "Q" || letter == "W" {
		text = strings.TrimLeft(text, "QqTtWwKkCc ")
	}
	most := map[string]int{"Y": 4, "Q": 1}[letter]
	if most == 0 {
		most = 2
	}
	n := 0
	for n < len(text) && n < most && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	switch {
	case letter == "Y" && n == 2: // as good as four
		got["Y"] = century(wholeNumber(text[:n]), true)
	case n == 0 || (letter == "Y" || letter == "YY") && n != most:
		return text, false
	case letter == "YY":
		got["Y"] = century(wholeNumber(text[:n]), true)
	default:
		got[letter] = wholeNumber(text[:n])
	}
	return text[n:], true
}
