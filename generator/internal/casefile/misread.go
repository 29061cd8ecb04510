package casefile

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// misread takes out the texts whose front matter is not recognised as such, and
// gives their paths.
func (d *decoder) misread() []string {
	var gone []string
	var docs []source.Doc
	known := fieldNames()
	for _, doc := range d.tree.Docs {
		if doc.Misread(known, &d.diags) {
			gone = append(gone, doc.Path)
		} else {
			docs = append(docs, doc)
		}
	}
	d.tree.Docs = docs
	return gone
}

// fieldNames gives the names of the fields that entries and pages may have: those
// that reading an empty one asks for.
func fieldNames() map[string]bool {
	known := map[string]bool{}
	d := &decoder{taken: map[string]diag.Pos{}, meant: map[[2]string]bool{}}
	for _, c := range Collections() {
		f := source.Value{Kind: source.Mapping}.Open("field-unknown", &d.diags)
		d.typed(written{collection: c, id: "x"}, f)
		for _, key := range f.Asked() {
			known[key] = true
		}
	}
	return known
}
