package audience

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// Standing is something held back that stands in a text that the audience may
// read, at its place there.
type Standing struct {
	Leak
	At diag.Pos
}

// Hidden tells whether names or terms are hidden from an audience. Nothing else
// that is held back is looked for where it stands in an open text.
func Hidden(c casefile.Case, a config.Audience) bool {
	return slices.ContainsFunc(c.People, func(p casefile.Person) bool { return !a.MayRead(p.Named) }) ||
		slices.ContainsFunc(c.Config.Redact, func(x config.Redaction) bool { return !a.MayRead(cmp.Or(x.From, config.Self)) })
}

// Standing looks for what was held back in the texts of a case as it is seen:
// what redaction left in them will stand in a build too. It is ordered by place.
func (h Held) Standing(seen casefile.Case) []Standing {
	pieces := texts(seen)
	files := make(map[string][]byte, len(pieces))
	for i, p := range pieces {
		files[strconv.Itoa(i)] = []byte(p.text)
	}
	var all []Standing
	for _, l := range h.Search(files) {
		i, _ := strconv.Atoi(l.Path)
		text, from := pieces[i].text, 0
		for range l.Line - 1 {
			from += strings.IndexByte(text[from:], '\n') + 1
		}
		all = append(all, Standing{l, pieces[i].at(from)})
	}
	slices.SortStableFunc(all, func(a, b Standing) int { return a.At.Compare(b.At) })
	return all
}
