package casefile

import (
	"path"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// headers looks at the tables that have a header and no row, of which nothing is read:
// what stands there may be a row without a header. Each is read with a row of empty
// cells and an id, for its fields alone.
func (d *decoder) headers() {
	for _, t := range d.tree.Tables {
		if path.Dir(t.Path) != "content" || t.Broken || len(t.Rows) != 1 || source.Filled(t.Rows[0]) == 0 {
			continue
		}
		header := t.Rows[0]
		names := append(slices.Clone(header), source.Cell{Text: "id"}) // without one, no entry is read
		empty := make([]source.Cell, len(names))
		named := 0
		for i, cell := range names {
			empty[i].Pos = cell.Pos
			if cell.Text == "id" {
				empty[i].Text = "any"
			}
			if cell.Text != "" && i < len(header) {
				named++
			}
		}
		_, found := From(source.Tree{Tables: []source.Table{{Path: t.Path, Rows: [][]source.Cell{names, empty}}}}, d.c.Config)
		var unknown diag.List
		for _, f := range found {
			if f.Check == "field-unknown" && f.Pos.File == t.Path {
				unknown = append(unknown, f)
			}
		}
		if len(unknown) > 1 && len(unknown) >= named {
			d.diags.Errorf(header[0].Pos, "field-unknown", "the file has one line, and %q is not the name of a field", header[0].Text).
				Hintf("write a header line above it: the names of the fields, separated like the values")
			continue
		}
		d.diags = append(d.diags, unknown...)
	}
}
