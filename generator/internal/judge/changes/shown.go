package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/confided"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/direction"
)

// Shown is a part of the case that an audience may read.
type Shown struct {
	Kind     string   `json:"kind"`     // name of the collection, or `series`, `charts`, `people` and so on, as in a diff
	ID       string   `json:"id"`       // id, as the audience may read it
	Title    string   `json:"title"`    // title, as the audience may read it
	File     string   `json:"file"`     // file that it is written in, as the audience may read its name
	Withheld []string `json:"withheld"` // names of fields that the audience does not read
	Partly   []string `json:"partly"`   // names of fields that the audience reads in part, or with other words or figures in place
	Says     string   `json:"says"`     // first words of its texts, as the audience may read them; empty without any

	Words string `json:"-"` // its texts, as somebody reads them before they are opened
	own   string // its key in the whole case
	seen  thing  // it, as the audience reads it
}

// Own gives the key that it has for its author: "evidence/rota".
func (s Shown) Own() string { return s.own }

// Of lists what an audience reads of a case, and which fields of it are others than those
// of the whole case. Places of the view are led back by real.
func Of(whole, seen State, real func(diag.Pos) diag.Pos) []Shown {
	at := map[diag.Pos][]thing{}
	for _, t := range thingsOf(whole) {
		at[t.at] = append(at[t.at], t)
	}
	var all []Shown
	for _, t := range thingsOf(seen) {
		s := Shown{Kind: t.kind, ID: t.id, Title: cmp.Or(t.title, t.id), File: t.at.File, Withheld: []string{}, Partly: []string{}, Says: t.says(mostSaid, 0), Words: t.says(mostRead, lastRead), own: t.kind + "/" + t.id, seen: t}
		for _, w := range at[real(t.at)] {
			if w.kind == t.kind {
				s.own = w.kind + "/" + w.id
				s.compare(w, t)
				break
			}
		}
		all = append(all, s)
	}
	order := kinds()
	slices.SortStableFunc(all, func(a, b Shown) int {
		return cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind))
	})
	return all
}

func (s *Shown) compare(whole, seen thing) {
	for _, f := range whole.fields {
		i := slices.IndexFunc(seen.fields, func(g field) bool { return g.name == f.name })
		switch {
		case f.form == derived: // is judged from what the audience reads
		case i < 0:
			s.Withheld = append(s.Withheld, f.name)
		case !slices.Equal(seen.fields[i].items, f.items):
			s.Partly = append(s.Partly, f.name)
		}
	}
}

// How much of the texts of an entry is told, in bytes: where it is listed, and where it is read
// before it is opened. The end of a long text is told then, too: what is private often stands there.
const (
	mostSaid = 240
	mostRead = 1200
	lastRead = 300
)

// says gives the texts of an entry up to so many bytes, with the last ones of those that are longer,
// and how many words there are more.
func (t thing) says(most, last int) string {
	if _, is := format.Collection(t.kind); !is {
		return ""
	}
	var words []string
	for _, f := range t.fields {
		if !f.prose {
			continue
		}
		for _, item := range f.items {
			words = append(words, strings.Fields(item.String())...)
		}
	}
	begin := fitting(words, most)
	if begin == len(words) {
		return strings.Join(words, " ")
	}
	begin = fitting(words, most-last)
	slices.Reverse(words)
	end := min(fitting(words, last), len(words)-begin)
	slices.Reverse(words)
	said := direction.Settled(strings.Join(words[:begin], " ")) + fmt.Sprintf(" … (%s more)", wordCount(len(words)-begin-end))
	if end > 0 {
		said += " … " + direction.Settled(strings.Join(words[len(words)-end:], " "))
	}
	return said
}

// Confided gives the words by which the title or a text of an entry asks not to be shared; "" if
// none does.
func (s Shown) Confided() string {
	if _, is := format.Collection(s.Kind); !is {
		return ""
	}
	said := confided.In(s.Title)
	for _, f := range s.seen.fields {
		if !f.prose {
			continue
		}
		for _, item := range f.items {
			said = cmp.Or(said, confided.In(item.String()))
		}
	}
	return said
}

// fitting gives how many words fit into so many bytes; the first one always does, if there are any.
func fitting(words []string, most int) int {
	size := 0
	for i, word := range words {
		if size += len(word) + 1; size > most && i > 0 || most == 0 {
			return i
		}
	}
	return len(words)
}
