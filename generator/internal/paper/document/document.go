// Package document turns one HTML page of a site into a self-contained document.
//
// In: the page and the files of the site. Out: HTML with its styles, fonts, drawings and
// pictures inside, without scripts and without requests; or the same as Markdown. What
// cannot be included is reported as Trouble, for the caller to make diagnostics of.
//
// It knows HTML, and not what a case is. The page tells it what it needs to know by
// attributes, which are removed from the result:
//
//	data-at="/evidence/rota/"   on an element with an id: links to that address lead here
//	data-page-of="ID"           on an empty span: the number of the page of ID goes here
//	data-section="KIND"         a part whose words are counted
//	data-spare="N"              may go to make the document shorter; low numbers go first
//	data-only="paper"           what is printed, and is in neither the HTML nor the Markdown
//	data-notes="TITLE"          on an empty ol: the numbered outside addresses go here
//	data-from="FILE:LINE"       what it says is where something was read; a short reference goes here
//	data-sources="TITLE"        on an empty ol: the files of those references go here
//	data-source="source %d"     on body: a reference; data-source-line="source %d, line %d"
//	data-page-word="page"       on body: the word before a page number
//	data-columns="columns %d to %d of %d"   on body: the caption of a part of a wide table
//
// and by a few classes: "on-page" is what is hidden as long as the number of a
// page is not known, "ref" with a "label" in it is a cross-reference, "words"
// is a text in which links to what the document holds get their page, "hidden"
// and "sr-only" are words that are heard but not seen. A figure of class "chart"
// may have its data as a table. In Markdown "note" and "file" stand in
// parentheses, "expectation" after a colon, "nr" and "number" before one, what is in
// "facts" between semicolons, and cells of class "end" are set to the right.
//
// What holds:
//
//   - HTML, Numbered and Markdown of equal input are equal bytes.
//   - The result has no script, no handler of events, no form and no frame. An
//     address is a data: address, a place inside the document, or one that a
//     reader has to click.
//   - Pictures come from package picture, so nothing that a camera or a program
//     wrote beside what is seen is left.
//   - An id stands once.
//   - A Document does not change. Its methods may be called at the same time.
//
// Lengths of pictures are in pixels, page numbers begin with 1.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Options say where the page comes from.
type Options struct {
	Base string // path that all addresses of the site begin with; "" = "/"
	Site string // where the site stands, "https://x.example/case/"; "" = nobody knows
	// File gives a file of the site by its path without Base:
	// "evidence/rota/plan.png". It is called from one goroutine. nil = no files.
	File  func(path string) ([]byte, bool)
	Fonts []Font // those that the text needs are embedded
}

// Trouble is a file that cannot be in the document. Path is that of the file in
// the site, without Base; for a file elsewhere, its address; for one that lies
// in the page as a data: address, "". Why and Hint are short sentences without
// a full stop, as in a diagnostic.
type Trouble struct {
	Path string
	Why  string
	Hint string
}

// Section is a part of the document.
type Section struct {
	Kind  string // of data-section
	Title string // its first heading
	Words int    // with the words of parts inside it
}

// Document is a page that stands alone.
type Document struct {
	opt   Options
	whole *html.Node // clean, with what stands on paper alone
	clean *html.Node // safe, with its pictures; the attributes of the contract are on it
	done  *html.Node // with places, notes and parted tables; the attributes still on it
}

// New makes a page into a document. What had to be left out is told in the
// order of the page. An error is a page that is none.
func New(page []byte, opt Options) (*Document, []Trouble, error) {
	if len(bytes.TrimSpace(page)) == 0 {
		return nil, nil, errors.New("the page is empty")
	}
	// Without scripts, what stands in <noscript> is part of the page.
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, nil, fmt.Errorf("read the page: %w", err)
	}
	c := newCleaner(opt)
	c.page(root)
	clean := clone(root)
	for _, n := range chosen(clean, func(n *html.Node) bool { v, _ := attr(n, "data-only"); return v == "paper" }) {
		remove(n)
	}
	return finish(root, clean, opt), c.troubles, nil
}

// ForPaper gives the document as it is printed: with what stands on paper alone.
func (d *Document) ForPaper() *Document { return finish(d.whole, d.whole, d.opt) }

// finish makes the document from a clean page, which it keeps as it is.
func finish(whole, clean *html.Node, opt Options) *Document {
	done := clone(clean)
	dropDoubleIDs(done)
	l := newLinker(done, opt)
	l.page(done)
	letterFootnotes(done)
	partTables(done)
	markDirections(done)
	embedFonts(done, opt.Fonts)
	return &Document{opt: opt, whole: whole, clean: clean, done: done}
}

// HTML gives the document without page numbers.
func (d *Document) HTML() []byte {
	return d.Numbered(func(string) int { return 0 })
}

// Numbered gives the document with the page of every id that was asked for.
// Where page gives 0, the number stays hidden. Because numbers take room, the
// first of two passes is better done with numbers of the width to expect.
func (d *Document) Numbered(page func(id string) int) []byte {
	root := clone(d.done)
	for n := range elements(root) {
		if id, ok := attr(n, "data-page-of"); ok {
			number(n, page(id))
		}
	}
	for n := range elements(root) {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return contract(a.Key) })
	}
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		panic("bug: a clean page could not be written: " + err.Error())
	}
	if b.Len() == 0 || b.Bytes()[b.Len()-1] != '\n' {
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// number fills a place for a page number, or hides it.
func number(n *html.Node, page int) {
	empty(n)
	hides := n
	if around := closest(n, func(p *html.Node) bool { return hasClass(p, "on-page") }); around != nil {
		hides = around
	}
	if page <= 0 {
		setAttr(hides, "hidden", "")
		return
	}
	dropAttr(hides, "hidden")
	n.AppendChild(textNode(strconv.Itoa(page)))
}

// contract reports an attribute that the page tells the document something by.
func contract(key string) bool {
	switch key {
	case "data-at", "data-only", "data-page-of", "data-section", "data-spare", "data-notes",
		"data-from", "data-sources", "data-source", "data-source-line", "data-page-word", "data-columns":
		return true
	}
	return false
}

// Asked gives the ids whose page is asked for, each once, in the order of the
// document.
func (d *Document) Asked() []string {
	var asked []string
	for n := range elements(d.done) {
		if id, ok := attr(n, "data-page-of"); ok && !slices.Contains(asked, id) {
			asked = append(asked, id)
		}
	}
	return asked
}

// Sections gives the parts of the document in its order.
func (d *Document) Sections() []Section {
	var all []Section
	for n := range elements(d.done) {
		kind, ok := attr(n, "data-section")
		if !ok {
			continue
		}
		s := Section{Kind: kind, Words: words(readText(n))}
		for h := range elements(n) {
			if isHeading(h) {
				s.Title = oneLine(readText(h))
				break
			}
		}
		all = append(all, s)
	}
	return all
}

// body gives the body of a page.
func body(root *html.Node) *html.Node {
	for n := range elements(root) {
		if n.DataAtom == atom.Body {
			return n
		}
	}
	return nil
}

// told gives what the page says by an attribute of its body, or the fallback.
func told(root *html.Node, key, fallback string) string {
	if b := body(root); b != nil {
		if v, ok := attr(b, key); ok && v != "" {
			return v
		}
	}
	return fallback
}
