package generator

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/themes"
)

// telling says what an audience may be told of several states of a case: nothing that
// the later ones withhold, and of what the former one withheld only what the first of the
// later ones shows.
type telling struct {
	a      config.Audience
	former *reading // nil = there is none
	later  []reading
	held   []leaks.Withheld
}

func (t *telling) withheld() []leaks.Withheld {
	if t.held != nil || t.a == config.Self { // the author may be told everything
		return t.held
	}
	theme, _ := themes.Open(themes.Names()[0]) // it is there
	for _, r := range t.later {
		gone := t.goneFrom(r)
		if len(gone) == 0 {
			t.held = append(t.held, r.byAudience.withheld(t.a)())
			continue
		}
		seen, _ := r.byAudience.of(t.a)
		t.held = append(t.held, leaks.WithheldFrom(r.whole, seen, t.a, theme, slices.Concat(programTexts(), gone)...))
	}
	if t.former == nil {
		return t.held
	}
	seen, _ := t.former.byAudience.of(t.a)
	said := slices.Clone(programTexts())
	shown, _ := t.later[0].byAudience.of(t.a)
	for _, piece := range texts.Every(shown) {
		said = append(said, piece.Text)
	}
	t.held = append(t.held, leaks.WithheldFrom(t.stillClosed(), seen, t.a, theme, said...))
	return t.held
}

// goneFrom gives the ids of entries that another state shows, and a later one does not
// have: one of another collection may have such an id there, and be closed.
func (t *telling) goneFrom(later reading) (ids []string) {
	kept := map[string]bool{}
	for _, e := range later.whole.Entries() {
		kept[e.Key()] = true
	}
	states := slices.Clone(t.later)
	if t.former != nil {
		states = append(states, *t.former)
	}
	for _, r := range states {
		seen, _ := r.byAudience.of(t.a)
		for _, e := range seen.Entries() {
			if !kept[e.Key()] {
				ids = append(ids, e.ID)
			}
		}
	}
	return ids
}

// stillClosed gives the former case without what the later one shows: its texts are those
// of the later one, or are not told.
func (t *telling) stillClosed() casefile.Case {
	c, now := t.former.whole, t.later[0].whole
	seen := audience.Filter(now, t.a)
	open := map[string]bool{}
	for _, e := range seen.Entries() {
		open[e.Key()] = true
	}
	c.Keep(func(e casefile.Item) bool { return !open[e.Common().Key()] })
	c.Series = leaving(c.Series, func(s casefile.Series) bool { return casefile.Find(seen.Series, s.ID) >= 0 })
	c.Charts = leaving(c.Charts, func(h casefile.Chart) bool { return casefile.Find(seen.Charts, h.ID) >= 0 })
	c.People = leaving(c.People, func(p casefile.Person) bool {
		i := casefile.Find(now.People, p.ID)
		return i >= 0 && t.a.MayRead(now.People[i].Named)
	})
	c.Config.Redact = leaving(c.Config.Redact, func(r config.Redaction) bool {
		return !slices.ContainsFunc(now.Config.Redact, func(n config.Redaction) bool { return n.Term == r.Term && n.Pattern == r.Pattern })
	})
	c.Sections = leaving(c.Sections, func(p casefile.Page) bool {
		return slices.ContainsFunc(seen.Sections, func(q casefile.Page) bool { return p.ID == q.ID })
	})
	if seen.Home != nil {
		c.Home = nil
	}
	if seen.Agreement != nil {
		c.Agreement = nil
	}
	if seen.Framework.Given() {
		c.Framework = casefile.Framework{}
	}
	return c
}

func leaving[E any](list []E, goes func(E) bool) []E {
	return slices.DeleteFunc(slices.Clone(list), goes)
}

// mayOfFormer tells whether a sentence of the former judgement may be told: it holds nothing
// of what is held back, and names no level, competency or rule that the audience does not
// read in each later framework.
func (t *telling) mayOfFormer(sentence string) bool {
	return t.namesWhatIsThere(sentence) && !slices.ContainsFunc(t.withheld(), func(h leaks.Withheld) bool {
		return len(h.Search(map[string][]byte{"sentence.txt": []byte(sentence)})) > 0
	})
}

// namesWhatIsThere looks for the names of a former framework. Each sentence of its judgement
// tells of a framework.
func (t *telling) namesWhatIsThere(sentence string) bool {
	if t.a == config.Self || t.former == nil {
		return true
	}
	was, _ := t.former.byAudience.of(t.a)
	sentence = strings.ToLower(sentence)
	for _, r := range t.later {
		is, _ := r.byAudience.of(t.a)
		if !is.Framework.Given() {
			return false
		}
		there := namesOf(is.Framework)
		for name := range namesOf(was.Framework) {
			if !there[name] && strings.Contains(sentence, name) {
				return false
			}
		}
	}
	return true
}

// namesOf gives what levels, areas, competencies and rules are called, in small letters.
func namesOf(f casefile.Framework) map[string]bool {
	names := map[string]bool{}
	add := func(all ...string) {
		for _, name := range all {
			if name != "" {
				names[strings.ToLower(name)] = true
			}
		}
	}
	add(f.Name.V)
	for _, l := range f.Levels {
		add(l.ID, l.Name.V)
	}
	for _, a := range f.Areas {
		add(a.ID, a.Name.V)
		for _, c := range a.Competencies {
			add(c.ID, c.Name.V)
		}
	}
	for _, g := range f.Gates {
		for _, r := range g.Rules {
			add(r.ID, r.Name.V)
		}
	}
	return names
}

// formerState is the former state, without the name of a level that is not there any more.
func (t *telling) formerState(s Snapshot, of casefile.Case) DiffState {
	d := t.former.diffState(s, of)
	if !t.namesWhatIsThere(d.Level) {
		d.Level = ""
	}
	return d
}

// leaks reports what of a printed value the audience may not read.
func (t *telling) leaks(printed any) (list diag.List) {
	data, err := json.Marshal(printed)
	if err != nil {
		panic("bug: " + err.Error())
	}
	for _, h := range t.withheld() {
		for _, l := range h.Search(map[string][]byte{"output.json": data}) {
			list.Errorf(l.From, "leak-found", "the audience %q may not read the %s %q, and it would be in the output", t.a, l.What, l.Text).
				Hintf("remove it from what is open, or open it to this audience with audience: or named:")
		}
	}
	list.Sort()
	return list
}
