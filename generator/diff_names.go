package generator

import (
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/changes"
	secrets "github.com/casebook-dev/casebook/generator/internal/privacy/secret"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// renumbered gives a state of the former case with the ids of the later one. Where an id
// tells a name, an audience reads another one, "person-3", which is counted in each state
// anew: the same id would be of two people.
func renumbered(s changes.State, before, now reading, a config.Audience) changes.State {
	to := map[string]string{} // "people/person-3" -> its id in the later state
	is := map[string]string{} // author's key -> id in the later state
	for _, x := range now.shown(a) {
		is[x.Own()] = x.ID
	}
	for _, x := range before.shown(a) {
		id, known := is[x.Own()]
		hidden := x.Own() != x.Kind+"/"+x.ID
		switch {
		case known && id != x.ID:
			to[x.Kind+"/"+x.ID] = id
		case !known && hidden: // nobody of the later state
			to[x.Kind+"/"+x.ID] = "former-" + x.ID
		}
	}
	if len(to) == 0 {
		return s
	}
	s.Case = withIDs(s.Case, to)
	s.Judged = assess.Of(s.Case, before.day)
	return s
}

// shown lists what an audience reads, with the keys of the author.
func (r reading) shown(a config.Audience) []changes.Shown {
	_, paths := r.byAudience.of(a)
	whole := r.state(config.Self)
	whole.Case = r.whole
	all := changes.Of(whole, r.state(a), paths.Real)
	for i := range all {
		s := &all[i]
		s.Title, s.Says, s.Words = secrets.Masked(s.Title), secrets.Masked(s.Says), secrets.Masked(s.Words)
	}
	return all
}

// withIDs gives a case in which some ids are others, wherever they are named.
func withIDs(c casefile.Case, to map[string]string) casefile.Case {
	leaf := func(v reflect.Value, as texts.What) (reflect.Value, bool, bool) {
		switch v.Type() {
		case texts.BodyType, texts.ValueType, texts.PointsType, reflect.TypeFor[diag.Pos]():
			return v, false, true
		}
		if v.Kind() != reflect.String {
			return v, false, false
		}
		id, other := to[string(as)+"/"+v.String()]
		if !other {
			return v, false, true
		}
		made := reflect.New(v.Type()).Elem()
		made.SetString(id)
		return made, true, true
	}
	rewriter := texts.Rewriter{Leaf: leaf, Fields: texts.WithStrings()}
	if v, changed := rewriter.Value(reflect.ValueOf(&c).Elem(), texts.Plain); changed {
		c = v.Interface().(casefile.Case)
	}
	c.Keep(func(casefile.Item) bool { return true }) // so that the lists are its own
	for _, e := range c.Entries() {
		if id, other := to[e.Key()]; other {
			e.ID = id
		}
	}
	c.SortEntries()
	slices.SortStableFunc(c.People, func(x, y casefile.Person) int { return strings.Compare(x.ID, y.ID) })
	slices.SortStableFunc(c.Series, func(x, y casefile.Series) int { return strings.Compare(x.ID, y.ID) })
	return c
}
