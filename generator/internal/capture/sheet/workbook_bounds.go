package sheet

import (
	"bytes"
	"encoding/xml"

	"github.com/xuri/excelize/v2"
)

// mostInCell bounds the text of a cell. Spreadsheet programs store at most 32,767
// characters in one.
const mostInCell = 4 * 32_767

// holdsTooMuch tells whether a part of a workbook is too large to be loaded. It reads the
// parts as a stream, since excelize makes a cell of each place up to the last one of a
// row, and a text of its own of each cell that refers to a shared one.
func holdsTooMuch(book *excelize.File) (too bool) {
	book.Pkg.Range(func(_, part any) bool {
		data, _ := part.([]byte)
		too = partHoldsTooMuch(book, data)
		return !too
	})
	return too
}

// partHoldsTooMuch reads a part up to where it is no XML: excelize reads no further.
func partHoldsTooMuch(book *excelize.File, data []byte) bool {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = book.CharsetReader
	var cells, width, words int
	inText := false
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return cells+width > mostCells
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "row":
				cells, width = cells+width, 0
			case "c":
				width = max(width+1, columnOf(token))
				words, inText = 0, true
			case "si":
				words, inText = 0, true
			}
		case xml.EndElement:
			if token.Name.Local == "c" || token.Name.Local == "si" {
				inText = false
			}
		case xml.CharData:
			if inText {
				words += len(token)
			}
		}
		if width > mostColumns || cells > mostCells || words > mostInCell {
			return true
		}
	}
}

// columnOf gives the column that a cell names, 0 where it names none.
func columnOf(cell xml.StartElement) int {
	for _, a := range cell.Attr {
		if a.Name.Local == "r" {
			if column, _, err := excelize.CellNameToCoordinates(a.Value); err == nil {
				return column
			}
		}
	}
	return 0
}
