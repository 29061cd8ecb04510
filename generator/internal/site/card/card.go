// Package card draws the picture that other sites show beside a link to a page: a title
// and a few words as PNG, 1200 pixels wide and 630 high.
//
// Change here how a card looks. What is on the card of a page is decided in package
// pages.
//
// The texts of a card are also in the file itself, as its description (iTXt), where
// programs read them: whoever searches the bytes of a site finds what its pictures say.
//
// The letters are those of the Go fonts, which have Latin, Greek and Cyrillic. A text
// with another character is not drawn at all, since a card with holes is worse than none;
// Draws says so. A text that is too long ends in "…". Equal cards give equal bytes.
package card

import (
	"strings"

	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// Width and Height are the size of a card in pixels, in the proportion that most sites show.
const (
	Width  = 1200
	Height = 630
)

// Card is the texts of a card. Each may be empty.
type Card struct {
	Kicker string // above the title: "Exhibit 3 of 12"
	Title  string
	Line   string // below it: a sentence or two
	Foot   string // at the bottom: whose case it is
	Accent string // colour of the edge and of the kicker, "#1a4d86"
}

// Texts gives the texts of a card, from the top.
func (c Card) Texts() []string { return []string{c.Kicker, c.Title, c.Line, c.Foot} }

// composed joins letters and the accents behind them, which the fonts have as one.
func (c Card) composed() Card {
	for _, text := range []*string{&c.Kicker, &c.Title, &c.Line, &c.Foot} {
		*text = norm.NFC.String(*text)
	}
	return c
}

// Draws tells whether every character of a card can be drawn.
func (c Card) Draws() bool {
	for _, text := range c.composed().Texts() {
		for _, r := range text {
			if r != ' ' && !has(r) {
				return false
			}
		}
	}
	return true
}

const (
	edge   = 24 // width of the coloured edge
	left   = 96
	right  = Width - 80
	bottom = Height - 64 // of the last line
)

// titleSizes are tried from the largest: the first in which the title fits its lines.
var titleSizes = []struct {
	size  float64
	lines int
}{{76, 2}, {60, 3}, {50, 4}}

// PNG draws the card.
func (c Card) PNG() ([]byte, error) {
	c = c.composed()
	s := newSheet(c.Accent)
	s.fill(edge, accent)
	y := 130
	if c.Kicker != "" {
		y = s.write(c.Kicker, style{size: 32, bold: true, ink: accent, lines: 1}, y) + 18
	}
	title := style{bold: true, ink: text}
	for _, t := range titleSizes {
		title.size, title.lines = t.size, t.lines
		if lines := s.lines(c.Title, title); len(lines) <= t.lines && !strings.HasSuffix(lines[len(lines)-1], "…") {
			break
		}
	}
	y = s.write(c.Title, title, y+int(title.size*.6)) - title.height() + 76
	line := style{size: 34, ink: quiet}
	line.lines = min(3, (bottom-56-y)/line.height()+1)
	s.write(c.Line, line, y)
	s.write(c.Foot, style{size: 28, ink: quiet, lines: 1}, bottom)
	return s.png(strings.Join(nonEmpty(c.Texts()), "\n"))
}

func nonEmpty(texts []string) (all []string) {
	for _, t := range texts {
		if t != "" {
			all = append(all, t)
		}
	}
	return all
}

// style is how a text is set.
type style struct {
	size  float64
	bold  bool
	ink   ink
	lines int // at most
}

func (st style) height() int { return int(st.size * 1.28) }

// lines breaks a text at its spaces; a last line that would go on ends in "…".
func (s *sheet) lines(text string, st style) []string {
	face := s.face(st)
	fits := func(line string) bool { return measure(face, line) <= fixed.I(right-left) }
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		switch joined := strings.TrimSpace(*last + " " + word); {
		case fits(joined):
			*last = joined
		case *last == "" || len(lines) == st.lines: // a word wider than a line, or no more room
			*last = shortened(joined, fits)
			return lines
		default:
			lines = append(lines, word)
			if !fits(word) {
				lines[len(lines)-1] = shortened(word, fits)
				return lines
			}
		}
	}
	return lines
}

// shortened gives as many words of a text as fit with "…" behind them, or letters of the
// first one.
func shortened(text string, fits func(string) bool) string {
	end := func(text string) string { return strings.TrimRight(text, " ,;:.–-(") + "…" }
	for at := strings.LastIndexByte(text, ' '); at > 0; at = strings.LastIndexByte(text[:at], ' ') {
		if cut := end(text[:at]); fits(cut) {
			return cut
		}
	}
	runes := []rune(text)
	for len(runes) > 0 && !fits(end(string(runes))) {
		runes = runes[:len(runes)-1]
	}
	return end(string(runes))
}
