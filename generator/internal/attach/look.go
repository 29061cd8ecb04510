package attach

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/picture"
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
)

// Look tells what a file is by its content. The error is a *Refused: the name
// says something else, or nothing.
func Look(name string, data []byte) (Kind, error) {
	kind := look(data)
	ending := endingOf(name)
	if kind == Empty {
		return kind, &Refused{"the file is empty", "put its content back, or take it away"}
	}
	expected, known := expects(ending)
	switch {
	case ending == "":
		return kind, &Refused{fmt.Sprintf("the name has no ending; the file is %s", kind), "give it an ending that says what it is, as .txt"}
	case kind == UTF16 || kind == OtherText:
		if published[ending] == Text {
			return kind, &Refused{fmt.Sprintf("the file is %s", kind), "save it as UTF-8"}
		}
	case (ending == "md" || ending == "markdown") && kind == HTML && !wholePage(data):
		kind = Text // Markdown may begin with a tag
	case published[ending] == Text && (kind == Script || kind == XML):
		kind = Text // shown as text, which is how a script can be published
	}
	if known && !expected[kind] || !known && (runs(kind) || shown(kind)) {
		noun := nouns[ending]
		if !known || noun == "" {
			noun = "what its name says"
		}
		return kind, &Refused{fmt.Sprintf("the file is %s and not %s", kind, noun), hintFor(kind)}
	}
	return kind, nil
}

func hintFor(k Kind) string {
	if end := endings[k]; end != "" {
		return "let its name end in ." + end
	}
	if runs(k) {
		return "publish a PDF or a picture of it, or its text in a file that ends in .txt"
	}
	return "save it again in the format that its name says"
}

// shown reports what is published under endings of its own.
func shown(k Kind) bool {
	return k == JPEG || k == PNG || k == GIF || k == WebP || k == SVG || k == PDF
}

// runs reports what a browser or a system would run.
func runs(k Kind) bool { return k == HTML || k == Script || k == Program }

var endings = map[Kind]string{JPEG: "jpg", PNG: "png", GIF: "gif", WebP: "webp", SVG: "svg", PDF: "pdf", Text: "txt", ZIP: "zip", Word: "docx", Excel: "xlsx", PowerPoint: "pptx"}

func look(data []byte) Kind {
	if len(data) == 0 {
		return Empty
	}
	switch picture.Kind(data) {
	case "jpeg":
		return JPEG
	case "png":
		return PNG
	case "gif":
		return GIF
	case "webp":
		return WebP
	}
	for _, m := range magic {
		if len(data) >= m.at && bytes.HasPrefix(data[m.at:], []byte(m.bytes)) {
			if m.kind == ZIP {
				return packedKind(data)
			}
			return m.kind
		}
	}
	return lookAtText(data)
}

// magic are the first bytes of files that are no text.
var magic = []struct {
	at    int
	bytes string
	kind  Kind
}{
	{0, "%PDF-", PDF},
	{0, "MZ", Program}, {0, "\x7fELF", Program}, {0, "\xfe\xed\xfa\xce", Program}, {0, "\xfe\xed\xfa\xcf", Program},
	{0, "\xce\xfa\xed\xfe", Program}, {0, "\xcf\xfa\xed\xfe", Program}, {0, "\xca\xfe\xba\xbe", Program}, {0, "\x00asm", Program},
	{0, "dex\n", Program}, {0, "FWS", Program}, {0, "CWS", Program}, {0, "ZWS", Program},
	{0, "L\x00\x00\x00\x01\x14\x02\x00", Program}, // a shortcut of Windows
	{0, "PK\x03\x04", ZIP}, {0, "PK\x05\x06", ZIP}, {0, "PK\x07\x08", ZIP},
	{0, "\x1f\x8b", Archive}, {0, "7z\xbc\xaf\x27\x1c", Archive}, {0, "Rar!\x1a\x07", Archive}, {0, "BZh", Archive},
	{0, "\xfd7zXZ\x00", Archive}, {0, "\x28\xb5\x2f\xfd", Archive}, {257, "ustar", Archive},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OldOffice}, {0, "{\\rtf", RTF},
	{4, "ftypheic", OtherPicture}, {4, "ftypheix", OtherPicture}, {4, "ftypmif1", OtherPicture}, {4, "ftypavif", OtherPicture},
	{0, "II*\x00", OtherPicture}, {0, "MM\x00*", OtherPicture}, {0, "\x00\x00\x01\x00", OtherPicture}, {0, "8BPS", OtherPicture},
	{4, "ftypM4A", Audio}, {4, "ftyp", Video}, {0, "\x1a\x45\xdf\xa3", Video}, {8, "AVI ", Video}, {0, "FLV\x01", Video},
	{8, "WAVE", Audio}, {0, "ID3", Audio}, {0, "\xff\xfb", Audio}, {0, "\xff\xf3", Audio}, {0, "OggS", Audio}, {0, "fLaC", Audio},
	{0, "wOFF", Font}, {0, "wOF2", Font}, {0, "OTTO", Font}, {0, "\x00\x01\x00\x00\x00", Font},
}

func lookAtText(data []byte) Kind {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return UTF16
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n\f")
	begins := func(with ...string) bool {
		for _, w := range with {
			if len(start) >= len(w) && strings.EqualFold(string(start[:len(w)]), w) {
				return true
			}
		}
		return false
	}
	switch {
	case wholePage(data):
		return HTML
	case bytes.HasPrefix(start, []byte("<")) && picture.IsDrawing(data):
		return SVG
	case begins("<?php", "<%@", "#!", "<script"):
		return Script
	case begins("<?xml") && bytes.Contains(data, []byte("http://www.w3.org/1999/xhtml")):
		return HTML
	case begins("<?xml", "<mxfile", "<xsl:", "<!DOCTYPE"):
		return XML
	case strings.HasPrefix(http.DetectContentType(start), "text/html"):
		return HTML
	}
	for _, b := range data {
		// Tab, line ends, form feed, and the escapes of a terminal's colours.
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b {
			return Other
		}
	}
	if !utf8.Valid(data) {
		return OtherText
	}
	return Text
}

// wholePage reports text that begins as a page of HTML does, or declares itself
// one further on.
func wholePage(data []byte) bool {
	start := strings.ToLower(string(data[:min(len(data), 2048)]))
	start = strings.TrimLeft(strings.TrimPrefix(start, "\ufeff"), " \t\r\n\f")
	for strings.HasPrefix(start, "<!--") || strings.HasPrefix(start, "<?xml") {
		_, rest, found := strings.Cut(start, ">")
		if strings.HasPrefix(start, "<!--") {
			_, rest, found = strings.Cut(start, "-->")
		}
		if !found {
			break
		}
		start = strings.TrimLeft(rest, " \t\r\n\f")
	}
	for _, w := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<iframe"} {
		if strings.HasPrefix(start, w) {
			return true
		}
	}
	return false
}
