package extract

import (
	"bytes"
	"encoding/json"
)

// A file of more names of fields than mostNames, or more levels than mostLevels, is no
// transcript: the rest is not gathered.
const (
	mostNames  = 1000
	mostLevels = 100
)

// jsonColumns gives the texts of JSON below the name of the field that each stands in, as
// transcripts have a word in each object of a list; and the same with nothing between
// them, since those of parts of words have their spaces themselves. It reads as far as
// the first mistake.
func jsonColumns(data []byte) []Text {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	if len(data) == 0 || data[0] != '{' && data[0] != '[' {
		return nil
	}
	var columns [][]byte
	names := map[string]int{} // the column of each
	type level struct {
		object bool
		name   string // of the field, or of that which holds the list
		named  bool   // and its value comes
	}
	levels := []level{{}}
	read := json.NewDecoder(bytes.NewReader(data))
	read.UseNumber()
	for len(levels) < mostLevels {
		token, err := read.Token()
		if err != nil {
			break
		}
		now := &levels[len(levels)-1]
		text, isText := token.(string)
		if now.object && !now.named && isText {
			now.name, now.named = text, true
			continue
		}
		now.named = false
		switch token {
		case json.Delim('{'), json.Delim('['):
			levels = append(levels, level{object: token == json.Delim('{'), name: now.name})
		case json.Delim('}'), json.Delim(']'):
			levels = levels[:len(levels)-1]
		}
		if !isText {
			continue
		}
		column, known := names[now.name]
		if !known && len(names) == mostNames {
			continue
		}
		if !known {
			column = len(columns)
			names[now.name], columns = column, append(columns, nil)
		}
		columns[column] = append(append(columns[column], text...), 0)
	}
	whole := append(bytes.Join(columns, []byte("\n")), '\n')
	return []Text{
		{"texts of JSON", bytes.ReplaceAll(whole, []byte{0}, []byte("\n"))},
		{"texts of JSON/text", bytes.ReplaceAll(whole, []byte{0}, nil)},
	}
}
