package audience

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/direction"
)

// Turned tells of the controls of direction that Settled takes out, once for each text,
// where the first of them was written.
func Turned(tree source.Tree) diag.List {
	t := turned{sheets: tree.Sheets()}
	t.value(tree.Config.Value)
	for _, d := range tree.Data {
		t.value(d.Value)
	}
	for _, d := range tree.Docs {
		t.value(d.Fields)
		t.text(d.Body.Text, func() source.Body { return d.Body })
	}
	for _, table := range tree.Tables {
		for _, row := range table.Rows {
			for _, cell := range row {
				t.field(cell.Text, cell.Pos)
			}
		}
	}
	return t.diags
}

type turned struct {
	sheets source.Sheets
	diags  diag.List
}

func (t *turned) value(v source.Value) {
	t.field(v.Text, v.Pos)
	for _, item := range v.Items {
		t.value(item)
	}
	for _, f := range v.Fields {
		t.field(f.Key, f.Pos)
		t.value(f.Value)
	}
}

func (t *turned) field(text string, at diag.Pos) {
	t.text(text, func() source.Body { return t.sheets.Body(source.At[string]{V: text, Pos: at}) })
}

func (t *turned) text(text string, body func() source.Body) {
	loose := direction.Loose(text)
	if len(loose) == 0 {
		return
	}
	first := loose[0]
	what, more, hint := "turns the words behind it, and is not closed", "", "delete it, or close it with U+2069 (U+202C for U+202A and U+202B) in the same paragraph"
	if first.Overrides() {
		what, hint = "turns letters themselves round", "delete it; to set words of another direction, U+2068 before them and U+2069 behind are enough"
	}
	if n := len(loose) - 1; n > 0 {
		more = fmt.Sprintf(", and %d more of this text", n)
	}
	t.diags.Warnf(body().Pos(first.Start), "direction-unclosed", "the invisible character %U %s; what is made leaves it out%s", first.Char, what, more).Hintf("%s", hint)
}
