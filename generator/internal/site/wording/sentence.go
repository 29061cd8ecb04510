package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/values/direction"
	"github.com/casebook-dev/casebook/generator/internal/values/sentence"
)

const sentenceShown = 280 // bytes of a sentence

// FirstSentence gives the first sentence of a plain text; of a very long one its beginning.
func FirstSentence(text string) string {
	first, _ := nextSentence(text)
	return cut(first)
}

// nextSentence parts the first sentence of a plain text from the rest.
func nextSentence(text string) (first, rest string) {
	for i, r := range text {
		if !strings.ContainsRune(".!?…。！？", r) {
			continue
		}
		after := text[i+utf8.RuneLen(r):]
		closing := len(after) - len(strings.TrimLeft(after, `"'”’»)`))
		rest := after[closing:]
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \n"))
		ends := rest == "" || r > '…' || strings.IndexAny(rest, " \n") == 0 && !unicode.IsLower(next)
		if ends && (r != '.' || closing > 0 || sentence.EndsAt(text[:i], rest)) {
			return text[:len(text)-len(rest)], strings.TrimSpace(rest)
		}
	}
	return text, ""
}

func cut(text string) string {
	text = direction.Settled(strings.TrimSpace(text))
	if len(text) <= sentenceShown {
		return text
	}
	end := strings.LastIndexByte(text[:sentenceShown], ' ')
	if end < sentenceShown/2 {
		end = sentenceShown
		for !utf8.RuneStart(text[end]) {
			end--
		}
	}
	return direction.Settled(strings.TrimRight(text[:end], " ,;:")) + " …"
}
