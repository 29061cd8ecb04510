package attach

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/files/archive"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// missed is what of a file nothing can search for what its readers may not read.
type missed struct {
	name string // in the file; "" = the file itself
	why  string // "is a 7z archive"
}

// miss takes note of the first; of the others it matters how many there are.
func (u *unpacked) miss(name, why string) { u.missed = append(u.missed, missed{name, why}) }

// look takes note of a file that holds words in a form that cannot be searched.
func (u *unpacked) look(at, member string, data []byte) {
	if why, ok := unsearchable(member, data); ok {
		u.miss(at, why)
	}
}

// wordUnread is how many glyphs in a row without letters may be a word. Bullets and
// signs of formulas stand alone.
const wordUnread = 4

// lettersOf takes note of a PDF in which the file does not tell the letters of a
// word, or of most of a page.
func (u *unpacked) lettersOf(name string, parts []pdf.Part) {
	if slices.ContainsFunc(parts, illegible) {
		u.miss(strings.TrimSuffix(name, "/"), "is a PDF file whose text has no mapping to letters")
	}
}

func illegible(part pdf.Part) bool {
	if part.Unread == 0 {
		return false
	}
	unread := string(utf8.RuneError)
	known := utf8.RuneCount(part.Text) - bytes.Count(part.Text, []byte(unread))
	return part.Unread > known || bytes.Contains(part.Text, []byte(strings.Repeat(unread, wordUnread)))
}

// unread says why a member of an archive could not be read to its end.
func unread(err error) string {
	if u, is := errors.AsType[*archive.Unread](err); is {
		return u.Why
	}
	return "is damaged"
}

// Unsearched says what of the contents cannot be searched: the first of it, and how
// much more there is.
func (c Contents) Unsearched() (what string, missed bool) {
	if len(c.missed) == 0 {
		return "", false
	}
	first := c.missed[0]
	what = "it " + first.why
	if first.name != "" {
		what = fmt.Sprintf("%q in it %s", first.name, first.why)
	}
	if more := len(c.missed) - 1; more == 1 {
		what += ", and 1 more file cannot be searched"
	} else if more > 1 {
		what += fmt.Sprintf(", and %d more files cannot be searched", more)
	}
	return what, true
}
