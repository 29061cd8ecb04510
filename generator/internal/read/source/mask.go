package source

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// asHugo reads Markdown with the extensions that sites are built with; package
// render configures the same ones.
var asHugo = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Typographer, extension.DefinitionList, extension.Footnote))

// masked is a body as Markdown is parsed from it: Hugo, too, has one word in the
// place of each shortcode until the page is made. It knows where its bytes stand
// in the body.
type masked struct {
	src  []byte
	root ast.Node
	from []int // in src, ascending: where a piece begins; every other one is a mask
	to   []int // in the body: where the same piece begins
}

// masked parses the body. Comments are left out, and passages of `only` are read as
// what they are for their readers; what stands between the tags of highlight, or of
// a shortcode that casebook does not know, is that shortcode's affair.
func (b Body) masked() *masked {
	m := &masked{}
	var out strings.Builder
	end := 0
	piece := func(at int, text string) {
		m.from, m.to = append(m.from, out.Len()), append(m.to, at)
		out.WriteString(text)
	}
	for _, e := range b.masks() {
		if e.Start >= end {
			piece(end, b.Text[end:e.Start])
			piece(e.Start, e.Text)
			end = e.End
		}
	}
	piece(end, b.Text[end:])
	m.src = []byte(out.String())
	m.root = asHugo.Parser().Parse(text.NewReader(m.src))
	return m
}

// masks gives what is not parsed, first to last.
func (b Body) masks() []Edit {
	var all []Edit
	if MayHoldRemarks(b.Text) {
		found, _ := remarks(b.Text)
		for _, r := range found {
			all = append(all, OwnLine(b.Text, r.Start, r.End))
		}
	}
	tags := b.Shortcodes()
	paired := map[string]bool{}
	for _, s := range tags {
		paired[s.Name] = paired[s.Name] || s.Closing
	}
	end := 0
	for i, s := range tags {
		e := Edit{Start: s.Start, End: s.End, Text: mask(i)}
		switch {
		case s.Start < end:
			continue
		case s.Name == "only":
			e = OwnLine(b.Text, s.Start, s.End)
		case s.Name != "details" && paired[s.Name]:
			e.End = closingOf(tags, i)
		}
		all = append(all, e)
		end = e.End
	}
	slices.SortStableFunc(all, func(a, b Edit) int { return a.Start - b.Start })
	return all
}

// closingOf gives the end of a shortcode: of its closing tag, if it has one.
func closingOf(tags []Shortcode, i int) int {
	s, depth := tags[i], 0
	if s.Closing || s.SelfClosing {
		return s.End
	}
	for _, t := range tags[i+1:] {
		switch {
		case t.Name != s.Name || t.SelfClosing:
		case !t.Closing:
			depth++
		case depth == 0:
			return t.End
		default:
			depth--
		}
	}
	return s.End
}

// at gives the place in the body of a byte of src.
func (m *masked) at(offset int) int {
	i := sort.SearchInts(m.from, offset+1) - 1
	at := m.to[i] + offset - m.from[i]
	if i+1 < len(m.to) {
		at = min(at, m.to[i+1])
	}
	return at
}

// end gives the place in the body at which a run of src ends: before what was left
// out behind it.
func (m *masked) end(offset int) int {
	i := sort.SearchInts(m.from, offset) - 1
	if i < 0 {
		return 0
	}
	if masks := i%2 == 1; masks {
		return m.to[i+1]
	}
	return m.to[i] + offset - m.from[i]
}

const maskWord = "CasebookTag"

// maskForm reads back which shortcode a mask stands for.
var maskForm = regexp.MustCompile(maskWord + `(\d+)Q`)

// longestParagraph is how far back the beginning of a link is looked for.
const longestParagraph = 10_000

func mask(i int) string { return fmt.Sprintf("%s%dQ", maskWord, i) }

// span is a run of bytes.
type span struct{ start, end int }

// spans are runs of bytes in ascending order, none of which touches the next.
type spans []span

// joined sorts runs and joins those with nothing between them but what the
// typographer replaces.
func joined(all []span, src []byte) spans {
	slices.SortFunc(all, func(a, b span) int { return a.start - b.start })
	var out spans
	for _, s := range all {
		if s.start >= s.end {
			continue
		}
		if n := len(out) - 1; n >= 0 && (s.start <= out[n].end || s.start-out[n].end <= 3 && strings.Trim(string(src[out[n].end:s.start]), `'"-.<>`) == "") {
			out[n].end = max(out[n].end, s.end)
			continue
		}
		out = append(out, s)
	}
	return out
}

// hold tells whether all bytes of a run are in one of the runs.
func (s spans) hold(start, end int) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].end > start })
	return i < len(s) && s[i].start <= start && end <= s[i].end
}
