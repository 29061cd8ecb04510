package richtext

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/casebook-dev/casebook/generator/diag"
)

// What Word writes into web pages in place of lists.
var (
	listClass   = regexp.MustCompile(`^MsoList(?:Bullet|Number)?(\d?)$|^MsoListParagraph`)
	listLevel   = regexp.MustCompile(`mso-list:[^;]*\blevel(\d)`)
	listMargin  = regexp.MustCompile(`margin-left:\s*(\d+)(?:\.\d+)?pt`)
	listMark    = regexp.MustCompile(`^\s*(?:[·•▪◦§o-]|\d{1,3}[.)]|\pL[.)])[\s\x{a0}]+`)
	listIgnored = regexp.MustCompile(`mso-list:\s*Ignore`)
)

// page reads a web page, in the encoding that it names.
func page(at diag.Pos, data []byte) ([]Paragraph, []string, diag.List) {
	var diags diag.List
	if len(data) > mostFile {
		diags.Errorf(at, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(len(data))/(1<<20), mostFile>>20).Hintf("save it in parts")
		return nil, nil, diags
	}
	text, err := InUTF8(data)
	var root *html.Node
	if err == nil {
		root, err = html.Parse(bytes.NewReader(text))
	}
	if err != nil {
		diags.Errorf(at, "encoding-bad", "this is no web page that can be read: %s", err).Hintf("save it again, as a web page with only its text")
		return nil, nil, diags
	}
	p := pageReader{writer: &writer{}}
	p.spans.w = p.writer
	p.read(root)
	p.block()
	return p.all, p.leftOut(), nil
}

// InUTF8 gives a web page in UTF-8, from the encoding that it names or seems to have. A page
// may have been saved anew since it named one.
func InUTF8(data []byte) ([]byte, error) {
	if data = bytes.TrimPrefix(data, []byte("\ufeff")); utf8.Valid(data) {
		return data, nil
	}
	in, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return nil, err
	}
	return io.ReadAll(in)
}

// pageReader walks over the elements of a page. html.Parse bounds how deep they are.
type pageReader struct {
	*writer
	spans  spans
	lists  int
	marked bool // the paragraph begins with the sign of a list
}

func (p *pageReader) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.write(strings.NewReplacer("\n", " ", "\r", " ").Replace(n.Data))
		return
	case n.Type == html.ElementNode && p.start(n):
		return
	}
	for c := range n.ChildNodes() {
		p.read(c)
	}
	if n.Type == html.ElementNode {
		p.stop(n)
	}
}

// start begins an element, and tells whether it is passed over.
func (p *pageReader) start(n *html.Node) (skip bool) {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript:
		return true
	case atom.Img, atom.Svg, atom.Video, atom.Object:
		p.leave("picture")
		return true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.block()
		p.now.Heading = 1 + int(n.Data[1]-'0')
	case atom.P, atom.Div, atom.Blockquote, atom.Section, atom.Article, atom.Pre, atom.Dt, atom.Dd:
		p.block()
		p.word(n)
	case atom.Ul, atom.Ol:
		p.block()
		p.lists++
	case atom.Li:
		p.block()
		p.now.List = max(1, min(p.lists, 10))
	case atom.Br:
		p.write("\n")
	case atom.A:
		p.spans.start(span{address: attributeOf(n, "href")})
	case atom.B, atom.Strong:
		p.spans.start(span{mark: "**"})
	case atom.S, atom.Del, atom.Strike:
		p.spans.start(span{mark: "~~"})
	case atom.Span:
		return listIgnored.MatchString(attributeOf(n, "style"))
	case atom.Table:
		p.block()
		p.startTable()
	case atom.Tr:
		p.startRow()
	case atom.Td, atom.Th:
		p.startCell()
	}
	return false
}

func (p *pageReader) stop(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Td, atom.Th, atom.Li,
		atom.P, atom.Div, atom.Blockquote, atom.Section, atom.Article, atom.Pre, atom.Dt, atom.Dd:
		p.block()
	case atom.Ul, atom.Ol:
		p.block()
		p.lists--
	case atom.A, atom.B, atom.Strong, atom.S, atom.Del, atom.Strike:
		p.spans.end()
	case atom.Tr:
		p.endRow()
	case atom.Table:
		p.endTable()
	}
}

// block ends a paragraph that has words. One without goes on, as <li><p>.
func (p *pageReader) block() {
	text := p.text.String()
	if strings.TrimSpace(text) == "" {
		return
	}
	if p.marked {
		p.text.Reset()
		p.text.WriteString(listMark.ReplaceAllString(text, ""))
	}
	p.marked = false
	p.end()
}

// word makes a title, or an item of a list, of a paragraph that Word shows so.
func (p *pageReader) word(n *html.Node) {
	for class := range strings.FieldsSeq(attributeOf(n, "class")) {
		of := listClass.FindStringSubmatch(class)
		switch {
		case class == "MsoTitle":
			p.now.Heading = 1
		case of != nil:
			style := attributeOf(n, "style")
			p.now.List, p.marked = max(1, number(of[1])), true
			if level := listLevel.FindStringSubmatch(style); level != nil {
				p.now.List = max(1, number(level[1]))
			} else if margin := listMargin.FindStringSubmatch(style); margin != nil && of[1] == "" {
				p.now.List = max(1, min(number(margin[1])/36, 10)) // 36 pt a level
			}
		}
	}
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
