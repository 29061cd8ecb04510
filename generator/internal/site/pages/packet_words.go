package pages

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// edition says for whom the packet is, of which day, and from what: "Prepared
// for the committee, as of 30 June 2026, from commit 08a9672".
func (d *composer) edition() string {
	line := "Prepared for " + d.reader()
	switch d.audience {
	case config.Mentor:
		line += ", not for the committee"
	case config.Self:
		line = "The author's own copy, not for others"
	}
	line += ", as of " + dayText(d.a.Day)
	if commit := d.commit(); commit != "" {
		line += ", from " + commit
	}
	return line
}

// runningTitle bounds the title that stands on every page, in characters.
const runningTitle = 70

// runLeft gives the title of the case, with the name of its author where the
// title does not say it.
func (d *composer) runLeft() string {
	title, name := oneLine(d.siteTitle()), oneLine(d.c.Config.Person.Name)
	if !strings.Contains(title, name) {
		return clipped(title, runningTitle-len([]rune(name))) + ", " + name
	}
	return clipped(title, runningTitle)
}

func (d *composer) runRight() string {
	line := "As of " + dayText(d.a.Day)
	if commit := d.commit(); commit != "" {
		line += ", " + commit
	}
	return line
}

// clipped ends a text that is longer than some characters at the end of a
// word, or within the word where it is the first one.
func clipped(text string, most int) string {
	runes := []rune(text)
	if most = max(most, 20); len(runes) <= most {
		return text
	}
	text = string(runes[:most-1])
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return strings.TrimRight(text, " ,;:-") + "…"
}

// oneLine gives a text without control characters, with one space where there
// is any white space.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
}

// cssString gives a text as the inside of a CSS string, between either kind of
// quotes, in a style element of a page. What could end the string or the
// element is written by its number.
func cssString(text string) string {
	var out strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case strings.ContainsRune(`\"'<>&`, r), unicode.IsControl(r), r == '\u2028', r == '\u2029':
			fmt.Fprintf(&out, `\%x `, max(r, 1)) // \0 is no character
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
