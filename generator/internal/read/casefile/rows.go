package casefile

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

func (d *decoder) people() {
	for _, v := range d.rows(format.Person.Name) {
		f := v.Open("field-unknown", &d.diags)
		var p Person
		d.fill(reflect.ValueOf(&p).Elem(), &format.Person, f, "")
		f.Close()
		if !d.claim(format.Person.Name, p.ID, p.Pos) {
			continue
		}
		if p.ID == "self" {
			d.diags.Errorf(p.Pos, "id-bad", "%q is the author's own id", p.ID).Hintf("use another id for a person")
			continue
		}
		if !p.Name.Given() {
			d.diags.Errorf(p.Pos, "title-missing", "the person %q has no name", p.ID).Hintf("add name:")
			p.Name.V = p.ID
		}
		d.c.People = append(d.c.People, p)
	}
}

func (d *decoder) assessments() {
	for _, v := range d.rows(format.Assessment.Name) {
		f := v.Open("field-unknown", &d.diags)
		var a Assessment
		d.fill(reflect.ValueOf(&a).Elem(), &format.Assessment, f, "")
		f.Close()
		for _, need := range format.Assessment.Fields {
			if need.Needed && !f.Has(need.Key) {
				d.diags.Errorf(v.Pos, "value-bad", "an assessment has no %s", need.Key).Hintf("an assessment needs date, by, competency and level")
			}
		}
		d.c.Assessments = append(d.c.Assessments, a)
	}
}
