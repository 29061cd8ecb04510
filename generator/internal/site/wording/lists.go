package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// Word gives a choice whose word is its id, with the hyphens of ids kept; nil
// where nothing was chosen.
func Word(t casefile.Text) *views.Word {
	if t.V == "" {
		return nil
	}
	w := WordOf(t.V)
	return &w
}

// WordOf gives the choice of a word: "not started" has the id "not-started".
func WordOf(text string) views.Word {
	return views.Word{ID: strings.ReplaceAll(text, " ", "-"), Word: text}
}

// List joins words: "a", "a and b", "a, b and c".
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Clauses joins what is not empty: "a; b".
func Clauses(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "; ")
}

// Capital begins a sentence.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
