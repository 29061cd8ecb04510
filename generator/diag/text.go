package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TextOptions say how diagnostics look in a terminal. The zero value is plain text.
type TextOptions struct {
	Color    bool   // mark place, severity and check id by escape sequences
	Accepted bool   // write the warnings that the author accepts as well, with the reason
	Fold     string // where all of the list can be read, "--verbose lists them"; "" = here: see folded
}

// WriteText writes the list for a person, in its order. Each diagnostic is a
// line "file:line:col: severity: message [check-id]", then a line per related
// place and at most one hint, both indented by a tab. A warning that the author
// accepts is left out, or calls itself "accepted" and is followed by the reason.
//
// What the author or a file name brings in is shown and never obeyed: a
// character that moves the cursor, colours, hides or turns text round is
// written as an escape such as \x1b or \u202e, a line break as \n.
func (l List) WriteText(w io.Writer, opt TextOptions) error {
	p := painter(opt.Color)
	b := bufio.NewWriter(w)
	fold := l.folded(opt.Fold)
	for i, d := range l {
		if d.Because != "" && !opt.Accepted || fold[i].hidden {
			continue
		}
		word := p.in(yellow, d.Severity.String()+":")
		switch {
		case d.Severity == Error:
			word = p.in(red, d.Severity.String()+":")
		case d.Because != "":
			word = p.in(faint, "accepted:")
		}
		if d.Pos.Given() {
			fmt.Fprintf(b, "%s ", p.in(bold, visible(d.Pos.String())+":"))
		}
		fmt.Fprintf(b, "%s %s", word, visible(d.Message))
		if d.Check != "" {
			fmt.Fprintf(b, " %s", p.in(faint, "["+visible(d.Check)+"]"))
		}
		if fold[i].more > 0 {
			fmt.Fprintf(b, " and %d more%s; %s", fold[i].more, fold[i].where, opt.Fold)
		}
		b.WriteByte('\n')
		if fold[i].bare {
			continue
		}
		for _, r := range d.Related {
			fmt.Fprintf(b, "\t%s %s\n", p.in(bold, visible(r.Pos.String())+":"), visible(r.Text))
		}
		if d.Hint != "" {
			fmt.Fprintf(b, "\t%s %s\n", p.in(cyan, "hint:"), visible(d.Hint))
		}
		if d.Because != "" {
			fmt.Fprintf(b, "\t%s %s\n", p.in(cyan, "because:"), visible(d.Because))
		}
	}
	return b.Flush()
}

// Summary gives the line that ends a text report, "3 files, 1 error, 0
// warnings"; files is how many were looked at.
func (l List) Summary(files int) string { return counted(files, "file") + ", " + l.Counts() }

// Counts gives "1 error, 0 warnings", and how many warnings are accepted, where
// there are any.
func (l List) Counts() string {
	text := counted(l.Errors(), "error") + ", " + counted(l.Warnings(), "warning")
	if n := l.Accepted(); n > 0 {
		text += fmt.Sprintf(", %d accepted", n)
	}
	return text
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// painter wraps text in the escape sequences of a terminal, or leaves it alone.
type painter bool

// The sequences are those of the sixteen colours that every theme of a terminal maps.
const (
	bold   = "1"
	faint  = "2"
	red    = "1;31"
	yellow = "1;33"
	cyan   = "36"
)

func (p painter) in(code, text string) string {
	if !p {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// Visible writes text of the author's as WriteText does.
func Visible(s string) string { return visible(s) }

// visible writes every character that a reader could not see, or that a
// terminal would obey, as an escape.
func visible(s string) string {
	if !strings.ContainsFunc(s, hidden) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !hidden(r):
			b.WriteRune(r)
		case r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		s = s[size:]
	}
	return b.String()
}

// hidden tells control and format characters. The two joiners are part of
// ordinary words and emoji in many scripts, and turn nothing round.
func hidden(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = 0x200c, 0x200d
	if r == zeroWidthNonJoiner || r == zeroWidthJoiner {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
