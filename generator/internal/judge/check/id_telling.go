package check

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var idTelling = Check{
	ID:       "id-telling",
	Title:    "an id that says what the entry does not",
	Severity: diag.Warning,
	Doc: `The id of an entry contains the name or the role of a person whom the entry does
not name to its readers, or words of a former title that nothing in the entry
says any more. Names that an audience may not read at all are replaced in ids;
these are not.

The id is the name of the file and the last part of the address. Everybody who
may read the entry reads both: a person who asked to stay anonymous is told by
"survey-finance-controller", whatever the title says.

Give the entry another id. An editor with "casebook lsp" renames the file and
every reference to it. A slug changes the address alone; the name of the file
still stands at the foot of the page.

An id that was chosen on purpose is not reported if it is short: words of a
former title are reported for ids of four words or more, if two of them are
nowhere in the entry.`,
	OfWhole:  true,
	OfAuthor: true,
	Run: func(p *Pass) {
		doubted := map[string]bool{}
		for _, e := range p.entries() {
			if !wordsIn(e.Title.V).haveAll(idWords(e.ID)) {
				doubted[e.Key()] = true
			}
		}
		if len(doubted) == 0 {
			return
		}
		few := withEntries(p.Case, func(e *casefile.Entry) bool { return doubted[e.Key()] })
		for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
			seen := audience.Filter(few, a)
			for _, item := range seen.Items() {
				if e := item.Common(); doubted[e.Key()] {
					delete(doubted, e.Key()) // narrower audiences read no less
					p.idTelling(item, a)
				}
			}
		}
	},
}

// idTelling reports an entry, as its widest audience reads it, whose id says more.
func (p *Pass) idTelling(item casefile.Item, a config.Audience) {
	e := item.Common()
	id, said := idWords(e.ID), p.saidIn(item)
	report := func(words string) *diag.Diagnostic {
		return p.Reportf(e.Pos, "the id %q says %q, which the entry does not say to the audience %q", e.ID, words, a).
			Hintf("give it another id, by a rename in an editor with casebook lsp; slug: changes the address alone")
	}
	from := e.Collection == casefile.FeedbackFolder || e.Collection == casefile.StatementsFolder
	for _, person := range p.Case.People {
		forms := append([]casefile.Text{person.Name}, person.Also...)
		if !a.MayRead(person.Named) {
			forms = nil // replaced
		}
		if words := idWords(scaffold.Slug(person.Role.V)); len(words) > 1 || from {
			forms = append(forms, person.Role)
		}
		for _, form := range forms {
			words := idWords(scaffold.Slug(form.V))
			if person.Name.V != p.Case.Config.Person.Name && holds(id, words) && !said.haveAll(words) {
				report(strings.Join(words, "-")).See(form.Pos, "%q is written here", form.V)
				return
			}
		}
	}
	var unsaid []string
	for _, w := range id {
		if !said.has(w) {
			unsaid = append(unsaid, w)
		}
	}
	if len(id) >= fewestOfTitle && len(unsaid) >= fewestUnsaid {
		report(strings.Join(unsaid, " "))
	}
}

// An id of so many words is taken for a title's, and for a former one's if so many are unsaid.
const (
	fewestOfTitle = 4
	fewestUnsaid  = 2
)

// saidIn gives the words that readers of an entry read in it, those of the people whom it
// names among them.
func (p *Pass) saidIn(item casefile.Item) vocabulary {
	e := item.Common()
	said := vocabulary{}
	texts.WithStrings().Spoken(reflect.ValueOf(item), e.Pos, func(text string, _ func(int) diag.Pos) {
		if slices.Contains([]string{e.ID, e.Slug.V, e.Folder, e.Pos.File}, text) {
			return
		}
		said.add(text)
		if at := casefile.Find(p.Case.People, text); at >= 0 {
			person := p.Case.People[at]
			for _, form := range append([]casefile.Text{person.Name, person.Role}, person.Also...) {
				said.add(form.V)
			}
		}
	})
	return said
}

// idWords gives the words of an id that say something.
func idWords(id string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(id), notOfWord), func(w string) bool {
		return len(w) < 3 || !strings.ContainsFunc(w, unicode.IsLetter)
	})
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// holds tells whether some words stand within others, in their order.
func holds(all, some []string) bool {
	for i := range all {
		if len(some) > 0 && len(all)-i >= len(some) && slices.Equal(all[i:i+len(some)], some) {
			return true
		}
	}
	return false
}

// vocabulary is words as ids have them.
type vocabulary map[string]bool

func wordsIn(text string) vocabulary {
	v := vocabulary{}
	v.add(text)
	return v
}

func (v vocabulary) add(text string) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return notOfWord(r) && r != '\'' && r != '’' }) {
		v[scaffold.Slug(word)] = true
	}
}

func (v vocabulary) haveAll(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !v.has(w) })
}

// has tells whether a word is there, or another form of it: "mentored" for "mentoring".
func (v vocabulary) has(word string) bool {
	if v[word] {
		return true
	}
	for known := range v {
		same := 0
		for same < min(len(known), len(word)) && known[same] == word[same] {
			same++
		}
		if same >= 4 && same >= max(len(known), len(word))-4 || len(known) > 3 && strings.HasPrefix(word, known) && same == len(word)-1 {
			return true
		}
	}
	return false
}
