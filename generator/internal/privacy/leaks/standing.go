package leaks

import (
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Standing is something held back that stands in a text that the audience may
// read, at its place there.
type Standing struct {
	Leak
	At diag.Pos
}

// Standing looks for what was held back in the texts of a case as it is seen:
// what redaction left in them will stand in a build too. It is ordered by place.
func (h Withheld) Standing(seen casefile.Case) []Standing {
	pieces := texts.Every(seen)
	files := make(map[string][]byte, len(pieces))
	for i, p := range pieces {
		files[strconv.Itoa(i)] = []byte(p.Text)
	}
	var all []Standing
	for _, l := range h.Search(files) {
		i, _ := strconv.Atoi(l.Path)
		text, from := pieces[i].Text, 0
		for range l.Line - 1 {
			from += strings.IndexByte(text[from:], '\n') + 1
		}
		all = append(all, Standing{l, pieces[i].At(from)})
	}
	slices.SortStableFunc(all, func(a, b Standing) int { return a.At.Compare(b.At) })
	return all
}
