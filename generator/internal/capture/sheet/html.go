package sheet

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// htmlTables gives the tables of an HTML page, each cell with its text: paragraphs,
// items and line breaks part words. Scripts and styles have none. The places are rows
// and columns of the table, since a parser of HTML knows no lines.
func htmlTables(file, text string) []Table {
	page, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil // a reader of a string has none
	}
	var tables []Table
	heading := ""
	for n := range page.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3:
			heading = Words(n)
		case n.DataAtom == atom.Table && len(tables) < mostTables && (len(tables) == 0 || !tables[len(tables)-1].tooLarge):
			if t := htmlTable(file, n); len(t.Rows) > 0 {
				t.Sheet = cmp.Or(caption(n), heading, strconv.Itoa(len(tables)+1))
				tables = append(tables, t)
			}
		}
	}
	return beside(tables, pageAsides(file, text))
}

// caption gives the text of a table's own caption.
func caption(table *html.Node) string {
	for n := range table.ChildNodes() {
		if n.DataAtom == atom.Caption {
			return Words(n)
		}
	}
	return ""
}

const (
	mostTables = 1_000
	mostSpan   = 100
)

// htmlTable reads the rows of a table, and none of tables in it. A cell that spans
// several rows or columns is read in each.
func htmlTable(file string, table *html.Node) Table {
	t := Table{File: file, Grid: "table"}
	var below []string // what cells of the rows above reach down with
	var left []int
	cells := 0
	for tr := range table.Descendants() {
		if tr.DataAtom != atom.Tr || within(tr) != table {
			continue
		}
		line := len(t.Rows) + 1
		var row []source.Cell
		add := func(text string) {
			row = append(row, source.Cell{Text: text, Pos: diag.Pos{File: file, Line: line, Col: len(row) + 1}})
		}
		fromAbove := func() {
			for len(row) < len(left) && left[len(row)] > 0 {
				left[len(row)]--
				add(below[len(row)])
			}
		}
		for cell := range tr.ChildNodes() {
			if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
				continue
			}
			fromAbove()
			text := words(cell)
			for range min(span(cell, "colspan"), mostColumns+1-min(mostColumns+1, len(row))) {
				for len(left) <= len(row) {
					left, below = append(left, 0), append(below, "")
				}
				left[len(row)], below[len(row)] = span(cell, "rowspan")-1, text
				add(text)
			}
		}
		fromAbove()
		if source.Filled(row) > 0 {
			t.Rows = append(t.Rows, row)
		}
		if cells += len(row); cells > mostCells {
			t.tooLarge = true
			break
		}
	}
	return t
}

// within gives the table that a row belongs to.
func within(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && n.DataAtom != atom.Table; n = n.Parent {
	}
	return n
}

func span(cell *html.Node, name string) int {
	for _, a := range cell.Attr {
		if n, err := strconv.Atoi(a.Val); a.Key == name && err == nil && n > 1 {
			return min(n, mostSpan)
		}
	}
	return 1
}

// Words gives the text of an element on one line.
func Words(n *html.Node) string {
	var t cellText
	t.read(n)
	t.end()
	return strings.Join(t.unmarked(), " ")
}

// words gives the text of a cell on one line, or, where it has a list, each paragraph and each item
// on a line, as Markdown writes them.
func words(cell *html.Node) string {
	var t cellText
	t.read(cell)
	t.end()
	if t.items < 2 {
		return strings.Join(t.unmarked(), " ")
	}
	return strings.Join(t.lines, "\n")
}

// Items gives a text of several lines with the marks of Markdown for typed ones of items.
func Items(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	return typedItems.ReplaceAllString(text, "${1}- ")
}

// cellText is the text of a cell, line by line.
type cellText struct {
	lines  []string
	line   strings.Builder // the one that is being read
	indent string          // of the next line
	items  int
}

// typedItems is how items begin that are written with signs alone.
var typedItems = regexp.MustCompile(`(?m)^([ \t]*)[•·▪◦‣●■○*–-][ \t]+`)

func (t *cellText) end() {
	words := strings.Join(strings.Fields(t.line.String()), " ")
	t.line.Reset()
	if words == "" {
		return
	}
	if typedItems.MatchString(words) {
		t.items++
	}
	t.lines, t.indent = append(t.lines, t.indent+words), strings.Repeat(" ", len(t.indent))
}

// unmarked gives the lines without the marks of items that are no typed ones.
func (t *cellText) unmarked() []string {
	for i, line := range t.lines {
		t.lines[i] = strings.TrimPrefix(strings.TrimSpace(line), "- ")
	}
	return t.lines
}

func (t *cellText) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		t.line.WriteString(n.Data)
		return
	case n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Template:
		return
	case parting[n.DataAtom]:
		t.end()
	}
	was := t.indent
	if n.DataAtom == atom.Li {
		t.items++
		was = strings.Repeat(" ", len(was))
		t.indent = was + "- "
	}
	for c := range n.ChildNodes() {
		t.read(c)
	}
	if parting[n.DataAtom] {
		t.end()
	}
	if n.DataAtom == atom.Li {
		t.indent = was
	}
}

// parting are the elements that part words.
var parting = map[atom.Atom]bool{
	atom.Br: true, atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Table: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
}

// Plain gives the text of a piece of HTML: a paragraph or an item on a line each, items
// with a dash. What is no HTML stays as it is.
func Plain(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	var b strings.Builder
	paragraphs(&b, html.NewTokenizer(strings.NewReader(text)))
	var lines []string
	for line := range strings.Lines(b.String()) {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// paragraphs writes the words of HTML, however deep its elements are nested.
func paragraphs(b *strings.Builder, z *html.Tokenizer) {
	unseen := false // within a script, a style or a title
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if !unseen {
				b.WriteString(strings.ReplaceAll(string(z.Text()), "\n", " "))
			}
			continue
		}
		name, _ := z.TagName()
		switch tag := atom.Lookup(name); {
		case tag == atom.Script || tag == atom.Style || tag == atom.Title:
			unseen = kind == html.StartTagToken
		case block[tag]:
			b.WriteString("\n\n")
		case kind == html.EndTagToken:
		case tag == atom.Br || tag == atom.Tr:
			b.WriteString("\n")
		case tag == atom.Li:
			b.WriteString("\n- ")
		case tag == atom.Td || tag == atom.Th:
			b.WriteString(" ")
		}
	}
}

// block are the elements that are paragraphs of their own.
var block = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Ul: true, atom.Ol: true, atom.Table: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.Blockquote: true,
}
