package card

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/math/fixed"
)

var sample = Card{
	Kicker: "Exhibit 3 of 12", Title: "A vocabulary of events that three teams write",
	Line: "Five services said the same thing in five ways; since May they say it in one, and alarms name their owner.",
	Foot: "Ada Bell: the case for staff engineer",
}

// A card is a picture of the size that it is said to have, and says in its bytes what it shows.
func TestACardIsAPictureThatSaysWhatItShows(t *testing.T) {
	made, err := sample.PNG()
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(made))
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != Width || b.Dy() != Height {
		t.Errorf("the card is %v", b)
	}
	for _, said := range sample.Texts() {
		if !bytes.Contains(made, []byte(said)) {
			t.Errorf("the file does not say %q", said)
		}
	}
	if again, _ := sample.PNG(); !bytes.Equal(made, again) {
		t.Error("the same card has other bytes")
	}
	if len(made) > 60_000 {
		t.Errorf("the card has %d bytes", len(made))
	}
}

// Each text draws something, within the margins, in its own place.
func TestEachTextIsDrawn(t *testing.T) {
	whole := drawn(t, sample)
	for name, without := range map[string]func(*Card){
		"kicker": func(c *Card) { c.Kicker = "" }, "title": func(c *Card) { c.Title = "" },
		"line": func(c *Card) { c.Line = "" }, "foot": func(c *Card) { c.Foot = "" },
	} {
		c := sample
		without(&c)
		if bytes.Equal(drawn(t, c), whole) {
			t.Errorf("the %s draws nothing", name)
		}
	}
	long := Card{Kicker: strings.Repeat("wide ", 99), Title: strings.Repeat("Wide words ", 40), Line: strings.Repeat("wide ", 200), Foot: strings.Repeat("w", 300)}
	pixels := drawn(t, long)
	for y := range Height {
		row := pixels[y*Width : (y+1)*Width]
		if slices.ContainsFunc(row[right+1:], func(p byte) bool { return p != 0 }) {
			t.Fatalf("a text leaves the card in row %d", y)
		}
	}
	if slices.ContainsFunc(pixels[(Height-30)*Width+edge+1:(Height-29)*Width], func(p byte) bool { return p != 0 }) {
		t.Error("a text leaves the card at its foot")
	}
}

func drawn(t *testing.T, c Card) []byte {
	t.Helper()
	made, err := c.PNG()
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(made))
	if err != nil {
		t.Fatal(err)
	}
	pixels := make([]byte, Width*Height)
	ground := picture.At(Width-1, 0)
	for y := range Height {
		for x := range Width {
			if picture.At(x, y) != ground {
				pixels[y*Width+x] = 1
			}
		}
	}
	return pixels
}

func TestLines(t *testing.T) {
	s := newSheet("")
	st := style{size: 50, lines: 2}
	for text, want := range map[string]string{
		"short":                             "short",
		strings.Repeat("a word ", 16):       "|…",
		strings.Repeat("a word ", 60):       "|…",
		strings.Repeat("m", 200):            "…",
		"short " + strings.Repeat("m", 200): "short|…",
		"":                                  "",
	} {
		lines := s.lines(text, st)
		for i, line := range lines {
			if measure(s.face(st), line) > fixed.I(right-left) {
				t.Errorf("%q is too wide", line)
			}
			if i < len(lines)-1 && strings.HasSuffix(line, "…") {
				t.Errorf("%q goes on", line)
			}
		}
		if got := strings.Join(lines, "|"); strings.Contains(want, "…") != strings.HasSuffix(got, "…") || strings.Count(want, "|") != strings.Count(got, "|") {
			t.Errorf("%.20q: %q", text, got)
		}
	}
}

func TestDraws(t *testing.T) {
	for text, want := range map[string]bool{"Łódź, Ελλάδα, Москва: −34 % …": true, "": true, "漢字": false, "مهارات": false, "🚀": false, "Jose\u0301": true, "x\u0301": false} {
		if got := (Card{Line: text}).Draws(); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	for b.Loop() {
		if _, err := sample.PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
