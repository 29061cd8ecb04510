package importer

import (
	"slices"
	"strings"
)

// Former is a competency or a level of the ladder that another one takes the place of.
type Former struct{ ID, Name, Text string }

// Successor says what became of a former competency or level in the new ladder.
type Successor struct {
	Former Former
	New    string // its id in the new ladder, "" = it has none
	Like   string // the id of the one that is most like it, where New is ""
	Why    string // "has the same id"
}

// heir is a competency or a level of the new ladder.
type heir struct {
	id, name, text string
	formerly       []string
}

// Successors finds each former competency in a ladder: by its id, by what the author
// says, by `formerly`, or by its name. Of the others it gives the one that is most like
// it, which the author has to confirm.
func (l Ladder) Successors(all []Former, said map[string]string) []Successor {
	var heirs []heir
	for _, a := range l.Areas {
		for _, c := range a.Competencies {
			h := heir{id: c.ID, name: c.Name, formerly: c.Formerly}
			for _, e := range c.Expectations {
				h.text += " " + e.Text
			}
			heirs = append(heirs, h)
		}
	}
	return successors(all, said, heirs)
}

// LevelSuccessors finds each former level in the same way. If both ladders have as many
// levels, one of the same rank is proposed.
func (l Ladder) LevelSuccessors(all []Former, said map[string]string) []Successor {
	var heirs []heir
	for _, r := range l.Levels {
		heirs = append(heirs, heir{id: r.ID, name: r.Name, text: r.Summary})
	}
	found := successors(all, said, heirs)
	taken := map[string]bool{}
	for _, s := range found {
		taken[s.New+s.Like] = true
	}
	for i := range found {
		if s := &found[i]; s.New+s.Like == "" && len(all) == len(heirs) && !taken[heirs[i].id] {
			s.Like = heirs[i].id
		}
	}
	return found
}

func successors(all []Former, said map[string]string, heirs []heir) []Successor {
	ids, formerly, names := map[string]bool{}, map[string]string{}, map[string]string{}
	for _, h := range heirs {
		ids[h.id] = true
		names[normal(h.name)] = h.id
		for _, id := range h.formerly {
			formerly[id] = h.id
		}
	}
	likely := newLikeness(heirs)
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
		case names[normal(f.Name)] != "" && normal(f.Name) != "":
			s.New, s.Why = names[normal(f.Name)], "it has the same name"
		default:
			s.Like = likely.mostLike(f)
		}
		found = append(found, s)
	}
	return found
}

// What is compared to find the one that is most like a former one.
const (
	leastLike    = 0.5     // how many of the words of the two are the same at least
	mostCompared = 500_000 // pairs; for the others nothing is proposed
)

// likeness has the words of what a ladder has.
type likeness struct {
	ids      []string
	words    []map[string]bool
	compared int
}

func newLikeness(all []heir) *likeness {
	l := &likeness{}
	for _, h := range all {
		l.ids, l.words = append(l.ids, h.id), append(l.words, wordsOf(h.name+" "+h.text))
	}
	return l
}

// mostLike gives the one whose words are most like those of a former one.
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
