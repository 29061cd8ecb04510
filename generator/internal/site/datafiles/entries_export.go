package datafiles

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// EntriesFile is what export json writes: the entries of one collection, or of all, as
// they are in case.json.
type EntriesFile struct {
	Version  int    `json:"version"`  // version of this form; it is 1
	Audience string `json:"audience"` // `public`, `committee`, `mentor` or `self`
	Day      string `json:"day"`      // day of judgement
	CaseEntries
}

// ReadCase reads a case.json back.
func ReadCase(data []byte) (CaseFile, error) {
	var f CaseFile
	if err := json.Unmarshal(data, &f); err != nil {
		return f, fmt.Errorf("read case.json: %w", err)
	}
	return f, nil
}

// EntriesJSON gives the entries of a collection, "" for those of all.
func (f CaseFile) EntriesJSON(collection string) []byte {
	made := EntriesFile{Version: 1, Audience: f.Audience, Day: f.Day, CaseEntries: f.CaseEntries}
	if collection != "" {
		made.CaseEntries = CaseEntries{}
		list(&made.CaseEntries, collection).Set(list(&f.CaseEntries, collection))
	}
	return append(wording.Encode(made), '\n')
}

// EntriesCSV gives a collection as a table: a row per entry, a column per field of the
// format that case.json has, in the order of the manual. Exports without an entry have
// the line of names alone. The separator stands between cells.
func (f CaseFile) EntriesCSV(collection format.Shape, separator rune) []byte {
	entries := list(&f.CaseEntries, collection.Name)
	columns := columnsOf(collection, entries.Type().Elem())
	rows := [][]string{append([]string{"id"}, columns...)}
	for i := range entries.Len() {
		entry := entries.Index(i)
		_, id, _ := strings.Cut(entry.FieldByName("Key").String(), "/")
		row := []string{inert(id)}
		for _, name := range columns {
			row = append(row, inert(cell(byKey(entry, name).Interface())))
		}
		rows = append(rows, row)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = separator
	if err := w.WriteAll(rows); err != nil {
		panic(fmt.Sprintf("bug: a table in memory cannot be written: %v", err))
	}
	return out.Bytes()
}

// list gives the entries of a collection, which is named as its folder is.
func list(all *CaseEntries, collection string) reflect.Value {
	found := byKey(reflect.ValueOf(all).Elem(), collection)
	if !found.IsValid() {
		panic(fmt.Sprintf("bug: case.json has no collection %q", collection))
	}
	return found
}

// columnsOf names the fields of the format that entries of a collection have in
// case.json: what every entry has, then what those of the collection have, then the text.
func columnsOf(collection format.Shape, entry reflect.Type) []string {
	var names []string
	for _, shape := range []format.Shape{format.Entry, collection} {
		for _, field := range shape.Fields {
			if byKey(reflect.Zero(entry), field.Key).IsValid() {
				names = append(names, field.Key)
			}
		}
	}
	return append(names, "body")
}

// byKey gives the part of a value that JSON has under a key of the format.
func byKey(of reflect.Value, key string) reflect.Value {
	key = strings.ReplaceAll(key, "-", "_")
	for _, field := range reflect.VisibleFields(of.Type()) {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name == key {
			return of.FieldByIndex(field.Index)
		}
	}
	return reflect.Value{}
}

// cell gives a value as one text. What is a list is separated by semicolons.
func cell(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case bool:
		return strconv.FormatBool(v)
	case int:
		return nonZero(float64(v))
	case float64:
		return nonZero(v)
	case *float64:
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	case []string:
		return strings.Join(v, "; ")
	case []CaseClaim:
		return joined(v, func(c CaseClaim) string { return strings.TrimSuffix(c.ID+":"+c.Level, ":") })
	case []CaseLink:
		return joined(v, func(l CaseLink) string { return l.URL })
	case []CaseImpact:
		return joined(v, CaseImpact.line)
	case []CaseStep:
		return joined(v, func(s CaseStep) string { return s.Text })
	}
	panic(fmt.Sprintf("bug: a cell of the type %T", value))
}

func joined[T any](all []T, text func(T) string) string {
	var texts []string
	for _, one := range all {
		texts = append(texts, text(one))
	}
	return strings.Join(texts, "; ")
}

// nonZero gives a number that is absent where it is 0.
func nonZero(v float64) string {
	if v == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// line gives an impact in words: "Failed deployments: 9 → 2".
func (i CaseImpact) line() string {
	switch {
	case i.From != "" && i.To != "":
		return i.Label + ": " + i.From + " → " + i.To
	case i.From+i.To+i.Change == "":
		return i.Label
	}
	return i.Label + ": " + cmp.Or(i.Change, i.To, i.From)
}

// inert puts an apostrophe before a text that a spreadsheet program would run as a
// formula, and before one that begins as such a text is written: an import takes one
// apostrophe off. A number may have a sign.
func inert(text string) string {
	if !source.RunsAsFormula(strings.TrimLeft(text, "'")) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}
