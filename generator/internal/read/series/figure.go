package series

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// figure is a cell read as a number: its digits with their marks, and what
// stands around them.
type figure struct {
	core     string // digits, marks and what parts groups: "1'234.50"
	negative bool
	exponent int    // of ten
	letter   byte   // K, M or B where one letter multiplies
	alone    bool   // the letter could as well be a unit: "300 K", "5B"
	before   string // the currency before the digits
	after    string // the currency or the unit behind them
	shape
}

// unit says what the number counts: "%", "$", "ms", "$/month".
func (f figure) unit() string {
	if f.before == "" || f.after == "" || f.before == f.after {
		return f.before + strings.TrimPrefix(f.after, f.before)
	}
	if f.after[0] == '/' {
		return f.before + f.after
	}
	return f.before + " " + f.after
}

func (f figure) isZero() bool { return strings.Trim(f.core, "0.,") == "" }

func (f figure) doubtful() bool { return f.alone }

// longest is the most bytes that a number has with what stands around it.
const longest = 64

// scan reads a cell that holds one number, a sign, and at most a currency, a
// multiplier and a unit. ok is false for everything else.
func scan(text string) (f figure, ok bool) {
	if len(text) > longest {
		return f, false
	}
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return f, false
	}
	if i := start - 1; i >= 0 && (text[i] == '.' || text[i] == ',') && (i == 0 || !endsInLetter(text[:i])) {
		start = i
	}
	signed, paren := false, false
	for rest := text[:start]; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		switch {
		case unicode.IsSpace(r):
		case isMinus(r) || r == '+':
			if signed || paren {
				return f, false
			}
			signed, f.negative = true, r != '+'
		case r == '(':
			if signed || paren {
				return f, false
			}
			paren, f.negative = true, true
		default:
			end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || isMinus(r) || r == '+' || r == '(' })
			if end < 0 {
				end = len(rest)
			}
			if f.before != "" || !isCurrency(rest[:end]) {
				return f, false
			}
			f.before, n = rest[:end], end
		}
		rest = rest[n:]
	}
	end := digitsEnd(text, start)
	f.core = text[start:end]
	rest := text[end:]
	if after, price := cutPriceDash(f.core, rest); price != 0 { // "900,- €"
		f.core, rest = strings.TrimSuffix(f.core, "."), after
		if f.shape, ok = shapeOf(f.core, false); !ok || f.decimal != 0 || f.either == price {
			return f, false
		}
		f.decimal, f.either = price, 0
		return f, f.around(rest, signed, paren)
	}
	exponent, taken, has := exponentOf(rest)
	f.exponent, rest = exponent, rest[taken:]
	if f.shape, ok = shapeOf(f.core, has); !ok {
		return f, false
	}
	return f, f.around(rest, signed, paren)
}

// cutPriceDash cuts the dash that stands for no cents: "900,-", "900.—".
func cutPriceDash(core, rest string) (after string, mark byte) {
	if strings.HasSuffix(core, ".") {
		mark = '.'
	} else if strings.HasPrefix(rest, ",") {
		mark, rest = ',', rest[1:]
	} else {
		return rest, 0
	}
	if after = strings.TrimLeft(rest, "-–—―"); after == rest {
		return rest, 0
	}
	return after, mark
}

// around reads what stands behind the digits.
func (f *figure) around(rest string, signed, paren bool) bool {
	if rest == "" {
		return !paren
	}
	if paren {
		inner, closed := strings.CutSuffix(rest, ")")
		if !closed {
			if !strings.HasPrefix(rest, ")") {
				return false
			}
			inner = rest[1:]
		}
		rest = inner
	}
	if !signed && !paren {
		if r, n := utf8.DecodeRuneInString(rest); isMinus(r) {
			f.negative, rest = true, rest[n:]
		} else if r, n := utf8.DecodeLastRuneInString(rest); isMinus(r) {
			f.negative, rest = true, rest[:len(rest)-n]
		}
	}
	spaced := strings.TrimLeftFunc(rest, unicode.IsSpace) != rest
	if rest = strings.TrimSpace(rest); rest == "" {
		return true
	}
	return f.suffix(rest, spaced)
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func isMinus(r rune) bool {
	return r == '-' || r == '\u2212' || r == '\u2013' || r == '\ufe63' || r == '\uff0d'
}

// digitsEnd goes past digits, marks, and spaces and apostrophes between digits.
func digitsEnd(text string, at int) int {
	for at < len(text) {
		c := text[at]
		if c >= '0' && c <= '9' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		next := at + n
		digit := next < len(text) && text[next] >= '0' && text[next] <= '9'
		switch {
		case digit && (c == '.' || c == ',' || softMark(r) != 0):
			at = next
		case c == '.' && (next == len(text) || !followed(text[next:])):
			return next // a trailing point
		default:
			return at
		}
	}
	return at
}

// followed tells whether a letter stands at the beginning: the point before it
// is not the number's.
func followed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || r == '.' || r == ','
}

// exponentOf reads "e5", "E+06".
func exponentOf(rest string) (exponent, taken int, ok bool) {
	if len(rest) < 2 || rest[0] != 'e' && rest[0] != 'E' {
		return 0, 0, false
	}
	at, negative := 1, false
	if r, n := utf8.DecodeRuneInString(rest[1:]); r == '+' || r == '-' || r == '\u2212' {
		at, negative = 1+n, r != '+'
	}
	digits := at
	for at < len(rest) && rest[at] >= '0' && rest[at] <= '9' {
		exponent = min(10*exponent+int(rest[at]-'0'), 9999)
		at++
	}
	if at == digits {
		return 0, 0, false
	}
	if negative {
		exponent = -exponent
	}
	return exponent, at, true
}

// value gives the number by the marks of its file. ok is false where the cell
// is written with other marks, and for what no number can hold.
func (f figure) value(m marks) (v float64, ok bool) {
	decimal := f.decimal
	if f.either != 0 {
		if f.either == m.decimal {
			decimal = f.either
		} else if m.group != "" && m.group != string(f.either) {
			return 0, false
		}
	} else if decimal != 0 && decimal != m.decimal {
		return 0, false
	}
	var buf [longest + 8]byte
	digits := buf[:0]
	if f.negative {
		digits = append(digits, '-')
	}
	for i := range len(f.core) {
		switch c := f.core[i]; {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
		case c == decimal:
			digits = append(digits, '.')
		}
	}
	if f.exponent != 0 {
		digits = strconv.AppendInt(append(digits, 'e'), int64(f.exponent), 10)
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// loses tells whether a whole number has digits that its value has not.
func (f figure) loses(v float64) bool {
	if math.Abs(v) < 1<<53 || f.exponent != 0 || f.decimal != 0 {
		return false
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, f.core)
	return strings.TrimLeft(digits, "0") != strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
}

// isGap tells whether a cell says that there is no value.
func isGap(text string) bool {
	if len(text) > 7 {
		return false
	}
	switch strings.ToLower(text) {
	case "", "na", "n/a", "n.a.", "#n/a", "<na>", "null", "nil", "none", "nan", "-", "--", "–", "—", ".", "..", "...", "…", "?":
		return true
	}
	return false
}
