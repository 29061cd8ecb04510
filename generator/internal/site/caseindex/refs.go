package caseindex

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Link gives the link to an entry by its key; ok is false where the case does
// not hold it.
func (d *Index) Link(key string) (views.Link, bool) {
	e, ok := d.Entries[key]
	if !ok {
		return views.Link{}, false
	}
	return views.Link{Title: e.Title.V, URL: d.At(e.Path()), Number: e.Number}, true
}

// Ref gives the link that a reference in an entry stands for, or nil.
func (d *Index) Ref(to casefile.Collection, r casefile.Ref) *views.Link {
	if l, ok := d.Link(string(to) + "/" + r.V); ok {
		return &l
	}
	return nil
}

// Links gives the links of keys; those that the case does not hold are left out.
func (d *Index) Links(keys []string) []views.Link {
	var all []views.Link
	for _, key := range keys {
		if l, ok := d.Link(key); ok {
			all = append(all, l)
		}
	}
	return all
}

// Mixed gives links that say what they lead to.
func (d *Index) Mixed(keys []string) []views.Link {
	var all []views.Link
	for _, key := range keys {
		if l, ok := d.Link(key); ok {
			kind := One(d.Entries[key].Collection)
			l.Kind = &kind
			all = append(all, l)
		}
	}
	return all
}

// First gives the links of the first keys, and how many were left.
func (d *Index) First(n int, keys []string) (links []views.Link, more int) {
	links = d.Links(keys[:min(n, len(keys))])
	return links, max(0, len(keys)-n)
}

// KeysOf gives the keys of references into a collection.
func KeysOf(to casefile.Collection, refs []casefile.Ref) []string {
	keys := make([]string, len(refs))
	for i, r := range refs {
		keys[i] = string(to) + "/" + r.V
	}
	return keys
}

// Groups sorts entries under the titles of their collections.
func (d *Index) Groups(list []*Entry) []views.Group {
	var all []views.Group
	for _, e := range list {
		if n := len(all); n == 0 || all[n-1].ID != string(e.Collection) {
			all = append(all, views.Group{ID: string(e.Collection), Title: Many(e.Collection)})
		}
		g := &all[len(all)-1]
		l, _ := d.Link(e.Key())
		g.Links = append(g.Links, l)
	}
	return all
}

// One names an entry of a collection: "case study".
func One(c casefile.Collection) views.Word {
	of, _ := format.Collection(string(c))
	return views.Word{ID: string(c), Word: of.One}
}

// Many is the title of a collection: "Case studies".
func Many(c casefile.Collection) string {
	if c == casefile.CheckInsFolder {
		return "Check-ins"
	}
	return wording.Capital(strings.ReplaceAll(string(c), "-", " "))
}

// SkillLink points at a competency; without a framework that knows it, it is text.
func (d *Index) SkillLink(id string) views.Link {
	s, ok := d.Skill[id]
	if !ok {
		return views.Link{Title: id}
	}
	return views.Link{Title: s.Heading(), URL: d.At("/skills/" + id + "/")}
}

// Claims gives the competencies that are named, with the level where one is.
func (d *Index) Claims(list []casefile.Claim) []views.Link {
	var all []views.Link
	for _, claim := range list {
		l := d.SkillLink(claim.Competency.V)
		l.Note = d.Level(claim.Level.V)
		all = append(all, l)
	}
	return all
}

// Level names a level of the framework.
func (d *Index) Level(id string) string {
	if rank, ok := d.Ranks[id]; ok {
		if name := d.Case.Framework.Levels[rank].Name.V; name != "" {
			return name
		}
	}
	return id
}

// Distinct gives the ids of references, each once, in their order.
func Distinct(refs []casefile.Ref) []string {
	var ids []string
	met := map[string]bool{}
	for _, r := range refs {
		if !met[r.V] {
			met[r.V] = true
			ids = append(ids, r.V)
		}
	}
	return ids
}

func VerdictWord(v assess.Verdict) views.Word { return views.Word{ID: string(v), Word: v.Word()} }

// ExpectationWord gives the verdict on an expectation. One that may be doubted says why:
// "supported, but one witness only".
func ExpectationWord(x *assess.Expectation) views.Word {
	if len(x.Doubts) > 0 {
		return DoubtWord(x.Doubts[0])
	}
	return VerdictWord(x.Verdict)
}

// RuleWord gives the verdict on a rule in the same way.
func RuleWord(x *assess.Rule) views.Word {
	if len(x.Doubts) > 0 {
		return DoubtWord(x.Doubts[0])
	}
	return VerdictWord(x.Verdict)
}

func DoubtWord(d assess.Doubt) views.Word {
	return views.Word{ID: "doubted", Word: assess.Supported.Word() + ", but " + d.Words()}
}

// ExpectationWords lists what ExpectationWord gives, the best first.
func ExpectationWords() []views.Word {
	all := []views.Word{VerdictWord(assess.Supported)}
	for _, d := range assess.Doubts() {
		all = append(all, DoubtWord(d))
	}
	return append(all, VerdictWord(assess.Some), VerdictWord(assess.None), VerdictWord(assess.Waived))
}

func ImportanceWord(i casefile.Importance) views.Word { return wording.WordOf(i.String()) }

// Named gives the names that config.yaml has for ids.
func Named(refs []casefile.Ref, known []config.Named) []string {
	var names []string
	for _, r := range refs {
		for _, n := range known {
			if n.ID == r.V {
				names = append(names, n.Name)
			}
		}
	}
	return names
}
