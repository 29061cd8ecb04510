package generator

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/judge/changes"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	secrets "github.com/casebook-dev/casebook/generator/internal/privacy/secret"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// readableSince tells for each audience but the author what it may read now and could
// not before, and the reverse.
func readableSince(before, now reading, to map[string]string) []Readable {
	all := []Readable{}
	for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
		was, is := before.open(a), now.open(a)
		was.rename(to)
		r := Readable{a.String(), openedSince(was, is), openedSince(is, was)}
		now.inWordsFor(a, r.Opened)
		before.inWordsFor(a, r.Closed)
		if len(r.Opened)+len(r.Closed) > 0 {
			all = append(all, r)
		}
	}
	return all
}

// inWordsFor gives titles and texts as an audience reads them, with the author's ids.
func (r reading) inWordsFor(a config.Audience, all []Openness) {
	if len(all) == 0 {
		return
	}
	read := map[string]changes.Shown{}
	for _, s := range r.shown(a) {
		read[s.Own()] = s
	}
	for i, o := range all {
		s := read[o.Kind+"/"+o.ID]
		all[i].Title, all[i].Says, all[i].Confided = cmp.Or(s.Title, o.Title), s.Words, secrets.Masked(s.Confided())
	}
	aliased(all, r.whole.People, a)
}

// aliased says of people whose names an audience may not read what stands in their place.
func aliased(all []Openness, people []casefile.Person, a config.Audience) {
	for i, o := range all {
		if at := casefile.Find(people, o.ID); o.Kind == "people" && at >= 0 && !a.MayRead(people[at].Named) {
			all[i].Title = fmt.Sprintf("%s, as %q", people[at].Name.V, redact.StandsFor(people[at]))
		}
	}
}

// renamedKeys leads from the keys of things to those that they have now.
func renamedKeys(all []changes.Thing) map[string]string {
	to := map[string]string{}
	for _, t := range all {
		if t.WasID != "" {
			to[t.Kind+"/"+t.WasID] = t.Kind + "/" + t.ID
		}
	}
	return to
}

// openness is what an audience may read, and what there is.
type openness struct {
	shown []changes.Shown
	keys  []string        // of shown, as they are now
	whole map[string]bool // keys of all that there is, as they are now
}

func (o *openness) rename(to map[string]string) {
	for i, key := range o.keys {
		o.keys[i] = cmp.Or(to[key], key)
	}
	for was, is := range to {
		o.whole[is] = o.whole[is] || o.whole[was]
	}
}

func (r reading) open(a config.Audience) openness {
	own := audience.Filter(r.whole, config.Self)
	o := openness{whole: map[string]bool{}}
	all := changes.State{Case: own, Judged: assess.Of(own, r.day)}
	same := func(at diag.Pos) diag.Pos { return at }
	for _, s := range changes.Of(all, all, same) {
		o.whole[s.Own()] = true
	}
	seen := audience.Filter(r.whole, a) // with the author's ids
	o.shown = slices.DeleteFunc(changes.Of(all, changes.State{Case: seen, Judged: assess.Of(seen, r.day)}, same), func(s changes.Shown) bool { return s.Kind == "settings" })
	for _, s := range o.shown {
		o.keys = append(o.keys, s.Own())
	}
	return o
}

// openedSince lists what is in the second and not in the first.
func openedSince(was, is openness) []Openness {
	list := []Openness{}
	before := map[string]changes.Shown{}
	for at, key := range slices.Backward(was.keys) { // of two with a key the first counts
		before[key] = was.shown[at]
	}
	for at, s := range is.shown {
		o := Openness{Kind: s.Kind, ID: s.ID, Title: s.Title, Fields: []string{}, New: !was.whole[is.keys[at]]}
		old, known := before[is.keys[at]]
		if !known {
			list = append(list, o)
			continue
		}
		for _, name := range slices.Concat(old.Withheld, old.Partly) {
			if !slices.Contains(s.Withheld, name) && !slices.Contains(s.Partly, name) {
				o.Fields = append(o.Fields, name)
			}
		}
		if len(o.Fields) > 0 {
			list = append(list, o)
		}
	}
	return list
}
