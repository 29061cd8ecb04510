package check

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// name is something that a reference can mean.
type name struct {
	id    string
	spelt string // as an author may write it in error: a person's full name, a level's name
	pos   diag.Pos
}

// kind is a set of names: all that one sort of reference can mean.
type kind struct {
	word string // for messages: "evidence"
	home string // where such a thing is written
	has  func(id string) bool
	all  func() []name
}

// part is the part of the case that holds such things, as Case.Unread names it.
func (k kind) part() string {
	if strings.HasPrefix(k.home, "config.yaml") {
		return "config"
	}
	switch base := path.Base(k.home); k.word {
	case "competency", "level", "rule":
		return "framework"
	default:
		return strings.TrimSuffix(base, path.Ext(base))
	}
}

// names gives the kinds of one case.
type names struct{ c *casefile.Case }

// of gives what the references of a field can mean; ok is false where a check of its own
// looks at them.
func (n names) of(space format.Space) (k kind, ok bool) {
	switch space {
	case format.Objectives:
		return n.objectives(), true
	case format.Values:
		return n.values(), true
	case format.Windows:
		return n.windows(), true
	case format.Metrics:
		return n.series(), true
	}
	if c, ok := format.Collection(string(space)); ok {
		return n.entries(c), true
	}
	return kind{}, false
}

func (n names) evidence() kind {
	evidence, _ := format.Collection(string(casefile.EvidenceFolder))
	return n.entries(evidence)
}

func (n names) entries(collection format.Shape) kind {
	all := n.c.EntriesOf(casefile.Collection(collection.Name))
	ids := make(map[string]bool, len(all))
	for _, e := range all {
		ids[e.ID] = true
	}
	return kind{
		collection.One, "content/" + collection.Name,
		func(id string) bool { return ids[id] },
		func() []name {
			var names []name
			for _, e := range all {
				names = append(names, name{e.ID, e.Title.V, e.Pos})
			}
			return names
		},
	}
}

func (n names) objectives() kind {
	return named("objective", "objectives", n.c.Config.Objectives)
}

func (n names) values() kind {
	return named("value", "values", n.c.Config.Values)
}

func (n names) people() kind {
	people := n.c.People
	return kind{
		"person", "content/people.yaml",
		func(id string) bool { return casefile.Find(people, id) >= 0 },
		func() []name {
			var all []name
			for _, p := range people {
				all = append(all, name{p.ID, p.Name.V, p.Pos})
				for _, also := range p.Also {
					all = append(all, name{p.ID, also.V, p.Pos})
				}
			}
			return all
		},
	}
}

// peopleAndAuthor are those who may assess: people, and the author under the name self.
func (n names) peopleAndAuthor() kind {
	k := n.people()
	has, all := k.has, k.all
	k.has = func(id string) bool { return id == "self" || has(id) }
	k.all = func() []name {
		return append(all(), name{"self", n.c.Config.Person.Name, n.c.Config.Pos("person.name")})
	}
	return k
}

func (n names) competencies() kind {
	f := n.c.Framework
	return kind{
		"competency", f.Pos.File,
		func(id string) bool { _, ok := f.Competency(id); return ok },
		func() []name {
			var all []name
			for _, c := range f.Competencies() {
				all = append(all, name{c.ID, c.Name.V, c.Pos})
			}
			return all
		},
	}
}

func (n names) levels() kind {
	f := n.c.Framework
	return kind{
		"level", f.Pos.File,
		func(id string) bool { _, _, ok := f.Level(id); return ok },
		func() []name {
			var all []name
			for _, l := range f.Levels {
				all = append(all, name{l.ID, l.Name.V, l.Pos})
			}
			return all
		},
	}
}

func (n names) windows() kind {
	return listed("calendar window", "config.yaml, under calendar", n.c.Config.Calendar,
		func(w config.Window) name { return name{id: w.Name, pos: w.Pos} })
}

// profiles are those of packets: the author's own, and the built-in ones.
func (n names) profiles() kind {
	var all []name
	for _, built := range config.BuiltInProfiles() {
		all = append(all, name{id: built})
	}
	for _, p := range n.c.Config.Packet.Profiles {
		if i := slices.IndexFunc(all, func(known name) bool { return known.id == p.Name }); i >= 0 {
			all[i].pos = p.Pos
		} else {
			all = append(all, name{id: p.Name, pos: p.Pos})
		}
	}
	return listed("profile", "config.yaml, under packet", all, func(n name) name { return n })
}

func (n names) series() kind {
	series := n.c.Series
	return kind{
		"series", "content/metrics",
		func(id string) bool { return casefile.Find(series, id) >= 0 },
		func() []name {
			var all []name
			for _, s := range series {
				all = append(all, name{s.ID, s.Title.V, s.Pos})
			}
			return all
		},
	}
}

const columnWord = "column"

func (n names) columns(s *casefile.Series) kind {
	return listed(columnWord, s.Pos.File, s.Columns,
		func(c casefile.Column) name { return name{c.ID, c.Title.V, s.Pos} })
}

// rules are those that a gate may waive: its own and the tenure.
func (n names) rules(g casefile.Gate) kind {
	k := listed("rule", n.c.Framework.Pos.File, g.Rules,
		func(r casefile.Rule) name { return name{id: r.ID, pos: r.Pos} })
	own := k.has
	k.has = func(id string) bool { return own(id) || id == "tenure" && g.Tenure.Pos.Given() }
	return k
}

func named(word, key string, all []config.Named) kind {
	return listed(word, "config.yaml, under "+key, all,
		func(n config.Named) name { return name{n.ID, n.Name, n.Pos} })
}

func listed[T any](word, home string, all []T, as func(T) name) kind {
	return kind{
		word, home,
		func(id string) bool { return slices.ContainsFunc(all, func(t T) bool { return as(t).id == id }) },
		func() []name {
			var names []name
			for _, t := range all {
				names = append(names, as(t))
			}
			return names
		},
	}
}

// resolve reports a reference that means nothing. Where a known name is close,
// the hint gives it and the related place shows it. It gives the report, if the
// hint leaves open what was meant.
func (p *Pass) resolve(ref casefile.Ref, k kind) (open *diag.Diagnostic) {
	if !ref.Given() || ref.V == "" || k.has(ref.V) || p.Case.MayHold(k.part(), ref.V) {
		return nil
	}
	d := p.Reportf(ref.Pos, "unknown %s %q", k.word, ref.V)
	if k.word == columnWord {
		d.Tells = diag.Pos{File: k.home} // of a series, which may be closed
	}
	if p.compared > mostCompared {
		return d.Hintf("add it to %s", k.home)
	}
	all := k.all()
	p.compared += len(all)
	if n, ok := nearest(ref.V, all); ok {
		d.See(n.pos, "%q is defined here", n.id).Hintf("did you mean %q?", n.id)
		return nil
	}
	if len(all) == 0 || len(all) > 6 {
		return d.Hintf("add it to %s", k.home)
	}
	var words []string
	for _, n := range all {
		if w := quoted(n.id); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return d.Hintf("known in %s: %s", k.home, strings.Join(words, ", "))
}

// mostCompared bounds how many names the words of a case that are not known are held
// against: where a thousand are wrong, the first hundreds have told why.
const mostCompared = 200_000

// nearest finds the name that a word most likely means: one with the same
// spelling but for capitals and hyphens, else a close one.
func nearest(word string, all []name) (name, bool) {
	var ids []string
	wanted := plain(word)
	for _, n := range all {
		if plain(n.id) == wanted || n.spelt != "" && plain(n.spelt) == wanted {
			return n, true
		}
		ids = append(ids, n.id)
	}
	if meant, ok := diag.DidYouMean(word, ids); ok {
		return all[slices.Index(ids, meant)], true
	}
	return name{}, false
}

var wordBreaks = strings.NewReplacer("-", " ", "_", " ", ".", " ")

func plain(word string) string { return strings.ToLower(wordBreaks.Replace(word)) }

// meant finds the word that another most likely means, as long as not too many were
// held against each other.
func (p *Pass) meant(word string, known []string) (string, bool) {
	if p.compared += len(known); p.compared > mostCompared {
		return "", false
	}
	return diag.DidYouMean(word, known)
}
