package sheet

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

func readObjects(file string, data []byte) ([]Table, diag.List) {
	v, diags := source.ValueOf(file, path.Ext(file), data)
	if len(diags) > 0 {
		return nil, diags
	}
	tables, isList, diags := Objects(file, v)
	diags = append(diags, v.Repeated()...)
	if !isList {
		diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "type-wrong", "expected a list of objects, found %s", v.Name()).
			Hintf("export the list itself, as [{...}, {...}]")
	}
	return tables, diags
}

// Objects makes a table of a list of maps: a column for each key, and for keys of maps
// within them "author.login". A list becomes one cell, its items parted by semicolons.
// A map that holds such a list under "items" or "nodes", as answers of web services do,
// is that list; other lists of maps in it are tables of their own, behind it.
func Objects(file string, v source.Value) (tables []Table, isList bool, diags diag.List) {
	tables = objectTables(file, v)
	if len(tables) == 0 {
		return nil, false, nil
	}
	tables, diags = bounded(tables)
	return tables, true, diags
}

// listsOfObjects are the keys under which web services answer with a list.
var listsOfObjects = []string{"items", "nodes", "data", "results", "values"}

func objectTables(file string, v source.Value) (tables []Table) {
	if v.Kind != source.Mapping {
		if t, is := objectRows(file, v); is {
			tables = []Table{t}
		}
		return tables
	}
	at := slices.IndexFunc(listsOfObjects, func(key string) bool {
		f, ok := v.Get(key)
		return ok && f.Value.Kind == source.Sequence
	})
	if at < 0 {
		return nil
	}
	first, _ := v.Get(listsOfObjects[at])
	t, is := objectRows(file, first.Value)
	if !is {
		return nil
	}
	tables = []Table{t}
	for _, f := range v.Fields {
		if f.Key == first.Key {
			continue
		}
		if t, is := objectRows(file, f.Value); is && len(f.Value.Items) > 0 {
			t.Sheet = f.Key
			tables = append(tables, t)
		} else {
			tables[0].Around += wordsOf(f.Value)
		}
	}
	if len(tables) > 1 {
		tables[0].Sheet = first.Key
	}
	return tables
}

// wordsOf counts the words of a value, and of what is below it.
func wordsOf(v source.Value) int {
	n := len(strings.Fields(v.Text))
	for _, item := range v.Items {
		n += wordsOf(item)
	}
	for _, f := range v.Fields {
		n += wordsOf(f.Value)
	}
	return n
}

func objectRows(file string, v source.Value) (Table, bool) {
	if v.Kind != source.Sequence {
		return Table{}, false
	}
	t := Table{File: file, Keyed: true, Rows: [][]source.Cell{nil}}
	columns := map[string]int{}
	cells := 0
	for _, item := range v.Items {
		if item.Kind != source.Mapping {
			return Table{}, false
		}
		o := object{file: file, columns: columns, header: &t.Rows[0], row: make([]source.Cell, len(t.Rows[0]))}
		o.fill("", item)
		for i := range o.row {
			if !o.row[i].Pos.Given() {
				o.row[i].Pos = item.Pos
			}
		}
		t.Rows = append(t.Rows, o.row)
		if cells += len(o.row); cells > mostCells {
			t.tooLarge = true
		}
		if t.tooLarge || len(t.Rows[0]) > mostColumns {
			break
		}
	}
	return t, true
}

// object is one map on its way into a row.
type object struct {
	file    string
	columns map[string]int
	header  *[]source.Cell
	row     []source.Cell
}

// fill has as many levels as source reads, which bounds them.
func (o *object) fill(prefix string, v source.Value) {
	for _, f := range v.Fields {
		switch name := prefix + f.Key; f.Value.Kind {
		case source.Mapping:
			o.fill(name+".", f.Value)
		case source.Null: // the column is there, and says that there is nothing
			o.set(name, f.Pos, "", f.Value.Pos)
		case source.Scalar:
			o.set(name, f.Pos, f.Value.Text, f.Value.Pos)
		case source.Sequence:
			var items []string
			for _, item := range f.Value.Items {
				items = append(items, itemText(item))
			}
			o.set(name, f.Pos, strings.Join(items, "; "), f.Value.Pos)
		}
	}
}

func (o *object) set(name string, at diag.Pos, text string, pos diag.Pos) {
	column, known := o.columns[name]
	if !known {
		if len(*o.header) > mostColumns {
			return // one too many is enough for bounded to refuse the table
		}
		column = len(*o.header)
		o.columns[name] = column
		*o.header = append(*o.header, source.Cell{Text: name, Pos: at})
	}
	for len(o.row) <= column {
		o.row = append(o.row, source.Cell{})
	}
	o.row[column] = source.Cell{Text: text, Pos: pos}
}

// itemText is an item of a list in words: itself, or the name that a map has.
func itemText(v source.Value) string {
	if v.Kind == source.Scalar {
		return v.Text
	}
	for _, key := range []string{"name", "title", "login", "username", "id"} {
		if f, ok := v.Get(key); ok && f.Value.Kind == source.Scalar {
			return f.Value.Text
		}
	}
	return v.Name()
}
