package check

import (
	"cmp"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

var sentenceCopied = Check{
	ID:       "sentence-copied",
	Title:    "a sentence of a closed entry in an open one",
	Severity: diag.Warning,
	Doc: `A sentence of seven words or more stands in two files, and one of them may be
read by more people than the other: a line of the journal in a case study, or
what somebody said in confidence in an exhibit.

The closed entry was closed for a reason, and its sentence in the open one undoes
that. What an open entry says is open, so no build stops for it; with --strict
this does.

Say it in other words where more people read it, or open the entry that it comes
from with "audience". Within one file, who reads which sentence is taken to be
meant. A sentence that stands in three files or more is a form of words, and not
told of.`,
	Run: func(p *Pass) {
		places := map[sentence]spoken{}
		for a := config.Public; a <= config.Self; a++ {
			for s, at := range newPass(audience.Filter(p.Case, a), p.Assessment, nil).sentences() {
				if _, wider := places[s]; !wider {
					places[s] = spoken{at: at, readers: a}
				}
			}
		}
		of := map[string][]spoken{}
		for s, where := range places {
			of[s.words] = append(of[s.words], where)
		}
		for _, both := range of {
			if len(both) != 2 || both[0].readers == both[1].readers {
				continue
			}
			slices.SortFunc(both, func(a, b spoken) int { return cmp.Compare(a.readers, b.readers) })
			open, closed := both[0], both[1]
			p.Reportf(open.at, "the audience %q reads this sentence here, which is kept for %q elsewhere", open.readers, closed.readers).
				See(closed.at, "here it is closed").
				Hintf("say it in other words here, or open the entry that it comes from")
		}
	},
}

// sentence is what a file says.
type sentence struct {
	file  string
	words string // in small letters, with a blank between them
}

// spoken is where a sentence stands, and the widest audience that reads it there.
type spoken struct {
	at      diag.Pos
	readers config.Audience
}

// sentences gives the sentences of every body and every prose field.
func (p *Pass) sentences() iter.Seq2[sentence, diag.Pos] {
	return func(yield func(sentence, diag.Pos) bool) {
		say := func(t text) bool {
			for words, offset := range sentences(t.Text) {
				if at := t.at(offset); !yield(sentence{at.File, words}, at) {
					return false
				}
			}
			return true
		}
		for t := range p.bodies() {
			if !say(t) {
				return
			}
		}
		for field := range p.prose() {
			if !say(text{Body: source.NewBody("", 1, field.V), field: field}) {
				return
			}
		}
	}
}

// Marks of Markdown that are not read, and what ends a sentence.
var (
	unread      = regexp.MustCompile(`\]\([^)\n]*\)|\{\{.*?\}\}|<[^>\n]*>`)
	sentenceEnd = regexp.MustCompile(`[.!?…][\s"'”’)*_]|\n[ \t]*\n|\n[ \t]*(?:[-*+>#|]|\d+[.)])[ \t]|\|`)
)

// fewestWords is how long a sentence is that nobody else would write the same.
const fewestWords = 7

// sentences gives the words of each long sentence of a text, with the offset of
// the first.
func sentences(markdown string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		plain := unread.ReplaceAllStringFunc(markdown, func(mark string) string { return strings.Repeat(" ", len(mark)) })
		from := 0
		ends := append(sentenceEnd.FindAllStringIndex(plain, -1), []int{len(plain), len(plain)})
		for _, end := range ends {
			part, start := plain[from:end[0]], from
			from = end[1]
			words := strings.FieldsFunc(part, func(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsDigit(x) && !unicode.IsMark(x) })
			if len(words) < fewestWords {
				continue
			}
			first := strings.Index(part, words[0])
			if !yield(strings.ToLower(strings.Join(words, " ")), start+first) {
				return
			}
		}
	}
}
