package importer

import (
	"slices"
	"strings"
)

// Former is a competency of the ladder that another one takes the place of.
type Former struct{ ID, Name, Text string }

// Successor says what became of a former competency in the new ladder.
type Successor struct {
	Former Former
	New    string // its id in the new ladder, "" = it has none
	Like   string // the id of the one that is most like it, where New is ""
	Why    string // "has the same id"
}

// Successors finds each former competency in a ladder: by its id, by what the author
// says, by `formerly`, or by its name. Of the others it gives the one that is most like
// it, which the author has to confirm.
func (l Ladder) Successors(all []Former, said map[string]string) []Successor {
	ids, formerly, names := map[string]bool{}, map[string]string{}, map[string]string{}
	var new []*Competency
	for _, a := range l.Areas {
		for _, c := range a.Competencies {
			new = append(new, c)
			ids[c.ID] = true
			names[normal(c.Name)] = c.ID
			for _, id := range c.Formerly {
				formerly[id] = c.ID
			}
		}
	}
	likely := newLikeness(new)
	var found []Successor
	for _, f := range all {
		s := Successor{Former: f}
		switch {
		case ids[said[f.ID]]:
			s.New, s.Why = said[f.ID], "you said so"
		case ids[f.ID]:
			s.New, s.Why = f.ID, "it has the same id"
		case formerly[f.ID] != "":
			s.New, s.Why = formerly[f.ID], "formerly says so"
		case names[normal(f.Name)] != "":
			s.New, s.Why = names[normal(f.Name)], "it has the same name"
		default:
			s.Like = likely.mostLike(f)
		}
		found = append(found, s)
	}
	return found
}

// What is compared to find the competency that is most like a former one.
const (
	leastLike    = 0.5     // how many of the words of two competencies are the same at least
	mostCompared = 500_000 // pairs of competencies; for the others nothing is proposed
)

// likeness has the words of the competencies of a ladder.
type likeness struct {
	ids      []string
	words    []map[string]bool
	compared int
}

func newLikeness(all []*Competency) *likeness {
	l := &likeness{}
	for _, c := range all {
		var text strings.Builder
		text.WriteString(c.Name)
		for _, e := range c.Expectations {
			text.WriteString(" " + e.Text)
		}
		l.ids, l.words = append(l.ids, c.ID), append(l.words, wordsOf(text.String()))
	}
	return l
}

// mostLike gives the competency whose words are most like those of a former one.
func (l *likeness) mostLike(f Former) string {
	if l.compared += len(l.ids); l.compared > mostCompared {
		return ""
	}
	former := wordsOf(f.Name + " " + f.Text)
	best, id := leastLike, ""
	for i, words := range l.words {
		if like := shared(former, words); like > best {
			best, id = like, l.ids[i]
		}
	}
	return id
}

// shared is the share of the words of two texts that both have.
func shared(one, two map[string]bool) float64 {
	if len(one) > len(two) {
		one, two = two, one
	}
	both := 0
	for w := range one {
		if two[w] {
			both++
		}
	}
	if all := len(one) + len(two) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

func wordsOf(text string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		if word = normal(word); len(word) > 3 {
			all[word] = true
		}
	}
	return all
}

// Renamed notes in the new ladder what its competencies were called before.
func (l Ladder) Renamed(all []Successor) {
	for _, s := range all {
		if s.New == "" || s.New == s.Former.ID {
			continue
		}
		for _, a := range l.Areas {
			for _, c := range a.Competencies {
				if c.ID == s.New && !slices.Contains(c.Formerly, s.Former.ID) {
					c.Formerly = append(c.Formerly, s.Former.ID)
				}
			}
		}
	}
}
