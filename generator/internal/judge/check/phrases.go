package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// quoted puts the author's word into quotes.
func quoted(word string) string { return strconv.Quote(word) }

// listing joins words as a sentence does: "a, b and c".
func listing(words []string) string { return joined(words, "and") }

func joined(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

// some joins words, and only counts those that would make the line too long.
func some(words []string) string {
	const enough = 5
	if len(words) <= enough+1 {
		return listing(words)
	}
	return strings.Join(words[:enough], ", ") + fmt.Sprintf(" and %d more", len(words)-enough)
}

// plural puts a number before a noun: "1 week", "2 weeks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }
