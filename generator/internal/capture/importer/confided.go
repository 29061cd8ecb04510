package importer

import (
	"cmp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/privacy/confided"
)

// noteConfided notes a new entry whose words ask not to be shared. It is for the author alone, as
// all that is imported, until somebody opens many at once.
func (e *entries) noteConfided(f Found, record *Record) {
	said := cmp.Or(confided.In(f.What), confided.In(f.Body))
	for _, g := range f.Given {
		for _, c := range g.Cells {
			said = cmp.Or(said, confided.In(c.Text))
		}
	}
	if said == "" {
		return
	}
	record.Remarks = append(record.Remarks, "it reads as if it were not to be shared: \""+said+"\"")
	e.confided = append(e.confided, record.File)
}

// listed gives places on one line, the first ones of many.
func listed(places []string) string {
	more := ""
	if len(places) > mostPlaces {
		more = ", …"
	}
	return strings.Join(places[:min(len(places), mostPlaces)], ", ") + more
}
