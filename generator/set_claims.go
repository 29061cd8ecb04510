package generator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// claim is a competency that entries show, at a level; "" is the level held.
type claim struct{ id, level string }

func (c claim) yaml() string {
	if c.level == "" {
		return scaffold.Scalar(c.id)
	}
	return "{id: " + scaffold.Scalar(c.id) + ", level: " + scaffold.Scalar(c.level) + "}"
}

// claims gives the claims that are added, with the ids of the ladder.
func (s Setting) claims(r reading) ([]claim, error) {
	var all []claim
	for _, text := range claimsNamed(knownIn(r.whole), s.Competencies) {
		id, level, _ := strings.Cut(text, ":")
		var competencies, levels []string
		for _, c := range r.whole.Framework.Competencies() {
			competencies = append(competencies, c.ID)
		}
		for _, l := range r.whole.Framework.Levels {
			levels = append(levels, l.ID)
		}
		if err := isAmong("competency", id, competencies); err != nil {
			return nil, err
		}
		if level = cmp.Or(level, r.cfg.Target.Level); level != "" {
			if err := isAmong("level", level, levels); err != nil {
				return nil, err
			}
		}
		all = append(all, claim{id, level})
	}
	return all, nil
}

// isAmong says which id of the ladder may be meant, if one is none of them.
func isAmong(what, id string, all []string) error {
	if slices.Contains(all, id) {
		return nil
	}
	if near, ok := diag.DidYouMean(id, all); ok {
		return fmt.Errorf("unknown %s %q; did you mean %q?", what, id, near)
	}
	if len(all) == 0 {
		return fmt.Errorf("unknown %s %q; the portfolio has no ladder that names one", what, id)
	}
	return fmt.Errorf("unknown %s %q; the ladder has %s", what, id, strings.Join(all, ", "))
}

// claim adds claims to an entry. One that it makes without a level gets the level; one that
// it makes at another level stays as it is.
func (e *fieldEditor) claim(entry writtenEntry, claims []claim) {
	if len(claims) == 0 {
		return
	}
	const key = "competencies" // every entry has it
	var items []string
	has := map[string]int{}
	levels := map[string]string{}
	written, _ := entry.fields.Get(key)
	for _, item := range itemsOf(written.Value) {
		id, level := item.Text, ""
		if item.Kind == source.Mapping {
			id, level = textAt(item, "id"), textAt(item, "level")
		}
		has[id], levels[id] = len(items), level
		items = append(items, flowOf(item))
	}
	changed := false
	for _, c := range claims {
		at, there := has[c.id]
		switch {
		case !there:
			has[c.id], levels[c.id] = len(items), c.level
			items, changed = append(items, c.yaml()), true
		case levels[c.id] == c.level:
		case levels[c.id] != "":
			e.leave(entry, "it names %s at the level %s; change it in %s", c.id, levels[c.id], entry.file)
		case itemsOf(written.Value)[at].Kind == source.Mapping:
			items[at], changed = "{"+"id: "+scaffold.Scalar(c.id)+", level: "+scaffold.Scalar(c.level)+strings.TrimPrefix(items[at], "{id: "+scaffold.Scalar(c.id)), true
		default:
			items[at], changed = c.yaml(), true
		}
	}
	if changed {
		e.set(entry, key, "["+strings.Join(items, ", ")+"]")
	}
}

// itemsOf gives the items of a list, or of one that is written as its item alone.
func itemsOf(v source.Value) []source.Value {
	switch {
	case v.Kind == source.Sequence:
		return v.Items
	case v.Kind == source.Mapping, v.Text != "":
		return []source.Value{v}
	}
	return nil
}

func textAt(v source.Value, key string) string {
	f, _ := v.Get(key)
	return f.Value.Text
}

// agree says in an entry what those who gave it agreed to.
func (e *fieldEditor) agree(entry writtenEntry, consent string) {
	if consent == "" {
		return
	}
	field, ok := entry.shape.Field("consent")
	switch {
	case !ok:
		e.leave(entry, "%s has no field consent", entry.shape.Name)
	case cmp.Or(entry.text("consent"), field.Default) != consent:
		e.set(entry, "consent", consent)
	}
}
