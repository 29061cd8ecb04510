package generator

import (
	"bytes"
	"encoding/xml"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// printedPage is where the lines of a page are, as pdftotext finds them.
type printedPage struct {
	Height float64        `xml:"height,attr"`
	Blocks []printedBlock `xml:"flow>block"`
}

type printedBlock struct {
	Lines []printedLine `xml:"line"`
}

type printedLine struct {
	Left   float64  `xml:"xMin,attr"`
	Right  float64  `xml:"xMax,attr"`
	Top    float64  `xml:"yMin,attr"`
	Bottom float64  `xml:"yMax,attr"`
	Words  []string `xml:"word"`
}

func (l printedLine) height() float64 { return l.Bottom - l.Top }

func (l printedLine) text() string { return strings.Join(l.Words, " ") }

// body gives the blocks of a page between its margins.
func (p printedPage) body() (all []printedBlock) {
	for _, b := range p.Blocks {
		if len(b.Lines) > 0 && b.Lines[0].Top > .05*p.Height && b.Lines[len(b.Lines)-1].Bottom < .955*p.Height {
			all = append(all, b)
		}
	}
	return all
}

func layoutOf(t *testing.T, data []byte) []printedPage {
	t.Helper()
	cmd := exec.Command("pdftotext", "-bbox-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Pages []printedPage `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(out))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	if err := decoder.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	return doc.Pages
}

// nothingIsStranded: below every heading there is something in its column, and no line of
// a paragraph is alone at the foot or at the head of a page.
func nothingIsStranded(t *testing.T, data []byte) {
	t.Helper()
	marks, err := pdf.Outline(data)
	if err != nil {
		t.Fatal(err)
	}
	pages := layoutOf(t, data)
	for n, p := range pages {
		for _, reason := range p.saying("Why it is included:") {
			if !p.goesOnBelow(reason) {
				t.Errorf("below the reason of an exhibit on page %d its words do not begin: %q", n+1, reason.text())
			}
		}
	}
	for n, p := range pages {
		for _, head := range p.saying("Verdict") {
			if !p.hasBelow(head) {
				t.Errorf("the head of a table of verdicts is the last of page %d", n+1)
			}
		}
	}
	for _, m := range marks {
		if m.Page > 0 && m.Page <= len(pages) && strandedHeading(pages[m.Page-1], squeezed(m.Title)) {
			t.Errorf("the heading %q is the last of its column on page %d", m.Title, m.Page)
		}
	}
	for n, p := range pages {
		blocks := p.body()
		if len(blocks) == 0 {
			continue
		}
		if first := blocks[0]; n > 0 && len(first.Lines) == 1 && goesOn(first) && !inARow(first, blocks) {
			t.Errorf("page %d begins with the last line of a paragraph: %q", n+1, first.Lines[0].text())
		}
		if n+1 == len(pages) {
			continue
		}
		next := pages[n+1].body()
		if last := lowest(blocks); len(last.Lines) == 1 && breaksOff(last) && len(next) > 0 && small(next[0].Lines[0]) {
			t.Errorf("page %d ends with the first line of a paragraph: %q", n+1, last.Lines[0].text())
		}
	}
}

// saying gives the lines of a page that begin with some words.
func (p printedPage) saying(words string) (all []printedLine) {
	for _, b := range p.body() {
		for _, l := range b.Lines {
			if strings.HasPrefix(l.text(), words) {
				all = append(all, l)
			}
		}
	}
	return all
}

// goesOnBelow tells whether a line follows another one at the same margin: what is below it
// is neither on the next page nor in the second of two columns.
func (p printedPage) goesOnBelow(line printedLine) bool {
	for _, b := range p.body() {
		for _, l := range b.Lines {
			if l.Top > line.Top+2 && l.Top < line.Top+3*line.height() && l.Left < line.Left+40 {
				return true
			}
		}
	}
	return false
}

// strandedHeading tells whether the heading's last line has nothing below it in its column.
func strandedHeading(p printedPage, title string) bool {
	var heading *printedLine
	blocks := p.body()
	for _, b := range blocks {
		for i := range b.Lines {
			line := squeezed(b.Lines[i].text())
			if len(line) > 2 && strings.HasSuffix(title, line) && (heading == nil || b.Lines[i].height() > heading.height()+.5) {
				heading = &b.Lines[i] // a text may say the same, in smaller letters
			}
		}
	}
	if heading == nil {
		return false
	}
	return !p.hasBelow(*heading)
}

// hasBelow tells whether something is below a line in its column.
func (p printedPage) hasBelow(line printedLine) bool {
	for _, b := range p.body() {
		for _, l := range b.Lines {
			if l.Top > line.Top+2 && l.Left < line.Right && l.Right > line.Left-2 {
				return true
			}
		}
	}
	return false
}

// inARow tells whether a block stands to the right of another one of the same height: it is of a
// row of a table, and begins no line.
func inARow(b printedBlock, all []printedBlock) bool {
	for _, other := range all {
		if l := other.Lines[0]; l.Left < b.Lines[0].Left && l.Top > b.Lines[0].Top-3 && l.Top < b.Lines[0].Top+3 {
			return true
		}
	}
	return false
}

// lowest gives the last block that reaches the foot of a page.
func lowest(blocks []printedBlock) printedBlock {
	low := blocks[0]
	for _, b := range blocks {
		if b.Lines[len(b.Lines)-1].Bottom >= low.Lines[len(low.Lines)-1].Bottom {
			low = b
		}
	}
	return low
}

// prose tells whether a line is one of running text: words to the length of a line.
func prose(l printedLine) bool { return len(l.Words) > 3 && l.height() > 10 }

func goesOn(b printedBlock) bool { return small(b.Lines[0]) && b.Lines[0].height() > 10 }

// small tells whether a line begins with a small letter: it goes on with a sentence.
func small(l printedLine) bool {
	first, _ := utf8.DecodeRuneInString(l.text())
	return unicode.IsLower(first)
}

// hosted is an artifact with its host, or the number of its note.
var hosted = regexp.MustCompile(`\[[0-9]+\]|\S\.[a-z]+$`)

func breaksOff(b printedBlock) bool {
	text := b.Lines[0].text()
	if hosted.MatchString(text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return prose(b.Lines[0]) && unicode.IsLower(last)
}

// The measures find what they are for.
func TestStrandedIsFound(t *testing.T) {
	line := func(left, top, height float64, text string) printedBlock {
		return printedBlock{Lines: []printedLine{{Left: left, Right: left + 200, Top: top, Bottom: top + height, Words: strings.Fields(text)}}}
	}
	page := func(blocks ...printedBlock) printedPage { return printedPage{Height: 842, Blocks: blocks} }
	heading, footer := line(60, 700, 14, "What it changed"), line(60, 800, 9, "Page 3 of 9")
	for name, c := range map[string]struct {
		page printedPage
		want bool
	}{
		"at the foot":                {page(line(60, 100, 12, "Words of the page"), heading, footer), true},
		"at the foot of a column":    {page(heading, line(320, 750, 12, "Words of the other column"), footer), true},
		"above words":                {page(heading, line(60, 720, 12, "Words that follow it"), footer), false},
		"above words that repeat it": {page(heading, line(60, 720, 11, "What it changed"), footer), false},
	} {
		if got := strandedHeading(c.page, squeezed("What it changed")); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	reason := line(60, 715, 12, "Why it is included: it is the only one")
	for name, c := range map[string]struct {
		page printedPage
		want bool
	}{
		"at the foot":            {page(heading, reason, footer), false},
		"above a second column":  {page(reason, line(320, 731, 12, "Words of the exhibit"), line(60, 775, 12, "Artifact")), false},
		"above the first column": {page(reason, line(60, 731, 12, "Words of the exhibit"), line(320, 731, 12, "and more")), true},
	} {
		said := c.page.saying("Why it is included:")
		if len(said) != 1 || c.page.goesOnBelow(said[0]) != c.want {
			t.Errorf("%s: %v", name, said)
		}
	}
	if !goesOn(line(60, 100, 12, "and so it ended.")) || goesOn(line(60, 100, 12, "It ended.")) {
		t.Error("the last line of a paragraph is not found")
	}
	verdict, name := line(300, 100, 12, "supported"), line(60, 101, 12, "Facilitation")
	if !inARow(verdict, []printedBlock{verdict, name}) || inARow(name, []printedBlock{verdict, name}) {
		t.Error("the verdict of a row is taken for the end of a paragraph")
	}
	if !breaksOff(line(60, 700, 12, "It began in the second week of")) || breaksOff(line(60, 700, 12, "It began in the second week.")) || breaksOff(line(60, 700, 12, "The current plan [30] github.com")) {
		t.Error("the first line of a paragraph is not found")
	}
}
