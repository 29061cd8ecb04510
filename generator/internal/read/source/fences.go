package source

import (
	"regexp"
	"strings"
	"unicode"
)

// dashes are what writing programs make of hyphens, and what looks like them.
const dashes = "-‐‑‒–—―−⁃─━⸺⸻﹘﹣－"

// fence is a line that may be meant to open or to close front matter.
type fence struct {
	sign  rune   // '-' for every kind of dash, else the character as it is written
	count int    // how many of them
	typed bool   // in plain characters of the keyboard
	rest  string // what stands behind them
}

// fenceOf reads a line that begins with a run of one sign.
func fenceOf(line string) (fence, bool) {
	line = strings.TrimFunc(line, unseen)
	f := fence{typed: true}
	for i, c := range line {
		same := c
		switch {
		case strings.ContainsRune(dashes, c):
			same = '-'
		case c == '＋':
			same = '+'
		case unicode.IsSpace(c) && f.count > 0 && strings.ContainsRune("-*_=", f.sign):
			continue // "- - -"
		case !strings.ContainsRune("+;:=*_~.`%\"'", c):
			same = 0
		}
		if f.sign == 0 {
			f.sign = same
		}
		if same == 0 || same != f.sign {
			f.rest = strings.TrimFunc(line[i:], unseen)
			break
		}
		f.count++
		f.typed = f.typed && c == same
	}
	if f.sign == 0 {
		return f, false
	}
	return f, f.count >= 3 || f.count == 2 && strings.ContainsRune("-+", f.sign) || f.sign == '-' && !f.typed
}

// closes tells whether the line can only be meant as the end of front matter.
func (f fence) closes() bool {
	return f.rest == "" && !strings.ContainsRune("\"'%", f.sign) || f.sign == '-' && strings.HasPrefix(f.rest, "#")
}

// unseen are the characters that a line may begin or end with unnoticed.
func unseen(c rune) bool {
	return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || c == '\uFEFF'
}

// opens tells whether the line may be meant to begin front matter.
func (f fence) opens() bool {
	return strings.ContainsRune("-+;:=*_~", f.sign) && (f.rest == "" || f.rest[0] == '#' || formatForm.MatchString(f.rest))
}

var formatForm = regexp.MustCompile(`(?i)^(ya?ml|toml|json|front[ -]?matter|meta(data)?)\b`)
