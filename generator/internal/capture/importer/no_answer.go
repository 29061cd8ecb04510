package importer

import (
	"slices"
	"strings"
	"unicode"
)

// noAnswers are what people write into a form that asks for words where they have none, without
// marks.
var noAnswers = strings.Fields(`na none nothing nil null nocomment nocomments notapplicable nothingtoadd
	keine nichts ka entfällt rien néant aucun aucune nada ninguno ninguna nenhum nenhuma geen niets nvt niente nessuno nessuna`)

// noAnswer tells whether a text is marks alone, or words that stand for an empty field: "-", "n/a".
func noAnswer(text string) bool {
	words := strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	return words == "" || slices.Contains(noAnswers, words)
}
