package generator

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/archive"
	"github.com/casebook-dev/casebook/generator/internal/attach"
	"github.com/casebook-dev/casebook/generator/internal/pdf"
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

// lettersOf takes note of a PDF most of whose letters the file does not tell.
func (u *unpacked) lettersOf(name string, parts []pdf.Part) {
	letters, without := 0, 0
	for _, part := range parts {
		if strings.HasPrefix(part.Name, "page ") && !strings.Contains(part.Name, ",") {
			letters += utf8.RuneCount(part.Text)
			without += part.Unread
		}
	}
	if without > letters/2 {
		u.miss(strings.TrimSuffix(name, "/"), "is a PDF file that does not tell which letters its words have")
	}
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
