package audience

import (
	"fmt"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/direction"
)

// Turned tells of the controls of direction that Settled takes out, once for each text,
// where the first of them was written. The case knows which fields are Markdown, where
// references of characters count.
func Turned(tree source.Tree, c casefile.Case) diag.List {
	t := turned{sheets: tree.Sheets(), markdown: sync.OnceValue(func() places { return proseAt(c) })}
	t.value("", tree.Config.Value)
	for _, d := range tree.Data {
		t.value("", d.Value)
	}
	for _, d := range tree.Docs {
		t.value("", d.Fields)
		t.text(direction.LooseInMarkdown(d.Body.Text, d.Body.InCode), func() source.Body { return d.Body })
	}
	for _, table := range tree.Tables {
		for i, row := range table.Rows {
			for j, cell := range row {
				key := ""
				if i > 0 && j < len(table.Rows[0]) {
					key = table.Rows[0][j].Text
				}
				t.field(mark{key, cell.Text, cell.Pos, len(cell.Text), true})
			}
		}
	}
	return t.diags
}

type turned struct {
	sheets   source.Sheets
	markdown func() places
	diags    diag.List
}

func (t *turned) value(key string, v source.Value) {
	t.field(mark{key: key, text: v.Text, at: v.Pos})
	for _, item := range v.Items {
		t.value(key, item)
	}
	for _, f := range v.Fields {
		t.field(mark{text: f.Key, at: f.Pos})
		t.value(f.Key, f.Value)
	}
}

func (t *turned) field(k mark) {
	loose := direction.Loose(k.text)
	if strings.Contains(k.text, "&#") && t.markdown().holds(k) {
		loose = direction.LooseInMarkdown(k.text, source.Body{Text: k.text}.InCode)
	}
	t.text(loose, func() source.Body { return t.sheets.Body(source.At[string]{V: k.text, Pos: k.at}) })
}

func (t *turned) text(loose []direction.Control, body func() source.Body) {
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
