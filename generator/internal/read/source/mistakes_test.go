package source

import (
	"os"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Mistakes in JSON and in TOML are told where they are, with what to write.
func TestMistakesOfJSONAndTOML(t *testing.T) {
	for _, c := range []struct{ file, text, want, hint string }{
		{"p.json", `[{"id": "ana",}]`, "1:14 nothing follows this comma before the }", "delete the comma"},
		{"p.json", "[\n  \"x\",\n]", "2:6 nothing follows this comma before the ]", "delete the comma"},
		{"p.json", `[{'id': 1}]`, `1:3 the field name "id" needs double quotes`, `put it into double quotes: "id":`},
		{"p.json", `[{"id": 'ana'}]`, "1:9 JSON puts text in double quotes, not in '", `write "ana"`},
		{"p.json", `[{"id": „ana“}]`, "1:9 JSON puts text in double quotes, not in „", `write "ana"`},
		{"p.json", `[{id: 1}]`, `1:3 the field name "id" needs double quotes`, `put it into double quotes: "id":`},
		{"p.json", `[{"id": ana}]`, `1:9 the text "ana" has no quotes`, `put it into quotes: "ana"`},
		{"p.json", "[{\"id\": \"ana\"\n\"name\": 1}]", `1:14 a comma is missing here, before "name"`, "write a comma between this value and the next"},
		{"p.json", `[{"id" "ana"}]`, `1:8 expected a colon after "id", found "ana"`, `write "id": and the value after it`},
		{"p.json", `[{"id": 1}`, "1:1 the [ that begins here has no end", "close it with ]"},
		{"p.json", `[{"id": [1}]`, `1:11 "}" closes a bracket of another kind`, "close what is open first, with ]"},
		{"p.json", "[ // all\n]", `1:3 JSON has no comments, and "// all" is one`, "delete it"},
		{"p.json", `[{"n": NaN}]`, `1:8 "NaN" is not known in JSON`, "where a value is missing, write null"},
		{"p.json", `[{"n": True}]`, `1:8 "True" is not known in JSON`, "write true"},
		{"p.json", `[{"n": 2026-05}]`, `1:8 the date "2026-05" has no quotes`, `put it into quotes: "2026-05"`},
		{"p.json", `[{"n": 7,5}]`, "1:9 a number contains a comma", "write a number with a point"},
		{"p.json", `[{"n": 007}]`, `1:8 "007" is not a number`, "write a number as 12"},
		{"p.json", `[{"n": "D:\work"}]`, `1:11 \w has no meaning in JSON`, `write a backslash twice: \\`},
		{"p.json", "[{\"n\": \"a\nb\"}]", "1:8 the text that begins here does not end on its line", `close it with "`},
		{"p.json", `[{"n": "a "b" c"}]`, `1:12 "b" follows the closing quote`, `write \" for a quote`},
		{"p.json", `[{"n":}]`, `1:7 "n" has no value`, "write a value, or delete the field"},
		{"p.json", "{\"n\": 1}\n{\"n\": 2}", `2:1 "{" comes after the end`, "put both into one list"},
		{"p.json", "", "1:1 the file is empty", "write a list of entries"},
		{"p.json", "- id: ana", `1:1 this is not JSON: expected [ or {, found "- id"`, "begin the file with [ or {"},
		{"p.toml", "title: Two words", `1:6 expected = after "title", found a colon`, `write title = "Two words"`},
		{"p.toml", "title = Two words", `1:9 the text "Two words" has no quotes`, `put it into quotes: "Two words"`},
		{"p.toml", "title =\n", `1:7 "title" has no value`, "write a value"},
		{"p.toml", "title = ”Two”", "1:9 TOML puts text in straight quotes, not in ”", `write "Two"`},
		{"p.toml", "title = 'Bo's'", `1:13 "s'" follows the closing quote`, `use double quotes: "Bo's"`},
		{"p.toml", `title = "D:\work"`, "1:12 in double quotes a backslash changes the letter after it", "use single quotes"},
		{"p.toml", "tags = [\n  \"a\"\n  \"b\"\n]", `3:3 expected a comma or ], found "\"b\""`, "write a comma between two values"},
		{"p.toml", "tags = [\"a\",\nkind = 1", "1:8 the [ that begins here has no end", "close it with ]"},
		{"p.toml", "ended = 5.6.2026", `1:9 "5.6.2026" is not a date`, `write "2026-06-05"`},
		{"p.toml", "ended = 2026-Q3", `1:9 the date "2026-Q3" has no quotes`, `put it into quotes: "2026-Q3"`},
		{"p.toml", "done = Yes", `1:8 "Yes" is not known in TOML`, "write true"},
		{"p.toml", "a = null", `1:5 "null" is not known in TOML`, "where a value is missing, leave the field out"},
		{"p.toml", "a = 1,5", `1:5 "1,5" is not a number`, "write a number as 12"},
		{"p.toml", "a = {b: 1}", `1:7 expected = after "b"`, "write b ="},
		{"p.toml", "// note", `1:1 "// note" is not a comment in TOML`, "begin it with #"},
		{"p.toml", "a = 1, b = 2", `1:6 ", b = 2" follows the value`, "write each field on a line of its own"},
		{"p.toml", "[x\na = 1", "1:1 the name of the table that begins here is not closed", "write [x]"},
		{"p.toml", "a = 1\nb = 2\na = 3", `3:1 "a" is given twice`, "keep one of the two"},
		{"p.toml", "[x]\n[y]\n[x]", `3:2 "x" is given twice`, "put the fields of both below one line [x]"},
		{"p.toml", "[[x]]\nid = 1\n[[x]]\nid = 2\nid = 3", `5:1 "id" is given twice`, "keep one of the two"},
	} {
		_, diags := readData(c.file, c.file[1:], c.text)
		if len(diags) != 1 {
			t.Errorf("%s %q: %v", c.file, c.text, diags)
			continue
		}
		got := strings.TrimPrefix(diags[0].Pos.String(), c.file+":") + " " + diags[0].Message
		if !strings.HasPrefix(got, c.want) || !strings.HasPrefix(diags[0].Hint, c.hint) {
			t.Errorf("%s %q:\ngot  %s | %s\nwant %s | %s", c.file, c.text, got, diags[0].Hint, c.want, c.hint)
		}
	}
}

// Whatever is damaged in a file, what is told of it is not the parser's words.
func TestDamageIsToldInPlainWords(t *testing.T) {
	step := 4
	if os.Getenv("CASEBOOK_LONG") != "" {
		step = 1
	}
	for file, text := range map[string]string{
		"p.json": "[\n  {\"id\": \"ana\", \"named\": true, \"n\": -1.5e3, \"also\": [\"A\\u00e9\", \"B\\\\\"], \"o\": {\"p\": null}},\n  {\"id\": \"bo\", \"also\": []}\n]\n",
		"p.toml": "# all\ntitle = \"Plan \\\"A\\\"\" # why\nended = 2026-03-31\nn = 1_000.5\ntags = [\n  'a', # one\n  \"b\",\n]\n\n[x.\"y z\"]\nt = {a = 1, b.c = true}\ntext = '''\nlong'''\n\n[[rows]]\nid = 1\n[[rows]]\nid = 2\n",
	} {
		if _, diags := readData(file, file[1:], text); len(diags) > 0 {
			t.Fatal(diags)
		}
		for i := 0; i <= len(text); i += step {
			for _, put := range []string{"", ",", "'", "\"", "“", "[", "]", "{", "}", ":", "=", "\\", "\n", " ", "a", "7", "#", "/", ".", "-", ";"} {
				for _, take := range []int{0, 1} {
					if i+take > len(text) {
						continue
					}
					damaged := text[:i] + put + text[i+take:]
					_, diags := readData(file, file[1:], damaged)
					if len(diags) > 0 && diags[0].Check != "encoding-bad" {
						plainWords(t, damaged, diags[0])
					}
					if len(diags) > 1 {
						t.Errorf("%q: %v", damaged, diags)
					}
				}
			}
		}
	}
}

func plainWords(t *testing.T, text string, d diag.Diagnostic) {
	t.Helper()
	for _, word := range []string{"invalid character", "U+", "toml", "literal", "token", "EOF", "this is not TOML", "this is not JSON: invalid"} {
		if strings.Contains(d.Message, word) {
			t.Errorf("%q: %s", text, d.Message)
			return
		}
	}
	if d.Hint == "" || !d.Pos.Given() || d.Pos.Col < 1 {
		t.Errorf("%q: %v", text, d)
	}
	inside(t, d.Pos.File, text, d.Pos)
}
