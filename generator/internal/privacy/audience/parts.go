package audience

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Reading is a text as some audiences read it who may not read all of its parts.
type Reading struct {
	Audiences []config.Audience // widest first
	Body      source.Body
	Closed    []diag.Pos // where the parts begin that it lacks
	Open      diag.Pos   // of a comment that does not end, and is none for the author
}

// Readings gives the texts that others than the author read of a text that is open to
// the widest of them, each once, save what the author reads. Most texts have no parts,
// and no such reading.
func Readings(body source.Body, widest config.Audience) []Reading {
	if !strings.Contains(body.Text, "{{") || !strings.Contains(body.Text, "only") {
		return nil
	}
	var all []Reading
	known := map[string]int{only(body, config.Self).Text: -1} // -> in all
	for a := max(widest, config.Public); a < config.Self; a++ {
		r := read(body, a)
		i, ok := known[r.Body.Text]
		if !ok {
			i = len(all)
			known[r.Body.Text] = i
			all = append(all, r)
		}
		if i >= 0 {
			all[i].Audiences = append(all[i].Audiences, a)
		}
	}
	return all
}
