package generator

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// aPDF is a file of one page that says a line and has a title.
func aPDF(line, title string) []byte {
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace
	var draw bytes.Buffer // packed, as it is in most files
	packed := zlib.NewWriter(&draw)
	fmt.Fprintf(packed, "BT /F 12 Tf 40 700 Td (%s) Tj ET", escape(line))
	if err := packed.Close(); err != nil {
		panic(err)
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", draw.Len(), &draw),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Title (" + escape(title) + ") >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// withArtifact is the small portfolio with a file as an artifact of its evidence,
// and a doubt in its journal.
func withArtifact(t *testing.T, name string, data []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../cmd/casebook/testdata/base")); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/evidence/"+name, string(data))
	write("content/journal/worry.md", "---\ntitle: A worry\n---\n\n"+worry+".\n")
	entry := filepath.Join(dir, "content", "evidence", "queue.md")
	text, err := os.ReadFile(entry)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "artifacts: [", "artifacts: [{title: The plan, file: "+name+"}, ", 1)
	if changed == string(text) {
		t.Fatal("the evidence has no artifacts to add one to")
	}
	write("content/evidence/queue.md", changed)
	return dir
}

// tried builds a portfolio, and gives what was told of it.
func tried(t *testing.T, dir string) (Built, string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	built, err := Build(context.Background(), dir, false, options(t, dir, Flag{Key: "output.folder", Name: "--out", Value: out}))
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	if err := built.Diags.WriteText(&told, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return built, told.String()
}

const worry = "Nobody but me believes that the migration ends before winter"

func TestAttachedPDFsAreSearched(t *testing.T) {
	for _, c := range []struct{ line, title, check, says string }{
		{"A plan for the queue", "The plan", "", ""},
		{"We said: " + worry + ", did we not?", "The plan", "leak-found", "which is on page 1 [leak-found]"},
		{"A plan for the queue", worry, "leak-found", "content/evidence/plan.pdf: error"},
		{"postgres://pages:v7Kq2mWx9d@queue.depot.internal/live", "The plan", "secret-found", "in the PDF, page 1"},
	} {
		dir := withArtifact(t, "plan.pdf", aPDF(c.line, c.title))
		built, told := tried(t, dir)
		if c.check == "" && built.Folder == "" || c.check != "" && (built.Folder != "" || !strings.Contains(told, "["+c.check+"]") || !strings.Contains(told, c.says)) {
			t.Errorf("%q, %q: built into %q, and said:\n%s", c.line, c.title, built.Folder, told)
		}
		if c.check == "leak-found" && (built.Searched == nil || len(built.Searched.Found) == 0) {
			t.Errorf("%q, %q: the report has no find", c.line, c.title)
		}
	}
}

// owned encrypts a PDF so that everybody can open it, and only its owner print it.
func owned(t *testing.T, data []byte) []byte {
	t.Helper()
	conf := &model.Configuration{Reader15: true, Offline: true, Eol: "\n", ValidationMode: model.ValidationRelaxed, Limits: model.DefaultResourceLimits(),
		OwnerPW: "owner", EncryptUsingAES: true, EncryptKeyLength: 256, Cmd: model.ENCRYPT}
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(data), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A PDF that opens without a password is read like any other, although it is encrypted.
// It is not published by itself.
func TestPDFsWithAnOwnersPasswordAreSearched(t *testing.T) {
	plan := owned(t, aPDF("We said: "+worry+", did we not?", "The plan"))
	secret := owned(t, aPDF("postgres://pages:v7Kq2mWx9d@queue.depot.internal/live", "The plan"))
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"plan.pdf", owned(t, aPDF("A plan", "The plan")), "content/evidence/plan.pdf: error: the PDF file is encrypted, although it opens without a password [attachment-refused]"},
		{"plan.pdf", secret, "in the PDF, page 1"},
		{"plan.zip", []byte(packedFiles(t, "notes/plan.pdf", string(plan))), `may not read the words "` + worry + `"`},
	} {
		dir := withArtifact(t, c.name, c.data)
		config, err := os.ReadFile(filepath.Join(dir, "config.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "config.yaml"), append(config, "attachments: {allow: [zip]}\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		if built, told := tried(t, dir); built.Folder != "" || !strings.Contains(told, c.says) {
			t.Errorf("%s: want %q, built into %q, and said:\n%s", c.name, c.says, built.Folder, told)
		}
	}
}

// So is what an archive packs, where archives are allowed.
func TestAttachedArchivesAreSearched(t *testing.T) {
	for _, c := range []struct{ name, member, text, says string }{
		{"plan.zip", "notes/plan.txt", "A plan for the queue", ""},
		{"plan.zip", "notes/\x1b[2Jplan.txt", "one\n" + worry + "\n", `, which is in "notes/?[2Jplan.txt" inside the file [leak-found]`},
		{"plan.zip", worry + ".txt", "A plan", "content/evidence/plan.zip: error"},
		{"plan.docx", "word/document.xml", "<w:p><w:t>" + strings.ReplaceAll(worry, " ", "</w:t> <w:t>") + "</w:t></w:p>", `content/evidence/plan.docx: error: the audience "committee" may not read the words "` + worry + `", which is in "word/document.xml" inside the file`},
	} {
		dir := withArtifact(t, c.name, []byte(packedFiles(t, "[Content_Types].xml", "<Types/>", c.member, c.text)))
		config, err := os.ReadFile(filepath.Join(dir, "config.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "config.yaml"), append(config, "attachments: {allow: [zip, docx]}\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		built, told := tried(t, dir)
		if (c.says == "") != (built.Folder != "") || !strings.Contains(told, c.says) || c.says != "" && !strings.Contains(told, "[leak-found]") {
			t.Errorf("%s, %q: built into %q, and said:\n%s", c.name, c.text, built.Folder, told)
		}
	}
}

// What is on the paper of a packet is searched as such, whatever its HTML said.
func TestPaperIsSearched(t *testing.T) {
	dir := withArtifact(t, "plan.pdf", aPDF("A plan", "The plan"))
	r, err := read(options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	p := project{reading: r, edition: edition{audience: config.Committee}, held: r.byAudience.withheld(config.Committee)}
	for line, leaks := range map[string]int{"Everything is as it should be": 0, worry + ".": 1} {
		list, searched, err := p.leaksOnPaper(aPDF(line, "Packet"))
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != leaks || len(searched.Found) < leaks || searched.For.Sum() == 0 {
			t.Errorf("%q: %v, %+v", line, list, searched)
		}
	}
}
