package attach

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/files/archive"
	"github.com/casebook-dev/casebook/generator/internal/files/extract"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// Contents is what a file contains that does not stand in its bytes: the text of a
// PDF, what an archive packs, and other ways in which a text can be read.
type Contents struct {
	Parts  []pdf.Part
	missed []missed
}

// Open gives the contents of a file. What packs more than can be searched is
// refused: the error is a *Refused.
func Open(data []byte) (Contents, error) {
	u := unpacked{left: mostUnpacked}
	if pdf.Is(data) {
		parts, err := pdf.Text(data)
		if err != nil {
			return Contents{}, &Refused{Why: fmt.Sprintf("the PDF cannot be searched: %v", err), Hint: "print it to a new PDF"}
		}
		u.Parts = parts
		u.lettersOf("", parts)
		u.within("", parts, mostWithin)
	} else {
		u.texts("", data, mostWithin)
	}
	return u.Contents, u.refused()
}

// What is taken out of one file at most: bytes, and files within one another.
const (
	mostUnpacked = extract.Most
	mostWithin   = 4
)

// unpacked gathers the contents of a file.
type unpacked struct {
	Contents
	left int
	cut  bool
}

// refused is why a file is not published, if it is not.
func (u *unpacked) refused() error {
	if !u.cut {
		return nil
	}
	return &Refused{
		Why:  "the file unpacks to more than casebook can search",
		Hint: "publish only the part that readers need; an archive may contain 64 MB and 20,000 files",
	}
}

func (u *unpacked) add(name string, text []byte) {
	if u.left -= len(text); u.left < 0 {
		u.cut = true
		return
	}
	u.Parts = append(u.Parts, pdf.Part{Name: name, Text: text})
}

// texts takes up what a file holds, without the file itself.
func (u *unpacked) texts(name string, data []byte, depth int) {
	if pdf.MayBe(data) && !u.cut {
		u.document(name, data, depth)
	}
	switch {
	case u.cut, pdf.Is(data):
	case archive.Is(data[:min(len(data), archive.Start)]):
		var names strings.Builder
		isOffice := office(data)
		var book extract.Workbook
		for member, text := range archive.Members(bytes.NewReader(data), int64(len(data)), &u.cut) {
			read, err := io.ReadAll(text) // of a damaged one, what there is
			inner := name + printable(member)
			names.WriteString(member + "\n")
			u.add(inner, read)
			if isOffice {
				book.Take(inner, read)
			}
			_, about := text.(archive.Remarks)
			switch {
			case about: // of the archive, which is looked at itself
			case err != nil:
				u.miss(inner, unread(err))
			case !isOffice || archive.Is(read[:min(len(read), archive.Start)]) || locked(member, read): // else a part of it that has no words
				u.look(inner, member, read)
			}
			u.texts(inner+"/", read, depth-1)
		}
		rows, whole := book.Rows(u.left)
		for _, sheet := range rows {
			u.add(sheet.Name+"/rows", sheet.Data)
		}
		u.cut = u.cut || !whole
		if names.Len() == 0 {
			u.miss(strings.TrimSuffix(name, "/"), "is damaged")
		}
		u.plain(name+"names/", []byte(names.String()), 0)
	default:
		if name == "" {
			u.look(name, "", data)
		}
		u.plain(name, data, depth)
	}
}

// document takes up a PDF file. Viewers open one that begins further on, too.
func (u *unpacked) document(name string, data []byte, depth int) {
	parts, err := pdf.Text(data)
	packs := archive.Is(data[:min(len(data), archive.Start)]) // and what it packs is read anyway
	if err != nil && (pdf.Is(data) || pdf.HasTable(data) && !packs) {
		u.miss(strings.TrimSuffix(name, "/"), "is a PDF file that is locked or damaged")
	}
	u.lettersOf(name, parts)
	for _, part := range parts {
		u.add(name+part.Name, part.Text)
	}
	u.within(name, parts, depth-1)
}

// within takes up what the parts of a PDF read that are files themselves: metadata,
// attached files, remarks of pictures, profiles of colours. What else is packed may be fonts.
func (u *unpacked) within(name string, parts []pdf.Part, depth int) {
	for _, part := range parts {
		inner := name + part.Name + "/"
		switch {
		case strings.HasPrefix(part.Name, "page ") || strings.HasPrefix(part.Name, "drawings"):
		case depth > 0 && archive.Is(part.Text[:min(len(part.Text), archive.Start)]):
			u.texts(inner, part.Text, depth)
		case !strings.Contains(part.Name, "stream ") || !binary(part.Text) || isProfile(part.Text):
			u.plain(inner, part.Text, depth)
		}
	}
}

// isProfile tells whether a file is a profile of the International Color Consortium, ICC.1:2022,
// section 7.2.
func isProfile(data []byte) bool { return len(data) > 40 && string(data[36:40]) == "acsp" }

// plain takes up the other ways in which a text can be read.
func (u *unpacked) plain(name string, data []byte, depth int) {
	for _, t := range extract.Texts(data) {
		u.add(name+t.Name, t.Data)
		packs := archive.Is(t.Data[:min(len(t.Data), archive.Start)]) || pdf.Is(t.Data) || pdf.MayBe(t.Data) && pdf.HasTable(t.Data) // attached to a mail, or in Base64
		switch base := path.Base(t.Name); {
		case packs && depth > 0:
			u.texts(name+t.Name+"/", t.Data, depth-1)
		case packs:
			u.miss(name+t.Name, "is nested too deep")
		case base == "base64" || base == "attached":
			u.look(name+t.Name, "", t.Data)
		}
	}
}

// printable gives a name that somebody else chose, to be told in a message.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, name)
}
