package source

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Each word of a text stands where the file has it, however the field is written:
// the marks @1, @2, ... of a text are looked for in the file.
func TestWordsOfFields(t *testing.T) {
	for name, file := range map[string]string{
		"a.yaml literal":      "x: 1\ntext: |\n  one @1\n\n    code @2\n  the end @3\n",
		"a.yaml folded":       "text: >-  # a remark\n  one @1\n  two @2\n\n  three @3\n",
		"a.yaml indicator":    "x:\n  text: |2\n        code @1\n\n    the end @2\n",
		"a.yaml plain":        "x: {}\ntext: one @1\n  two @2\n\n  three @3\n",
		"a.yaml inline":       "text: one @1 and @2\n",
		"a.yaml double":       "text: \"one @1 \\\"é\\u00e9\\x41\\\" @2\n   \\\n   two\\n@3 \\\\ \\t@4\"\n",
		"a.yaml single":       "text: 'it''s @1\n\n  ''@2'' @3'\n",
		"a.yaml accents":      "text: 'é @1 — ü @2'\n",
		"a.yaml list":         "rows:\n  - text: |\n      a @1\n      b @2\n",
		"a.yaml anchor":       "text: &a >\n  a @1\n  b @2\n",
		"a.yaml flow":         "rows: [{text: \"a @1\n    b @2\"}]\n",
		"a.json string":       "{\"x\": [],\n \"text\": \"a @1\\n\\n\\\"b\\\" @2 \\u00e9 \\ud83d\\ude00 @3 \\/ @4\"}\n",
		"a.toml string":       "text = \"a @1 \\\"b\\\" @2\"\n",
		"a.toml lines":        "text = \"\"\"\na @1\n\nb \\\n   c @2 \\\"\\\"\\\" @3\"\"\"\n",
		"a.toml literal":      "text = '''\na @1\n\\b @2'''\n",
		"a.csv cells":         "id,text\nx,a @1 @2\n",
		"a.csv quoted":        "id,text\nx,\"a \"\"b\"\" @1\n\nc, @2\"\n",
		"a.md front matter":   "---\ntitle: T\ntext: >\n  a @1\n  b @2\n---\nbody\n",
		"b.md front matter":   "+++\ntext = \"\"\"a @1\nb @2\"\"\"\n+++\nbody\n",
		"a.yaml tabs":         "text: |\n  a @1\n  \tb @2\n",
		"a.yaml blank first":  "text: |\n\n\n  a @1\n  b @2\n",
		"a.yaml starts quote": "text: |\n  \"a\" @1\n  'b' \\n @2\n",
	} {
		t.Run(name, func(t *testing.T) {
			path, _, _ := strings.Cut(name, " ")
			var v Value
			on := &sheet{text: file}
			switch ext := path[strings.Index(path, "."):]; ext {
			case ".md":
				doc, _ := readDoc(path, file)
				v, on.syntax = doc.Fields, syntaxOf(file)
			case ".csv":
				table, _ := readCSV(path, file)
				rows, _ := table.Mappings()
				v, on.syntax = rows[0], inCSV
			default:
				v, _ = readData(path, ext, file)
				on.syntax = syntaxes[ext]
			}
			text := textIn(v)
			body := Sheets{map[string]*sheet{path: on}}.Body(At[string]{V: text.Text, Pos: text.Pos})
			if !strings.Contains(body.Text, "@2") {
				t.Fatalf("the text is %q", body.Text)
			}
			for at := range body.Text {
				mark := body.Text[at:min(at+2, len(body.Text))]
				if mark[0] != '@' {
					continue
				}
				if got, want := body.Pos(at), position(path, file, mark); got != want {
					t.Errorf("%s is at %s, want %s", mark, got, want)
				}
			}
		})
	}
}

// textIn finds the field `text` in a value.
func textIn(v Value) Value {
	for _, item := range v.Items {
		if found := textIn(item); found.Kind != Null {
			return found
		}
	}
	for _, f := range v.Fields {
		if f.Key == "text" {
			return f.Value
		}
		if found := textIn(f.Value); found.Kind != Null {
			return found
		}
	}
	return Value{}
}

func position(path, file, mark string) diag.Pos {
	before, _, _ := strings.Cut(file, mark)
	return diag.Pos{File: path, Line: 1 + strings.Count(before, "\n"), Col: len(before) - strings.LastIndexByte(before, '\n')}
}

// A text in which a name was replaced is found again behind it; one that is not the
// file's has the place of its field.
func TestWordsOfOtherTexts(t *testing.T) {
	at := diag.Pos{File: "a.yaml", Line: 1, Col: 7}
	files := Sheets{map[string]*sheet{"a.yaml": {text: "text: |\n  Ada did it\n"}}}
	if got := files.Body(At[string]{V: "a peer did it\n", Pos: at}).Pos(len("a peer ")); got != (diag.Pos{File: "a.yaml", Line: 2, Col: 7}) {
		t.Errorf("behind a name that is another one: %s", got)
	}
	for _, text := range []string{"Ada did it, and more", "Ada did it\n\nx"} {
		if got := files.Body(At[string]{V: text, Pos: at}).Pos(len(text) - 1); got != at {
			t.Errorf("%q ends at %s", text, got)
		}
	}
}
