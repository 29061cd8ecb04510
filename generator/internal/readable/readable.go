// Package readable gives what a file reads as to those who open it with a program of
// theirs, where that is not what stands in its bytes: texts in other encodings,
// markup, mail, calendars, RTF and the documents of Office. It judges nothing of
// what it reads, and is linear in it.
package readable

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"
)

// Text is one way in which a file can be read.
type Text struct {
	Name string // "utf-16", "mail/plan.txt"
	Data []byte // in UTF-8; of a file attached to a mail, what it holds
}

// Texts gives the other ways in which a file can be read. A text in one byte for a
// letter has several, since nothing in it tells which letters are meant: of these
// only the lines are given that hold some.
func Texts(data []byte) []Text {
	var all []Text
	add := func(name string, text []byte, ok bool) {
		if ok && len(text) > 0 && !bytes.Equal(text, data) {
			all = append(all, Text{name, text})
		}
	}
	if text, ok := utf16Text(data); ok {
		add("utf-16", text, true)
		for _, t := range Texts(text) {
			add("utf-16/"+t.Name, t.Data, true)
		}
		return all
	}
	if bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0 {
		add("wide", wideRuns(data), true)
		return all
	}
	if text, ok := office(data); ok {
		add("text", text, true)
		return all
	}
	if bytes.HasPrefix(data, []byte(`{\rtf`)) {
		add("rtf", rtf(data), true)
		return all
	}
	if !utf8.Valid(data) {
		all = append(all, encoded(data)...)
	}
	if mail, ok := mailTexts(data); ok {
		for _, t := range mail {
			add(t.Name, t.Data, true)
			for _, inner := range Texts(t.Data) {
				add(t.Name+"/"+inner.Name, inner.Data, true)
			}
		}
		return all
	}
	add("unfolded", unfolded(data), bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("BEGIN:V")))
	add("markup", untagged(data), bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"), []byte("<")))
	if bytes.IndexByte(data, '\\') >= 0 {
		add("escapes", unescaped(data), true)
		add("tex", texAccents(data), true)
	}
	return all
}

// folds are the breaks that calendars and address cards have within long lines.
var folds = regexp.MustCompile("\r?\n[ \t]")

func unfolded(data []byte) []byte {
	return quotedPrintable(folds.ReplaceAll(data, nil))
}

// accents are the letters with marks of TeX: \"u, \"{u}, {\'e}, \v{s}, \c c.
var accents = regexp.MustCompile("\\{?\\\\(?:[\"'`^~=.]|[uvHcdbrkt](?:[ \t]+|\\{))\\{?[ \t]*\\\\?(\\pL)\\}?\\}?")

// letters are those that TeX has commands for.
var letters = regexp.MustCompile(`\{?\\(ss|SS|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dj|DJ|th|TH)(?:\{\}|\}|[ \t]+|\b)`)

var named = map[string]string{
	"ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
	"i": "i", "j": "j", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
}

func texAccents(data []byte) []byte {
	umlaut := []byte(`\"`)
	text := accents.ReplaceAllFunc(data, func(all []byte) []byte {
		letter := accents.FindSubmatch(all)[1]
		if bytes.Contains(all, umlaut) {
			return append(slices.Clone(letter), "\u0308"...)
		}
		return letter
	})
	return letters.ReplaceAllFunc(text, func(all []byte) []byte { return []byte(named[string(letters.FindSubmatch(all)[1])]) })
}
