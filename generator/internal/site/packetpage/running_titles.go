package packetpage

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/direction"
)

// edition says for whom the packet is, and of which day: "Prepared for the committee, as of
// 30 June 2026". What it was made from is in the colophon, or in the line that stands for it.
func (d *binding) edition() string {
	line := "Prepared for " + d.reader()
	switch d.Audience {
	case config.Mentor:
		line += ", not for the committee"
	case config.Self:
		line = "The author's own copy, not for others"
	}
	return line + ", as of " + wording.DayText(d.Judged.Day)
}

// runningTitle bounds the title that stands on every page, in characters.
const runningTitle = 70

// runLeft gives the title of the case, with the name of its author where the
// title does not say it.
func (d *binding) runLeft() string {
	title, name := oneLine(d.SiteTitle()), oneLine(d.Case.Config.Person.Name)
	if !strings.Contains(title, name) {
		return clipped(title, runningTitle-len([]rune(name))) + ", " + name
	}
	return clipped(title, runningTitle)
}

func (d *binding) runRight() string { return "As of " + wording.DayText(d.Judged.Day) }

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
	return direction.Settled(strings.TrimRight(text, " ,;:-")) + "…"
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

// commit names where the portfolio stands in its history, "commit 08a9672"; ""
// where nobody knows.
func (d *binding) commit() string {
	c := d.Colophon
	if c.Commit == "" {
		return ""
	}
	text := "commit " + c.Commit[:min(shortCommit, len(c.Commit))]
	if c.Changed {
		text += " with changes"
	}
	return text
}

// framework names the ladder with its version.
func (d *binding) framework() string {
	f := d.Case.Framework
	return strings.TrimSpace(f.Name.V + " " + f.Version.V)
}

// reader names the audience in a sentence.
func (d *binding) reader() string {
	switch d.Audience {
	case config.Public:
		return "everyone"
	case config.Self:
		return "the author"
	}
	return "the " + d.Audience.String()
}
