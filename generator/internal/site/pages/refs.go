package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// link gives the link to an entry by its key; ok is false where the case does
// not hold it.
func (d *composer) link(key string) (Link, bool) {
	e, ok := d.entries[key]
	if !ok {
		return Link{}, false
	}
	return Link{Title: e.Title.V, URL: d.at(e.Path()), Number: e.number}, true
}

// ref gives the link that a reference in an entry stands for, or nil.
func (d *composer) ref(to casefile.Collection, r casefile.Ref) *Link {
	if l, ok := d.link(string(to) + "/" + r.V); ok {
		return &l
	}
	return nil
}

// links gives the links of keys; those that the case does not hold are left out.
func (d *composer) links(keys []string) []Link {
	var all []Link
	for _, key := range keys {
		if l, ok := d.link(key); ok {
			all = append(all, l)
		}
	}
	return all
}

// mixed gives links that say what they lead to.
func (d *composer) mixed(keys []string) []Link {
	var all []Link
	for _, key := range keys {
		if l, ok := d.link(key); ok {
			kind := one(d.entries[key].Collection)
			l.Kind = &kind
			all = append(all, l)
		}
	}
	return all
}

// first gives the links of the first keys, and how many were left.
func (d *composer) first(n int, keys []string) (links []Link, more int) {
	links = d.links(keys[:min(n, len(keys))])
	return links, max(0, len(keys)-n)
}

// keysOf gives the keys of references into a collection.
func keysOf(to casefile.Collection, refs []casefile.Ref) []string {
	keys := make([]string, len(refs))
	for i, r := range refs {
		keys[i] = string(to) + "/" + r.V
	}
	return keys
}

// groups sorts entries under the titles of their collections.
func (d *composer) groups(list []*entry) []Group {
	var all []Group
	for _, e := range list {
		if n := len(all); n == 0 || all[n-1].ID != string(e.Collection) {
			all = append(all, Group{ID: string(e.Collection), Title: many(e.Collection)})
		}
		g := &all[len(all)-1]
		l, _ := d.link(e.Key())
		g.Links = append(g.Links, l)
	}
	return all
}

// one names an entry of a collection: "case study".
func one(c casefile.Collection) Word {
	of, _ := format.Collection(string(c))
	return Word{ID: string(c), Word: of.One}
}

// many is the title of a collection: "Case studies".
func many(c casefile.Collection) string {
	if c == casefile.CheckInsFolder {
		return "Check-ins"
	}
	return capital(strings.ReplaceAll(string(c), "-", " "))
}

// skillLink points at a competency; without a framework that knows it, it is text.
func (d *composer) skillLink(id string) Link {
	s, ok := d.skill[id]
	if !ok {
		return Link{Title: id}
	}
	return Link{Title: s.name(), URL: d.at("/skills/" + id + "/")}
}

// claims gives the competencies that are named, with the level where one is.
func (d *composer) claims(list []casefile.Claim) []Link {
	var all []Link
	for _, claim := range list {
		l := d.skillLink(claim.Competency.V)
		l.Note = d.level(claim.Level.V)
		all = append(all, l)
	}
	return all
}

// level names a level of the framework.
func (d *composer) level(id string) string {
	if rank, ok := d.ranks[id]; ok {
		if name := d.c.Framework.Levels[rank].Name.V; name != "" {
			return name
		}
	}
	return id
}

// distinct gives the ids of references, each once, in their order.
func distinct(refs []casefile.Ref) []string {
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

func verdictWord(v assess.Verdict) Word { return Word{ID: string(v), Word: v.Word()} }

func importanceWord(i casefile.Importance) Word { return wordOf(i.String()) }
