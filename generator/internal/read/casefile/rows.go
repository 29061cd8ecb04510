package casefile

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// row reads a row of a file that is a list, as its shape says.
func row[T any](d *decoder, v source.Value, shape *format.Shape) (read T, f *source.Fields) {
	f = v.Open("field-unknown", &d.diags)
	d.fill(reflect.ValueOf(&read).Elem(), shape, f, "")
	f.Close()
	return read, f
}

// mostNames is how many names of people are read: each is looked for in all texts, in many
// spellings.
const mostNames = 10_000

func (d *decoder) people() {
	names := 0
	for _, v := range d.rows(format.Person.Name) {
		p, _ := row[Person](d, v, &format.Person)
		if !d.claim(format.Person.Name, p.ID, p.Pos) {
			continue
		}
		if p.ID == "self" {
			d.diags.Errorf(p.Pos, "id-bad", "the id %q means the author", p.ID).Hintf("use another id for a person")
			continue
		}
		if !p.Name.Given() {
			d.diags.Errorf(p.Pos, "title-missing", "the person %q has no name", p.ID).Hintf("add name:")
			p.Name.V = p.ID
		}
		if names += 1 + len(p.Also); names > mostNames {
			d.diags.Errorf(p.Pos, "text-unbounded", "more than %d names of people", mostNames).Hintf("keep the people whom the case names")
			return
		}
		d.c.People = append(d.c.People, p)
	}
}

func (d *decoder) assessments() {
	for _, v := range d.rows(format.Assessment.Name) {
		a, f := row[Assessment](d, v, &format.Assessment)
		for _, need := range format.Assessment.Fields {
			if need.Needed && !f.Has(need.Key) {
				d.diags.Errorf(v.Pos, "value-bad", "an assessment has no %s", need.Key).Hintf("an assessment needs date, by, competency and level")
			}
		}
		d.c.Assessments = append(d.c.Assessments, a)
	}
	slices.SortStableFunc(d.c.Assessments, func(a, b Assessment) int {
		return cmp.Or(cmp.Compare(a.Date.V.Last, b.Date.V.Last), cmp.Compare(a.Date.V.First, b.Date.V.First))
	})
}
