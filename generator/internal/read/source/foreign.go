package source

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// TableOf reads a CSV file that is no file of a portfolio, within the same bounds.
func TableOf(file string, data []byte) (Table, diag.List) {
	var table Table
	diags := foreign(file, data, maxTable, func(text string) (diags diag.List) {
		table, diags = readCSV(file, text)
		return diags
	})
	return table, diags
}

// ValueOf reads a file of YAML, JSON or TOML that is no file of a portfolio. The ending
// says which; any other one means YAML.
func ValueOf(file, ending string, data []byte) (Value, diag.List) {
	var v Value
	diags := foreign(file, data, maxForeign, func(text string) (diags diag.List) {
		v, diags = readData(file, strings.ToLower(ending), text)
		return diags
	})
	return v, diags
}

// TextOf gives the text of a file that is no file of a portfolio, with plain line ends
// and without a byte-order mark.
func TextOf(file string, data []byte) (string, diag.List) {
	var plain string
	diags := foreign(file, data, maxForeign, func(text string) diag.List {
		plain = text
		return nil
	})
	return plain, diags
}

// maxForeign bounds a file of others that is read as a whole: an export may hold what
// becomes many files.
const maxForeign = 32 << 20

func foreign(file string, data []byte, limit int, parse func(text string) diag.List) diag.List {
	if len(data) > limit {
		var diags diag.List
		diags.Errorf(diag.Pos{File: file}, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(len(data))/(1<<20), limit>>20).
			Hintf("split it, or leave out what is not needed")
		return diags
	}
	j := job{path: file, parse: parse}
	if text, ok := j.text(data); ok {
		j.diags = append(j.diags, parse(text)...)
	}
	return j.diags
}
