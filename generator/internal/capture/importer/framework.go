package importer

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// FrameworkOptions is what the author says of a framework.
type FrameworkOptions struct {
	Mapping     []byte   // the mapping file for YAML and JSON, nil = none
	MappingFile string   // its name
	Levels      []string // the names of the columns or values that are levels, lowest first; nil = found
	Sheet       string   // which table of the file, "" = the only one

	Columns    map[string]string // of LadderFields -> how its column is called, where it is not found
	Importance map[string]string // what the file writes for it -> must or should
}

// Framework reads a framework from a file of others: a table, a Mahara matrix, a CASE
// document, any YAML or JSON with a mapping, or a framework.yaml of another portfolio.
func Framework(file string, data []byte, opt FrameworkOptions) (Ladder, Account, diag.List) {
	ladder, account, diags := frameworkOf(file, data, opt)
	if len(diags) == 0 && len(ladder.Levels) > mostLevels {
		diags.Errorf(diag.Pos{File: file}, "text-unbounded", "a ladder of more than %d levels", mostLevels).
			Hintf("say what its levels are: --levels \"A, B\", or level: in the mapping file")
	}
	ladder.settle()
	return ladder, account, diags
}

func frameworkOf(file string, data []byte, opt FrameworkOptions) (Ladder, Account, diag.List) {
	account := Account{File: file}
	switch strings.ToLower(path.Ext(file)) {
	case ".matrix":
		return fromObject(file, ".json", data, opt, account)
	case ".json", ".yaml", ".yml", ".toml":
		return fromObject(file, path.Ext(file), data, opt, account)
	}
	tables, diags := sheet.Read(file, data)
	if len(diags) > 0 {
		return Ladder{}, account, diags
	}
	return fromTables(file, tables, opt, account)
}

// fromObject reads a framework from a value, by what it looks like.
func fromObject(file, ending string, data []byte, opt FrameworkOptions, account Account) (Ladder, Account, diag.List) {
	v, diags := source.ValueOf(file, ending, data)
	if len(diags) > 0 {
		return Ladder{}, account, diags
	}
	at := diag.Pos{File: file, Line: 1, Col: 1}
	matrix, isMatrix := v.Get("framework")
	_, isCase := v.Get("CFItems")
	switch {
	case opt.Mapping != nil:
		return fromMapping(v, opt, account)
	case isMatrix && matrix.Value.Kind == source.Mapping:
		return fromMatrix(matrix.Value, account)
	case isCase:
		return fromCASE(v, account)
	}
	if tables, isList, wrong := sheet.Objects(file, v); isList {
		if len(wrong) > 0 {
			return Ladder{}, account, wrong
		}
		return fromTables(file, tables, opt, account)
	}
	if _, ours := v.Get("areas"); ours && ending != ".toml" {
		return fromOwn(file, data, v, account)
	}
	diags.Errorf(at, "type-wrong", "the file is no Mahara matrix, no CASE document and no list of rows; its keys are %s", keysOf(v)).
		Hintf("say where its levels and competencies are in a mapping file: --map mapping.yaml; docs/import-framework.md has one")
	return Ladder{}, account, diags
}

// keysOf lists the keys of a map for a message.
func keysOf(v source.Value) string {
	var keys []string
	for _, f := range v.Fields {
		if keys = append(keys, f.Key); len(keys) == 12 {
			keys = append(keys, "…")
			break
		}
	}
	if len(keys) == 0 {
		return "none"
	}
	return strings.Join(keys, ", ")
}

// textAt gives the text of a key. A list is a Markdown list.
func textAt(v source.Value, key string) string {
	f, ok := v.Get(key)
	if !ok {
		return ""
	}
	return textOf(f.Value)
}

func textOf(v source.Value) string {
	switch v.Kind {
	case source.Scalar:
		return sheet.Plain(strings.TrimSpace(v.Text))
	case source.Sequence:
		var lines []string
		for _, item := range v.Items {
			if text := textOf(item); text != "" {
				lines = append(lines, "- "+strings.ReplaceAll(text, "\n", "\n  "))
			}
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// unused notes the keys of a map that nothing was made of, and how often each has a
// value.
func (a *Account) unused(prefix string, v source.Value, used ...string) {
	for _, f := range v.Fields {
		if f.Value.Kind == source.Null || f.Value.Kind == source.Sequence && len(f.Value.Items) == 0 || slices.Contains(used, f.Key) {
			continue
		}
		a.column(prefix+f.Key, "")
	}
}

// column counts a cell of a column.
func (a *Account) column(name, field string) {
	if a.places == nil {
		a.places = map[string]int{}
	}
	for ; a.placed < len(a.Columns); a.placed++ {
		if _, known := a.places[a.Columns[a.placed].Name]; !known {
			a.places[a.Columns[a.placed].Name] = a.placed
		}
	}
	if at, known := a.places[name]; known {
		a.Columns[at].Cells++
		return
	}
	a.Columns = append(a.Columns, Column{Name: name, Field: field, Cells: 1})
}
