package source

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func tree(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func show(v Value) string {
	switch v.Kind {
	case Scalar:
		q := ""
		if v.Quoted {
			q = "'"
		}
		return fmt.Sprintf("%s%s%s@%d:%d", q, v.Text, q, v.Pos.Line, v.Pos.Col)
	case Sequence:
		var all []string
		for _, i := range v.Items {
			all = append(all, show(i))
		}
		return "[" + strings.Join(all, " ") + "]"
	case Mapping:
		var all []string
		for _, f := range v.Fields {
			all = append(all, fmt.Sprintf("%s@%d:%d=%s", f.Key, f.Pos.Line, f.Pos.Col, show(f.Value)))
		}
		return "{" + strings.Join(all, " ") + "}"
	}
	return "null"
}

func TestValuesKnowTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"yaml":        {"content/a.yaml", "t: \"Ünï\"\nü: {ä: b, c: 3}\nl:\n  - x\n  - y: z\nn:\n", "{t@1:1='Ünï'@1:4 ü@2:1={ä@2:6=b@2:10 c@2:13=3@2:16} l@3:1=[x@4:5 {y@5:5=z@5:8}] n@6:1=null}"},
		"json":        {"content/a.json", "{\"t\": \"é\",\n \"l\": [1, true, {\"a\": null}]}\n", "{t@1:2='é'@1:7 l@2:2=[1@2:8 true@2:11 {a@2:18=null}]}"},
		"toml":        {"content/a.toml", "t = \"x\"\nd = 2026-03-31\n[a.b]\nc = [1, \"2\"]\n[[r]]\nid = 1\n[[r]]\nid = 2\nm = {k = true}\n", "{t@1:1='x'@1:5 d@2:1=2026-03-31@2:5 a@3:2={b@3:4={c@4:1=[1@4:6 '2'@4:9]}} r@5:3=[{id@6:1=1@6:6} {id@8:1=2@8:6 m@9:1={k@9:6=true@9:10}}]}"},
		"bare scalar": {"content/a.yaml", "hello\n", "hello@1:1"},
		"alias":       {"content/a.yaml", "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n", "{a@1:1={b@1:8=1@1:11} c@2:1={b@1:8=1@1:11} d@3:1={e@5:3=2@5:6 b@1:8=1@1:11}}"},
	} {
		t.Run(name, func(t *testing.T) {
			got, diags, err := Read(tree(map[string]string{"config.yaml": "title: x\n", c.file: c.text}))
			if err != nil || len(diags) > 0 {
				t.Fatal(err, diags)
			}
			if s := show(got.Data[0].Value); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	for name, c := range map[string]struct{ text, fields, body, at string }{
		"yaml":  {"---\ntitle: x\n---\n\nBody\n", "{title@2:1=x@2:8}", "\nBody\n", "x.md:4"},
		"toml":  {"+++\ntitle = 'x'\n+++\nBody\n", "{title@2:1='x'@2:9}", "Body\n", "x.md:4"},
		"json":  {"{\n\"title\": \"x\"\n}\nBody\n", "{title@2:1='x'@2:10}", "\nBody\n", "x.md:3"},
		"none":  {"# Title\n", "{}", "# Title\n", "x.md:1"},
		"empty": {"---\n---\n", "{}", "", ""},
		"crlf":  {"---\r\ntitle: x\r\n---\r\nBody\r\n", "{title@2:1=x@2:8}", "Body\n", "x.md:4"},
	} {
		t.Run(name, func(t *testing.T) {
			got, diags, err := Read(tree(map[string]string{"config.yaml": "title: x\n", "content/evidence/x.md": c.text}))
			if err != nil || len(diags) > 0 {
				t.Fatal(err, diags)
			}
			doc := got.Docs[0]
			if s := show(doc.Fields); s != c.fields || doc.Body.Text != c.body {
				t.Errorf("got %s %q, want %s %q", s, doc.Body.Text, c.fields, c.body)
			}
			if c.at != "" && !strings.HasSuffix(fmt.Sprintf("%s:%d", doc.Path, doc.Body.Lines()[0]), c.at) {
				t.Errorf("body begins on line %d, want %s", doc.Body.Lines()[0], c.at)
			}
		})
	}
}

func TestBadFiles(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 10), ","))
	}
	for name, c := range map[string]struct{ file, text, want string }{
		"utf-16":        {"content/evidence/a.md", "\xff\xfea\x00", "content/evidence/a.md:1:4: error: the text is in UTF-16 [encoding-bad]"},
		"binary":        {"content/evidence/a.md", "\x89PNG\x00", "content/evidence/a.md:1:5: error: this is not text [encoding-bad]"},
		"latin-1":       {"content/evidence/a.md", "ok\nM\xfcller", "content/evidence/a.md:2:2: error: the text is not in UTF-8 [encoding-bad]"},
		"form feed":     {"content/evidence/a.md", "---\ntitle: x\n---\nok\n\fpage two", "content/evidence/a.md:5:1: error: the text contains the control character U+000C [encoding-bad]"},
		"escaped tab":   {"content/evidence/a.md", "---\ntitle: x\nsummary: \"a\\vb\"\n---\n", "content/evidence/a.md:3:10: error: this text contains the control character U+000B [encoding-bad]"},
		"escaped key":   {"content/people.json", "[{\"a\\u0001b\": 1}]", "content/people.json:1:3: error: this text contains the control character U+0001 [encoding-bad]"},
		"json behind":   {"content/evidence/a.md", "{\"title\": \"x\",\n\"audience\": \"public\"} {\"audience\": \"self\"}\n", "content/evidence/a.md:2:1: error: text follows the front matter on its line [front-matter-bad]"},
		"unclosed":      {"content/evidence/a.md", "---\ntitle: x\n", "content/evidence/a.md:1:1: error: the front matter that begins here has no end [front-matter-bad]"},
		"colon":         {"content/evidence/a.md", "---\na: b: c\n---\n", "content/evidence/a.md:2:5: error: text without quotes contains a colon followed by a space [syntax-bad]"},
		"alias bomb":    {"content/people.yaml", bomb, "aliases expand to more than 100000 values [syntax-bad]"},
		"nested yaml":   {"content/people.yaml", strings.Repeat("[", 10000) + strings.Repeat("]", 10000), "nested more than 100 deep [syntax-bad]"},
		"nested json":   {"content/people.json", strings.Repeat("[", 10000) + strings.Repeat("]", 10000), "nested more than 100 deep [syntax-bad]"},
		"nested block":  {"content/people.yaml", strings.Repeat("- ", 10000) + "x", "nested more than 100 deep [syntax-bad]"},
		"bad json":      {"content/people.json", "{\"a\": 1,\n  b}", `content/people.json:2:3: error: the field name "b" needs double quotes`},
		"short json":    {"content/people.json", "{\"a\":", "content/people.json:1:1: error: the { that begins here has no end"},
		"bad toml":      {"content/people.toml", "a = 1\nb = = 2\n", "content/people.toml:2:5: error: expected a value, found \"=\""},
		"bad csv":       {"content/milestones.csv", "id,title\na,\"b\"c\n", "content/milestones.csv:2: error: the closing quote of a field is missing"},
		"two documents": {"content/people.yaml", "- id: a\n---\n- id: b\n", "content/people.yaml:3:1: error: a second YAML document in one file [syntax-bad]"},
		"no anchor":     {"content/people.yaml", "a: *b\n", "content/people.yaml:1:4: error: no anchor &b comes before *b [syntax-bad]"},
	} {
		t.Run(name, func(t *testing.T) {
			_, diags, err := Read(tree(map[string]string{"config.yaml": "title: x\n", c.file: c.text}))
			if err != nil {
				t.Fatal(err)
			}
			if len(diags) != 1 {
				t.Fatalf("%d diagnostics, want 1: %v", len(diags), diags)
			}
			d := diags[0]
			if got := fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Message, d.Check); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestLinksAreRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(dir+"/content/evidence", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		os.WriteFile(dir+"/config.yaml", []byte("title: x\n"), 0o644),
		os.Symlink("/etc/passwd", dir+"/content/evidence/passwd.txt"),
		os.Symlink("/etc", dir+"/content/evidence/etc"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got, diags, err := Read(os.DirFS(dir))
	if err != nil || len(diags) != 2 || diags[0].Check != "file-link" || diags[1].Check != "file-link" {
		t.Fatal(err, diags)
	}
	if len(got.Files) != 0 {
		t.Errorf("files: %v", got.Files)
	}
}

func TestTablesAndTheirDelimiter(t *testing.T) {
	for text, want := range map[string]string{
		"date,a\n2024-01,1\n":           "date|a",
		"date;a\n2024-01;1,5\n":         "date|a",
		"date\ta\n2024-01\t1,5;2\n":     "date|a",
		"\"a;b\",c\n\"d;e\",f\n":        "a;b|c",
		"\uFEFFdate;a\r\n2024-01;1\r\n": "date|a",
	} {
		got, diags, err := Read(tree(map[string]string{"config.yaml": "title: x\n", "content/metrics/a.csv": text}))
		if err != nil || len(diags) > 0 {
			t.Fatal(err, diags)
		}
		var cells []string
		for _, c := range got.Tables[0].Rows[0] {
			cells = append(cells, c.Text)
		}
		if s := strings.Join(cells, "|"); s != want {
			t.Errorf("%q: got %s, want %s", text, s, want)
		}
	}
}
