package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// fill says what a field is filled from: columns of which the first that holds something
// counts, a template, or one value for all rows.
type fill struct {
	field    string
	columns  []int
	every    bool    // all columns count: they have one name, and the field is a list
	template []piece // texts and columns in turn
	constant string
}

// piece is a part of a template: a column, or a text where the column is -1.
type piece struct {
	column int
	text   string
}

// column finds a column by its name, its number, or the part of its name before a dot.
func (r *rowReader) column(name, of string) []int {
	var at []int
	for _, same := range []func(h string) bool{
		func(h string) bool { return h == name },
		func(h string) bool { return normal(h) == normal(name) && normal(name) != "" },
		func(h string) bool {
			first, _, dotted := strings.Cut(h, ".")
			return dotted && strings.EqualFold(first, name) && isNameOf(h)
		},
	} {
		for i, h := range r.header {
			if same(h) {
				at = append(at, i)
			}
		}
		if len(at) > 0 {
			return at
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= max(len(r.header), mostWide(r.rows)) {
		return []int{n - 1}
	}
	d := r.diags.Errorf(r.file, "reference-dangling", "%s: the table has no column %q", of, name)
	if near, ok := diag.DidYouMean(name, r.header); ok {
		d.Hintf("did you mean %q?", near)
	} else {
		d.Hintf("the columns are %s; a number names a column, too", strings.Join(namesOf(headerCells(r.header)), ", "))
	}
	if field, maps := strings.CutPrefix(of, "--map "); maps {
		d.Hintf("%s; one text for all entries is given with --set %s=%q", d.Hint, field, name)
	}
	return nil
}

// isNameOf tells whether a dotted column holds what a map is called by.
func isNameOf(header string) bool {
	_, last, _ := strings.Cut(header, ".")
	return slices.Contains([]string{"login", "username", "name", "title", "key", "displayName"}, last)
}

func headerCells(names []string) []source.Cell {
	cells := make([]source.Cell, len(names))
	for i := range names {
		cells[i].Text = names[i]
	}
	return cells
}

// mapped says what each field is filled from: what the author said, else columns whose
// names say it.
func (r *rowReader) mapped() {
	if len(r.diags) > 0 {
		return
	}
	taken := map[string]bool{bodyField: r.text}
	for _, p := range r.opt.Set {
		if r.mayFill("--set", p.Key) {
			r.fills = append(r.fills, fill{field: p.Key, constant: p.Value})
			taken[p.Key] = true
		}
	}
	for _, p := range r.opt.Map {
		if !r.mayFill("--map", p.Key) {
			continue
		}
		taken[p.Key] = true
		if template := r.template(p.Value, "--map "+p.Key); template != nil {
			r.fills = append(r.fills, fill{field: p.Key, template: template})
			continue
		}
		r.fills = append(r.fills, r.named(p.Key, r.column(p.Value, "--map "+p.Key), "--map "+p.Key))
	}
	for _, w := range r.wants {
		if f := r.guessed(w, taken); len(f.columns) > 0 {
			r.fills = append(r.fills, f)
			taken[w.field] = true
		}
	}
	said := r.shape.Name == "feedback" && slices.ContainsFunc(saidIn, func(field string) bool { return taken[field] })
	if !taken["title"] && !said && !r.shape.Dated && len(r.diags) == 0 {
		hint := "name one: --map title=COLUMN, or make a title of several: --map \"title={kind} {number}\""
		if r.shape.Name == "feedback" {
			hint += "; --set title=TITLE gives all rows one; the words that were said are --map body=COLUMN"
		}
		r.diags.Errorf(r.file, "value-bad", "no column is called a title; the columns are %s", strings.Join(namesOf(headerCells(r.header)), ", ")).Hintf("%s", hint)
	}
	r.pulls = r.pullColumns()
}

var inBraces = regexp.MustCompile(`\{([^{}]+)\}`)

// template parts a text at the columns in it, nil where there are none.
func (r *rowReader) template(text, of string) []piece {
	var pieces []piece
	from := 0
	for _, m := range inBraces.FindAllStringSubmatchIndex(text, -1) {
		if columns := r.column(text[m[2]:m[3]], of); len(columns) > 0 {
			pieces = append(pieces, piece{-1, text[from:m[0]]}, piece{column: columns[0]})
		}
		from = m[1]
	}
	if from == 0 {
		return nil
	}
	return append(pieces, piece{-1, text[from:]})
}

func (r *rowReader) mayFill(flag, key string) bool {
	if key == bodyField || key == idField {
		return true
	}
	f, ok := fieldOf(r.shape, key)
	switch {
	case ok && key == "audience":
		r.diags.Errorf(diag.Pos{File: flag}, "value-bad", "the audience of an imported entry is self").Hintf("open the entries that others may read one by one, in their files")
	case ok && !fillable(f):
		d := r.diags.Errorf(diag.Pos{File: flag}, "value-bad", "the field %q cannot be filled by an import", key)
		if parts := partsOf(r.shape, f); len(parts) > 0 {
			d.Hintf("name a part of it: %s", strings.Join(parts, ", "))
		} else {
			d.Hintf("fill it in the files of the entries")
		}
	case !ok:
		d := r.diags.Errorf(diag.Pos{File: flag}, "field-unknown", "unknown field %q of %s", key, r.shape.Name)
		if near, is := diag.DidYouMean(key, keysOfShape(r.shape)); is {
			d.Hintf("did you mean %q?", near)
		} else {
			d.Hintf("fields are %s", strings.Join(keysOfShape(r.shape), ", "))
		}
	}
	return ok && fillable(f) && key != "audience"
}

func keysOfShape(shape format.Shape) []string {
	keys := []string{bodyField, idField}
	for _, list := range [][]format.Field{format.Entry.Fields, shape.Fields} {
		for _, f := range list {
			if fillable(f) {
				keys = append(keys, f.Key)
			}
			keys = append(keys, partsOf(shape, f)...)
		}
	}
	return keys
}

// named fills a field from the columns of one name. Several are asked about, unless the
// field is a list.
func (r *rowReader) named(field string, columns []int, of string) fill {
	f := fill{field: field, columns: columns}
	if len(columns) < 2 {
		return f
	}
	if d, _ := fieldOf(r.shape, field); d.List {
		f.every = true
		return f
	}
	var numbers []string
	for _, c := range columns {
		numbers = append(numbers, strconv.Itoa(c+1))
	}
	r.diags.Errorf(r.file, "value-bad", "%s: columns %s are both called %q", orElse(of, field), strings.Join(numbers, " and "), r.header[columns[0]]).
		Hintf("name one by its number: --map %s=%s", field, numbers[0])
	return f
}

// cells gives what a row has for a field.
func (f fill) cells(row []source.Cell) []source.Cell {
	switch {
	case f.constant != "":
		return []source.Cell{{Text: f.constant, Pos: diag.Pos{File: "--set " + f.field}}}
	case f.template != nil:
		var text strings.Builder
		empty := true
		for _, p := range f.template {
			value := textIn(row, p.column)
			empty = empty && value == ""
			text.WriteString(p.text + value)
		}
		if empty {
			return nil
		}
		return []source.Cell{{Text: strings.TrimSpace(text.String()), Pos: row[0].Pos}}
	}
	var all []source.Cell
	for _, c := range f.columns {
		if textIn(row, c) != "" {
			if all = append(all, row[c]); !f.every {
				break
			}
		}
	}
	return all
}
