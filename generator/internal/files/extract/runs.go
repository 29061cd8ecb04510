package extract

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Classes of the letters in a run of bytes.
const (
	oddClass   = iota // seldom in a text
	plainClass        // digits, spaces and the usual signs
	upperClass
	lowerClass
	letterClass // of a script without capitals
)

func classOf(r rune) uint8 {
	switch {
	case unicode.IsUpper(r):
		return upperClass
	case unicode.IsLower(r):
		return lowerClass
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letterClass
	case r == ' ', r == '\t', r == '\n', r == '\r', '0' <= r && r <= '9', r < 0x80 && bytes.IndexByte([]byte(`.,;:!?'"()-/@_&`), byte(r)) >= 0:
		return plainClass
	}
	return oddClass
}

// classes gives the class of each byte, for each encoding of one byte.
var classes = sync.OnceValue(func() [][256]uint8 {
	all := make([][256]uint8, len(charsets))
	for i, c := range charsets {
		if page, ok := c.of.(*charmap.Charmap); ok {
			for b := range 256 {
				all[i][b] = classOf(page.DecodeByte(byte(b)))
			}
		}
	}
	return all
})

// likeness tells whether letters are as those of a text are, and not those that noise
// is read as: most of them letters, in words, with capitals where words begin.
type likeness struct {
	all, odd, letters, humps, word, longest int
	last                                    uint8
}

func (l *likeness) add(class uint8) {
	l.all++
	switch {
	case class == oddClass:
		l.odd++
	case class > plainClass:
		l.letters++
		l.word++
		l.longest = max(l.longest, l.word)
		if class == upperClass && l.last == lowerClass {
			l.humps++
		}
	}
	if class <= plainClass {
		l.word = 0
	}
	l.last = class
}

func (l *likeness) text(fewest int) bool {
	return l.longest >= fewest && 10*l.odd <= l.all && 2*l.letters >= l.all && 6*l.humps <= l.letters
}

// How many letters make a word in a file that is no text: in noise a short one comes
// about by chance, in what holds texts by its kind it does not.
const (
	fewestInNoise = 4
	fewestInTexts = 2
)

// narrowRuns gives the texts of one byte for a letter, or of UTF-8, that stand within
// a file of another kind, as in the documents of old Office and the tags of sound.
func narrowRuns(prefix string, data []byte) []Text {
	fewest, split := fewestInNoise, 0
	switch {
	case bytes.HasPrefix(data, oldOffice):
		split = len(data)
	case bytes.HasPrefix(data, []byte("ID3")) && len(data) >= 10:
		size := int(data[6]&0x7f)<<21 | int(data[7]&0x7f)<<14 | int(data[8]&0x7f)<<7 | int(data[9]&0x7f)
		split = min(len(data), 10+size)
	}
	out := make([][]byte, 1+len(charsets)) // the first is of what needs no encoding
	gather(out, data[:split], fewestInTexts)
	gather(out, data[split:], fewest)
	if tag := shortTag(data); len(tag) > 0 {
		gather(out, tag, fewestInTexts)
	}
	var all []Text
	for i, text := range out {
		if len(text) == 0 {
			continue
		}
		name := "runs"
		if i > 0 {
			name += "/" + charsets[i-1].name
		}
		all = append(all, Text{prefix + name, text})
	}
	return all
}

// shortTag gives the fields of an ID3v1 tag, the last 128 bytes of a sound recording, with a
// zero behind each: one that is full has none, and the next follows without a gap.
func shortTag(data []byte) (fields []byte) {
	if len(data) < 128 || !bytes.HasPrefix(data[len(data)-128:], []byte("TAG")) {
		return nil
	}
	rest := data[len(data)-125:]
	for _, size := range []int{30, 30, 30, 4, 30} {
		fields = append(append(fields, rest[:size]...), 0)
		rest = rest[size:]
	}
	return fields
}

// oldOffice is how a document of old Office begins.
var oldOffice = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// inWord tells what old Word puts into a line for a picture, a note or a break of a word.
func inWord(c rune) bool { return c == 0x1f || c == 1 || c == 2 || c == 5 || c == 8 }

// gather takes up the runs between the letters that no text has. What old Word puts
// into a line for a picture, a note or a break of a word parts no run.
func gather(out [][]byte, data []byte, fewest int) {
	var run []byte
	for i := 0; i <= len(data); i++ {
		c := byte(0)
		if i < len(data) {
			c = data[i]
		}
		switch {
		case c >= ' ' && c != 0x7f, c == '\t', c == '\n', c == '\r':
			run = append(run, c)
			continue
		case c == 0x0b, c == 0x07: // the end of a line, and of a cell
			run = append(run, '\n')
			continue
		case c == 0x1e: // a hyphen that does not break
			run = append(run, '-')
			continue
		case fewest == fewestInTexts && len(run) > 0 && inWord(rune(c)) && i+1 < len(data) && data[i+1] > ' ':
			continue
		}
		gatherRun(out, run, fewest)
		if n := len(run); n > fewest && asciiLetter(run[0]) && int(run[0]) < n {
			gatherRun(out, run[1:], fewest) // the first may be the length of the others
		}
		if n := len(run); c == 0 && n > fewest && asciiLetter(run[n-1]) {
			gatherRun(out, run[:n-1], fewest) // the last may be the length of what comes
		}
		run = run[:0]
	}
}

func gatherRun(out [][]byte, run []byte, fewest int) {
	if len(run) < fewest {
		return
	}
	high := 0
	for _, c := range run {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	if high == 0 || utf8.Valid(run) {
		var like likeness
		for _, r := range string(run) {
			like.add(classOf(r))
		}
		if like.text(fewest) {
			out[0] = appendWords(out[0], string(run), fewest)
		}
		if high == 0 {
			return
		}
	}
	for i, c := range charsets {
		page, ok := c.of.(*charmap.Charmap)
		if ok {
			var like likeness
			of := &classes()[i]
			for _, b := range run {
				like.add(of[b])
			}
			if like.text(fewest) {
				text, _ := page.NewDecoder().Bytes(run) // none fails: what it does not know is U+FFFD
				out[1+i] = appendWords(out[1+i], string(text), fewest)
			}
			continue
		}
		text, err := c.of.NewDecoder().Bytes(run)
		if err != nil || high < 4 || bytes.ContainsRune(text, utf8.RuneError) {
			continue
		}
		var like likeness
		for _, r := range string(text) {
			like.add(classOf(r))
		}
		if like.text(2) {
			out[1+i] = append(append(out[1+i], text...), '\n')
		}
	}
}

// appendWords takes up the words of a run. In noise a word that is shorter than others
// is none, if it does not stand before or behind a longer one.
func appendWords(out []byte, text string, fewest int) []byte {
	if fewest == fewestInTexts {
		return append(append(out, text...), '\n')
	}
	within := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
	long := false // the word before, with a space behind it
	short := ""
	for len(text) > 0 {
		n := strings.IndexFunc(text, func(r rune) bool { return !within(r) })
		if n < 0 {
			n = len(text)
		}
		word := text[:n]
		_, sign := utf8.DecodeRuneInString(text[n:])
		parts := text[n : n+sign]
		text = text[n+sign:]
		switch {
		case utf8.RuneCountInString(word) >= fewest:
			out = append(append(out, short...), word...)
			out = append(out, parts...)
			long, short = parts == " ", ""
		case long:
			out = append(append(out, word...), parts...)
			long, short = false, ""
		default:
			if short = ""; parts == " " && word != "" {
				short = word + parts
			} else if k := len(out); k > 0 && out[k-1] != '\n' {
				out = append(out, '\n')
			}
		}
	}
	return append(out, '\n')
}
