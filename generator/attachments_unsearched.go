package generator

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/archive"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
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
	if why, ok := attach.Unsearchable(member, data); ok {
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
		u.miss(strings.TrimSuffix(name, "/"), "is a PDF file that does not tell which letters its words have")
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

// unsearched warns of a published file that cannot be searched, where something is
// held back from its readers.
func (p *project) unsearched(list *diag.List, file string, all []missed) {
	if len(all) == 0 || p.held().Count().Sum() == 0 {
		return
	}
	list.Warnf(diag.Pos{File: file}, "attachment-unsearched", "casebook cannot search this file for what the audience %q may not read: %s", p.edition.audience, told(all)).
		Hintf("give it as a PDF or a ZIP archive without a password; or look into it yourself, and accept this warning")
}

// told says what cannot be searched: the first of it, and how much more there is.
func told(all []missed) string {
	what := "it " + all[0].why
	if all[0].name != "" {
		what = fmt.Sprintf("%q in it %s", all[0].name, all[0].why)
	}
	if more := len(all) - 1; more == 1 {
		what += ", and 1 more file cannot be searched"
	} else if more > 1 {
		what += fmt.Sprintf(", and %d more files cannot be searched", more)
	}
	return what
}
