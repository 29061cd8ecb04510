package source

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Quoted is a shortcode in what HTML keeps in an attribute. Hugo puts what the
// shortcode prints there as it is, tags and quotation marks too.
type Quoted struct {
	Shortcode
	Part string // "the address of a link"
}

// Quoted gives the shortcodes that stand in addresses and titles of links, in
// the text that describes a picture, and in the language of a code block.
func (b Body) Quoted() []Quoted {
	tags := b.Shortcodes()
	if !slices.ContainsFunc(tags, b.mayBeQuoted) {
		return nil
	}
	q := quoting{tags: tags, src: []byte(b.maskedText(tags))}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	_ = ast.Walk(md.Parser().Parse(text.NewReader(q.src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			q.visit(n)
		}
		return ast.WalkContinue, nil
	})
	return q.found
}

// mayBeQuoted tells whether a link, a picture or a code block can have begun in
// the paragraph before a shortcode: most have none, and parsing costs more than
// everything else that a check does.
func (b Body) mayBeQuoted(s Shortcode) bool {
	before := b.Text[:s.Start]
	before = before[max(0, len(before)-longestParagraph):]
	begins := strings.LastIndex(before, "\n\n")
	if begins < 0 && len(before) == longestParagraph {
		return true
	}
	before = before[begins+1:]
	return slices.ContainsFunc([]string{"[", "//", "www.", "```", "~~~"}, func(sign string) bool { return strings.Contains(before, sign) })
}

// maskedText gives the text with a word of its own in the place of each shortcode.
func (b Body) maskedText(tags []Shortcode) string {
	var out strings.Builder
	end := 0
	for i, s := range tags {
		out.WriteString(b.Text[end:s.Start] + mask(i))
		end = s.End
	}
	return out.String() + b.Text[end:]
}

type quoting struct {
	src   []byte
	tags  []Shortcode
	found []Quoted
}

func (q *quoting) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		q.tell(string(n.Destination), "the address of a link")
		q.tell(string(n.Title), "the title of a link")
	case *ast.Image:
		q.tell(string(n.Destination), "the address of a picture")
		q.tell(plain(n, q.src), "the text that describes a picture")
	case *ast.AutoLink:
		q.tell(string(n.URL(q.src)), "the address of a link")
	case *ast.FencedCodeBlock:
		q.tell(string(n.Language(q.src)), "the language of a code block")
	}
}

func (q *quoting) tell(attribute, part string) {
	if !strings.Contains(attribute, maskWord) {
		return
	}
	for _, m := range maskForm.FindAllStringSubmatch(attribute, -1) {
		if i, err := strconv.Atoi(m[1]); err == nil && i < len(q.tags) {
			q.found = append(q.found, Quoted{q.tags[i], part})
		}
	}
}

// Fence is the first line of a code block, with attributes in braces.
type Fence struct {
	Attributes string // "{hl_lines=[1]}"
	Offset     int    // of them in the body
}

// BadFences gives the code blocks whose attributes Hugo cannot read: it takes
// strings, numbers, truth values, and lists of these; no value is null. One with a
// shortcode among them is not looked at.
func (b Body) BadFences() []Fence {
	if !mayHaveOptions(b.Text) {
		return nil
	}
	src := []byte(b.Text)
	var bad []Fence
	_ = ast.Walk(goldmark.New().Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		block, ok := n.(*ast.FencedCodeBlock)
		if !ok || !entering || block.Info == nil {
			return ast.WalkContinue, nil
		}
		info := string(block.Info.Segment.Value(src))
		before, _, closed := strings.Cut(info, "}")
		open := strings.LastIndexByte(before, '{')
		if open < 0 || !closed || strings.Contains(info, "{{") {
			return ast.WalkContinue, nil
		}
		if attributes := before[open:] + "}"; !readable(attributes) {
			bad = append(bad, Fence{attributes, block.Info.Segment.Start + open})
		}
		return ast.WalkContinue, nil
	})
	return bad
}

func mayHaveOptions(markdown string) bool {
	for _, fence := range []string{"```", "~~~"} {
		for rest, ok := markdown, true; ok; {
			if _, rest, ok = strings.Cut(rest, fence); ok {
				if line, _, _ := strings.Cut(rest, "\n"); strings.Contains(line, "{") {
					return true
				}
			}
		}
	}
	return false
}

func readable(attributes string) bool {
	all, ok := parser.ParseAttributes(text.NewReader([]byte(attributes)))
	for _, a := range all {
		ok = ok && a.Value != nil
	}
	return ok
}
