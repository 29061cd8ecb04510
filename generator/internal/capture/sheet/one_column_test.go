package sheet

import (
	"strings"
	"testing"
)

// A CSV with commas that Excel opened into one column, and saved, is read as it was.
func TestCSVSavedAsOneColumn(t *testing.T) {
	const was = "id,title,competencies,body\nrota,\"A rota, new\",design;delivery,\"He said \"\"go\"\".\n\nThen; it went.\"\nguide,Guide,,Words\n"
	var saved []string
	for line := range strings.SplitSeq(strings.TrimSuffix(was, "\n"), "\n") {
		var cells []string
		for cell := range strings.SplitSeq(line, ";") {
			if strings.ContainsAny(cell, `";`) {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			cells = append(cells, cell)
		}
		if len(cells) == 1 && line != "" {
			cells = append(cells, "") // filled up to the widest row
		}
		saved = append(saved, strings.Join(cells, ";"))
	}
	for name, file := range map[string]string{"saved": strings.Join(saved, "\r\n") + "\r\n", "as it was": was, "with BOM": "\ufeff" + strings.Join(saved, "\n")} {
		tables, diags := Read("a.csv", []byte(file))
		if len(diags) > 0 || len(tables) != 1 || len(tables[0].Rows) != 3 {
			t.Errorf("%s: %v %+v", name, diags, tables)
			continue
		}
		row := tables[0].Rows[1]
		if len(row) != 4 || row[1].Text != "A rota, new" || row[2].Text != "design;delivery" || row[3].Text != "He said \"go\".\n\nThen; it went." {
			t.Errorf("%s: %+v", name, row)
		}
	}
	for _, other := range []string{
		"a,b,c\n1,\"two \"\"words\"\", and\",3\n", "a;b;c\n1;\"two \"\"words\"\", and\";3\n", "a,b,c\n\"1 \"\"x\"\"\",2,3\n", "a,b,c\n1,2,\"\"\"x\"\"\"\n",
	} {
		if got := string(asWritten([]byte(other))); got != other {
			t.Errorf("%q became %q", other, got)
		}
	}
}
