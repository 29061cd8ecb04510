package generator

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Named is a sort of things that have ids.
type Named string

// The sorts that a new entry may refer to.
const (
	NamedCompetencies Named = "competencies"
	NamedPeople       Named = "people"
	NamedSeries       Named = "series"
)

// IDs gives the ids that a portfolio has of one sort, for completion in a shell: none
// where it cannot be read. It reads as little as it can.
func IDs(opt Options, what Named) []string {
	var all []string
	if what == NamedSeries {
		found, _ := fs.Glob(opt.Portfolio, "content/metrics/*.[ct]sv")
		for _, file := range found {
			all = append(all, strings.TrimSuffix(path.Base(file), path.Ext(file)))
		}
		return all
	}
	excerpt, err := excerptFor(opt, "people", nil)
	if err != nil {
		return nil
	}
	r, err := excerpt.read(opt)
	if err != nil {
		return nil
	}
	if what == NamedPeople {
		for _, p := range r.whole.People {
			all = append(all, p.ID)
		}
		return all
	}
	for _, area := range r.whole.Framework.Areas {
		for _, c := range area.Competencies {
			all = append(all, c.ID)
		}
	}
	slices.Sort(all)
	return all
}
