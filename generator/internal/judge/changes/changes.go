// Package changes compares two states of a case: verdicts, requirements, and every
// part of the case that has an id, field by field.
//
// Change here what counts as a change (things.go, values.go), how an entry is found
// again under another id (match.go), and how changes are worded (lines.go). The fields
// are those of the types of package casefile, by the keys of package format: a new field
// or collection is compared without a change here.
//
// Both states are cases as the same audience reads them, each judged on its day. The
// package reads no history and no files. For an audience other than the author, the
// former state may hold what was closed since, so nothing of its texts is told: see
// Options.
package changes

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// State is a case as one audience reads it, and its judgement.
type State struct {
	Case   casefile.Case
	Judged assess.Assessment
}

// Options says who reads the changes.
type Options struct {
	// May tells whether a sentence of the former judgement may be told. nil is for the
	// author, who is told everything. Others are told of the former state only dates,
	// words of the format, figures of series that show their numbers, and these
	// sentences; what is gone is counted, and not named.
	May func(sentence string) bool
}

// Changes is what differs between two states of a case.
type Changes struct {
	Answer    *Reworded `json:"answer,omitempty"`    // whether the gate holds
	Readiness *Reworded `json:"readiness,omitempty"` // the judgement in one sentence
	Verdicts  []Verdict `json:"verdicts"`            // expectations of the level, then rules of the gate
	Things    []Thing   `json:"changes"`             // parts of the case, collection by collection
	Gone      []Counted `json:"gone"`                // what an audience other than the author is not told by name
}

// Reworded is a sentence that is another one now.
type Reworded struct {
	Was string `json:"was,omitempty"` // sentence before; absent where the audience may not read it
	Is  string `json:"is,omitempty"`  // sentence now
}

// Verdict is a requirement whose verdict or reason changed.
type Verdict struct {
	Change     string   `json:"change"`                // `gained`, `lost`, `reason` (the verdict is the same), `asked` (a new requirement) or `not-asked`
	Kind       string   `json:"kind"`                  // `expectation` or `rule`
	ID         string   `json:"id"`                    // of the competency or the rule
	Name       string   `json:"name"`                  // in words
	Importance string   `json:"importance"`            // `must` or `should`
	Was        string   `json:"was,omitempty"`         // verdict before: `supported`, `some`, `none` or `waived`
	Is         string   `json:"is,omitempty"`          // verdict now
	BecauseWas string   `json:"because_was,omitempty"` // reason before
	Because    string   `json:"because,omitempty"`     // reason now
	Counts     []string `json:"counts"`                // entries that count now and did not before, by key
	Lapsed     []string `json:"lapsed"`                // entries that counted before and do not now, by key
	Doubted    bool     `json:"doubts_changed"`        // with the same verdict, what speaks against it is not the same
}

// Thing is a part of the case that changed: an entry, a series, a person, a competency.
type Thing struct {
	Change string  `json:"change"`             // `new`, `removed`, `changed`, `renamed` or `moved` (the file)
	Kind   string  `json:"kind"`               // name of the collection, or `series`, `charts`, `people`, `assessments`, `framework`, `competencies`, `gates`, `pages`, `calendar`, `settings`
	ID     string  `json:"id"`                 // id now; of a removed one, before
	WasID  string  `json:"was_id,omitempty"`   // id before, of a renamed one
	Title  string  `json:"title"`              // title
	File   string  `json:"file,omitempty"`     // file that it is written in
	Moved  string  `json:"was_file,omitempty"` // file that it was written in, if that is another one
	About  string  `json:"about,omitempty"`    // of a new one: its date in words
	Fields []Field `json:"fields"`             // fields that changed; none of a new or removed one
}

// Field is a field that changed. Of a list, the items.
type Field struct {
	Name    string   `json:"name"`                 // key of the field, or what casebook derives: `outcome`, `last value`
	Was     string   `json:"was,omitempty"`        // value before
	Is      string   `json:"is,omitempty"`         // value now
	Words   *Lengths `json:"words,omitempty"`      // of a longer text, in place of its values
	Added   []string `json:"added,omitempty"`      // items that are new
	Removed []string `json:"removed,omitempty"`    // items that are gone
	Items   []Item   `json:"items,omitempty"`      // items that changed
	Later   int      `json:"later_days,omitempty"` // of a date: by how many days it moved; negative = earlier
}

// Lengths is how many words a text has.
type Lengths struct {
	Was int `json:"was"` // words before
	Is  int `json:"is"`  // words now
}

// Item is an item of a list that changed.
type Item struct {
	Item string `json:"item"`          // what it is
	Was  string `json:"was,omitempty"` // its other fields before
	Is   string `json:"is,omitempty"`  // its other fields now
}

// Counted is how many parts of a kind are gone.
type Counted struct {
	Kind  string `json:"kind"`  // as of a thing, or `requirements`
	Count int    `json:"count"` // how many
}

// Between gives what changed from one state to another.
func Between(was, is State, o Options) Changes {
	c := Changes{Verdicts: []Verdict{}, Things: []Thing{}, Gone: []Counted{}}
	c.Answer = o.reworded(was.Judged.Answer.Sentence, is.Judged.Answer.Sentence)
	c.Readiness = o.reworded(was.Judged.Readiness.Sentence, is.Judged.Readiness.Sentence)
	before, now := thingsOf(was), thingsOf(is)
	for _, kind := range kinds() {
		c.kind(kind, of(before, kind), of(now, kind), o)
	}
	c.verdicts(was, is, renamed(before, now), o)
	return c
}

// renamed leads from the keys that entries had to those that they have, where these differ.
func renamed(before, now []thing) map[string]string {
	to := map[string]string{}
	for _, c := range casefile.Collections() {
		for _, p := range pairs(of(before, string(c)), of(now, string(c))) {
			if p.was != nil && p.is != nil && p.was.id != p.is.id {
				to[p.was.kind+"/"+p.was.id] = p.is.kind + "/" + p.is.id
			}
		}
	}
	return to
}

// Empty tells whether nothing differs.
func (c Changes) Empty() bool {
	return c.Answer == nil && c.Readiness == nil && len(c.Verdicts)+len(c.Things)+len(c.Gone) == 0
}

// kind compares the parts of one kind.
func (c *Changes) kind(kind string, before, now []thing, o Options) {
	gone := 0
	for _, p := range pairs(before, now) {
		switch {
		case p.was == nil:
			c.Things = append(c.Things, p.is.told("new"))
		case p.is == nil && o.May != nil:
			gone++
		case p.is == nil:
			c.Things = append(c.Things, p.was.told("removed"))
		default:
			if t, differs := p.compared(o); differs {
				c.Things = append(c.Things, t)
			}
		}
	}
	c.count(kind, gone)
}

func (c *Changes) count(kind string, gone int) {
	if gone > 0 {
		c.Gone = append(c.Gone, Counted{kind, gone})
	}
}

// sentence gives a sentence of the former judgement, where it may be told.
func (o Options) sentence(text string) string {
	if text != "" && o.May != nil && !o.May(text) {
		return ""
	}
	return text
}

func (o Options) reworded(was, is string) *Reworded {
	if was == is {
		return nil
	}
	return &Reworded{o.sentence(was), is}
}

func of(all []thing, kind string) []thing {
	return slices.DeleteFunc(slices.Clone(all), func(t thing) bool { return t.kind != kind })
}
