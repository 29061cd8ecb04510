package sheet

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var ruleLine = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)

// Markdown gives the tables of a Markdown text.
func Markdown(file, text string) []Table { return markdownTables(file, text) }

// markdownTables gives the tables of a Markdown text. A heading above a table is its
// name.
func markdownTables(file, text string) []Table {
	var tables []Table
	heading, asides := "", asideReader{file: file}
	lines := strings.Split(text, "\n")
	fenced := false
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~"):
			fenced = !fenced
		case fenced:
			asides.add(i+1, line+" ")
		case strings.HasPrefix(line, "#"):
			heading = strings.TrimSpace(strings.Trim(line, "#"))
			asides.end(false)
			asides.add(i+1, heading)
			asides.end(true)
		case strings.Contains(line, "|") && i+1 < len(lines) && strings.Contains(lines[i+1], "-") && strings.Contains(lines[i+1], "|") && ruleLine.MatchString(lines[i+1]):
			asides.end(false)
			t := Table{File: file, Sheet: heading, Rows: [][]source.Cell{markdownRow(file, i+1, lines[i])}}
			for i += 2; i < len(lines) && strings.Contains(lines[i], "|"); i++ {
				t.Rows = append(t.Rows, markdownRow(file, i+1, lines[i]))
			}
			tables = append(tables, t)
			i-- // the line behind the table
		default:
			asides.markdown(i+1, line)
		}
	}
	asides.end(false)
	return beside(tables, asides.all)
}

// markdownRow parts a line at its bars, save for those behind a backslash and in code.
func markdownRow(file string, n int, line string) []source.Cell {
	var row []source.Cell
	from, code := 0, false
	cut := func(to int) {
		text := line[from:to]
		lead := len(text) - len(strings.TrimLeft(text, " \t"))
		text = strings.ReplaceAll(strings.TrimSpace(text), `\|`, "|")
		row = append(row, source.Cell{Text: text, Pos: diag.Pos{File: file, Line: n, Col: from + lead + 1}})
		from = to + 1
	}
	for i := range len(line) {
		switch {
		case line[i] == '`':
			code = !code
		case line[i] == '|' && !code && (i == 0 || line[i-1] != '\\'):
			cut(i)
		}
	}
	if strings.TrimSpace(line[min(from, len(line)):]) != "" {
		cut(len(line))
	}
	if len(row) > 0 && row[0].Text == "" && strings.HasPrefix(strings.TrimSpace(line), "|") {
		row = row[1:]
	}
	return row
}
