package source

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Bounds on Markdown. Its parsers take a time that grows with the square of some
// things; a text that is written by hand comes nowhere near these numbers.
const (
	maxQuoted    = 50     // quotations and lists in each other
	maxFill      = 20_000 // cells that a table leaves out
	maxSame      = 500    // headings of the same words: each gets an id of its own
	maxFootnotes = 1_000
	maxDefined   = 1_000      // reference definitions without an empty line between them
	maxSigns     = 1_000      // brackets, or marks of emphasis, in one paragraph
	maxAhead     = 20_000_000 // bytes that are looked through for the ends of the brackets, or of the tags, of one paragraph
	maxExpanded  = 500_000    // bytes that reference definitions stand for
	maxRun       = 500        // quotation marks in a row
)

// excess is where a text holds more than is read.
type excess struct {
	why string // "" = nowhere
	at  int
}

// bounded empties a body that holds more than is read, and says so at the place.
func bounded(b Body) (Body, diag.List) {
	var diags diag.List
	if x := excessOf(b.Text); x.why != "" {
		tellExcess(&diags, b.Pos(x.at), x)
		return Body{File: b.File}, diags
	}
	return b, diags
}

// Sound tells what no text may hold, whatever it is for.
func Sound(v *Value) diag.List {
	diags := controls(*v)
	boundedValues(v, &diags)
	return diags
}

// boundedValues empties the texts of a value that would take too long as Markdown,
// whatever they are for.
func boundedValues(v *Value, diags *diag.List) {
	if len(v.Text) > maxQuoted {
		if x := excessOf(v.Text); x.why != "" {
			tellExcess(diags, v.Pos, x)
			v.Text = ""
		}
	}
	for i := range v.Items {
		boundedValues(&v.Items[i], diags)
	}
	for i := range v.Fields {
		boundedValues(&v.Fields[i].Value, diags)
	}
}

func tellExcess(diags *diag.List, at diag.Pos, x excess) {
	diags.Errorf(at, "text-unbounded", "%s", x.why).Hintf("write it shorter, or attach it as a file")
}

var tooManyQuotes = []string{strings.Repeat(`"`, maxRun+1), strings.Repeat("'", maxRun+1)}

// excessOf goes through a text once. Paragraphs are looked into only where there are
// signs enough for one to hold too many.
func excessOf(markdown string) excess {
	s := survey{same: map[string]int{}}
	at := 0
	for line := range strings.Lines(markdown) {
		s.line(at, line)
		if s.found.why != "" {
			return s.found
		}
		at += len(line)
	}
	if n := strings.Count(markdown, "["); s.longest*n > maxExpanded+20*len(markdown) {
		return excess{fmt.Sprintf("an address of %d bytes, which %d links may repeat", s.longest, n), s.longestAt}
	}
	for _, run := range tooManyQuotes {
		if at := strings.Index(markdown, run); at >= 0 {
			return excess{fmt.Sprintf("more than %d quotation marks in a row", maxRun), at}
		}
	}
	if x := longWord(markdown); x.why != "" {
		return x
	}
	if len(markdown) > maxSigns {
		for _, signs := range []string{"[", "<", "*_~"} {
			n := 0
			for i := range len(signs) {
				n += strings.Count(markdown, signs[i:i+1])
			}
			if n > maxSigns || n*len(markdown) > maxAhead {
				return crowded(markdown)
			}
		}
	}
	return excess{}
}

// longWord finds a run of what the name of a mail address may hold, which is looked
// through for an @ from each of its signs on.
func longWord(markdown string) excess {
	start, signs := 0, 0
	for i := range len(markdown) + 1 {
		if i < len(markdown) {
			c := markdown[i]
			if isLetter(c) || '0' <= c && c <= '9' {
				continue
			}
			if strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", c) >= 0 {
				signs++
				continue
			}
		}
		if (i-start)*signs > maxAhead {
			return excess{fmt.Sprintf("a word of %d bytes has %d signs in it; at most %d are read in one as long", i-start, signs, maxAhead/(i-start)), start}
		}
		start, signs = i+1, 0
	}
	return excess{}
}

// survey is what is known of the lines so far.
type survey struct {
	found              excess
	before             string // the line before, without what it stands in
	columns, rows      int    // of the table that the line may belong to; 0 = none
	rowBytes, tableAt  int
	same               map[string]int // headings by their letters and digits
	footnotes          int
	defined            int // reference definitions since the last empty line
	longest, longestAt int // of the reference definitions
}

func (s *survey) line(at int, line string) {
	words, depth := withoutContainers(line)
	if depth > maxQuoted {
		s.found = excess{fmt.Sprintf("quotations, lists and footnotes are nested more than %d deep", maxQuoted), at}
		return
	}
	before := s.before
	s.before = words
	switch {
	case words == "":
		s.columns, s.defined = 0, 0
	case s.columns > 0:
		s.rows++
		s.rowBytes += len(line)
		if s.columns*s.rows > s.rowBytes+maxFill {
			s.found = excess{fmt.Sprintf("a table of %d columns has rows of fewer cells", s.columns), s.tableAt}
		}
	case strings.Trim(words, "|:- \t") == "" && strings.Contains(words, "|") && strings.Contains(words, "-"):
		s.columns, s.rows, s.rowBytes, s.tableAt = strings.Count(words, "|")+1, 0, 0, at
	}
	switch {
	case strings.HasPrefix(words, "#"):
		s.heading(at, words)
	case before != "" && (strings.Trim(words, "=") == "" || strings.Trim(words, "-") == "") && words != "":
		s.heading(at, before)
	case strings.HasPrefix(words, "["):
		label, rest, ok := strings.Cut(words, "]:")
		if !ok {
			break
		}
		if strings.HasPrefix(label, "[^") {
			if s.footnotes++; s.footnotes > maxFootnotes {
				s.found = excess{fmt.Sprintf("more than %d footnotes", maxFootnotes), at}
			}
			break
		}
		if s.defined++; s.defined > maxDefined {
			s.found = excess{fmt.Sprintf("more than %d definitions without an empty line between them", maxDefined), at}
		}
		if len(rest) > s.longest {
			s.longest, s.longestAt = len(rest), at
		}
	}
}

func (s *survey) heading(at int, words string) {
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, words)
	if s.same[key]++; s.same[key] > maxSame {
		s.found = excess{fmt.Sprintf("more than %d headings of the same words", maxSame), at}
	}
}

var (
	opensIn   = regexp.MustCompile(`^[ \t]*(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))`)
	opensNote = regexp.MustCompile(`^[ \t]*\[\^[^\]\n]+\]:`)
	listSign  = regexp.MustCompile(`^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)`)
)

// withoutContainers takes the signs of quotations and lists off a line, and tells
// how many things it stands in, footnotes among them. A line of the same signs alone is a rule.
func withoutContainers(line string) (words string, depth int) {
	words = strings.TrimRight(line, " \t\r\n")
	if strings.Trim(words, " \t-") == "" || strings.Trim(words, " \t*") == "" {
		return strings.TrimLeft(words, " \t"), 0
	}
	if indent := len(words) - len(strings.TrimLeft(words, " \t")); indent > 2*maxQuoted && listSign.MatchString(words[indent:]) {
		depth = indent / 2
	}
	for rest := words; ; {
		sign := ""
		if mayOpen(rest) {
			sign = opensIn.FindString(rest)
		}
		note := sign == ""
		if note && strings.Contains(rest, "[^") {
			sign = opensNote.FindString(rest)
		}
		if sign == "" {
			return strings.TrimLeft(words, " \t"), depth
		}
		if !note && len(rest) == len(words) {
			words = words[len(sign):]
		}
		rest = rest[len(sign):]
		if depth++; depth > maxQuoted {
			return "", depth
		}
	}
}

// mayOpen tells whether a line begins like a quotation or an item of a list.
func mayOpen(words string) bool {
	words = strings.TrimLeft(words, " \t")
	return words != "" && (strings.IndexByte(">-+*", words[0]) >= 0 || '0' <= words[0] && words[0] <= '9')
}

// blocks parses Markdown into its paragraphs, and not into their words.
var blocks = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
	)...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
	)...),
)

// crowded finds a paragraph that holds too many signs of one kind.
func crowded(markdown string) (found excess) {
	src := []byte(markdown)
	_ = ast.Walk(blocks.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline || n.IsRaw() || n.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		brackets, tags, marks, size, last := 0, 0, 0, 0, byte(0)
		for i := range n.Lines().Len() {
			segment := n.Lines().At(i)
			line := segment.Value(src)
			size += len(line)
			brackets += bytes.Count(line, []byte("["))
			tags += bytes.Count(line, []byte("<"))
			for _, c := range line {
				if (c == '*' || c == '_' || c == '~') && c != last {
					marks++
				}
				last = c
			}
		}
		switch at := n.Lines().At(0).Start; {
		case brackets > maxSigns:
			found = excess{fmt.Sprintf("one paragraph contains %d brackets; at most %d are read", brackets, maxSigns), at}
		case tags > maxSigns:
			found = excess{fmt.Sprintf("one paragraph contains %d signs of a tag; at most %d are read", tags, maxSigns), at}
		case marks > maxSigns:
			found = excess{fmt.Sprintf("one paragraph contains %d marks of emphasis; at most %d are read", marks, maxSigns), at}
		case max(brackets, tags)*size > maxAhead:
			found = excess{fmt.Sprintf("one paragraph of %d bytes contains %d brackets and %d signs of a tag; at most %d of each are read in one as long", size, brackets, tags, maxAhead/size), at}
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkStop, nil
	})
	return found
}
