// Package media is the table of file types: for each file ending the media type that a
// server sends, how a finished file is read, and whether an attached file may be
// published; and the first bytes by which formats are recognised. An ending that is
// not in the table may be anything.
package media

import (
	"path"
	"strings"
)

// Kind is what the content of a file is. It reads as in "the file is KIND".
type Kind string

// The kinds that are told apart.
const (
	JPEG         Kind = "a JPEG picture"
	PNG          Kind = "a PNG picture"
	GIF          Kind = "a GIF picture"
	WebP         Kind = "a WebP picture"
	SVG          Kind = "an SVG drawing"
	PDF          Kind = "a PDF file"
	Text         Kind = "plain text"
	UTF16        Kind = "text in UTF-16"
	OtherText    Kind = "text that is not in UTF-8"
	HTML         Kind = "a web page"
	XML          Kind = "an XML document"
	Script       Kind = "a script"
	Program      Kind = "a program"
	ZIP          Kind = "a ZIP archive"
	Archive      Kind = "a compressed archive"
	Word         Kind = "a Word document"
	Excel        Kind = "an Excel workbook"
	PowerPoint   Kind = "a PowerPoint presentation"
	OpenDocument Kind = "an OpenDocument file"
	EPUB         Kind = "an EPUB book"
	OldOffice    Kind = "an old Office file"
	RTF          Kind = "an RTF document"
	Video        Kind = "a video"
	Audio        Kind = "a sound recording"
	Font         Kind = "a font"
	OtherPicture Kind = "a picture that not every browser shows"
	Empty        Kind = "empty"
	Other        Kind = "of an unknown kind"
	Unsigned     Kind = "" // its first bytes tell no kind
)

// Usual gives the ending that says best what a file of a kind is; "" if there are several.
func (k Kind) Usual() string { return usual[k] }

// Shown reports a kind that is published, without being asked, under endings of its own.
func (k Kind) Shown() bool { return k != Text && endings[usual[k]].Leave == Free }

// Runs reports a kind that a browser or a system runs.
func (k Kind) Runs() bool { return k == HTML || k == Script || k == Program }

// Leave says whether an attached file with an ending is published.
type Leave int

// The leaves.
const (
	Asked Leave = iota // if the author allows the ending
	Free               // without being asked
	Never              // a browser, a server or a system runs it, or reads it as a page
)

// Form is how a file of a finished site is read for what it runs and fetches.
type Form int

// The forms.
const (
	Sniffed   Form = iota // as the first bytes say
	Inert                 // it runs and fetches nothing
	Hypertext             // HTML
	Drawing               // SVG
	Markup                // other XML
	Style                 // CSS
	Notation              // JSON
	Active                // some programs run it, or cannot look into it
)

// Ending is what a name with an ending promises.
type Ending struct {
	Type  string // of the header Content-Type; "" = application/octet-stream
	Form  Form
	Leave Leave
	Kinds []Kind // what the content may be; none = anything that does not run
	noun  string // what the ending promises, where that is not its first kind
}

// Noun says what the ending promises, as in "the file is not NOUN".
func (e Ending) Noun() string {
	switch {
	case e.noun != "":
		return e.noun
	case len(e.Kinds) > 0 && e.Leave != Never:
		return string(e.Kinds[0])
	}
	return "the type of its extension"
}

// Of gives what the ending of a name promises.
func Of(name string) Ending { return endings[EndingOf(name)] }

// EndingOf gives the ending of a name in lower case, without its dot: "pdf".
func EndingOf(name string) string { return Normal(path.Ext(name)) }

// Normal gives an ending as the table writes it: ".PDF" is "pdf".
func Normal(ending string) string {
	return strings.ToLower(strings.TrimPrefix(strings.TrimSpace(ending), "."))
}

// OfEnding gives what an ending promises, with its dot or without.
func OfEnding(ending string) Ending { return endings[Normal(ending)] }
