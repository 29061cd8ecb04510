package wording

import (
	"regexp"
	"strings"
)

// Opening gives what a text in Markdown says first that its title does not: the first sentence
// of its paragraphs that says more, else the items of its lists. A label in bold in front is
// passed over if it says no more than the title, and one that stands alone is the last choice.
// It is "" where nothing says more. Plain makes a part of the text plain.
func Opening(markdown, title string, plain func(markdown string) string) string {
	said := saidIn(title)
	more := func(text string) bool { return said.less(text) && !isAddress(text) && !isAside(text) }
	var items []string
	last := ""
	for b := range blocks(markdown) {
		if b.item {
			items = append(items, b.text)
			continue
		}
		rest, label := said.withoutLabel(plain(b.text), plain(boldInFront.FindString(b.text)))
		if last == "" && more(label) {
			last = label
		}
		for rest != "" {
			first, after := nextSentence(rest)
			if more(first) {
				return cut(first)
			}
			rest = after
		}
	}
	all := ""
	for _, item := range items {
		item = plain(item)
		switch joined := followed(all, item); {
		case !more(item):
		case all != "" && len(joined) > sentenceShown:
			return cut(all)
		default:
			all = joined
		}
	}
	if all == "" {
		all = last
	}
	return cut(all)
}

// InALine gives the paragraphs of a text in Markdown and the items of its lists on one line, of a
// long text the beginning.
func InALine(markdown string) string {
	all := ""
	for b := range blocks(markdown) {
		if all = followed(all, Plain(b.text)); len(all) > sentenceShown {
			break
		}
	}
	return cut(all)
}

// followed gives an item of a list behind others, on one line.
func followed(others, item string) string {
	switch {
	case others == "":
		return item
	case strings.ContainsAny(others[len(others)-1:], ".!?;:,"):
		return others + " " + item
	}
	return others + "; " + item
}

// boldInFront is what a paragraph in Markdown begins with in bold.
var boldInFront = regexp.MustCompile(`^(?:\*\*[^*\n]+\*\*|__[^_\n]+__)(?: (?:\*\*[^*\n]+\*\*|__[^_\n]+__))*`)

const wordsOfLabel = 5 // at most

// withoutLabel parts what a paragraph begins with in bold from its text, where it is a heading
// rather than a part of its sentence: a few words with a date at most behind them, which are
// label; or words that say no more than the title, up to a colon or a dash.
func (s said) withoutLabel(text, bold string) (rest, label string) {
	first, after := nextSentence(text)
	if bold == "" || !strings.HasPrefix(first, bold) {
		return text, ""
	}
	if n := len(undated(bold)); n <= wordsOfLabel && !strings.ContainsAny(bold, "0123456789") && !said(nil).less(first[len(bold):]) {
		return after, first
	}
	behind := 0
	for _, m := range afterLabel.FindAllStringIndex(first, -1) {
		if m[1] >= len(bold) && !s.less(first[:m[0]]) {
			behind = m[1]
		}
	}
	if behind == 0 {
		return text, ""
	}
	return Capital(text[behind:]), ""
}

var afterLabel = regexp.MustCompile(`:\s+|\s[–—-]\s+`)

// isAside tells whether a sentence is a note of the author's to themselves: "Date?".
func isAside(sentence string) bool {
	return strings.HasSuffix(sentence, "?") && len(strings.Fields(sentence)) < 3
}

func isAddress(sentence string) bool {
	return strings.Contains(sentence, "://") && !strings.ContainsAny(sentence, " \n")
}
