package pdf

// lexer cuts the instructions of a page, or of a map of characters, into tokens
// (ISO 32000-2, 7.2 and 7.3).
type lexer struct {
	data []byte
	at   int
	kept []byte // strings of the tokens since the last reset
}

type token struct {
	kind byte // one of those below
	num  float64
	text []byte // of names without the slash, of strings unescaped
}

const (
	tokenEnd      = 0
	tokenNumber   = 'n'
	tokenString   = 's'
	tokenName     = '/'
	tokenOperator = 'o'
	tokenArray    = '['
	tokenArrayEnd = ']'
	tokenDict     = '<'
	tokenDictEnd  = '>'
)

// charClasses tells white space (1), delimiters (2) and all else (0).
var charClasses = func() (t [256]byte) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = 1
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = 2
	}
	return t
}()

// reset forgets the strings that were given.
func (l *lexer) reset() { l.kept = l.kept[:0] }

func (l *lexer) next() token {
	for l.at < len(l.data) {
		c := l.data[l.at]
		switch {
		case charClasses[c] == 1:
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case c == '(':
			return l.literal()
		case c == '<':
			if l.peek(1) == '<' {
				l.at += 2
				return token{kind: tokenDict}
			}
			return l.hex()
		case c == '>':
			l.at++
			if l.peek(0) == '>' {
				l.at++
			}
			return token{kind: tokenDictEnd}
		case c == '[' || c == ']':
			l.at++
			return token{kind: c}
		case c == '/':
			l.at++
			return token{kind: tokenName, text: l.name(l.regular())}
		case charClasses[c] == 2:
			l.at++ // braces, and parentheses that close nothing
		default:
			word := l.regular()
			if n, ok := number(word); ok {
				return token{kind: tokenNumber, num: n}
			}
			return token{kind: tokenOperator, text: word}
		}
	}
	return token{}
}

func (l *lexer) peek(ahead int) byte {
	if l.at+ahead < len(l.data) {
		return l.data[l.at+ahead]
	}
	return 0
}

func (l *lexer) regular() []byte {
	start := l.at
	for l.at < len(l.data) && charClasses[l.data[l.at]] == 0 {
		l.at++
	}
	return l.data[start:l.at]
}

func (l *lexer) name(raw []byte) []byte {
	for _, c := range raw {
		if c == '#' {
			return []byte(plainName(string(raw)))
		}
	}
	return raw
}

// hex reads a string in hexadecimal digits. A missing last digit is 0.
func (l *lexer) hex() token {
	start, high := len(l.kept), -1
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		if c == '>' {
			l.at++
			break
		}
		d := hexDigit(c)
		switch {
		case d < 0 || c < '0':
		case high < 0:
			high = d
		default:
			l.kept = append(l.kept, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		l.kept = append(l.kept, byte(high<<4))
	}
	return token{kind: tokenString, text: l.kept[start:len(l.kept):len(l.kept)]}
}

// literal reads a string in parentheses.
func (l *lexer) literal() token {
	start, open := len(l.kept), 1
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return token{kind: tokenString, text: l.kept[start:len(l.kept):len(l.kept)]}
			}
		case '\r':
			if l.peek(1) == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			l.escape()
			continue
		}
		l.kept = append(l.kept, c)
	}
	return token{kind: tokenString, text: l.kept[start:len(l.kept):len(l.kept)]}
}

// escape reads what stands behind a backslash, up to its last byte.
func (l *lexer) escape() {
	l.at++
	c := l.peek(0)
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\n':
		return
	case '\r':
		if l.peek(1) == '\n' {
			l.at++
		}
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		c -= '0'
		for range 2 {
			d := l.peek(1)
			if d < '0' || d > '7' {
				break
			}
			c = c<<3 | (d - '0')
			l.at++
		}
	}
	if l.at < len(l.data) {
		l.kept = append(l.kept, c)
	}
}

// number reads "-12.5", ".24" and what careless programs write: "--5", "5-3".
func number(word []byte) (float64, bool) {
	n, scale, digits, minus := 0.0, 0.0, 0, false
	for i, c := range word {
		switch {
		case c >= '0' && c <= '9':
			digits++
			if scale == 0 {
				n = n*10 + float64(c-'0')
			} else {
				n += float64(c-'0') * scale
				scale /= 10
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case c == '-' && digits == 0:
			minus = true
		case c == '+' && i == 0:
		case c == '-':
			word = word[:i]
			if minus {
				n = -n
			}
			return n, true
		default:
			return 0, false
		}
	}
	if minus {
		n = -n
	}
	return n, digits > 0 || scale > 0
}
