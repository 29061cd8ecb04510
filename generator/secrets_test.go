package generator

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"

	"github.com/casebook-dev/casebook/generator/diag"
)

// planted is a small portfolio with more files. Tokens are drawn, so that none
// stands in this file.
func planted(t testing.TB, files map[string]string) Options {
	t.Helper()
	portfolio := fstest.MapFS{}
	base := os.DirFS("../cmd/casebook/testdata/base")
	err := fs.WalkDir(base, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(base, path)
		portfolio[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range files {
		portfolio[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return Options{Portfolio: portfolio, Today: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}
}

type drawn struct {
	*rand.Rand
	all []string
}

func (d *drawn) token() string {
	const able = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
	b := []byte("gh" + "p_")
	for range 36 {
		b = append(b, able[d.IntN(len(able))])
	}
	d.all = append(d.all, string(b))
	return string(b)
}

func packedFiles(t testing.TB, members ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err == nil {
			_, err = io.WriteString(f, members[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func places(list diag.List, check string) string {
	var b strings.Builder
	for _, d := range list {
		if d.Check == check {
			fmt.Fprintln(&b, d.Pos)
		}
	}
	return b.String()
}

// TestSecretsInFiles plants tokens wherever a portfolio has bytes: each is told
// once, at its place, by whatever reads the portfolio, and never printed.
func TestSecretsInFiles(t *testing.T) {
	d := &drawn{Rand: rand.New(rand.NewPCG(3, 5))}
	wide := string(rune(0xfeff)) + "a\n" + d.token() + "\n"
	var utf16le strings.Builder
	for _, u := range utf16.Encode([]rune(wide)) {
		utf16le.WriteByte(byte(u))
		utf16le.WriteByte(byte(u >> 8))
	}
	many := ""
	for range 40 {
		many += d.token() + "\n"
	}
	folded := d.token()
	queue := "---\ntitle: The new queue\nkind: design\nended: 2026-03\nscope: team\ncompetencies: [{id: design, level: senior}]\nwitnesses: [bo]\n" +
		"artifacts: [{title: Design, url: \"https://example.com/design\"}]\n"
	opt := planted(t, map[string]string{
		"content/evidence/notes.txt":           "one\r\ntwo " + d.token() + "\r\n",
		"content/evidence/table.csv":           "a,b\n1,\"" + d.token() + "\"\n",
		"content/metrics/lead-time.csv":        "month,hours,note\n2026-01,48,\n2026-02,40," + d.token() + "\n2026-03,31,\n",
		"content/metrics/lead-time.yaml":       "title: Lead time\nunit: hours # " + d.token() + "\nbetter: lower\n",
		"content/evidence/drawing.svg":         "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- " + d.token() + " --></svg>",
		"content/evidence/wide.log":            utf16le.String(),
		"content/evidence/many.txt":            many,
		"content/evidence/pack.zip":            packedFiles(t, "conf/prod.env", "A=1\nB="+d.token()+"\n", "logo.png", "\x89PNG\x00\x00"+d.token()),
		"content/evidence/report.docx":         packedFiles(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:t>"+d.token()+"</w:t>"),
		"content/evidence/picture.png":         "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + d.token(),
		"content/evidence/.env":                d.token(),
		"content/evidence/queue.md":            queue + "summary: The token is " + d.token() + " here.\n---\n\n" + d.token() + "\n",
		"content/evidence/guide.md":            queue + "summary: \"" + folded[:20] + "\\\n  " + folded[20:] + "\"\n---\n\nIt is one value when it is read.\n",
		"content/evidence/broken.md":           "---\ntitle: [\nnote: " + d.token() + "\n---\n",
		"layouts/_partials/foot.html":          "{{/* " + d.token() + " */}}",
		"i18n/en.yaml":                         "more: " + d.token() + "\n",
		"assets/js/more.js":                    "const key = '" + d.token() + "'\n",
		"static/fonts/x.woff2":                 "wOF2\x00\x01\x00\x00" + d.token(),
		"static/downloads/settings.properties": "a.b=" + d.token(),
	})
	want := `assets/js/more.js:1:14
content/evidence/broken.md:3:7
content/evidence/drawing.svg:1:46
content/evidence/guide.md:9:10
content/evidence/many.txt:1:1
content/evidence/many.txt:2:1
content/evidence/many.txt:3:1
content/evidence/many.txt:4:1
content/evidence/many.txt:5:1
content/evidence/notes.txt:2:5
content/evidence/pack.zip
content/evidence/queue.md:9:23
content/evidence/queue.md:12:1
content/evidence/report.docx
content/evidence/table.csv:2:4
content/evidence/wide.log:2:1
content/metrics/lead-time.csv:3:12
content/metrics/lead-time.yaml:2:15
i18n/en.yaml:1:7
layouts/_partials/foot.html:1:6
static/downloads/settings.properties:1:5
`
	checked, err := Check(t.Context(), "", opt)
	if err != nil {
		t.Fatal(err)
	}
	built, err := Build(context.Background(), t.TempDir(), false, opt)
	if err != nil || built.Folder != "" {
		t.Fatalf("built into %q, %v", built.Folder, err)
	}
	packet, err := Packet(context.Background(), PacketOptions{Format: HTML}, opt)
	if err != nil || packet.Data != nil {
		t.Fatalf("a packet of %d bytes, %v", len(packet.Data), err)
	}
	for verb, list := range map[string]diag.List{"check": checked.Diags, "build": built.Diags, "packet": packet.Diags} {
		if got := places(list, "secret-found"); got != want {
			t.Errorf("%s:\n%swant:\n%s", verb, got, want)
		}
		var text bytes.Buffer
		if err := list.WriteText(&text, diag.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, token := range d.all {
			if strings.Contains(text.String(), token[:10]) || strings.Contains(text.String(), token[len(token)-8:]) {
				t.Errorf("%s prints a secret:\n%s", verb, &text)
			}
		}
		for _, line := range []string{
			"content/evidence/pack.zip: error: a GitHub token is in line 2 of \"conf/prod.env\" in the archive: 40 characters",
			"content/evidence/report.docx: error: a GitHub token is in line 1 of \"word/document.xml\" in the archive: 40 characters",
			"from the history of the repository; the file contains 35 more\n",
		} {
			if strings.Count(text.String(), line) != 1 {
				t.Errorf("%s does not say %q once:\n%s", verb, line, &text)
			}
		}
	}
}

// A portfolio is judged all the same if a file that nobody names cannot be read.
func TestSecretsOfWhatCannotBeRead(t *testing.T) {
	opt := planted(t, map[string]string{"content/evidence/notes.txt": "", "content/evidence/short.txt": "a"})
	opt.Portfolio = withoutNotes{opt.Portfolio}
	checked, err := Check(t.Context(), "", opt)
	if err != nil || len(checked.Diags.Of(diag.Error)) > 0 {
		t.Errorf("%v, %v", checked.Diags, err)
	}
}

type withoutNotes struct{ fs.FS }

func (u withoutNotes) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "notes.txt") {
		return nil, fs.ErrPermission
	}
	return u.FS.Open(name)
}
