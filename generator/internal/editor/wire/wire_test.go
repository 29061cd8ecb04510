package wire

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestFramesAreReadOneByOne(t *testing.T) {
	in := "Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x\r\n\r\n[1]Content-Length: 0\n\n"
	f := NewFrames(strings.NewReader(in), nil)
	for _, want := range []string{"{}", "[1]", ""} {
		if got, err := f.Recv(); string(got) != want || err != nil {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
	if _, err := f.Recv(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

func TestBrokenFramesAreErrors(t *testing.T) {
	for in, want := range map[string]string{
		"Content-Length: 5\r\n\r\n{}":             "ends after 2 of 5 bytes",
		"Content-Length: 5":                       "a header has no end",
		"\r\n{}":                                  "no Content-Length",
		"Content-Length: -1\r\n\r\n":              `is "-1"`,
		"Content-Length: 99999999999999\r\n\r\n":  "at most",
		"Content-Length: five\r\n\r\n":            `is "five"`,
		"{}\r\n":                                  "no colon",
		strings.Repeat("a", 5000):                 "more than 4096 bytes",
		strings.Repeat("a: b\n", 30) + "\r\n":     "more than 20 lines",
		"Content-Type: x\r\n\r\n{}":               "no Content-Length",
		"Content-Length: 1000000\r\n\r\n12345678": "ends after 8 of 1000000",
	} {
		if got, err := NewFrames(strings.NewReader(in), nil).Recv(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q gives %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestPositionsCountInTheAgreedUnits(t *testing.T) {
	text := "\uFEFFaä😀z\r\nß\rx\n"
	for _, c := range []struct {
		encoding        Encoding
		line, character int
		offset          int
	}{
		{UTF16, 0, 0, 3}, {UTF16, 0, 2, 6}, {UTF16, 0, 4, 10}, {UTF16, 0, 5, 11}, {UTF16, 1, 1, 15}, {UTF16, 2, 0, 16}, {UTF16, 3, 0, 18},
		{UTF8, 0, 3, 6}, {UTF8, 0, 7, 10}, {UTF8, 1, 2, 15},
	} {
		of := NewText(text, c.encoding)
		p := Position{c.line, c.character}
		if got := of.Offset(p); got != c.offset {
			t.Errorf("%s %v: byte %d, not %d", c.encoding, p, got, c.offset)
		}
		if got := of.At(c.offset); got != p {
			t.Errorf("%s byte %d: %v, not %v", c.encoding, c.offset, got, p)
		}
	}
	of := NewText(text, UTF16)
	for p, want := range map[Position]int{{0, 3}: 6, {0, 99}: 11, {99, 0}: 18, {-1, 0}: 3, {1, 99}: 15} {
		if got := of.Offset(p); got != want {
			t.Errorf("%v: byte %d, not %d", p, got, want)
		}
	}
}

// Places on a long line are counted from near by, and are the same as those that are counted from
// its beginning.
func TestPlacesOnALongLine(t *testing.T) {
	long := strings.Repeat("a word, ä 😀 \uFFFD\xff ", 2_000)
	for _, encoding := range []Encoding{UTF8, UTF16} {
		text := NewText("short\n"+long+"\r\n"+long[:3*apart]+"\nshort", encoding)
		for line, start := range text.starts {
			_, end := text.bounds(line)
			for here := (stop{start, 0}); here.at < end; here = text.after(here) {
				if got := text.At(here.at); got != (Position{line, here.units}) {
					t.Fatalf("%s byte %d: %v, expected %d:%d", encoding, here.at, got, line, here.units)
				}
				if got := text.Offset(Position{line, here.units}); got != here.at {
					t.Fatalf("%s %d:%d: byte %d, expected %d", encoding, line, here.units, got, here.at)
				}
				if from := text.stopOf(start, end, func(s stop) bool { return s.at <= here.at }); here.at-from.at > 2*apart {
					t.Fatalf("%s byte %d is counted from byte %d", encoding, here.at, from.at)
				}
			}
		}
	}
}

// A frame that is written is read again, and nothing that is read does harm.
func FuzzFrames(f *testing.F) {
	f.Add([]byte("Content-Length: 2\r\n\r\n{}"))
	f.Add([]byte("Content-Length: 9\r\n\r\n{}"))
	f.Add([]byte("a: b\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := NewFrames(bytes.NewReader(data), nil)
		for {
			if _, err := in.Recv(); err != nil {
				break
			}
		}
		var written bytes.Buffer
		if err := NewFrames(nil, &written).Send(data); err != nil {
			t.Fatal(err)
		}
		if got, err := NewFrames(&written, nil).Recv(); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("%q came back as %q: %v", data, got, err)
		}
	})
}

// Every byte that begins a character has a place that leads back to it, and the place
// counts what a client would count.
func FuzzPositions(f *testing.F) {
	f.Add("aä😀\r\nz\r\ry", 3, 1)
	f.Add("\uFEFFx", 0, 9)
	f.Add("a replaced \uFFFD letter", 0, 14)
	f.Fuzz(func(t *testing.T, s string, line, character int) {
		for _, encoding := range []Encoding{UTF8, UTF16} {
			text := NewText(s, encoding)
			if at := text.Offset(Position{line, character}); at < 0 || at > len(s) {
				t.Fatalf("byte %d of %d", at, len(s))
			}
			if !utf8.ValidString(s) {
				continue
			}
			for i := range s {
				p := text.At(i)
				start, end := text.bounds(p.Line)
				if i < start || i >= end {
					continue // in the end of a line, or the mark
				}
				want := len(utf16.Encode([]rune(s[start:i])))
				if encoding == UTF8 {
					want = i - start
				}
				if back := text.Offset(p); back != i || p.Character != want {
					t.Fatalf("byte %d is at %v (%d), which is byte %d", i, p, want, back)
				}
			}
		}
	})
}
