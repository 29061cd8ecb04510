package sheet

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Aside is a paragraph, an item or a heading of a file that is in none of its tables.
type Aside struct {
	Text    string // on one line
	Pos     diag.Pos
	Heading bool
}

// Asides are those of a file, in its order.
type Asides []Aside

// Words counts the words of them that are no headings.
func (all Asides) Words() (n int) {
	for _, a := range all {
		if !a.Heading {
			n += len(strings.Fields(a.Text))
		}
	}
	return n
}

// Opening gives the first words of them that are no headings.
func (all Asides) Opening() string {
	var texts []string
	for _, a := range all {
		if !a.Heading && len(texts) < 20 {
			texts = append(texts, a.Text)
		}
	}
	return strings.Join(texts, " ")
}

// asideReader puts together the lines of asides.
type asideReader struct {
	file string
	all  Asides
	line int // of the one that is being read
	text strings.Builder
}

// add adds words to the one that is being read.
func (r *asideReader) add(line int, words string) {
	if strings.TrimSpace(words) == "" {
		words = " "
	} else if r.line == 0 {
		r.line = line
	}
	r.text.WriteString(words)
}

// end ends the one that is being read.
func (r *asideReader) end(heading bool) {
	if text := strings.Join(strings.Fields(r.text.String()), " "); text != "" {
		r.all = append(r.all, Aside{text, diag.Pos{File: r.file, Line: r.line, Col: 1}, heading})
	}
	r.text.Reset()
	r.line = 0
}

// markdownItem is how an item of a list begins.
var markdownItem = regexp.MustCompile(`^(?:[-*+•]|\d{1,3}[.)])[ \t]+`)

// markdown reads a line of Markdown that is in no table.
func (r *asideReader) markdown(n int, line string) {
	mark := markdownItem.FindString(line)
	if line == "" || mark != "" {
		r.end(false)
	}
	r.add(n, line[len(mark):]+" ")
}

// pageAsides gives what stands in a web page outside of its tables. Elements of a line part
// nothing.
func pageAsides(file, text string) Asides {
	r := asideReader{file: file}
	z := html.NewTokenizer(strings.NewReader(text))
	line, tables, unseen, heading := 1, 0, false, false
	for {
		kind, at := z.Next(), line
		line += strings.Count(string(z.Raw()), "\n")
		switch kind {
		case html.ErrorToken:
			r.end(heading)
			return r.all
		case html.TextToken:
			if words := string(z.Text()); !unseen && tables == 0 {
				blank := words[:len(words)-len(strings.TrimLeft(words, " \t\r\n"))]
				r.add(at+strings.Count(blank, "\n"), words)
			}
			continue
		}
		name, _ := z.TagName()
		starts := kind == html.StartTagToken
		switch tag := atom.Lookup(name); tag {
		case atom.Script, atom.Style, atom.Title, atom.Template, atom.Noscript:
			unseen = starts
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			r.end(heading)
			heading = starts
		case atom.Table:
			r.end(heading)
			if starts {
				tables++
			} else {
				tables = max(0, tables-1)
			}
		default:
			if apart[tag] || parting[tag] || block[tag] {
				r.end(heading)
			}
		}
	}
}

// apart are elements around a text of its own, beside those that part the words of a cell.
var apart = map[atom.Atom]bool{
	atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Nav: true, atom.Aside: true, atom.Main: true,
	atom.Dt: true, atom.Dd: true, atom.Pre: true, atom.Figcaption: true, atom.Summary: true, atom.Label: true, atom.Button: true, atom.Option: true,
}

// beside gives each table what stands outside of all.
func beside(tables []Table, all Asides) []Table {
	for i := range tables {
		tables[i].Beside, tables[i].Around = all, all.Words()
	}
	return tables
}

// IsNameOf tells whether a heading is the name of one of some tables.
func (a Aside) IsNameOf(tables []Table) bool {
	return a.Heading && slices.ContainsFunc(tables, func(t Table) bool { return t.Sheet == a.Text })
}
