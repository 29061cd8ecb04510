package source

import (
	"regexp"
	"strings"
)

// Unlink gives the body with the words alone of every link, and of every image,
// whose address leads nowhere; a definition of such an address goes with what refers
// to it. Nothing is left that tells of a link. Words that would mean something else
// by themselves, as "1. of all" at the beginning of a line, keep their brackets,
// with an empty address.
func (b Body) Unlink(nowhere func(address string) bool) Body {
	for round := range unlinkings {
		edits := b.unlinked(nowhere, round == unlinkings-1)
		if len(edits) == 0 {
			break
		}
		b = b.Edit(edits...)
	}
	return b
}

// unlinkings is how often a text is read for links: without its own, brackets around a
// link can make another one. The last time, all of them keep their brackets.
const unlinkings = 3

func (b Body) unlinked(nowhere func(address string) bool, brackets bool) []Edit {
	if !strings.Contains(b.Text, "](") && !strings.Contains(b.Text, "]:") {
		return nil
	}
	var edits []Edit
	found := b.Markdown()
	for _, l := range found.Links {
		switch {
		case l.End == 0 || l.Raw == "" && brackets || !nowhere(l.URL):
		case brackets || needsBrackets(b.Text, l):
			if form := "](<>)"; b.Text[l.Close:l.End] != form {
				edits = append(edits, Edit{Start: l.Close, End: l.End, Text: form})
			}
		default:
			edits = append(edits, Edit{Start: l.Start, End: l.words()}, Edit{Start: l.Close, End: l.End})
		}
	}
	for _, d := range found.Definitions {
		if nowhere(d.URL) {
			edits = append(edits, Edit{Start: len(strings.TrimRight(b.Text[:d.Start], " \t")), End: d.End})
		}
	}
	return edits
}

// words gives where the words of a link begin.
func (l Link) words() int {
	if l.Image {
		return l.Start + len("![")
	}
	return l.Start + len("[")
}

var (
	aloneABlock = regexp.MustCompile("^\\s*(?:[#>+*=~`|:<-]|\\d{1,9}[.)]|\\[)")
	lineBegins  = regexp.MustCompile(`^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*$`)
)

// needsBrackets tells whether the words of a link would mean something else without
// the brackets.
func needsBrackets(text string, l Link) bool {
	words := text[l.words():l.Close]
	for _, mark := range []string{"*", "_", "~", "`", "$"} {
		if strings.Count(words, mark)%2 != 0 {
			return true
		}
	}
	if strings.Contains(words, "://") || strings.Contains(words, "www.") || strings.Contains(words, "@") {
		return true // an address is a link by itself
	}
	if !aloneABlock.MatchString(words) {
		return false
	}
	line := text[strings.LastIndexByte(text[:l.Start], '\n')+1 : l.Start]
	return lineBegins.MatchString(line)
}
