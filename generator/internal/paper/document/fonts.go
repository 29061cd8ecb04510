package document

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Font is one file of a family: a style and a weight of it, for some
// characters.
type Font struct {
	Family string
	Style  string // normal, italic; "" = normal
	Weight int    // 100 to 900; 0 = 400
	Ranges []Range
	Data   []byte // WOFF2
}

// Range is a run of characters, both ends in it.
type Range struct{ From, To rune }

// embedFonts puts the fonts that the text needs before all other styles. One
// that has none of its characters stays out, however small it is.
func embedFonts(root *html.Node, fonts []Font) {
	var css strings.Builder
	for _, f := range needed(fonts, charactersOf(root)) {
		css.WriteString(f.rule())
	}
	if css.Len() == 0 {
		return
	}
	style := element(atom.Style)
	style.AppendChild(textNode(css.String()))
	for n := range elements(root) {
		if n.DataAtom == atom.Style && n.Namespace == "" {
			n.Parent.InsertBefore(style, n)
			return
		}
		if n.DataAtom == atom.Body {
			break
		}
	}
	for n := range elements(root) {
		if n.DataAtom == atom.Head {
			n.AppendChild(style)
			return
		}
	}
}

// rule gives the @font-face of a font. "block" hides the text until the font is
// there, which is at once, and never shows another.
func (f Font) rule() string {
	style, weight := f.Style, f.Weight
	if style == "" {
		style = "normal"
	}
	if weight == 0 {
		weight = 400
	}
	ranges := make([]string, len(f.Ranges))
	for i, r := range f.Ranges {
		ranges[i] = fmt.Sprintf("U+%X-%X", r.From, r.To)
	}
	return "@font-face{font-family:" + cssString(f.Family) + ";font-style:" + style + ";font-weight:" + strconv.Itoa(weight) +
		";font-display:block;src:url(\"data:font/woff2;base64," + base64.StdEncoding.EncodeToString(f.Data) +
		"\") format(\"woff2\");unicode-range:" + strings.Join(ranges, ",") + "}\n"
}

// needed gives the fonts that have some of the characters, in their order. A font
// is not needed for punctuation that those which are needed for letters have: the
// fonts of every script have some, and one hyphen would bring them all.
func needed(fonts []Font, used []rune) []Font {
	var letters, marks []rune
	for _, r := range used {
		if unicode.IsPunct(r) {
			marks = append(marks, r)
		} else {
			letters = append(letters, r)
		}
	}
	take := make([]bool, len(fonts))
	for i, f := range fonts {
		take[i] = f.hasOneOf(letters)
	}
	marks = slices.DeleteFunc(marks, func(r rune) bool {
		for i, f := range fonts {
			if take[i] && f.hasOneOf([]rune{r}) {
				return true
			}
		}
		return false
	})
	var list []Font
	for i, f := range fonts {
		if take[i] || f.hasOneOf(marks) {
			list = append(list, f)
		}
	}
	return list
}

// hasOneOf tells whether a font has any of some characters, which are in order.
func (f Font) hasOneOf(used []rune) bool {
	return slices.ContainsFunc(f.Ranges, func(r Range) bool {
		i, found := slices.BinarySearch(used, r.From)
		return found || i < len(used) && used[i] <= r.To
	})
}

// charactersOf gives the characters of a page in order. Styles count: they hold
// the running titles and the marks that are drawn before words.
func charactersOf(root *html.Node) []rune {
	seen := map[rune]bool{}
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			text := n.Data
			if n.Parent != nil && n.Parent.DataAtom == atom.Style {
				text = unescapeCSS(text)
			}
			for _, r := range text {
				if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
					seen[r] = true
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(root)
	all := make([]rune, 0, len(seen))
	for r := range seen {
		all = append(all, r)
	}
	slices.Sort(all)
	return all
}
