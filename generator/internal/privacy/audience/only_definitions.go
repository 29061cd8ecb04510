package audience

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// withoutOrphans takes the footnotes and the addresses of references out of a text
// that only its closed parts refer to: they stand at its end, and belong to these. One
// that nothing of the whole text refers to stays, and a check tells of it.
func withoutOrphans(whole string, open source.Body) source.Body {
	if !strings.Contains(open.Text, "]:") {
		return open
	}
	before, now, code := references(whole), references(open.Text), open.InCode()
	type defined struct {
		label      string
		start, end int
	}
	var all []defined
	for _, m := range defines.FindAllStringSubmatchIndex(open.Text, -1) {
		if label := normalLabel(open.Text[m[2]:m[3]]); before[label] > 0 && !code(m[2]) {
			all = append(all, defined{label, m[0], endOfDefinition(open.Text, m[1], strings.HasPrefix(label, "^"))})
		}
	}
	var edits []source.Edit
	for gone := true; gone; { // a footnote may refer to another one
		gone = false
		all = slices.DeleteFunc(all, func(d defined) bool {
			if now[d.label] > 0 {
				return false
			}
			for label, n := range references(open.Text[d.start:d.end]) {
				now[label] -= n
			}
			edits = append(edits, source.Edit{Start: d.start, End: d.end})
			gone = true
			return true
		})
	}
	slices.SortFunc(edits, func(a, b source.Edit) int { return a.Start - b.Start })
	end := 0
	edits = slices.DeleteFunc(edits, func(e source.Edit) bool {
		within := e.Start < end // in the words of another one
		end = max(end, e.End)
		return within
	})
	return open.Edit(edits...)
}

// defines finds the label of a footnote or of a reference, at the beginning of a
// line, of a quotation or of an item.
var defines = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))*[ \t]*\[([^\]\[\n]+)\]:`)

var bracketed = regexp.MustCompile(`\[([^\]\[\n]+)\]`)

// references counts how often a text refers to each label.
func references(text string) map[string]int {
	count := map[string]int{}
	for _, m := range bracketed.FindAllStringSubmatchIndex(text, -1) {
		count[normalLabel(text[m[2]:m[3]])]++
	}
	for _, m := range defines.FindAllStringSubmatchIndex(text, -1) {
		count[normalLabel(text[m[2]:m[3]])]--
	}
	return count
}

func normalLabel(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// endOfDefinition gives where a definition ends whose words begin at a place: a
// footnote with its paragraph and those that are indented below it, an address
// with its line, and with the title on the next one.
func endOfDefinition(text string, at int, footnote bool) int {
	next := func() string {
		line, _, _ := strings.Cut(text[at:], "\n")
		return line
	}
	skip := func() { at = min(len(text), at+len(next())+1) }
	alone := strings.TrimSpace(next()) == ""
	skip()
	if !footnote {
		if alone {
			skip()
		}
		if title := strings.TrimSpace(next()); at < len(text) && len(title) > 1 && strings.ContainsRune(`"'(`, rune(title[0])) && strings.ContainsRune(`"')`, rune(title[len(title)-1])) {
			skip()
		}
		return at
	}
	for at < len(text) {
		switch line := next(); {
		case strings.TrimSpace(line) == "":
			rest := strings.TrimLeft(text[at:], "\n\r")
			if !strings.HasPrefix(rest, "    ") && !strings.HasPrefix(rest, "\t") {
				return at
			}
			at = len(text) - len(rest)
		case defines.MatchString(line):
			return at
		}
		skip()
	}
	return at
}
