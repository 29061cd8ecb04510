// Package richtext reads the text of word processors and browsers: DOCX, ODT, HTML, and plain
// text that a word processor has saved, with its bullets and tabs. It gives paragraphs, or
// all of it as Markdown.
//
// It keeps headings, lists, tables, links and bold words. What else there is, it counts and
// names. It knows nothing of entries, and never guesses what a text
// is about. A file that packs or nests too much is refused with a diagnostic.
package richtext

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Text is what was read of a document.
type Text struct {
	Kind       string // "Word document"
	Paragraphs []Paragraph
	Left       []string // what was not read: "2 pictures"
}

// Paragraph is one of a document, or a row of a table.
type Paragraph struct {
	Heading int      // its level: 1 of the title, 2 to 7 of the others; 0 = it is none
	List    int      // how deep in lists it is, 0 = in none
	Row     []string // its cells, nil = it is no row
	Text    string   // Markdown, with line breaks
}

// Lists tells whether a text has any, Tables whether it has one.
func (t Text) Lists() bool {
	return slices.ContainsFunc(t.Paragraphs, func(p Paragraph) bool { return p.List > 0 })
}

func (t Text) Tables() bool {
	return slices.ContainsFunc(t.Paragraphs, func(p Paragraph) bool { return p.Row != nil })
}

// Of reads a file by its ending, and plain text by the bullets in it. Is tells whether the
// file is one for this package.
func Of(file string, data []byte) (text Text, diags diag.List, is bool) {
	at := diag.Pos{File: file}
	switch strings.ToLower(path.Ext(file)) {
	case ".docx", ".docm":
		text.Kind = "Word document"
		text.Paragraphs, text.Left, diags = packed(at, data, "word/document.xml", word)
	case ".odt":
		text.Kind = "OpenDocument text"
		text.Paragraphs, text.Left, diags = packed(at, data, "content.xml", openDocument)
	case ".html", ".htm":
		text.Kind = "web page"
		text.Paragraphs, text.Left, diags = page(at, data)
	case ".doc", ".rtf", ".pages", ".pdf":
		diags.Errorf(at, "file-misplaced", "a file that ends in %q cannot be read", path.Ext(file)).
			Hintf("open it in its program and save it as a Word document (.docx) or as a web page (.html)")
	case ".txt":
		plain := strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff")
		if !utf8.ValidString(plain) || !hasBullets(plain) {
			return Text{}, nil, false
		}
		text.Kind, text.Paragraphs = "text with bullets", lines(plain)
	default:
		return Text{}, nil, false
	}
	return text, diags, true
}

// Markdown writes a text: "## Talks\n\n- **Search** in half the time\n".
func (t Text) Markdown() string {
	var b strings.Builder
	for i, p := range t.Paragraphs {
		follows := i > 0 && (p.List > 0 && t.Paragraphs[i-1].List > 0 || p.Row != nil && t.Paragraphs[i-1].Row != nil)
		if i > 0 && !follows {
			b.WriteString("\n")
		}
		switch {
		case p.Row != nil:
			b.WriteString("|")
			for _, cell := range p.Row {
				b.WriteString(" " + strings.ReplaceAll(cell, "|", `\|`) + " |")
			}
			b.WriteString("\n")
			if !follows {
				b.WriteString(strings.Repeat("|---", len(p.Row)) + "|\n")
			}
		case p.Heading > 0:
			b.WriteString(strings.Repeat("#", min(p.Heading, 6)) + " " + strings.ReplaceAll(p.Text, "\n", " ") + "\n")
		case p.List > 0:
			indent := strings.Repeat("  ", p.List-1)
			b.WriteString(indent + "- " + strings.ReplaceAll(p.Text, "\n", "\n"+indent+"  ") + "\n")
		default:
			b.WriteString(p.Text + "\n")
		}
	}
	return b.String()
}

// writer collects the paragraphs of a document that is read from its beginning to its end.
type writer struct {
	all  []Paragraph
	now  Paragraph
	text bytes.Buffer
	row  [][]string // the paragraphs of each cell of the row that is read, nil = none is
	left map[string]int
	said []string // footnotes and comments with their words

	tables int       // that are open
	aside  []outside // what was read before each text box that is open
	boxes  []Paragraph
}

// outside is what stands around a text box.
type outside struct {
	all    []Paragraph
	now    Paragraph
	text   bytes.Buffer
	row    [][]string
	tables int
	open   []span
	boxes  []Paragraph
}

// startBox begins a text box, endBox ends it. Its paragraphs follow the one, or the table, that it
// stands in.
func (w *writer) startBox(s *spans) {
	w.aside = append(w.aside, outside{w.all, w.now, w.text, w.row, w.tables, s.open, w.boxes})
	w.all, w.now, w.text, w.row, w.tables, s.open, w.boxes = nil, Paragraph{}, bytes.Buffer{}, nil, 0, nil, nil
}

func (w *writer) endBox(s *spans) {
	s.endAll()
	w.end()
	before := w.aside[len(w.aside)-1]
	w.aside = w.aside[:len(w.aside)-1]
	w.boxes = append(append(before.boxes, w.all...), w.boxes...)
	w.all, w.now, w.text, w.row, w.tables, s.open = before.all, before.now, before.text, before.row, before.tables, before.open
}

// unbox puts the paragraphs of text boxes behind what they stand in.
func (w *writer) unbox() {
	if len(w.aside) == 0 && w.tables == 0 {
		w.all, w.boxes = append(w.all, w.boxes...), nil
	}
}

// write adds words. What Markdown and this program read as something else stays words.
func (w *writer) write(words string) {
	w.text.WriteString(strings.ReplaceAll(words, "<!--", "&lt;!--"))
}

// typedBullet is one that no list of the program has made.
var typedBullet = regexp.MustCompile(`^(?s)(?:[•·▪◦‣●■○*–-]\s+(.*)|([☐☑☒✓✔✅□]\s*.*))$`)

// end ends a paragraph. One in a cell is part of the cell.
func (w *writer) end() {
	text := tidy(w.text.String())
	w.text.Reset()
	if w.row != nil {
		if last := len(w.row) - 1; last >= 0 && text != "" {
			w.row[last] = append(w.row[last], strings.ReplaceAll(text, "\n", " "))
		}
		return
	}
	if typed := typedBullet.FindStringSubmatch(text); typed != nil && w.now.List+w.now.Heading == 0 {
		w.now.List, text = 1, typed[1]+typed[2]
	}
	if w.now.Text = text; text != "" {
		w.all = append(w.all, w.now)
	}
	w.now = Paragraph{}
}

// Rows are those of the outermost table. What is in a table within it is part of a cell.
func (w *writer) startTable() { w.tables++ }

func (w *writer) endTable() { w.tables-- }

func (w *writer) startRow() {
	if w.tables == 1 {
		w.row = [][]string{}
	}
}

func (w *writer) startCell() {
	if w.tables == 1 {
		w.row = append(w.row, nil)
	}
}

// endRow ends a row of a table. Rows without words are none.
func (w *writer) endRow() {
	if w.tables > 1 {
		return
	}
	cells, words := make([]string, len(w.row)), 0
	for i, paragraphs := range w.row {
		cells[i] = strings.Join(paragraphs, " ")
		words += len(cells[i])
	}
	if words > 0 {
		w.all = append(w.all, Paragraph{Row: cells})
	}
	w.row = nil
}

func (w *writer) leave(what string) {
	if w.left == nil {
		w.left = map[string]int{}
	}
	w.left[what]++
}

// leaveWords leaves out a footnote or a comment, with its words.
func (w *writer) leaveWords(kind, words string) {
	if words = strings.Join(strings.Fields(words), " "); words == "" {
		w.leave(kind)
		return
	}
	w.said = append(w.said, kind+" "+strconv.Quote(words))
}

// leftOut words what was counted.
func (w *writer) leftOut() (all []string) {
	for _, what := range []string{"picture", "footnote", "comment"} {
		switch n := w.left[what]; n {
		case 0:
		case 1:
			all = append(all, "1 "+what)
		default:
			all = append(all, fmt.Sprintf("%d %ss", n, what))
		}
	}
	return append(all, w.said...)
}

// tidy joins blanks, and takes away those at the ends of lines and empty lines.
func tidy(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// marked puts words between marks of Markdown, inside of the blanks at their ends.
func marked(words, mark string) string {
	inner := strings.TrimSpace(words)
	if inner == "" {
		return words
	}
	return strings.Replace(words, inner, mark+inner+mark, 1)
}

// linked writes a link of the web; others are their words.
func linked(words, address string) string {
	inner := strings.TrimSpace(words)
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	switch {
	case !web || strings.ContainsAny(address, " ()<>\n"):
		return words
	case inner == "" || inner == address:
		return strings.Replace(words, inner, address, 1)
	}
	return strings.Replace(words, inner, "["+strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(inner)+"]("+address+")", 1)
}
