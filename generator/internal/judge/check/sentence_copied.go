package check

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var sentenceCopied = Check{
	ID:       "sentence-copied",
	Title:    "a sentence of a closed entry in an open one",
	Severity: diag.Warning,
	Doc: `A sentence of seven words or more is in two files, and one of them may be read
by more people than the other: a line of the journal in a case study, or
something said in confidence in an exhibit.

The closed entry was closed for a reason, and the copy in the open one defeats
it. What an open entry says is open, so builds do not fail because of this,
except with --strict.

Rephrase it where more people read it, or open the entry that it comes from
with "audience". Within one file, the audience of each sentence is assumed to
be intended. A sentence in three files or more is a set phrase, and not
reported.`,
	OfWhole: true,
	Run: func(p *Pass) {
		twice := p.saidTwice()
		if len(twice.files) == 0 {
			return
		}
		few := withEntries(p.Case, func(e *casefile.Entry) bool { return twice.files[e.Pos.File] })
		places := map[sentence]spoken{}
		for a := config.Public; a <= config.Self; a++ {
			for s, at := range newPass(audience.Filter(few, a), p.Assessment, nil).sentences() {
				s.readers = config.Unset
				if _, wider := places[s]; !wider && twice.words[s.words] {
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
			p.Reportf(open.at(), "the audience %q may read this sentence here, but elsewhere it is only for %q", open.readers, closed.readers).
				See(closed.at(), "here it is closed").
				Hintf("rephrase it here, or open the entry that it comes from")
		}
	},
}

// repeated is which sentences stand in two files, and which files these are.
type repeated struct {
	words map[uint64]bool
	files map[string]bool
}

// saidTwice looks at every text as it is written, and at those of which an audience
// may read less as it reads them. What the same readers read in both places is left
// out.
func (p *Pass) saidTwice() repeated {
	var all []sentence              // the first of each
	first := map[uint64]int{}       // where it stands in all
	more := map[uint64][]sentence{} // those of other files, two at most
	add := func(s sentence) {
		i, said := first[s.words]
		if !said {
			first[s.words] = len(all)
			all = append(all, s)
			return
		}
		others := more[s.words]
		if all[i].file != s.file && len(others) < 2 && !slices.ContainsFunc(others, func(other sentence) bool { return other.file == s.file }) {
			more[s.words] = append(others, s)
		}
	}
	for s := range p.sentences() {
		add(s)
	}
	parted := withEntries(p.Case, func(e *casefile.Entry) bool { return mayBeParted(e.Body.Text) })
	for a := config.Public; a < config.Self; a++ {
		for s := range newPass(audience.Filter(parted, a), p.Assessment, nil).sentences() {
			add(s)
		}
	}
	twice := repeated{map[uint64]bool{}, map[string]bool{}}
	for words, others := range more {
		if one, other := all[first[words]], others[0]; len(others) == 1 && (one.readers == config.Unset || one.readers != other.readers) {
			twice.words[words] = true
			twice.files[one.file], twice.files[other.file] = true, true
		}
	}
	return twice
}

// readersOf gives the audience that reads all of a text: that of its entry. It is
// unset where that depends on more.
func readersOf(t text) config.Audience {
	if t.field.Given() || strings.Contains(t.folder, string(casefile.FeedbackFolder)) || strings.Contains(t.folder, string(casefile.StatementsFolder)) || mayBeParted(t.Text) {
		return config.Unset
	}
	return t.audience
}

// mayBeParted tells whether some of a text may be kept from an audience that reads
// the rest.
func mayBeParted(text string) bool {
	return strings.Contains(text, "{{") && strings.Contains(text, "only") || source.MayHoldRemarks(text)
}

// sentence is what a file says.
type sentence struct {
	file    string
	words   uint64          // a hash of them
	readers config.Audience // see readersOf
}

// spoken is where a sentence stands, and the widest audience that reads it there.
type spoken struct {
	at      func() diag.Pos
	readers config.Audience
}

// sentences gives the long sentences of every body and every prose field.
func (p *Pass) sentences() iter.Seq2[sentence, func() diag.Pos] {
	return func(yield func(sentence, func() diag.Pos) bool) {
		say := func(t text, file string) bool {
			readers := readersOf(t)
			for _, s := range longSentences(t.Text) {
				if !yield(sentence{file, s.words, readers}, func() diag.Pos { return t.at(s.offset) }) {
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
		for _, t := range p.fieldTexts() {
			if !say(t, t.File) {
				return
			}
		}
	}
}
