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
			s.Like = mostLike(f, new)
		}
		found = append(found, s)
	}
	return found
}

// leastLike is how many of the words of two competencies are the same at least.
const leastLike = 0.5

// mostLike gives the competency whose words are most like those of a former one.
func mostLike(f Former, all []*Competency) string {
	best, id := leastLike, ""
	for _, c := range all {
		text := c.Name
		for _, e := range c.Expectations {
			text += " " + e.Text
		}
		if like := likeness(f.Name+" "+f.Text, text); like > best {
			best, id = like, c.ID
		}
	}
	return id
}

// likeness is the share of the words of two texts that both have.
func likeness(a, b string) float64 {
	one, two := wordsOf(a), wordsOf(b)
	both := 0
	for _, w := range one {
		if slices.Contains(two, w) {
			both++
		}
	}
	if all := len(one) + len(two) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

func wordsOf(text string) []string {
	var all []string
	for word := range strings.FieldsSeq(text) {
		if word = normal(word); len(word) > 3 && !slices.Contains(all, word) {
			all = append(all, word)
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
