package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// workbook makes a workbook in memory.
func workbook(t testing.TB, fill func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func set(t testing.TB, f *excelize.File, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue("Sheet1", cell, value); err != nil {
		t.Fatal(err)
	}
}

func printed(tables []Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "%s\n", t.Sheet)
		for _, row := range t.Rows {
			for i, c := range row {
				if i > 0 {
					b.WriteString(" | ")
				}
				b.WriteString(c.Text)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// A workbook is read with its dates as days, merged cells in each of their places, and
// the kept values of formulas, which are counted. Empty rows are passed over, and every row
// is as wide as the sheet.
func TestWorkbook(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		set(t, f, "A1", "Skills")
		if err := f.MergeCell("Sheet1", "A1", "B1"); err != nil {
			t.Fatal(err)
		}
		set(t, f, "A3", time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC))
		set(t, f, "B3", 46112)
		set(t, f, "A1004", "end")
		if err := f.SetCellFormula("Sheet1", "C3", "1+1"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("Empty"); err != nil {
			t.Fatal(err)
		}
	})
	tables, diags := Read("ladder.xlsx", data)
	if len(diags) > 0 || len(tables) != 1 {
		t.Fatalf("%d tables, %v", len(tables), diags)
	}
	if got := printed(tables); got != "Sheet1\nSkills | Skills | \n2026-03-31 | 46112 | \nend |  | \n" {
		t.Errorf("read as %q", got)
	}
	if tables[0].Formulas != 1 || tables[0].Unkept != 1 {
		t.Errorf("%d formulas, %d of them without a kept value", tables[0].Formulas, tables[0].Unkept)
	}
	if at := tables[0].At(tables[0].Rows[2][0].Pos); at != "ladder.xlsx, sheet Sheet1, cell A1004" {
		t.Errorf("the last cell is at %s", at)
	}
}

// Numbers are read as a sheet shows them.
func TestNumbersAsShown(t *testing.T) {
	data := workbook(t, func(f *excelize.File) {
		for i, c := range []struct {
			value   any
			builtIn int
			format  string
		}{
			{0.485, 10, ""}, {0.8139999999999999, 0, "0.0%"}, {0.1 + 0.2, 0, ""}, {46082, 17, ""}, {46082, 0, "mmm yyyy"}, {46083, 0, "mmm-yy"}, {46082, 0, "dd/mm/yyyy"},
			{1204500.5, 0, `#,##0.00 "€ a day"`}, {2, 0, `0" % of all"`},
		} {
			cell := fmt.Sprintf("A%d", i+1)
			set(t, f, cell, c.value)
			style := &excelize.Style{NumFmt: c.builtIn}
			if c.format != "" {
				style.CustomNumFmt = &c.format
			}
			id, err := f.NewStyle(style)
			if err == nil {
				err = f.SetCellStyle("Sheet1", cell, cell, id)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	tables, diags := Read("kpi.xlsx", data)
	if got := printed(tables); len(diags) > 0 || got != "Sheet1\n48.5 %\n81.4 %\n0.3\n2026-03\n2026-03\n2026-03-02\n2026-03-01\n1204500.5\n2\n" {
		t.Errorf("read as %q, %v", got, diags)
	}
}

// bomb is a workbook of some kilobytes that unpacks to 300 MB.
func bomb(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	sheet, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	for spaces := make([]byte, 1<<20); b.Len() < 280<<10; {
		if _, err := sheet.Write(spaces); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rawWorkbook is a workbook of one sheet, with these rows and one shared text.
func rawWorkbook(t *testing.T, rows, shared string) []byte {
	const office, relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://schemas.openxmlformats.org/package/2006/relationships"
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships xmlns="` + relations + `"><Relationship Id="r1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + relations + `"><Relationship Id="r1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData></worksheet>`},
		{"xl/sharedStrings.xml", `<sst xmlns="` + main + `"><si><t>` + shared + `</t></si></sst>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func numbered(form string, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf(form, i)
	}
	return list
}

// What is made to exhaust memory is refused with the reason.
func TestBounds(t *testing.T) {
	bomb := bomb(t)
	rows := "a,b\n" + strings.Repeat("1,2\n", 1_000_000)
	for name, c := range map[string]struct {
		file string
		data []byte
		says string
	}{
		"a workbook that unpacks to 300 MB": {"bomb.xlsx", bomb, "unpacks to more than 128 MB"},
		"1,000,000 rows":                    {"rows.csv", []byte(rows), "a table of 1000001 rows; at most 200000 are read"},
		"text called XLSX":                  {"text.xlsx", []byte("a,b\n"), "no workbook that can be read"},
		"2,001 keys":                        {"keys.json", []byte("[{" + strings.Join(numbered(`"k%d": 1`, 2_001), ", ") + "}]"), "more than 2000 columns"},
		"2,001 columns":                     {"keys.csv", []byte(strings.Join(numbered("k%d", 2_001), ",") + "\n"), "at most 2000 are read"},
		"2,001 cells of HTML":               {"keys.html", []byte("<table><tr>" + strings.Join(numbered("<td>%d", 2_001), "")), "more than 2000 columns"},
		"a cell at XFD in each row":         {"far.xlsx", rawWorkbook(t, strings.Join(numbered(`<row><c r="XFD%d"/></row>`, 6_000)[1:], ""), ""), "a row of more than 2000 columns"},
		"2,000 columns in each row":         {"wide.xlsx", rawWorkbook(t, strings.Join(numbered(`<row><c r="BXX%d"/></row>`, 6_000)[1:], ""), ""), "a sheet of more than 1000000 cells"},
		"a text of 2 MB in each cell":       {"same.xlsx", rawWorkbook(t, strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 3_000), strings.Repeat("x", 2<<20)), "a cell of more than 131068 bytes"},
		"a text of 100 kB in each cell":     {"texts.xlsx", rawWorkbook(t, strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 3_000), strings.Repeat("x", 100<<10)), "64 MB of text"},
		"a key of its own in each object":   {"objects.json", []byte("[" + strings.Join(numbered(`{"k%d": 1}`, 30_000), ", ") + "]"), "more than 1000000 cells"},
		"HTML that spans":                   {"span.html", []byte("<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=100>x", 15), 2_000)), "more than 1000000 cells"},
		"UTF-16":                            {"wide.csv", []byte("\xff\xfea\x00"), "UTF-16"},
		"an unknown ending":                 {"plan.doc", []byte("x"), `ends in ".doc"`},
		"one object":                        {"one.json", []byte(`{"a": 1}`), "expected a list of objects"},
	} {
		tables, diags := Read(c.file, c.data)
		if len(tables) > 0 || len(diags) != 1 || !strings.Contains(diags[0].Message, c.says) {
			t.Errorf("%s: %d tables, %v", name, len(tables), diags)
		}
	}
	if len(bomb) > 4<<20 {
		t.Errorf("the workbook has %d bytes: it is no bomb", len(bomb))
	}
}

func TestTextTables(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"markdown": {"a.md", "# Skills\n\n| A \\| B | `c|d` |\n|---|:-:|\n| one | |\n| two\n\n```\n| no | table |\n|---|---|\n```\n", "Skills\nA | B | `c|d`\none | \ntwo\n"},
		"html": {"a.html", "<h2>Skills</h2><table><tr><th>Skill<th colspan=2>Level</tr><tr><td rowspan=2>A<script>x()</script><td><p>one<p>two<td>b</tr><tr><td>c<td>d<table><tr><td>in</table></table>",
			"Skills\nSkill | Level | Level\nA | one two | b\nA | c | d in\nSkills\nin\n"},
		"json": {"a.json", `{"items": [{"a": 1, "b": {"c": "x"}, "l": [{"name": "u"}, "v"], "p": {"q": {"r": {"s": {"t": {"u": 5}}}}}}, {"a": null, "d": true}]}`, "\na | b.c | l | p.q.r.s.t.u | d\n1 | x | u; v | 5\n |  |  |  | true\n"},
	} {
		tables, diags := Read(c.file, []byte(c.text))
		if got := printed(tables); got != c.want || len(diags) > 0 {
			t.Errorf("%s: read as %q, want %q; %v", name, got, c.want, diags)
		}
	}
}

func FuzzTextTables(f *testing.F) {
	f.Add("| a | b |\n|---|---|\n| c | d |\n", "<table><tr><td rowspan=3 colspan=99>a<td></table>")
	f.Fuzz(func(t *testing.T, markdown, page string) {
		for file, text := range map[string]string{"a.md": markdown, "a.html": page} {
			tables, _ := Read(file, []byte(text))
			for _, table := range tables {
				for _, row := range table.Rows {
					if len(row) > mostColumns+mostSpan || len(row) == 0 && source.Filled(row) > 0 {
						t.Fatalf("a row of %d cells", len(row))
					}
				}
			}
		}
	})
}

// Whatever is in a workbook, what is read of it is bounded.
func FuzzWorkbooks(f *testing.F) {
	f.Add(workbook(f, func(w *excelize.File) {
		set(f, w, "A1", "title")
		set(f, w, "B1", "ended")
		set(f, w, "A2", "A queue")
		set(f, w, "B2", 46112)
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, diags := Read("a.xlsx", data)
		for _, table := range tables {
			if len(table.Rows) > MostRows || len(diags) > 0 {
				t.Fatalf("a table of %d rows: %v", len(table.Rows), diags)
			}
		}
	})
}

// The apostrophe that an export puts before a formula is taken off, once, and no other.
func TestApostrophesBeforeFormulas(t *testing.T) {
	for text, want := range map[string]string{"'=1+1": "=1+1", "''=x": "'=x", "'-5": "-5", "'@a": "@a", "'tis": "'tis", "'": "'", "''": "''", "=1": "=1", "a'=b": "a'=b"} {
		tables, diags := Read("a.csv", []byte("title\n\""+text+"\"\n"))
		if len(diags) > 0 || tables[0].Rows[1][0].Text != want {
			t.Errorf("%q: %v, %v, want %q", text, tables, diags, want)
		}
	}
}
