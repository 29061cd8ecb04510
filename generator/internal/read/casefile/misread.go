package casefile

import "github.com/casebook-dev/casebook/generator/internal/read/source"

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
