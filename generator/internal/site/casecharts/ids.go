package casecharts

import (
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
)

// ChartID makes the id of a chart, which is a file name and begins ids in the
// SVG: lower-case letters, digits and hyphens, unique in the site.
func (d *Charts) ChartID(kind string, of []string, key string) string {
	id := kind
	for _, part := range of {
		id += "-" + caseindex.IdPart(part)
	}
	if d.Ids[id] || d.Ids[id+NarrowEnd] {
		id += "-" + caseindex.Short(key) // "a-b" of c is not "a" of b-c
	}
	d.Ids[id], d.Ids[id+NarrowEnd] = true, true
	return id
}
