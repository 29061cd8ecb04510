package check

import (
	"cmp"
	"iter"
	"slices"

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
		read := reading{}
		places := map[sentence]spoken{}
		for a := config.Public; a <= config.Self; a++ {
			for s, at := range newPass(audience.Filter(p.Case, a), p.Assessment, nil).sentences(read) {
				if _, wider := places[s]; !wider {
					places[s] = spoken{at: at, readers: a}
				}
			}
		}
		of := map[uint64][]spoken{}
		for s, where := range places {
			of[s.words] = append(of[s.words], where)
		}
		for _, both := range of {
			if len(both) != 2 || both[0].readers == both[1].readers {
				continue
			}
			slices.SortFunc(both, func(a, b spoken) int { return cmp.Compare(a.readers, b.readers) })
			open, closed := both[0], both[1]
			p.Reportf(open.at(), "the audience %q reads this sentence here, which is kept for %q elsewhere", open.readers, closed.readers).
				See(closed.at(), "here it is closed").
				Hintf("say it in other words here, or open the entry that it comes from")
		}
	},
}

// sentence is what a file says.
type sentence struct {
	file  string
	words uint64 // a hash of them
}

// spoken is where a sentence stands, and the widest audience that reads it there.
type spoken struct {
	at      func() diag.Pos
	readers config.Audience
}

// reading keeps the sentences of texts, which most audiences read alike.
type reading map[string][]longSentence

func (r reading) of(markdown string) []longSentence {
	found, ok := r[markdown]
	if !ok {
		found = longSentences(markdown)
		r[markdown] = found
	}
	return found
}

// sentences gives the long sentences of every body and every prose field.
func (p *Pass) sentences(read reading) iter.Seq2[sentence, func() diag.Pos] {
	return func(yield func(sentence, func() diag.Pos) bool) {
		say := func(t text, file string) bool {
			for _, s := range read.of(t.Text) {
				if !yield(sentence{file, s.words}, func() diag.Pos { return t.at(s.offset) }) {
					return false
				}
			}
			return true
		}
		for t := range p.bodies() {
			if !say(t, t.File) {
				return
			}
		}
		for _, field := range p.prose() {
			if !say(text{Body: source.Body{Text: field.V}, field: field}, field.Pos.File) {
				return
			}
		}
	}
}
