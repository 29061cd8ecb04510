package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// saidIn are the fields of feedback that have what was said.
var saidIn = []string{bodyField, "behaviour", "impact", "alternative", "recognition", "summary"}

// mute tells which fields take the words of a table of feedback, if none of its columns has them.
func (r *rowReader) mute() {
	if r.shape.Name != "feedback" || r.text || slices.ContainsFunc(r.fills, func(f fill) bool { return slices.Contains(saidIn, f.field) }) {
		return
	}
	filled := r.filled()
	for i, row := range r.header {
		if cells := columnOf(r.rows, i); filled[i] == nil && len(cells) > 0 && !most(cells, isNumber) && !most(cells, isDate) && longest(cells) > 20 {
			r.account.remark(fmt.Sprintf("no column has the name of a field for what was said; say which is which, as in --map recognition=%q: the fields are %s", row, strings.Join(saidIn, ", ")))
			return
		}
	}
}

// longest gives the length of the longest text of some cells, in bytes.
func longest(cells []source.Cell) (most int) {
	for _, c := range cells {
		most = max(most, len(c.Text))
	}
	return most
}

// apart gives records of one file that have one title and one date a key each, where what they say
// differs. One that has a key of its own since a former import keeps it; of the others, the first
// has the key of its title and date.
func (e *entries) apart(list []prepared) {
	first := map[string]string{} // what the first one says, by its file and its key
	for i := range list {
		p := &list[i]
		if p.key == "" || p.of.Key != "" || p.of.note != nil {
			continue
		}
		says, at := p.draft.says(), p.of.From+"\x00"+p.key
		sum := sha256.Sum256([]byte(p.key + "\x00" + says))
		whole := hex.EncodeToString(sum[:6])
		switch was, met := first[at]; {
		case e.Existing.Keys[whole] != "":
			p.key = whole
		case !met:
			first[at] = says
		case was != says:
			p.key = whole
		}
	}
}

// says gives all that an entry would have.
func (d *draft) says() string {
	all := d.title + "\x00" + d.body
	for _, key := range slices.Sorted(maps.Keys(d.values)) {
		all += fmt.Sprintf("\x00%s\x00%s", key, d.values[key])
	}
	return all
}
