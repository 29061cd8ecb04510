package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lines puts glyphs together to words and lines.
type lines struct {
	run  int32 // counts texts of one font that are drawn in one go
	open []glyph
	at   spot // of the line that is open; em is of its largest glyph
	done []textLine
	took int // how many glyphs of the page were taken up
}

type glyph struct {
	text    string // that is read; of a glyph that others speak for: ""
	drawn   string // of the glyph itself
	byCode  string // the same, by its encoding
	width   float64
	from    float64 // along the line
	to      float64
	em      float64
	run     int32
	span    int32 // of actual text; 0 = none
	ordered bool  // it belongs to the text, and not to a margin
}

// textLine is a line in the order of reading. Other and byCode are how it can be read
// too, "" where that tells nothing more.
type textLine struct {
	text, other, byCode string
	ordered             bool
	at                  spot    // where it begins
	to                  float64 // and ends
	glyphs              []glyph // until the page is told
}

// Distances in units of the size of the font.
const (
	sameLine    = 0.5  // of baselines: above that, it is another line
	gapOfWord   = 0.15 // between glyphs; that of most glyphs around comes on top
	gapOfMost   = 0.35 // that most glyphs may stand apart in a word
	gapOfSpread = 1.5  // the same, in lines that have spaces
	gapOfCell   = 2.0  // between words: above that, they are no sentence
	backwards   = 1.0  // as far back, a new line begins
	overdrawn   = 0.3  // as far back, what is drawn anew is another text
	sameSpot    = 0.1  // of a glyph that is drawn twice
)

// mostOfLine is how many glyphs are put in order together. No line has as many.
const mostOfLine = 4096

// mostOfPage is how many glyphs of a page are read: a page of a book has 3,000, a large map
// or table some 100,000. They are in memory until the page is told.
const mostOfPage = 400_000

// add takes up the next glyph.
func (l *lines) add(g glyph, at spot) error {
	if l.took++; l.took > mostOfPage {
		return errTooMuch
	}
	g.from, g.to, g.em, g.run = at.along, at.along+g.width*at.scale, at.em, l.run
	if g.width < 0 {
		g.to = at.along - g.width*at.scale
	}
	if n := len(l.open); n > 0 {
		em := max(at.em, l.at.em)
		last := l.open[n-1]
		switch {
		case at.x*l.at.x+at.y*l.at.y < 0.98, math.Abs(at.across-l.at.across) > sameLine*em, g.ordered != last.ordered:
			l.flush()
		case g.drawn == last.drawn && g.text == last.text && g.byCode == last.byCode && math.Abs(g.from-last.from) < sameSpot*g.em && g.drawn != "":
			return nil
		}
	}
	if len(l.open) == 0 || at.em > l.at.em {
		l.at = at
	}
	if l.open = append(l.open, g); len(l.open) >= mostOfLine {
		l.flush()
	}
	return nil
}

// flush ends the line that is open.
func (l *lines) flush() {
	if len(l.open) == 0 {
		return
	}
	rtl := slices.ContainsFunc(l.open, func(g glyph) bool { return runsLeft(g.text) || runsLeft(g.drawn) || runsLeft(g.byCode) })
	coded := slices.ContainsFunc(l.open, func(g glyph) bool { return g.byCode != g.drawn })
	if rtl {
		l.open = fromLeft(l.open)
	}
	ordered := l.open[0].ordered
	for part := range cells(l.open, rtl) {
		line := textLine{ordered: ordered, at: l.at, to: part[len(part)-1].to, glyphs: slices.Clone(part)}
		line.at.along = part[0].from
		others := spaced(part, slices.ContainsFunc(part, func(g glyph) bool { return g.span != 0 }), gapOfMost)
		if items := spaced(part, false, gapOfMost); rtl {
			line.text, line.other = inReadingOrder(items, others)
		} else {
			line.text, line.other = joined(items), joined(others)
		}
		if !tellsMore(line.other, line.text) {
			line.other = ""
		}
		if coded {
			line.readByCode(part, rtl)
		}
		l.done = append(l.done, line)
	}
	l.open = l.open[:0]
}

// readByCode reads a line as its encodings say.
func (x *textLine) readByCode(part []glyph, rtl bool) {
	part = slices.Clone(part)
	for i := range part {
		part[i].drawn = part[i].byCode
	}
	items := spaced(part, true, gapOfMost)
	x.byCode = joined(items)
	if rtl {
		x.byCode, _ = inReadingOrder(items, items)
	}
	if !tellsMore(x.byCode, x.text) {
		x.byCode = ""
	}
}

// cells cuts a line where there is a wide gap, or where it goes back.
func cells(line []glyph, sorted bool) func(yield func([]glyph) bool) {
	return func(yield func([]glyph) bool) {
		start := 0
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			em := max(a.em, b.em)
			gap, wide := b.from-a.to, gapOfCell*em
			if isSpace(a.drawn) || isSpace(b.drawn) {
				wide *= 2 // of lines that fill the column
			}
			far := backwards
			if a.run != b.run {
				far = overdrawn
			}
			if a.span != 0 && a.span == b.span || gap <= wide && (sorted || gap >= -far*em) {
				continue
			}
			if !yield(line[start:i]) {
				return
			}
			start = i
		}
		yield(line[start:])
	}
}

// spaced gives the texts of glyphs, with a space where they stand apart: what is
// drawn, or what is read. Most is how far the letters of a word may stand apart where
// most of them do.
func spaced(line []glyph, drawn bool, most float64) []string {
	items := make([]string, 0, len(line)+len(line)/4)
	usual := usualGaps(line, most)
	for i, g := range line {
		if i > 0 {
			last := line[i-1]
			apart := g.from-last.to > (gapOfWord+usual[i])*max(g.em, last.em)
			if apart && !isSpace(last.drawn) && !isSpace(g.drawn) && (drawn || g.span == 0 || g.span != last.span) {
				items = append(items, " ")
			}
		}
		if drawn {
			items = append(items, g.drawn)
		} else if g.text != "" {
			items = append(items, g.text)
		}
	}
	return items
}

// usualGaps gives, before each glyph, how far most glyphs of its size stand apart:
// letters may be spaced.
func usualGaps(line []glyph, spread float64) []float64 {
	usual := make([]float64, len(line))
	var gaps []float64
	for start := 0; start < len(line); {
		end := start + 1
		gaps = gaps[:0]
		most := spread
		for ; end < len(line) && line[end].em == line[start].em; end++ {
			a, b := line[end-1], line[end]
			if isSpace(b.drawn) {
				most = gapOfSpread // spaces are drawn where they are meant
			}
			if gap := (b.from - a.to) / max(b.em, 1e-9); !isSpace(a.drawn) && !isSpace(b.drawn) && math.Abs(gap) < gapOfSpread {
				gaps = append(gaps, gap)
			}
		}
		if len(gaps) >= 3 {
			slices.Sort(gaps)
			if median := gaps[len(gaps)/2]; median > 0 && median <= most {
				for i := start + 1; i < end; i++ {
					usual[i] = median
				}
			}
		}
		start = end
	}
	return usual
}

func isSpace(s string) bool { return s == " " || s == "\u00A0" }

func joined(items []string) string { return strings.TrimSpace(strings.Join(items, "")) }

// tellsMore tells whether a text has letters or digits that another one has not as they
// follow one another.
func tellsMore(text, than string) bool {
	if text == than {
		return false
	}
	return !strings.Contains(lettersIn(than), lettersIn(text))
}

func lettersIn(text string) string {
	return strings.Map(func(x rune) rune {
		if !unicode.IsLetter(x) && !unicode.IsDigit(x) || unicode.Is(unicode.Lm, x) {
			return -1 // apostrophes are of Lm
		}
		return x
	}, strings.ToLower(norm.NFKC.String(text)))
}

// text gives all lines as they are read.
func (l *lines) text() string {
	var b strings.Builder
	for _, line := range l.done {
		if line.text != "" {
			b.WriteString(line.text + "\n")
		}
	}
	return b.String()
}

// otherwise gives the lines that can be read in another way too, each with those
// before and after it, because a sentence may begin or end there.
func (l *lines) otherwise() string {
	var b strings.Builder
	for i, line := range l.done {
		if line.other == "" {
			continue
		}
		for k := max(0, i-1); k <= min(i+1, len(l.done)-1); k++ {
			said := l.done[k].text
			if k == i {
				said = line.other
			}
			b.WriteString(said + "\n")
		}
		b.WriteByte('\n')
	}
	return b.String() + l.rows()
}

// byCode gives all lines as their encodings say, "" where that tells nothing more.
func (l *lines) byCode() string {
	if !slices.ContainsFunc(l.done, func(x textLine) bool { return x.byCode != "" }) {
		return ""
	}
	var b strings.Builder
	for _, line := range l.done {
		b.WriteString(cmp.Or(line.byCode, line.text) + "\n")
	}
	return b.String()
}

// wordsAtBreak is how many words on both sides of the end of a page are told
// together: more than any run of words that is looked for has on one side.
const wordsAtBreak = 8

// breaks gives the words around the ends of pages, without margins where the file
// tells which those are: the last that were drawn, and the lowest.
func breaks(pages []lines) string {
	var b strings.Builder
	for i := 1; i < len(pages); i++ {
		told := ""
		for _, bySight := range []bool{false, true} {
			before, after := pages[i-1].words(bySight), pages[i].words(bySight)
			said := strings.Join(before[max(0, len(before)-wordsAtBreak):], " ") + "\n" + strings.Join(after[:min(len(after), wordsAtBreak)], " ") + "\n\n"
			if said != told {
				b.WriteString(said)
			}
			told = said
		}
	}
	return b.String()
}

func (l *lines) words(bySight bool) (words []string) {
	list := slices.Clone(l.done)
	if slices.ContainsFunc(list, func(x textLine) bool { return x.ordered }) {
		list = slices.DeleteFunc(list, func(x textLine) bool { return !x.ordered })
	}
	if bySight {
		slices.SortStableFunc(list, func(a, b textLine) int { return cmp.Compare(b.height(), a.height()) })
	}
	for _, line := range list {
		words = append(words, strings.Fields(line.text)...)
	}
	return words
}

// height is where a line begins above the lower edge of the page.
func (x textLine) height() float64 { return x.at.along*x.at.y + x.at.across*x.at.x }
