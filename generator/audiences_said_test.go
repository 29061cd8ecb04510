package generator

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

const origin = "http://localhost:1313"

// said looks into what the verbs print of a portfolio when they are asked for an
// audience, and into each answer of its preview. What lists the files of the portfolio
// (check --files, check --review) is for its author, whoever the site is for.
func (h *hunt) said(v *invention, opt Options, a config.Audience, which string, site map[string][]byte) {
	opt.Flags = []Flag{{Name: "--audience", Key: "audience", Value: a.String()}}
	shown := NewPreview()
	address, built, err := shown.Build(h.Context(), origin, opt)
	if err != nil || built.Searched == nil || built.Diags.Errors() > 0 {
		h.Fatalf("%s, preview: %v %v", which, err, built.Diags.Of(diag.Error))
	}
	h.diagnostics(v, a, which+", build", opt.Portfolio, built.Diags)
	h.printed(v, a, which+", build", "build.json", built)
	h.served(v, a, which, shown, strings.TrimPrefix(address, origin), site)

	checked, err := Check(h.Context(), "", opt)
	if err != nil || checked.Diags.Errors() > 0 {
		h.Fatalf("%s, check: %v %v", which, err, checked.Diags.Of(diag.Error))
	}
	h.diagnostics(v, a, which+", check", opt.Portfolio, checked.Diags)
	files, told := verbsWrite(h, opt, a)
	h.look(v, a, which, files, nil)
	h.diagnostics(v, a, which+", written", opt.Portfolio, told)
	colophon := httptest.NewRecorder()
	shown.Handler().ServeHTTP(colophon, asked("GET", strings.TrimPrefix(address, origin)+SiteColophon))
	verified, err := Verify(colophon.Body.Bytes(), opt)
	if err != nil || !verified.Matches {
		h.Errorf("%s, verify: %v %v", which, err, verified.Changes)
	}
	h.printed(v, a, which, "verify.json", verified)
	h.compared(v, opt, a, which)
}

// compared looks into what is told of two states of a case, of which the former or the
// later is another portfolio, and of the portfolio for itself.
func (h *hunt) compared(v *invention, opt Options, a config.Audience, which string) {
	v, other := toldApart(v, invent(1_000_003))
	own, former := Snapshot{Options: opt}, Snapshot{Options: opt, Revision: "former", Hash: "0123456789abcdef"}
	former.Portfolio = other.files
	for name, states := range map[string][2]Snapshot{"diff": {former, own}, "diff back": {own, former}, "diff of itself": {own, own}} {
		d, found, err := DiffOf(states[0], states[1], opt)
		if err != nil || d.Version == 0 {
			h.Errorf("%s, %s: %v %v", which, name, err, found.Of(diag.Error))
			continue
		}
		for _, of := range []*invention{v, other} {
			h.printed(of, a, which+", "+name, "diff.json", d)
			h.look(of, a, which+", "+name, map[string][]byte{"diff.md": []byte(d.Markdown())}, nil)
		}
		if name == "diff of itself" && !d.Empty() {
			h.Errorf("%s: a state differs from itself: %+v", which, d)
		}
	}
	seen, found, err := VisibleTo(h.Context(), a.String(), opt, &former)
	if err != nil || seen.Version == 0 {
		h.Errorf("%s, audience: %v %v", which, err, found.Of(diag.Error))
	}
	for _, of := range []*invention{v, other} {
		h.printed(of, a, which+", audience", "audience.json", seen)
		h.printed(of, a, which+", audience", "audience.txt", seen.Sections())
	}
}

// toldApart gives two inventions without the marks that they have in common.
func toldApart(a, b *invention) (*invention, *invention) {
	without := func(v, other *invention) *invention {
		only := *v
		only.marks = maps.Clone(v.marks)
		maps.DeleteFunc(only.marks, func(key string, _ mark) bool { _, both := other.marks[key]; return both })
		return &only
	}
	return without(a, b), without(b, a)
}

// printed looks into a value in the form in which a verb prints it.
func (h *hunt) printed(v *invention, a config.Audience, which, name string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		h.Fatal(err)
	}
	h.look(v, a, which, map[string][]byte{name: text}, nil)
}

// mayBeTold tells of the kinds of marks that a diagnostic may name: it is for the
// author, and says which person, term, entry or series it is about, and where; but no
// other word of what its audience may not read.
func mayBeTold(kind string) bool {
	return slices.Contains([]string{"first name", "surname", "nickname", "name", "term", "calendar", "reason to accept"}, kind) ||
		strings.HasSuffix(kind, " id") || strings.HasSuffix(kind, " slug") || strings.HasSuffix(kind, " file name")
}

// diagnostics looks into what was told in every form that it is printed in.
func (h *hunt) diagnostics(v *invention, a config.Audience, which string, portfolio fs.FS, list diag.List) {
	read := func(file string) ([]byte, error) { return fs.ReadFile(portfolio, file) }
	files := map[string][]byte{}
	for name, write := range map[string]func(io.Writer) error{
		"told.txt":   func(w io.Writer) error { return list.WriteText(w, diag.TextOptions{}) },
		"told.json":  func(w io.Writer) error { return list.WriteJSON(w, read) },
		"told.log":   func(w io.Writer) error { return list.WriteGitHub(w, diag.GitHubOptions{}) },
		"told.sarif": func(w io.Writer) error { return list.WriteSARIF(w, diag.SARIFOptions{Read: read}) },
	} {
		var text bytes.Buffer
		if err := write(&text); err != nil {
			h.Fatal(err)
		}
		files[name] = text.Bytes()
	}
	of := *v
	of.marks = maps.Clone(v.marks)
	maps.DeleteFunc(of.marks, func(_ string, m mark) bool { return mayBeTold(m.kind) })
	h.look(&of, a, which, files, nil)
}

func asked(method, path string) *http.Request {
	r := httptest.NewRequest(method, "http://localhost:1313/", nil)
	r.URL.Path = path
	return r
}

// served looks into each answer of a preview: every file, its headers, what is not
// there, and what stands where there is no site yet. Addresses of what is closed are
// answered as those of nothing are.
func (h *hunt) served(v *invention, a config.Audience, which string, shown Preview, base string, site map[string][]byte) {
	answer := func(method, path string) string {
		w := httptest.NewRecorder()
		shown.Handler().ServeHTTP(w, asked(method, path))
		return fmt.Sprintf("%d\n%v\n%s", w.Code, w.Result().Header, w.Body)
	}
	answers := map[string][]byte{}
	names := []string{"", "_headers", "../", "evidence"}
	for name := range site {
		names = append(names, name)
		if folder, is := strings.CutSuffix(name, "index.html"); is {
			names = append(names, folder, strings.TrimSuffix(folder, "/"))
		}
	}
	for _, name := range names {
		answers["served"+base+name] = []byte(answer("GET", base+name))
	}
	for _, path := range []string{"/", "/_casebook/reload.js", "/nothing"} {
		answers["served"+path] = []byte(answer("GET", path))
	}
	if len(answers) < 20 || !strings.HasPrefix(string(answers["served"+base]), "200\n") {
		h.Errorf("%s: only %d addresses were asked for", which, len(answers))
	}
	h.look(v, a, which, answers, nil)
	nothing := answer("GET", base+"evidence/nothing/")
	for _, p := range v.planned {
		m, marked := v.marks[keyOf(p.id)]
		if at := base + p.folder + "/" + p.id + "/"; marked && !a.MayRead(m.to) && answer("GET", at) != nothing {
			h.Errorf("%s: %s is answered otherwise than what is not there", which, at)
		}
	}
	if refused := answer("POST", base); strings.Count(refused, "\n") > 3 {
		h.Errorf("%s: what cannot be asked for is answered by %q", which, refused)
	}
}

// broken looks into the preview of a portfolio with a mistake in what is for its author:
// its pages tell no word of it.
func (h *hunt) broken(v *invention, opt Options, a config.Audience, which string) {
	word := v.mark(config.Self, "mistake")
	files := maps.Clone(v.files)
	files["content/journal/mistaken.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Mistaken\n" + word + ": 1\n---\n\nNothing.\n")}
	opt.Portfolio, opt.Flags = files, []Flag{{Name: "--audience", Key: "audience", Value: a.String()}}
	shown := NewPreview()
	address, built, err := shown.Build(h.Context(), origin, opt)
	if err != nil || built.Diags.Errors() != 1 {
		h.Fatalf("%s, mistaken: %v %v", which, err, built.Diags)
	}
	for _, path := range []string{"/", strings.TrimPrefix(address, origin), "/_casebook/reload.js", "/nothing"} {
		w := httptest.NewRecorder()
		shown.Handler().ServeHTTP(w, asked("GET", path))
		h.look(v, a, which+", mistaken", map[string][]byte{"served" + path: w.Body.Bytes()}, nil)
	}
}

// paper looks into a printed packet: its text, its titles and bookmarks, what is
// attached to it, and all else that it packs.
func (h *hunt) paper(v *invention, opt Options, a config.Audience, which string) {
	opt.Flags = []Flag{{Name: "--audience", Key: "audience", Value: a.String()}}
	made, err := Packet(h.Context(), PacketOptions{Format: PDF, Browser: browser(h)}, opt)
	if err != nil || made.Data == nil {
		h.Fatalf("%s, on paper: %v %v", which, err, made.Diags)
	}
	h.diagnostics(v, a, which+", packet", opt.Portfolio, made.Diags)
	h.printed(v, a, which, "drafts.json", made.Thin)
	files := inflated(made.Data)
	parts, err := pdf.Text(made.Data)
	if err != nil {
		h.Fatal(err)
	}
	for _, part := range parts {
		files["packet/"+part.Name] = part.Text
	}
	dir := h.TempDir()
	file := filepath.Join(dir, "packet.pdf")
	if err := os.WriteFile(file, made.Data, 0o600); err != nil {
		h.Fatal(err)
	}
	for name, args := range map[string][]string{ // poppler knows nothing of how casebook reads a PDF
		"pdftotext": {file, "-"}, "pdfinfo": {"-struct-text", file}, "pdfdetach": {"-saveall", "-o", dir, file},
	} {
		if _, err := exec.LookPath(name); err != nil {
			h.Skipf("the tool %s is missing", name)
		}
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			h.Fatalf("%s: %v: %s", name, err, out)
		}
		files["packet/"+name] = out
	}
	attached, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	for _, name := range attached {
		if files["packet/"+filepath.Base(name)], err = os.ReadFile(name); err != nil {
			h.Fatal(err)
		}
	}
	if len(attached) == 0 || len(files["packet/pdftotext"]) < 200 || len(files) < 20 {
		h.Errorf("%s: little of the PDF can be read: %q", which, slices.Sorted(maps.Keys(files)))
	}
	h.look(v, a, which+", on paper", files, h.read)
}

// inflated gives the bytes of a PDF, what it packs, and both as UTF-16, in which its
// titles stand.
func inflated(data []byte) map[string][]byte {
	files := map[string][]byte{"packet.pdf": data}
	for i, rest := 0, data; ; i++ {
		at := bytes.Index(rest, []byte("stream\n"))
		if crlf := bytes.Index(rest, []byte("stream\r\n")); crlf >= 0 && (at < 0 || crlf < at) {
			at = crlf + 1
		}
		if at < 0 {
			break
		}
		rest = rest[at+len("stream\n"):]
		if z, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			plain, _ := io.ReadAll(z) // up to what ends it
			files[fmt.Sprintf("packet.pdf/%d", i)] = plain
		}
	}
	for name, plain := range maps.Clone(files) {
		for skip := range 2 {
			var units []uint16
			for i := skip; i+1 < len(plain); i += 2 {
				units = append(units, uint16(plain[i])<<8|uint16(plain[i+1]))
			}
			files[fmt.Sprintf("%s/utf-16-%d", name, skip)] = []byte(string(utf16.Decode(units)))
		}
	}
	return files
}

// A file beside the text of a bundle is as closed as that, and so is what is said of it.
func TestWarningsOfFilesInABundleAreAsClosedAsItsText(t *testing.T) {
	dir := withArtifact(t, "plan.txt", []byte("words\n"))
	for name, text := range map[string]string{
		"journal/doubt-2/index.md": "---\ntitle: A doubt\n---\n\nNo.\n", "journal/doubt-2/deep/secret.md": "x", "journal/doubt-2/secret.md": "x",
		"evidence/shown/index.markdown": "---\ntitle: Shown\n---\n\nYes.\n", "evidence/shown/open.md": "x",
	} {
		file := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for a, want := range map[string]int{"committee": 1, "self": 3} {
		opt := options(t, dir, Flag{Key: "audience", Name: "--audience", Value: a})
		r, err := readFor(authors, opt)
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, d := range r.diags {
			if d.Check == "file-ignored" {
				got++
			}
		}
		if got != want {
			t.Errorf("%s is told of %d files, want %d: %v", a, got, want, r.diags)
		}
	}
}
