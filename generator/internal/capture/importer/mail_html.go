package importer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
)

// What programs mark another mail and a signature with, in classes and ids.
var (
	quoteMarks     = strings.Fields("gmail_quote gmail_attr moz-cite-prefix yahoo_quoted protonmail_quote zmail_extra tutanota_quote mail-editor-reference-message-container")
	restMarks      = strings.Fields("divRplyFwdMsg appendonsend") // of Outlook: everything behind is another mail
	signatureMarks = strings.Fields("gmail_signature moz-signature protonmail_signature_block ms-outlook-mobile-signature Signature")
)

// ownHTML gives the text of a mail in HTML, without what it quotes of another and the
// signature.
func ownHTML(text string) (own string, remarks []string) {
	page, err := html.Parse(strings.NewReader(text))
	if err != nil { // too deep: what is quoted in it cannot be told from the rest
		return "", []string{"its HTML cannot be read: " + err.Error()}
	}
	var cut []*html.Node
	rest, gone := false, map[*html.Node]bool{}
	for n := range page.Descendants() { // parents come first
		if gone[n] = gone[n.Parent]; gone[n] {
			continue
		}
		switch marks := marksOf(n); {
		case rest && n.FirstChild == nil:
			cut, gone[n] = append(cut, n), true
		case slices.ContainsFunc(marks, func(m string) bool { return slices.Contains(signatureMarks, m) }):
			cut, gone[n] = append(cut, n), true
			remarks = append(remarks, signatureLeft(sheet.Words(n)))
		case n.DataAtom == atom.Blockquote || slices.ContainsFunc(marks, func(m string) bool { return slices.Contains(quoteMarks, m) }):
			cut, gone[n] = append(cut, n), true
			if words := sheet.Words(n); words != "" {
				remarks = append(remarks, "what it quotes was left out: "+opening(words))
			}
		case slices.ContainsFunc(marks, func(m string) bool { return slices.Contains(restMarks, m) }):
			rest = true
			remarks = append(remarks, "the mail below it was left out")
		}
	}
	for _, n := range cut {
		n.Parent.RemoveChild(n)
	}
	var b strings.Builder
	if err := html.Render(&b, page); err != nil {
		return "", append(remarks, fmt.Sprintf("its HTML cannot be read: %v", err))
	}
	return sheet.Plain(b.String()), remarks
}

// marksOf gives the classes and the id of an element.
func marksOf(n *html.Node) (marks []string) {
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" {
			marks = append(marks, strings.Fields(a.Val)...)
		}
	}
	return marks
}
