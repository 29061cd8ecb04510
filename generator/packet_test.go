package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/paper/document"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// browser finds what prints here, or skips the test.
func browser(t testing.TB) Browser {
	t.Helper()
	if program := InstalledBrowser(os.Getenv); program != "" {
		return Browser{Program: program, NoSandbox: os.Geteuid() == 0, Env: os.Environ()}
	}
	t.Skip("the tool chromium is missing")
	return Browser{}
}

func packetOf(t testing.TB, dir string, format PacketFormat, flags ...Flag) Printed {
	t.Helper()
	return packetBy(t, format, options(t, dir, flags...))
}

func packetBy(t testing.TB, format PacketFormat, opt Options) Printed {
	t.Helper()
	how := PacketOptions{Format: format}
	if format == PDF {
		how.Browser = browser(t)
	}
	made, err := Packet(context.Background(), how, opt)
	if err != nil {
		t.Fatal(err)
	}
	if made.Data == nil {
		t.Fatalf("no packet was made: %v", made.Diags)
	}
	return made
}

func profile(name string) Flag { return Flag{Key: "packet.profile", Name: "--profile", Value: name} }
func paper(name string) Flag   { return Flag{Key: "packet.paper", Name: "--paper", Value: name} }

// portfolios are the demo and the two cases that nobody here wrote.
func portfolios(t *testing.T) map[string]string {
	all := map[string]string{"demo": demo}
	for _, name := range []string{"crossplane", "in-toto"} {
		if dir := filepath.Join("../../shared/cases", name); exists(dir) {
			all[name] = dir
		}
	}
	return all
}

func exists(dir string) bool {
	_, err := os.Stat(dir)
	return err == nil
}

// The contents lead to everything that has a heading of its own: the exhibits in short and the
// addresses too, where there are any.
func TestTheContentsNameTheOthersAndTheAddresses(t *testing.T) {
	t.Parallel()
	bare := laid(t, map[string]string{"config.yaml": "title: A case\nas-of: 2026-06-30\n", "content/evidence/a.md": "---\ntitle: A\naudience: committee\nended: 2026-05\n---\nWords.\n"})
	for dir, want := range map[string][]string{demo: {"#part.others", "#part.addresses"}, bare: nil} {
		made := string(packetOf(t, dir, HTML).Data)
		_, contents, _ := strings.Cut(made, `data-section="contents"`)
		if contents == "" {
			_, contents, _ = strings.Cut(made, "contents-of")
		}
		contents, _, _ = strings.Cut(contents, "</nav>")
		var got []string
		for _, id := range []string{"#part.others", "#part.addresses"} {
			if strings.Contains(contents, `href="`+id+`"`) {
				got = append(got, id)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) || !strings.Contains(contents, `href="#part.exhibits"`) {
			t.Errorf("%s: the contents lead to %v, want %v", dir, got, want)
		}
	}
}

// One page is one page, whatever the case.
func TestTheOnePageProfileHasOnePage(t *testing.T) {
	t.Parallel()
	for name, dir := range portfolios(t) {
		for _, size := range []string{"a4", "letter"} {
			made := packetOf(t, dir, PDF, profile("one-page"), paper(size))
			if made.Pages != 1 {
				t.Errorf("%s on %s: %d pages", name, size, made.Pages)
			}
			for _, d := range made.Diags {
				if d.Check == "packet-too-long" {
					t.Errorf("%s on %s: %v", name, size, d)
				}
			}
		}
	}
}

// So it is of a framework with many competencies, most of which are not met.
func TestTheOnePageProfileHasOnePageOfAWideFramework(t *testing.T) {
	t.Parallel()
	dir := laid(t, wideCase(164, 65))
	for _, size := range []string{"a4", "letter"} {
		made := packetOf(t, dir, PDF, profile("one-page"), paper(size))
		if made.Pages != 1 {
			t.Errorf("on %s: %d pages", size, made.Pages)
		}
		if words := strings.Join(text(t, made.Data), " "); !strings.Contains(words, "99 competencies lack enough evidence") {
			t.Errorf("on %s the packet does not say how much is missing: %s", size, words)
		}
	}
}

// wideCase is a case whose level asks for many competencies, the first of which have
// evidence.
func wideCase(asked, shown int) map[string]string {
	var areas, claims strings.Builder
	for i := range asked {
		if i%20 == 0 {
			fmt.Fprintf(&areas, "  - id: area-%d\n    name: Area %[1]d of the work\n    competencies:\n", i/20)
		}
		fmt.Fprintf(&areas, "      - {id: c%d, name: Competency number %[1]d, expectations: {staff: Does it for several teams.}}\n", i)
		if i < shown {
			fmt.Fprintf(&claims, "  - {id: c%d, level: staff}\n", i)
		}
	}
	return map[string]string{
		"config.yaml":            "title: A wide case\nas-of: 2026-06-30\nperson: {name: Ada Bell, role: Engineer}\ntarget: {from: senior, level: staff, since: 2023-10-02}\n",
		"content/framework.yaml": "name: Wide\nlevels:\n  - {id: senior, name: Senior}\n  - {id: staff, name: Staff}\nareas:\n" + areas.String() + "gates:\n  staff: {each: {evidence: 1}}\n",
		"content/evidence/a.md":  "---\ntitle: All of the work\naudience: committee\nended: 2026-03-31\ncompetencies:\n" + claims.String() + "---\nIt was done.\n",
	}
}

// A document is shortened as little as will do, and not at all where nothing does.
func TestADocumentIsShortenedToFit(t *testing.T) {
	b := browser(t)
	started, err := pdf.Start(t.Context(), pdf.Options{Path: b.Program, NoSandbox: b.NoSandbox, Env: b.Env})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { started.Close() })
	const block = `<div data-spare="%d" style="height: 50mm">block %[1]d</div>`
	for _, x := range []struct {
		blocks, pages, steps, left int // each block is 50 of a page's 200 millimetres
	}{
		{blocks: 5, pages: 1, steps: 1, left: 1},
		{blocks: 8, pages: 1, steps: 4, left: 1},
		{blocks: 8, pages: 2, steps: 0, left: 2},
		{blocks: 9, pages: 2, steps: 1, left: 2},
	} {
		var text strings.Builder
		text.WriteString(`<!doctype html><html lang="en"><head><title>t</title><style>@page { size: 100mm 220mm; margin: 10mm } body { margin: 0 } div { break-inside: avoid }</style></head><body>`)
		for i := range x.blocks {
			fmt.Fprintf(&text, block, i+1)
		}
		for _, kept := range []int{0, 5} { // blocks that may not go: five are more than a page
			page := text.String() + strings.Repeat(`<div style="height: 50mm">kept</div>`, kept)
			doc, _, err := document.New([]byte(page+"</body></html>"), document.Options{Base: "/"})
			if err != nil {
				t.Fatal(err)
			}
			whole, err := started.Proof(t.Context(), doc.Numbered(guess))
			if err != nil {
				t.Fatal(err)
			}
			_, proof, steps, err := fit(t.Context(), started, doc, whole, x.pages)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case kept == 0 && (steps != x.steps || proof.Pages != x.left):
				t.Errorf("%d blocks on %d pages: %d steps, %d pages", x.blocks, x.pages, steps, proof.Pages)
			case kept > 0 && x.pages == 1 && (steps != 0 || proof.Pages != whole.Pages):
				t.Errorf("%d blocks that do not fit: %d steps, %d pages of %d", x.blocks, steps, proof.Pages, whole.Pages)
			}
		}
	}
}

// Whether the charts were drawn before makes no difference either.
func TestTheSamePacketHasTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, format := range []PacketFormat{PDF, HTML, Markdown} {
		opt := options(t, demo)
		if format == HTML {
			opt.Cache = ""
		}
		first, second := packetBy(t, format, opt), packetOf(t, demo, format)
		if !bytes.Equal(first.Data, second.Data) {
			t.Errorf("two packets as %s differ", format)
		}
		for _, trace := range []string{"Mozilla", "Headless", "Chrome/", os.TempDir() + "/", "/root", "/home/"} {
			if bytes.Contains(first.Data, []byte(trace)) {
				t.Errorf("the packet as %s holds %q", format, trace)
			}
		}
	}
}

// Without a browser the packet is a page all the same.
func TestAPacketWithoutABrowser(t *testing.T) {
	made, err := Packet(context.Background(), PacketOptions{Format: PDF}, options(t, demo))
	if !errors.Is(err, ErrNoBrowser) || len(made.HTML) == 0 || made.Data != nil {
		t.Errorf("%v, %d bytes of HTML, %d of PDF", err, len(made.HTML), len(made.Data))
	}
}

// The numbers of exhibits are those of the site, for each audience its own.
func TestExhibitsHaveTheSameNumbersEverywhere(t *testing.T) {
	t.Parallel()
	number := regexp.MustCompile(`<h3 id="?exhibit-([0-9]+)"?`)
	for _, a := range []string{"public", "committee", "mentor", "self"} {
		flag := Flag{Key: "audience", Name: "--audience", Value: a}
		made := packetOf(t, demo, HTML, flag)
		out, _ := demoSite(t, flag)
		site := tree(t, out)
		found := number.FindAllStringSubmatch(string(made.HTML), -1)
		if len(found) == 0 && a != "public" {
			t.Errorf("%s: no exhibit in full", a)
		}
		for n := 1; n <= made.Exhibits; n++ {
			if id := fmt.Sprintf(`id="exhibit-%d"`, n); !bytes.Contains(made.HTML, []byte(id)) && !bytes.Contains(made.HTML, []byte(strings.ReplaceAll(id, `"`, ""))) {
				t.Errorf("%s: exhibit %d of %d is nowhere in the packet", a, n, made.Exhibits)
			}
		}
		if want := fmt.Sprintf("of %d", made.Exhibits); !strings.Contains(site["packet/index.html"], want) {
			t.Errorf("%s: the site's packet does not say %q", a, want)
		}
	}
}

func TestAPacketIsVerified(t *testing.T) {
	t.Parallel()
	for name, dir := range portfolios(t) {
		mine := filepath.Join(t.TempDir(), "case")
		for _, part := range []string{"content", "config.yaml"} {
			if out, err := exec.Command("sh", "-c", `mkdir -p "$2" && cp -R "$1" "$2"`, "sh", filepath.Join(dir, part), mine).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
		made := packetOf(t, mine, PDF)
		site, _ := build(t, mine)
		colophon, err := os.ReadFile(filepath.Join(site, SiteColophon))
		if err != nil {
			t.Fatal(err)
		}
		all := map[string][]byte{"pdf": made.Data, "html": made.HTML, "site": colophon}
		for kind, data := range all {
			if v, err := Verify(data, options(t, mine)); err != nil || !v.Matches {
				t.Errorf("%s, %s: %v %v", name, kind, v, err)
			}
		}
		changed, path := changeOneWord(t, mine)
		for kind, data := range all {
			v, err := Verify(data, options(t, mine))
			if err != nil || v.Matches || len(v.Changes) != 1 || v.Changes[0].Path != path {
				t.Errorf("%s, %s: after %q in %s: %+v %v", name, kind, changed, path, v, err)
			}
		}
	}
}

// changeOneWord changes a word of the last evidence file.
func changeOneWord(t *testing.T, dir string) (word, path string) {
	files, _ := filepath.Glob(filepath.Join(dir, "content/evidence/*.md"))
	if len(files) == 0 {
		t.Fatal("no evidence files")
	}
	file := files[len(files)-1]
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(data))
	word = words[len(words)-1]
	at := strings.LastIndex(string(data), word)
	if err := os.WriteFile(file, []byte(string(data[:at])+"otherwise"+string(data[at+len(word):])), 0o600); err != nil {
		t.Fatal(err)
	}
	path, _ = filepath.Rel(dir, file)
	return word, filepath.ToSlash(path)
}
