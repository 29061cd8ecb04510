package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// LinkedImage is an image within a link, as a badge is.
type LinkedImage struct {
	URL        string
	Words      string // its alternative text as Markdown; of a link without any words, its address
	Start, End int    // of the image in the body
}

// LinkedImages gives the images within links, first to last.
func (b Body) LinkedImages() []LinkedImage {
	if !strings.Contains(b.Text, "![") {
		return nil
	}
	src := []byte(b.Text)
	var all []LinkedImage
	var link *ast.Link
	wordless := false
	_ = ast.Walk(asHugo.Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			if link = nil; entering {
				link, wordless = n, strings.TrimSpace(plain(n, src)) == ""
			}
		case *ast.Image:
			if start := n.Pos(); entering && link != nil && start >= 0 && strings.HasPrefix(b.Text[start:], "![") {
				label, end := imageEnd(b.Text, start, n.Reference)
				if strings.TrimSpace(label) == "" && wordless {
					_, label, _ = strings.Cut(string(link.Destination), "://")
					wordless = false
				}
				all = append(all, LinkedImage{string(n.Destination), label, start, end})
			}
		}
		return ast.WalkContinue, nil
	})
	return all
}

// imageEnd gives what stands between the brackets of an image, and where the image
// ends. The parser keeps neither.
func imageEnd(s string, start int, ref *ast.ReferenceLink) (label string, end int) {
	at := closing(s, start+len("!["), '[', ']')
	label = s[start+len("![") : at]
	if at < len(s) {
		at++
	}
	switch {
	case ref == nil && at < len(s) && s[at] == '(':
		return label, afterAddress(s, at+1)
	case ref != nil && ref.Type != ast.ReferenceLinkShortcut && at < len(s) && s[at] == '[':
		return label, min(closing(s, at+1, '[', ']')+1, len(s))
	}
	return label, at
}

// afterAddress gives the place behind an address, its title and the parenthesis
// that ends them.
func afterAddress(s string, at int) int {
	space := func() {
		for at < len(s) && strings.IndexByte(" \t\n", s[at]) >= 0 {
			at++
		}
	}
	space()
	if at < len(s) && s[at] == '<' {
		at = min(closing(s, at+1, 0, '>')+1, len(s))
	} else {
		for depth := 0; at < len(s) && strings.IndexByte(" \t\n", s[at]) < 0 && (s[at] != ')' || depth > 0); at++ {
			switch s[at] {
			case '(':
				depth++
			case ')':
				depth--
			case '\\':
				at++
			}
		}
	}
	space()
	if at < len(s) && strings.IndexByte(`"'(`, s[at]) >= 0 {
		end := s[at]
		if end == '(' {
			end = ')'
		}
		at = min(closing(s, at+1, 0, end)+1, len(s))
		space()
	}
	return min(at+1, len(s))
}

// closing gives the place of the sign that ends what was opened before a place;
// where open is not 0, it may be opened again in between.
func closing(s string, at int, open, end byte) int {
	for depth := 0; at < len(s); at++ {
		switch c := s[at]; {
		case c == '\\':
			at++
		case c == end && depth == 0:
			return at
		case c == end:
			depth--
		case c == open && open != 0:
			depth++
		}
	}
	return len(s)
}
