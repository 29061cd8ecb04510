package caseindex

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// TestWhatSomebodyIsIsSaidOnce: the relation is not repeated where the name or the
// role ends with it.
func TestWhatSomebodyIsIsSaidOnce(t *testing.T) {
	for _, c := range []struct{ name, role, relation, want string }{
		{"Ana Example", "Engineer", "peer", "Engineer; peer"},
		{"Ana Example", "", "peer", "peer"},
		{"a stakeholder", "", "stakeholder", ""},
		{"a stakeholder", "Head of sales", "stakeholder", "Head of sales"},
		{"Ana Example", "Engineering manager", "manager", "Engineering manager"},
		{"Ana Example", "Manager", "manager", "Manager"},
		{"Peer Gynt", "Engineer", "peer", "Engineer; peer"},
		{"Ana Example", "Buyer", "other", "Buyer"},
		{"Ana Example", "", "", ""},
	} {
		p := casefile.Person{Name: casefile.Text{V: c.name}, Role: casefile.Text{V: c.role}, Relation: casefile.Text{V: c.relation}}
		d := &Index{People: map[string]*casefile.Person{"x": &p}}
		if got := d.Person("x").Line; got != c.want {
			t.Errorf("%q, %q, %q: %q, want %q", c.name, c.role, c.relation, got, c.want)
		}
	}
}
