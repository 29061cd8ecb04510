package importer

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// paragraph is a piece of a document that is no Markdown: of Word, or of a page.
type paragraph struct {
	heading int      // its level; 0 = it is none
	bullet  int      // how deep it is in a list, from 1; 0 = it is in none
	cells   []string // where it is a row of a table
	text    string   // in Markdown
}

// fromParagraphs finds the entries of a document as those of a list in Markdown. Places
// count its paragraphs.
func fromParagraphs(file string, all []paragraph, as string, shape format.Shape, account *Account) (found []Found, listed bool) {
	r := listReader{file: file, shape: shape, account: account}
	sections := []section{{}}
	for i, p := range all {
		now, line := &sections[len(sections)-1], i+1
		text := p.text
		var last *block
		if n := len(now.blocks); n > 0 {
			last = &now.blocks[n-1]
		}
		switch follows := last != nil && last.line+len(last.lines) == line; {
		case p.heading > 0:
			sections = append(sections, section{line: line, level: min(p.heading, 6), heading: text})
		case p.cells != nil:
			text = "| " + strings.Join(p.cells, " | ") + " |"
			if !follows || !strings.HasPrefix(last.lines[0], "|") {
				now.blocks = append(now.blocks, block{line: line})
				r.tables = append(r.tables, sheet.Table{File: file, Sheet: now.heading})
				last = &now.blocks[len(now.blocks)-1]
			}
			last.lines = append(last.lines, text)
			var row []source.Cell
			for at, cell := range p.cells {
				row = append(row, source.Cell{Text: cell, Pos: diag.Pos{File: file, Line: line, Col: at + 1}})
			}
			t := &r.tables[len(r.tables)-1]
			t.Rows = append(t.Rows, row)
		case p.bullet > 1 && follows && last.bullet:
			text = "- " + text
			last.lines = append(last.lines, text)
		default:
			now.blocks = append(now.blocks, block{line, p.bullet > 0, []string{text}})
		}
		r.lines = append(r.lines, text)
	}
	if found, listed = r.read(sections, as); listed {
		account.remark("the numbers behind the name of the file count its paragraphs and the rows of its tables")
	}
	return found, listed
}
