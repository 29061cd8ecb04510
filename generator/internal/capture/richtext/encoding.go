package richtext

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// plainEndings are those of files of text that programs write in the encoding of their system.
var plainEndings = []string{".csv", ".tsv", ".txt", ".md", ".markdown"}

// Decoded gives a file of plain text in UTF-8, and what it was read as; "" where it is in
// UTF-8, or in none that is known, which its readers tell of. An encoding that is named counts;
// without one, it is what a mark says, or else that of Windows in the west, if all bytes can be
// letters of it.
func Decoded(file string, data []byte, named string) (text []byte, as string, err error) {
	if !slices.Contains(plainEndings, strings.ToLower(path.Ext(file))) {
		return data, "", nil
	}
	of, as := byMark(data)
	switch {
	case named != "":
		if of, err = htmlindex.Get(named); err != nil {
			return nil, "", fmt.Errorf("--encoding cannot be %q; it is a name such as windows-1250, iso-8859-2, macintosh or utf-8", named)
		}
		as = named
	case of == nil && !utf8.Valid(data) && isWestern(data):
		of, as = charmap.Windows1252, "Windows-1252"
	case of == nil:
		return data, "", nil
	}
	if text, err = of.NewDecoder().Bytes(data); err != nil {
		return nil, "", fmt.Errorf("%s is not in %s: %w", file, as, err)
	}
	if text = bytes.TrimPrefix(text, []byte("\ufeff")); bytes.Equal(text, data) {
		return data, "", nil
	}
	return text, as, nil
}

// byMark gives the encoding of which a text begins with the mark; nil for none, and for UTF-8.
func byMark(data []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "UTF-32"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf.UTF16(utf.LittleEndian, utf.UseBOM), "UTF-16"
	}
	return nil, ""
}

// isWestern tells whether a text can be in Windows-1252: it has no character in UTF-8, as a
// damaged one has, no byte that stands for nothing, and fewer of the rare letters than of the
// common ones. Those are where others, as Macintosh, have their common letters.
func isWestern(data []byte) bool {
	rare, common := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		b := data[i]
		switch {
		case n > 1 || bytes.IndexByte([]byte("\x81\x8d\x8f\x90\x9d"), b) >= 0 || b < ' ' && !unicode.IsSpace(r):
			return false
		case bytes.IndexByte([]byte("\x82\x83\x84\x86\x87\x88\x89\x8a\x8b\x8c\x8e\x98\x9a\x9b\x9c\x9e\x9f"), b) >= 0:
			rare++
		case b >= 0xc0:
			common++
		}
		i += n
	}
	return rare <= common
}

// Foreign lists the first words of a text that have more than ASCII.
func Foreign(text []byte) string {
	var words []string
	for word := range strings.FieldsFuncSeq(string(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) && !slices.Contains(words, word) {
			if words = append(words, word); len(words) == 3 {
				break
			}
		}
	}
	return strings.Join(words, ", ")
}
