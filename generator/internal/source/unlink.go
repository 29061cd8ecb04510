package source

import (
	"regexp"
	"slices"
	"strings"
)

// Unlink gives the body with the words alone of every link, and of every image,
// whose address leads nowhere; a definition of such an address goes with what refers
// to it. Nothing is left that tells of a link. Words that would mean something else
// by themselves, as "1. of all" at the beginning of a line, keep their brackets,
// with an empty address.
func (b Body) Unlink(nowhere func(address string) bool) Body {
	if !strings.Contains(b.Text, "](") && !strings.Contains(b.Text, "]:") {
		return b
	}
	edits, gone := b.deadDefinitions(nowhere)
	for _, l := range bracketsOf(b.Text, gone) {
		if l.label == "" && nowhere(l.address) || l.label != "" && gone[l.label] {
			edits = append(edits, l)
		}
	}
	if len(edits) == 0 {
		return b
	}
	code := b.InCode()
	slices.SortFunc(edits, func(a, b bracketed) int { return a.open - b.open })
	var all []Edit
	for _, l := range edits {
		switch open := l.open; {
		case code(l.open):
		case l.definition:
			all = append(all, Edit{Start: l.open, End: l.end})
		case needsBrackets(b.Text, l):
			all = append(all, Edit{Start: l.close + 1, End: l.end, Text: "(<>)"})
		default:
			if open > 0 && b.Text[open-1] == '!' && !escapedAt(b.Text, open-1) {
				open--
			}
			all = append(all, Edit{Start: open, End: l.open + 1}, Edit{Start: l.close, End: l.end})
		}
	}
	return b.Edit(all...)
}

// bracketed is a link as it is written, or the definition of an address.
type bracketed struct {
	open, close int // of the brackets around its words
	end         int // behind its address or label
	address     string
	label       string // of the definition that holds the address
	definition  bool
}

// bracketsOf finds the links of a text: pairs of brackets before an address, or
// with one of the labels.
func bracketsOf(text string, labels map[string]bool) []bracketed {
	var all []bracketed
	var open []int
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '\n':
			if line, _, _ := strings.Cut(text[i+1:], "\n"); strings.TrimSpace(line) == "" {
				open = open[:0] // no link goes on in another paragraph
			}
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				continue
			}
			l := bracketed{open: open[len(open)-1], close: i}
			open = open[:len(open)-1]
			if l.follows(text, labels) {
				all = append(all, l)
			}
		}
	}
	return all
}

// follows reads what stands behind the words.
func (l *bracketed) follows(text string, labels map[string]bool) bool {
	rest := text[l.close+1:]
	switch {
	case strings.HasPrefix(rest, "("):
		var ok bool
		l.address, l.end, ok = addressIn(text, l.close+2)
		return ok
	case strings.HasPrefix(rest, ":"), len(labels) == 0:
		return false
	case strings.HasPrefix(rest, "[") && !strings.HasPrefix(rest, "[]"):
		end := strings.IndexByte(rest[:min(len(rest), longestLabel)], ']')
		if end < 0 {
			return false
		}
		l.label, l.end = normalLabel(rest[1:end]), l.close+1+end+1
	default:
		l.label, l.end = normalLabel(text[l.open+1:min(l.close, l.open+1+longestLabel)]), l.close+1
		if strings.HasPrefix(rest, "[]") {
			l.end += 2
		}
	}
	return labels[l.label]
}

// longestLabel bounds how far a label is followed, in bytes.
const longestLabel = 1000

func normalLabel(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// addressIn reads an address and its title up to the parenthesis that closes them.
func addressIn(text string, at int) (address string, end int, ok bool) {
	text = text[:min(len(text), at+longestAddress)]
	at = skipSpace(text, at)
	address, at = addressAt(text, at, true)
	if next := skipSpace(text, at); next > at && next < len(text) && strings.IndexByte(`"'(`, text[next]) >= 0 {
		closes := text[next]
		if closes == '(' {
			closes = ')'
		}
		for at = next + 1; at < len(text) && text[at] != closes; at++ {
			if text[at] == '\\' {
				at++
			}
		}
		at = min(len(text), at+1)
	}
	at = skipSpace(text, at)
	return address, at + 1, at < len(text) && text[at] == ')'
}

// addressAt reads an address between angle brackets, or else up to a space or, in a
// link, the parenthesis that closes it.
func addressAt(text string, at int, inline bool) (address string, end int) {
	if at < len(text) && text[at] == '<' {
		if n := strings.IndexAny(text[at:], ">\n"); n > 0 && text[at+n] == '>' {
			return unescaped(text[at+1 : at+n]), at + n + 1
		}
	}
	depth := 0
	for end = at; end < len(text) && strings.IndexByte(" \t\r\n", text[end]) < 0; end++ {
		switch {
		case text[end] == '\\':
			end++
		case inline && text[end] == '(':
			depth++
		case inline && text[end] == ')':
			if depth--; depth < 0 {
				return unescaped(text[at:end]), end
			}
		}
	}
	end = min(end, len(text))
	return unescaped(text[at:end]), end
}

func skipSpace(text string, at int) int {
	for at < len(text) && strings.IndexByte(" \t\r\n", text[at]) >= 0 {
		at++
	}
	return at
}

// defines finds the label of an address, at the beginning of a line, of a quotation
// or of an item.
var defines = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))*[ \t]*\[([^\]\[\n^][^\]\[\n]*)\]:[ \t]*\n?[ \t>]*`)

// deadDefinitions finds the definitions of addresses that lead nowhere, and the
// labels that mean them: the first one of a label counts.
func (b Body) deadDefinitions(nowhere func(address string) bool) ([]bracketed, map[string]bool) {
	if !strings.Contains(b.Text, "]:") {
		return nil, nil
	}
	var all []bracketed
	gone := map[string]bool{}
	code := b.InCode()
	for _, m := range defines.FindAllStringSubmatchIndex(b.Text, -1) {
		if code(m[2]) {
			continue
		}
		label := normalLabel(b.Text[m[2]:m[3]])
		address, end := addressAt(b.Text, m[1], false)
		dead := nowhere(address)
		if _, known := gone[label]; !known {
			gone[label] = dead
		}
		if !dead || address == "" && b.Text[m[1]:end] == "" {
			continue
		}
		start := m[2] - 1
		for start > 0 && (b.Text[start-1] == ' ' || b.Text[start-1] == '\t') {
			start--
		}
		all = append(all, bracketed{open: start, end: endOfAddress(b.Text, end), definition: true})
	}
	return all, gone
}

// endOfAddress gives where the definition of an address ends: with its line, or with
// its title on the next one.
func endOfAddress(text string, at int) int {
	line := func(at int) (string, int) {
		line, _, found := strings.Cut(text[at:], "\n")
		if found {
			return line, at + len(line) + 1
		}
		return line, len(text)
	}
	rest, end := line(at)
	if strings.TrimSpace(rest) != "" {
		return end
	}
	title, next := line(end)
	if title = strings.TrimSpace(title); len(title) > 1 && (title[0] == '"' || title[0] == '\'' || title[0] == '(') && strings.IndexByte(`"')`, title[len(title)-1]) >= 0 {
		return next
	}
	return end
}

var (
	aloneABlock = regexp.MustCompile("^\\s*(?:[#>+*=~`|:<-]|\\d{1,9}[.)]|\\[)")
	lineBegins  = regexp.MustCompile(`^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*!?$`)
)

// needsBrackets tells whether the words of a link would mean something else without
// the brackets.
func needsBrackets(text string, l bracketed) bool {
	words := text[l.open+1 : l.close]
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
	line := text[strings.LastIndexByte(text[:l.open], '\n')+1 : l.open]
	return lineBegins.MatchString(line)
}
