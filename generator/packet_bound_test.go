package generator

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

// printedNotes is a PDF as a browser prints it: two pages, the second turned, with a link.
func printedNotes(t *testing.T) []byte {
	t.Helper()
	b := browser(t)
	started, err := pdf.Start(t.Context(), pdf.Options{Path: b.Program, NoSandbox: b.NoSandbox, Env: b.Env})
	if err != nil {
		t.Fatal(err)
	}
	defer started.Close()
	printed, err := started.Print(t.Context(), []byte(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Notes</title>
<style>@page { size: A4; margin: 1mm } @page wide { size: A4 landscape } .wide { page: wide; break-before: page }</style>
<h1>Notes on the heron</h1><p>It was <a href="https://heron.example/">measured</a> twice.</p><p class="wide">The heron, on a wide page</p>`))
	if err != nil {
		t.Fatal(err)
	}
	return printed.Data
}

// TestBoundPackets holds a packet with attached files to what a reader expects of one.
func TestBoundPackets(t *testing.T) {
	t.Parallel()
	dir := withArtifact(t, "notes.pdf", printedNotes(t))
	for _, size := range []string{"letter"} { // A4 is in a script
		made := packetOf(t, dir, PDF, paper(size), Flag{Key: "packet.bind", Name: "--bind", Value: "true"})
		if err := pdf.Validate(made.Data); err != nil {
			t.Error(err)
		}
		if made.Bound != 2 {
			t.Fatalf("%d pages are bound in: %v", made.Bound, made.Diags)
		}
		sheet := map[string]string{"a4": "594.96 x 841.92 pts (A4)", "letter": "612 x 792 pts (letter)"}[size]
		if sizes := tool(t, made.Data, "pdfinfo", "-l", "-1"); strings.Count(sizes, sheet) != made.Pages {
			t.Errorf("not every page is of %s:\n%s", size, sizes)
		}
		fontsAreIn(t, made.Data)
		pages := text(t, made.Data, "-raw")
		first := made.Pages - 1
		for page, want := range map[int][]string{first: {"The plan", "Exhibit 1 · page 1", "Notes on the heron"}, first + 1: {"Exhibit 1 · page 2", "The heron, on a wide page"}} {
			for _, w := range want {
				if !strings.Contains(pages[page], w) {
					t.Errorf("page %d does not say %q: %q", page, w, pages[page])
				}
			}
			stampIsAbove(t, made.Data, page)
		}
		paperHTML, err := html.Parse(bytes.NewReader(made.HTML))
		if err != nil {
			t.Fatal(err)
		}
		if said := legible(paperHTML); strings.Contains(said, "page 1") || !strings.Contains(said, "The plan 2 pages") {
			t.Errorf("the packet as a page says of the attached file: %q", said)
		}
		whole := strings.Join(pages, " ")
		number := strconv.Itoa(first)
		for _, want := range []string{"(p. " + number + ")", "Attached files"} {
			if !strings.Contains(whole, want) {
				t.Errorf("the packet does not say %q", want)
			}
		}
		marks, err := pdf.Outline(made.Data)
		if err != nil {
			t.Fatal(err)
		}
		if last := marks[len(marks)-1]; last.Title != "The plan" || last.Page != first {
			t.Errorf("the last bookmark is %+v", last)
		}
		if strings.Contains(whole, "heron.example") {
			t.Error("a link of the attached file is in the packet")
		}
	}
}

var wordBox = regexp.MustCompile(`<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">([^<]*)</word>`)

// stampIsAbove: nothing of the bound page reaches the stamp, although it fills its own sheet.
func stampIsAbove(t *testing.T, data []byte, page int) {
	t.Helper()
	cmd := exec.Command("pdftotext", "-bbox", "-f", strconv.Itoa(page), "-l", strconv.Itoa(page), "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	words := wordBox.FindAllStringSubmatch(string(out), -1)
	stamp, content := 0.0, 0
	for _, w := range words {
		if w[3] == "·" {
			stamp, _ = strconv.ParseFloat(w[2], 64)
		}
	}
	for _, w := range words {
		if top, _ := strconv.ParseFloat(w[1], 64); strings.EqualFold(w[3], "heron") || w[3] == "heron," {
			content++
			if stamp == 0 || top < stamp+3 {
				t.Errorf("page %d: %q begins at %.1f, and the stamp ends at %.1f", page, w[3], top, stamp)
			}
		}
	}
	if content == 0 {
		t.Errorf("page %d: no words of the attached file", page)
	}
}

// What cannot be bound is reported where it is attached, and stays in the list.
func TestUnboundFilesStayListed(t *testing.T) {
	for name, data := range map[string][]byte{
		"a large page": bytes.Replace(aPDF("A plan", "The plan"), []byte("[0 0 595 842]"), []byte("[0 0 9999 99]"), 1),
		"a note":       bytes.Replace(aPDF("A plan", "The plan"), []byte("/MediaBox"), []byte("/Annots [<</Subtype /Stamp>>] /MediaBox"), 1),
	} {
		dir := withArtifact(t, "plan.pdf", data)
		config, err := os.ReadFile(filepath.Join(dir, "config.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "config.yaml"), append(config, "packet: {bind: true}\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		made, err := Packet(t.Context(), PacketOptions{Format: HTML}, options(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, d := range made.Diags {
			if d.Check == "attachment-unbound" {
				told = d.Pos.String() + ": " + d.Message
			}
		}
		if !strings.HasPrefix(told, "content/evidence/queue.md:9:") || !strings.Contains(told, `"plan.pdf" is not bound into the packet: `) {
			t.Errorf("%s: %q", name, told)
		}
		if said := string(made.HTML); made.Diags.Errors() == 0 && (!strings.Contains(said, "The plan") || strings.Contains(said, "Attached files")) {
			t.Errorf("%s: the artifact is not listed as before", name)
		}
	}
}

// The example of the check is what a packet of it reports, and a file that is refused is
// reported once, as that.
func TestUnboundFilesAreReportedOnce(t *testing.T) {
	const checks = "internal/judge/check/testdata"
	archive, err := txtar.ParseFile(checks + "/attachment-unbound.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, want := folderOf(t, checks+"/base"), ""
	for _, f := range archive.Files {
		if files[f.Name] = (&fstest.MapFile{Data: f.Data}); f.Name == "want" {
			want = string(f.Data)
		}
	}
	told := func() string {
		made, err := Packet(t.Context(), PacketOptions{Format: HTML}, Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		return saidIn(t, made.Diags)
	}
	if got := told(); !strings.Contains(got, want) {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	files["content/evidence/plan.pdf"] = &fstest.MapFile{Data: []byte("%PDF-1.4\n")}
	if got := told(); !strings.Contains(got, "attachment-refused") || strings.Contains(got, "attachment-unbound") {
		t.Errorf("a damaged file:\n%s", got)
	}
}

// What a build says of a file that it publishes, a packet says of one that it binds.
func TestBoundFilesAreSearchedLikePublishedOnes(t *testing.T) {
	plan := aPDF("A plan for the queue", "The plan")
	unread := bytes.Replace(plan, []byte("/Type1"), []byte("/Type0"), 1)
	unread = bytes.Replace(unread, []byte("/WinAnsiEncoding"), []byte("/Identity-H     "), 1)
	for name, c := range map[string]struct {
		data  []byte
		check string
	}{
		"nothing closed": {plan, ""},
		"its title":      {aPDF("A plan for the queue", worry), "leak-found"},
		"its bytes":      {append(bytes.Clone(plan), "% "+worry+"\n"...), "leak-found"},
		"no letters":     {unread, "attachment-unsearched"},
	} {
		dir := withArtifact(t, "plan.pdf", c.data)
		opt := options(t, dir, Flag{Key: "packet.bind", Name: "--bind", Value: "true"})
		_, published := tried(t, dir)
		made, err := Packet(t.Context(), PacketOptions{Format: PDF, Browser: browser(t)}, opt)
		if err != nil {
			t.Fatal(err)
		}
		bound := saidIn(t, made.Diags)
		for _, said := range []string{published, bound} {
			if strings.Contains(said, "content/evidence/plan.pdf") != (c.check != "") || !strings.Contains(said, c.check) {
				t.Errorf("%s: expected %q, got:\n%s", name, c.check, said)
			}
		}
		if leaks := c.check == "leak-found"; leaks != (made.Data == nil) {
			t.Errorf("%s: a packet of %d bytes, although it says:\n%s", name, len(made.Data), bound)
		}
	}
}
