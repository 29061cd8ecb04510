package caseindex

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

func (s *Skill) Heading() string {
	if s.Name.V != "" {
		return s.Name.V
	}
	return s.ID
}

// Person tells who somebody is; the case holds an alias where the audience may
// not read the name. People whom the case does not hold are nobody;
// without people.yaml an id is a name.
func (d *Index) Person(id string) *views.Person {
	p, ok := d.People[id]
	switch {
	case id == "self" && d.Case.Config.Person.Name != "":
		return &views.Person{Name: d.Case.Config.Person.Name}
	case id == "" || id == "self" || !ok && len(d.People) > 0:
		return nil
	case !ok:
		return &views.Person{Name: id}
	}
	view := views.Person{Name: p.Name.V, Role: p.Role.V, Organisation: p.Organisation.V, Relation: wording.Word(p.Relation)}
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
	view.Line = wording.Clauses(about, relation)
	return &view
}

// Name gives a person's name; "" for nobody.
func (d *Index) Name(id string) string {
	if p := d.Person(id); p != nil {
		return p.Name
	}
	return ""
}

// Author tells whether an id stands for the author of the case.
func (d *Index) Author(id string) bool {
	p, ok := d.People[id]
	return id == "self" || ok && p.Name.V != "" && p.Name.V == d.Case.Config.Person.Name
}

// Persons tells who others are; the author is not one of them.
func (d *Index) Persons(refs []casefile.Ref) []views.Person {
	var all []views.Person
	for _, id := range Distinct(refs) {
		if p := d.Person(id); p != nil && !d.Author(id) {
			all = append(all, *p)
		}
	}
	return all
}

func (d *Index) Names(refs []casefile.Ref) []string {
	var all []string
	for _, p := range d.Persons(refs) {
		all = append(all, p.Name)
	}
	return all
}
