package document

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseen reports an element that is not on the page as it is read.
func unseen(n *html.Node) bool {
	if _, hidden := attr(n, "hidden"); hidden {
		return true
	}
	if v, _ := attr(n, "aria-hidden"); v == "true" {
		return true
	}
	return hasClass(n, "hidden", "sr-only") || isOne(atom.Head, atom.Style, atom.Template)(n)
}

// uncounted reports what is no running text: drawings, the table of a chart,
// page numbers and notes.
func uncounted(n *html.Node) bool {
	if unseen(n) || isSVG(n) || hasClass(n, "on-page", "note-ref") {
		return true
	}
	if _, ok := attr(n, "data-notes"); ok {
		return true
	}
	return isOne(atom.Table, atom.Summary)(n) && closest(n, isChart) != nil
}

func isChart(n *html.Node) bool { return n.DataAtom == atom.Figure && hasClass(n, "chart") }

// readText gives the running text of an element. Blocks end a word, elements in
// a line do not.
func readText(top *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case n.Type == html.ElementNode && uncounted(n):
			b.WriteByte(' ')
			return
		}
		block := n.Type == html.ElementNode && !inLine(n)
		if block {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
		if block {
			b.WriteByte('\n')
		}
	}
	add(top)
	return b.String()
}

// inLine reports an element that stands in a line of text.
func inLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.Ruby, atom.S, atom.Samp,
		atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return n.Namespace != ""
}

// words counts words as a reader would: a run of letters and digits, with what
// joins them ("don't", "3.5", "on-call"). This follows the default word
// boundaries of Unicode (UAX #29), but takes a word with a hyphen as one, as
// the limits of forms do. Scripts that write no spaces count by the character.
func words(s string) int {
	count := 0
	open := false // in a word
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana):
			count++
			open = false
		case unicode.IsLetter(r), unicode.IsNumber(r):
			if !open {
				count++
			}
			open = true
		case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
			// What belongs to the character before it.
		case open && joins(r) && i+1 < len(runes) && (unicode.IsLetter(runes[i+1]) || unicode.IsNumber(runes[i+1])):
		default:
			open = false
		}
	}
	return count
}

func joins(r rune) bool { return strings.ContainsRune("'’.,:·_-\u2010\u2011", r) }
