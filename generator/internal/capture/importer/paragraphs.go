package importer

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// OnlyText is why pictures, footnotes and the like of a document are left out.
const OnlyText = "only the text is read"

// fromDocument finds the entries of a document of a word processor or a browser as those of a
// list in Markdown. Places count its paragraphs. Is tells whether it has a list: of one
// without, the tables are read, if it has any.
func fromDocument(file string, text richtext.Text, shape format.Shape, account *Account) (found []Found, is bool) {
	if text.Tables() && !text.Lists() {
		return nil, false
	}
	r := listReader{file: file, shape: shape, account: account}
	sections := []section{{}}
	for i, p := range text.Paragraphs {
		now, line := &sections[len(sections)-1], i+1
		words := p.Text
		var last *block
		if n := len(now.blocks); n > 0 {
			last = &now.blocks[n-1]
		}
		switch follows := last != nil && last.line+len(last.lines) == line; {
		case p.Heading > 0:
			sections = append(sections, section{line: line, level: min(p.Heading, 6), heading: words})
		case p.Row != nil:
			words = "| " + strings.ReplaceAll(strings.Join(p.Row, "\x00"), "|", `\|`) + " |"
			words = strings.ReplaceAll(words, "\x00", " | ")
			if !follows || !strings.HasPrefix(last.lines[0], "|") {
				now.blocks = append(now.blocks, block{line: line})
				r.tables = append(r.tables, sheet.Table{File: file, Sheet: now.heading})
				last = &now.blocks[len(now.blocks)-1]
			}
			last.lines = append(last.lines, words)
			var row []source.Cell
			for at, cell := range p.Row {
				row = append(row, source.Cell{Text: cell, Pos: diag.Pos{File: file, Line: line, Col: at + 1}})
			}
			t := &r.tables[len(r.tables)-1]
			t.Rows = append(t.Rows, row)
		case p.List > 1 && follows && last.bullet:
			words = "- " + words
			last.lines = append(last.lines, words)
		default:
			now.blocks = append(now.blocks, block{line, p.List > 0, []string{words}})
		}
		r.lines = append(r.lines, words)
	}
	found, listed := r.read(sections, text.Kind)
	if listed {
		account.remark("the numbers behind the name of the file count its paragraphs and the rows of its tables")
	}
	account.Read = orElse(account.Read, text.Kind)
	for _, what := range text.Left {
		found = append(found, Found{At: file, What: what, Because: OnlyText})
	}
	return found, listed || len(found) > 0 && !text.Tables()
}
