package generator

import (
	"bytes"

	"github.com/casebook-dev/casebook/generator/internal/editor/schema"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// Schema is a JSON Schema of files of a portfolio.
type Schema struct {
	Name  string // what `casebook schema` takes
	Where string // the files that it is for
	Data  []byte
}

// Schemas gives all of them, those of single files first.
func Schemas() []Schema {
	var all []Schema
	for _, f := range schema.All() {
		all = append(all, Schema{Name: f.Name, Where: f.Where, Data: f.Schema.JSON()})
	}
	return all
}

// WriteSchema writes a schema into a file of its own. A file that is there is replaced
// only if it is such a schema.
func WriteSchema(file string, data []byte) error {
	to := target(".", true, Options{})
	to.Ours = func(former []byte) bool { return bytes.Contains(former, []byte(`"$id": "urn:casebook:schema:`)) }
	return publish.One(file, data, to)
}
