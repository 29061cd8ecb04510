package pages

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"
)

// chartID makes the id of a chart, which is a file name and begins ids in the
// SVG: lower-case letters, digits and hyphens, unique in the site.
func (d *composer) chartID(kind string, of []string, key string) string {
	id := kind
	for _, part := range of {
		id += "-" + idPart(part)
	}
	if d.chartIDs[id] || d.chartIDs[id+narrowEnd] {
		id += "-" + short(key) // "a-b" of c is not "a" of b-c
	}
	d.chartIDs[id], d.chartIDs[id+narrowEnd] = true, true
	return id
}

var idPartForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// idPart gives an id of the case as part of a chart's id. What had to be
// changed for it gets a number that tells it from its like.
func idPart(id string) string {
	if idPartForm.MatchString(id) && len(id) <= 60 {
		return id
	}
	plain := hyphens.ReplaceAllString(strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, id), "-")
	plain = strings.Trim(plain[:min(len(plain), 60)], "-")
	return strings.TrimPrefix(plain+"-"+short(id), "-")
}

func short(text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return fmt.Sprintf("%08x", h.Sum32())
}
