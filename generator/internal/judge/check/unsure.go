package check

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Unsure tells whether a text of a case has something of which only Hugo can tell
// what becomes of it: a shortcode of Hugo's own, HTML, a mark that Hugo leaves in
// its pages, or an address that is none. What is left is Markdown, of which Hugo
// makes a page whatever it says, and shortcodes of casebook, which checks know.
func Unsure(c casefile.Case) bool {
	p := newPass(c, assess.Assessment{}, nil)
	for s := range p.shortcodes() {
		if !slices.Contains(ofCasebook, s.Name) {
			return true
		}
	}
	for t := range p.texts("") {
		if unsure(t.Text) {
			return true
		}
	}
	return slices.ContainsFunc(p.entries(), func(e *casefile.Entry) bool { return holdsMark(e.Title.V) })
}

// holdsMark tells whether a text has a mark that Hugo leaves in a page for a
// later pass.
func holdsMark(text string) bool {
	return strings.Contains(text, "__h") || strings.Contains(text, "HAHAHUGO")
}

func unsure(text string) bool {
	if holdsMark(text) {
		return true
	}
	for rest := text; ; {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
		if rest != "" && (rest[0] == '/' || rest[0] == '!' || rest[0] == '?' || unicode.IsLetter(rune(rest[0]))) &&
			!strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "mailto:") {
			return true
		}
	}
	return oddAddress(text)
}

// oddAddress tells whether a text has an address that is none as it is written.
func oddAddress(text string) bool {
	for _, mark := range []string{"](", "]:", "://"} {
		for from := 0; ; {
			i := strings.Index(text[from:], mark)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(mark)
			start := from
			if mark == "://" {
				start = 1 + strings.LastIndexFunc(text[max(0, at-longestScheme):at], func(r rune) bool { return !unicode.IsLetter(r) }) + max(0, at-longestScheme)
			}
			if _, err := url.Parse(addressAt(strings.TrimLeft(text[start:min(len(text), start+2*longestAddress)], " \t\n<"))); err != nil {
				return true
			}
		}
	}
	return false
}

// longestScheme bounds how far back the scheme of an address is looked for.
const longestScheme = 20

// longestAddress bounds how far on the end of an address is looked for, since a text
// may begin one at every second byte.
const longestAddress = 500

// addressAt gives the address that a text begins with, as far as it is looked at.
func addressAt(text string) string {
	text = text[:min(len(text), longestAddress)]
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`)>"'`, r) }); i >= 0 {
		return text[:i]
	}
	return text
}
