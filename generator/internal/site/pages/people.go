package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

func (s *skill) name() string {
	if s.Name.V != "" {
		return s.Name.V
	}
	return s.ID
}

// person tells who somebody is; the case holds an alias where the audience may
// not read the name. People whom the case does not hold are nobody;
// without people.yaml an id is a name.
func (d *composer) person(id string) *Person {
	p, ok := d.people[id]
	switch {
	case id == "self" && d.c.Config.Person.Name != "":
		return &Person{Name: d.c.Config.Person.Name}
	case id == "" || id == "self" || !ok && len(d.people) > 0:
		return nil
	case !ok:
		return &Person{Name: id}
	}
	view := Person{Name: p.Name.V, Role: p.Role.V, Organisation: p.Organisation.V, Relation: word(p.Relation)}
	about := view.Role
	if view.Organisation != "" {
		about = strings.TrimPrefix(about+", "+view.Organisation, ", ")
	}
	relation := strings.ToLower(p.Relation.V)
	for _, said := range []string{view.Name, view.Role} { // "a manager, manager", "Engineering manager; manager"
		if s := strings.ToLower(said); s == relation || strings.HasSuffix(s, " "+relation) {
			relation = ""
		}
	}
	if relation == "other" { // it says nothing of anybody
		relation = ""
	}
	view.Line = clauses(about, relation)
	return &view
}

// name gives a person's name; "" for nobody.
func (d *composer) name(id string) string {
	if p := d.person(id); p != nil {
		return p.Name
	}
	return ""
}

// author tells whether an id stands for the author of the case.
func (d *composer) author(id string) bool {
	p, ok := d.people[id]
	return id == "self" || ok && p.Name.V != "" && p.Name.V == d.c.Config.Person.Name
}

// persons tells who others are; the author is not one of them.
func (d *composer) persons(refs []casefile.Ref) []Person {
	var all []Person
	for _, id := range distinct(refs) {
		if p := d.person(id); p != nil && !d.author(id) {
			all = append(all, *p)
		}
	}
	return all
}

func (d *composer) names(refs []casefile.Ref) []string {
	var all []string
	for _, p := range d.persons(refs) {
		all = append(all, p.Name)
	}
	return all
}
