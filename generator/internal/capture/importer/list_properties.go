package importer

import (
	"strings"
)

// frontMatter leaves out the properties of a list, each with its place, and takes them off
// its lines.
func (r *listReader) frontMatter() bool {
	value, end, diags := frontMatterOf(r.file, r.lines)
	switch {
	case end == 0:
		return false
	case len(diags) > 0:
		r.leave(1, strings.Join(r.lines[1:end], "\n"), "its properties cannot be read: "+diags[0].Message)
	}
	for _, p := range propertiesOf(value) {
		r.leave(p.cell.Pos.Line, p.name+": "+p.cell.Text, "it is a property of the list as a whole; --set FIELD=VALUE gives a field the same value in each entry")
	}
	clear(r.lines[:end+1])
	return true
}
