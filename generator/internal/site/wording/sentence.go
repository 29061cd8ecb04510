package wording

import (
	"iter"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/values/direction"
	"github.com/casebook-dev/casebook/generator/internal/values/sentence"
)

const sentenceShown = 280 // bytes of a sentence

// FirstParagraph gives the first paragraph of a text in Markdown: no heading, list, table,
// quotation, picture or code.
func FirstParagraph(markdown string) string {
	for p := range paragraphs(markdown) {
		return p
	}
	return ""
}

// Opening gives the first sentence of the paragraphs of a text in Markdown that says more than
// its title: neither the title again nor an address alone. Plain makes a paragraph plain.
func Opening(markdown, title string, plain func(paragraph string) string) string {
	title = letters(title)
	for p := range paragraphs(markdown) {
		for rest := plain(p); rest != ""; {
			first, after := nextSentence(rest)
			if said := letters(undated(first)); said != title && said != "" && !isAddress(first) && !isAside(first) {
				return cut(first)
			}
			rest = after
		}
	}
	return ""
}

// undated gives a sentence without the date in front of it: "12–14 May 2025: ".
func undated(sentence string) string {
	if m := dateInFront.FindStringIndex(sentence); m != nil {
		return sentence[m[1]:]
	}
	return sentence
}

// dateInFront are a few words up to a colon, with a year among them.
var dateInFront = regexp.MustCompile(`^[^:]{0,30}\b(?:19|20)\d\d\b[^:]{0,10}:\s+`)

// letters gives the letters and digits of a text, for a comparison.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// isAside tells whether a sentence is a note of the author's to themselves: "Date?".
func isAside(sentence string) bool {
	return strings.HasSuffix(sentence, "?") && len(strings.Fields(sentence)) < 3
}

func isAddress(sentence string) bool {
	return strings.Contains(sentence, "://") && !strings.ContainsAny(sentence, " \n")
}

// paragraphs goes through those of a text in Markdown.
func paragraphs(markdown string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var lines []string
		fenced := false
		for line := range strings.Lines(markdown) {
			text := strings.TrimSpace(line)
			fence := strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")
			if fence {
				fenced = !fenced
			}
			switch {
			case fence || fenced || text == "" || !isText(line):
				if len(lines) > 0 && !yield(strings.Join(lines, "\n")) {
					return
				}
				lines = nil
			default:
				lines = append(lines, text)
			}
		}
		if len(lines) > 0 {
			yield(strings.Join(lines, "\n"))
		}
	}
}

// isText tells whether a line is of a paragraph.
func isText(line string) bool {
	if strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t") {
		return false
	}
	text := strings.TrimSpace(line)
	for _, sign := range []string{"#", "|", "- ", "* ", "+ ", ">", "![", "[![", "[^", "{{", "<", "---", "***", "==="} {
		if strings.HasPrefix(text, sign) {
			return false
		}
	}
	digits := strings.TrimLeft(text, "0123456789")
	return digits == text || !strings.HasPrefix(digits, ". ") && !strings.HasPrefix(digits, ") ")
}

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
