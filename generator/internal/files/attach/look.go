package attach

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
	"github.com/casebook-dev/casebook/generator/internal/files/picture"
)

// Look tells what a file is by its content. The error is a *Refused: the name
// says something else, or nothing.
func Look(name string, data []byte) (media.Kind, error) {
	kind := look(data)
	ending, promised := media.EndingOf(name), media.Of(name)
	if kind == media.Empty {
		return kind, &Refused{"the file is empty", "put its content back, or take it away"}
	}
	switch {
	case ending == "":
		return kind, &Refused{fmt.Sprintf("the name has no ending; the file is %s", kind), "give it an ending that says what it is, as .txt"}
	case kind == media.UTF16 || kind == media.OtherText:
		if asText(promised) {
			return kind, &Refused{fmt.Sprintf("the file is %s", kind), "save it as UTF-8"}
		}
	case (ending == "md" || ending == "markdown") && kind == media.HTML && !wholePage(data):
		kind = media.Text // Markdown may begin with a tag
	case asText(promised) && (kind == media.Script || kind == media.XML):
		kind = media.Text // shown as text, which is how a script can be published
	}
	unfit := !slices.Contains(promised.Kinds, kind)
	if len(promised.Kinds) == 0 {
		unfit = runs(kind) || shown(kind)
	}
	if unfit {
		return kind, &Refused{fmt.Sprintf("the file is %s and not %s", kind, promised.Noun()), hintFor(kind)}
	}
	return kind, nil
}

// asText reports an ending of what is published as plain text.
func asText(e media.Ending) bool { return e.Leave == media.Free && e.Kinds[0] == media.Text }

func hintFor(k media.Kind) string {
	if end := endings[k]; end != "" {
		return "let its name end in ." + end
	}
	if runs(k) {
		return "publish a PDF or a picture of it, or its text in a file that ends in .txt"
	}
	return "save it again in the format that its name says"
}

// shown reports what is published under endings of its own.
func shown(k media.Kind) bool {
	return k == media.JPEG || k == media.PNG || k == media.GIF || k == media.WebP || k == media.SVG || k == media.PDF
}

// runs reports what a browser or a system would run.
func runs(k media.Kind) bool { return k == media.HTML || k == media.Script || k == media.Program }

var endings = map[media.Kind]string{media.JPEG: "jpg", media.PNG: "png", media.GIF: "gif", media.WebP: "webp", media.SVG: "svg", media.PDF: "pdf", media.Text: "txt", media.ZIP: "zip", media.Word: "docx", media.Excel: "xlsx", media.PowerPoint: "pptx"}

func look(data []byte) media.Kind {
	if len(data) == 0 {
		return media.Empty
	}
	switch picture.Kind(data) {
	case "jpeg":
		return media.JPEG
	case "png":
		return media.PNG
	case "gif":
		return media.GIF
	case "webp":
		return media.WebP
	}
	for _, m := range magic {
		if len(data) >= m.at && bytes.HasPrefix(data[m.at:], []byte(m.bytes)) {
			if m.kind == media.ZIP {
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
	kind  media.Kind
}{
	{0, "%PDF-", media.PDF},
	{0, "MZ", media.Program}, {0, "\x7fELF", media.Program}, {0, "\xfe\xed\xfa\xce", media.Program}, {0, "\xfe\xed\xfa\xcf", media.Program},
	{0, "\xce\xfa\xed\xfe", media.Program}, {0, "\xcf\xfa\xed\xfe", media.Program}, {0, "\xca\xfe\xba\xbe", media.Program}, {0, "\x00asm", media.Program},
	{0, "dex\n", media.Program}, {0, "FWS", media.Program}, {0, "CWS", media.Program}, {0, "ZWS", media.Program},
	{0, "L\x00\x00\x00\x01\x14\x02\x00", media.Program}, // a shortcut of Windows
	{0, "PK\x03\x04", media.ZIP}, {0, "PK\x05\x06", media.ZIP}, {0, "PK\x07\x08", media.ZIP},
	{0, "\x1f\x8b", media.Archive}, {0, "7z\xbc\xaf\x27\x1c", media.Archive}, {0, "Rar!\x1a\x07", media.Archive}, {0, "BZh", media.Archive},
	{0, "\xfd7zXZ\x00", media.Archive}, {0, "\x28\xb5\x2f\xfd", media.Archive}, {257, "ustar", media.Archive},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", media.OldOffice}, {0, "{\\rtf", media.RTF},
	{4, "ftypheic", media.OtherPicture}, {4, "ftypheix", media.OtherPicture}, {4, "ftypmif1", media.OtherPicture}, {4, "ftypavif", media.OtherPicture},
	{0, "II*\x00", media.OtherPicture}, {0, "MM\x00*", media.OtherPicture}, {0, "\x00\x00\x01\x00", media.OtherPicture}, {0, "8BPS", media.OtherPicture},
	{4, "ftypM4A", media.Audio}, {4, "ftyp", media.Video}, {0, "\x1a\x45\xdf\xa3", media.Video}, {8, "AVI ", media.Video}, {0, "FLV\x01", media.Video},
	{8, "WAVE", media.Audio}, {0, "ID3", media.Audio}, {0, "\xff\xfb", media.Audio}, {0, "\xff\xf3", media.Audio}, {0, "OggS", media.Audio}, {0, "fLaC", media.Audio},
	{0, "wOFF", media.Font}, {0, "wOF2", media.Font}, {0, "OTTO", media.Font}, {0, "\x00\x01\x00\x00\x00", media.Font},
}

func lookAtText(data []byte) media.Kind {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return media.UTF16
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
		return media.HTML
	case bytes.HasPrefix(start, []byte("<")) && picture.IsDrawing(data):
		return media.SVG
	case begins("<?php", "<%@", "#!", "<script"):
		return media.Script
	case begins("<?xml") && bytes.Contains(data, []byte("http://www.w3.org/1999/xhtml")):
		return media.HTML
	case begins("<?xml", "<mxfile", "<xsl:", "<!DOCTYPE"):
		return media.XML
	case strings.HasPrefix(http.DetectContentType(start), "text/html"):
		return media.HTML
	}
	for _, b := range data {
		// Tab, line ends, form feed, and the escapes of a terminal's colours.
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b {
			return media.Other
		}
	}
	if !utf8.Valid(data) {
		return media.OtherText
	}
	return media.Text
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
