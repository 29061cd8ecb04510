package generator

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// mostWords bounds how many words of a case are taken.
const mostWords = 20_000

// ownWords gives the words of a case, each once: of config.yaml and people.yaml first,
// then of the other fields, then of the texts. Who guesses at a passphrase of somebody
// they know begins there.
func ownWords(tree source.Tree) []string {
	var all []string
	seen := map[string]bool{}
	add := func(text string) {
		for _, word := range wordsOf(text) {
			if !seen[word] && len(all) < mostWords {
				seen[word], all = true, append(all, word)
			}
		}
	}
	eachText(tree.Config.Value, add)
	for _, people := range []bool{true, false} {
		for _, d := range tree.Data {
			if strings.HasPrefix(d.Path, "content/people.") == people {
				eachText(d.Value, add)
			}
		}
	}
	for _, d := range tree.Docs {
		eachText(d.Fields, add)
	}
	for _, d := range tree.Docs {
		add(d.Body.Text)
	}
	return all
}

func eachText(v source.Value, visit func(string)) {
	visit(v.Text)
	for _, item := range v.Items {
		eachText(item, visit)
	}
	for _, f := range v.Fields {
		eachText(f.Value, visit)
	}
}

// wordsOf gives the words of a text, in small letters. One or two letters are none.
func wordsOf(text string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		if utf8.RuneCountInString(word) >= 3 {
			all = append(all, word)
		}
	}
	return all
}
