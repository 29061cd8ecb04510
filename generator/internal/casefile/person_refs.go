package casefile

import "iter"

// PersonRefs gives every reference to a person from an entry.
func (c *Case) PersonRefs() iter.Seq[Ref] {
	return func(yield func(Ref) bool) {
		each := func(refs ...Ref) bool {
			for _, r := range refs {
				if !yield(r) {
					return false
				}
			}
			return true
		}
		for _, e := range c.Evidence {
			if !each(e.Witnesses...) {
				return
			}
		}
		for _, s := range c.CaseStudies {
			if !each(s.Witnesses...) {
				return
			}
		}
		for _, f := range c.Feedback {
			if !each(f.From...) {
				return
			}
		}
		for _, in := range c.CheckIns {
			if !each(in.With...) {
				return
			}
			for _, s := range in.Steps {
				if !each(s.Who) {
					return
				}
			}
		}
		for _, a := range c.Asks {
			if !each(a.Of) {
				return
			}
		}
	}
}
