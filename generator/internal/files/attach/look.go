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
		return kind, &Refused{"the file is empty", "restore its content, or delete it"}
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
		unfit = kind.Runs() || kind.Shown()
	}
	if unfit {
		return kind, &Refused{fmt.Sprintf("the file is %s and not %s", kind, promised.Noun()), hintFor(kind)}
	}
	return kind, nil
}

// asText reports an ending of what is published as plain text.
func asText(e media.Ending) bool { return e.Leave == media.Free && e.Kinds[0] == media.Text }

func hintFor(k media.Kind) string {
	if end := k.Usual(); end != "" {
		return "rename it so that it ends in ." + end
	}
	if k.Runs() {
		return "publish a PDF or a picture of it, or its text in a file that ends in .txt"
	}
	return "save it again in the format of its extension"
}

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
	switch kind := media.Signed(data); kind {
	case media.Unsigned:
		return lookAtText(data)
	case media.ZIP:
		return packedKind(data)
	default:
		return kind
	}
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
