package document

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostColumns is how many columns a table may have on a page. The text of an A4
// page is about 170 mm wide; at more than nine columns a column has less than
// 19 mm, in which words of usual length break.
const mostColumns = 9

// partTables parts every table that is too wide into several, each with the
// first column again. One whose cells span others stays, because no cut leaves
// it readable, and so does one that holds or lies in another table.
func partTables(root *html.Node) {
	wordsOf := told(root, "data-columns", "")
	if strings.Count(wordsOf, "%d") != 3 {
		wordsOf = "columns %d to %d of %d"
	}
	isTable := isOne(atom.Table)
	for _, table := range chosen(root, isTable) {
		if closest(table.Parent, isTable) == nil && len(chosen(table, isTable)) == 1 {
			partTable(table, wordsOf)
		}
	}
}

func partTable(table *html.Node, wordsOf string) {
	columns := 0
	for n := range elements(table) {
		if _, ok := attr(n, "colspan"); ok {
			return
		}
		if _, ok := attr(n, "rowspan"); ok {
			return
		}
		if n.DataAtom == atom.Tr {
			columns = max(columns, len(cells(n)))
		}
	}
	if columns <= mostColumns {
		return
	}
	whole := clone(table)
	last := table
	// Parts of about the same width, not a full one and a rest.
	parts := (columns - 1 + mostColumns - 2) / (mostColumns - 1)
	each := (columns - 1 + parts - 1) / parts
	for from := 1; from < columns; from += each {
		to := min(from+each, columns)
		part := table
		if from > 1 {
			part = clone(whole)
			dropAgain(part)
			insertAfter(part, last)
			last = part
		}
		keepColumns(part, from, to)
		caption(part, fill(wordsOf, from+1, to, columns))
	}
}

// cells gives the cells of a row.
func cells(row *html.Node) []*html.Node {
	var all []*html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			all = append(all, c)
		}
	}
	return all
}

// keepColumns keeps the first column and those from..to, which count from 0, to
// left out. Widths of columns fit the whole table alone and go.
func keepColumns(table *html.Node, from, to int) {
	for _, n := range chosen(table, isOne(atom.Tr, atom.Colgroup)) {
		if n.DataAtom == atom.Colgroup {
			remove(n)
			continue
		}
		for i, cell := range cells(n) {
			if i > 0 && (i < from || i >= to) {
				remove(cell)
			}
		}
	}
}

// dropAgain takes the ids of what stands in the table a second time: of the
// table, its caption and rows, and all of the first column.
func dropAgain(table *html.Node) {
	for n := range elements(table) {
		cell := closest(n, isOne(atom.Td, atom.Th))
		if cell == nil || cells(cell.Parent)[0] == cell {
			dropAttr(n, "id", "data-at")
		}
	}
}

// caption says which columns a part has, after the caption of the whole.
func caption(table *html.Node, columns string) {
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			part := element(atom.Span, "class", "part-of")
			part.AppendChild(textNode(", " + columns))
			c.AppendChild(part)
			return
		}
	}
	c := element(atom.Caption)
	c.AppendChild(textNode(upperFirst(columns)))
	table.InsertBefore(c, table.FirstChild)
}

func fill(words string, numbers ...int) string {
	for _, n := range numbers {
		words = strings.Replace(words, "%d", strconv.Itoa(n), 1)
	}
	return words
}

func upperFirst(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
