package pages

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// cite finds which entries point at which, by a field or by a shortcode. The
// citing ones stand in the order of the collections, each once.
func (d *composer) cite() {
	evidence := casefile.EvidenceFolder
	for i := range d.c.CaseStudies {
		s := &d.c.CaseStudies[i]
		d.cites(&s.Entry, evidence, s.Evidence...)
	}
	for i := range d.c.Experiments {
		x := &d.c.Experiments[i]
		d.cites(&x.Entry, casefile.FeedbackFolder, x.Feedback...)
	}
	for i := range d.c.Feedback {
		f := &d.c.Feedback[i]
		if !d.summarised(f) {
			d.cites(&f.Entry, evidence, f.Evidence...)
			d.cites(&f.Entry, evidence, f.Change.Evidence)
		}
	}
	for i := range d.c.Questions {
		q := &d.c.Questions[i]
		d.cites(&q.Entry, evidence, q.Evidence...)
	}
	for _, e := range d.c.Entries() {
		if !strings.Contains(e.Body.Text, "{{") {
			continue
		}
		for _, s := range e.Body.Shortcodes() {
			if id, ok := s.Arg("id", 0); ok && s.Name == "evidence" {
				d.cites(e, evidence, casefile.Ref{V: id.Value})
			}
		}
	}
	for key, list := range d.cited {
		d.cited[key] = eachOnce(list)
	}
}

// cites notes that an entry points at others.
func (d *composer) cites(from *casefile.Entry, to casefile.Collection, refs ...casefile.Ref) {
	for _, r := range refs {
		key := string(to) + "/" + r.V
		if d.entries[key] != nil && key != from.Key() {
			d.cited[key] = append(d.cited[key], d.entries[from.Key()])
		}
	}
}

// eachOnce puts entries in the order of the collections and then of ids.
func eachOnce(list []*entry) []*entry {
	slices.SortFunc(list, func(a, b *entry) int {
		rank := func(e *entry) int { return slices.Index(casefile.Collections(), e.Collection) }
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.ID, b.ID))
	})
	return slices.Compact(list)
}
