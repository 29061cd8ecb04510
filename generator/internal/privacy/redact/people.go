package redact

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// people shows by their alias those whose name the audience may not read. A role
// ("Head of the customer desk") is as good as a name.
func (r *redactor) people(c *casefile.Case, was []casefile.Person, a config.Audience) {
	c.People = slices.Clone(c.People)
	for i := range c.People {
		p := &c.People[i]
		if r.hidden[was[i].ID] {
			p.Name.V, p.Alias.V, p.Exact = r.shown[was[i].ID], r.shown[was[i].ID], casefile.Bool{}
		}
		if !a.MayRead(p.Named) && was[i].Name.V != r.author {
			p.Also, p.Role, p.Organisation = nil, casefile.Text{}, casefile.Text{}
		}
		// What is left of two names may be one: nobody else becomes the author.
		if author := c.Config.Person.Name; p.Name.V == author && author != "" && was[i].Name.V != r.author {
			p.Name.V = fmt.Sprintf("%s %d", p.Name.V, i+1)
		}
	}
}

// order puts the lists that are ordered by id in the order of their new ids.
func order(c *casefile.Case) {
	sortIDs(&c.People, func(p *casefile.Person) string { return p.ID })
	c.SortEntries()
	sortIDs(&c.Series, func(s *casefile.Series) string { return s.ID })
	sortIDs(&c.Charts, func(x *casefile.Chart) string { return x.ID })
	sortIDs(&c.Files, func(f *source.File) string { return f.Path })
}

func sortIDs[E any](list *[]E, id func(*E) string) {
	byID := func(a, b E) int { return cmp.Compare(id(&a), id(&b)) }
	if !slices.IsSortedFunc(*list, byID) {
		*list = slices.Clone(*list)
		slices.SortStableFunc(*list, byID)
	}
}
