package generator

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// validated gives what html-validate and csstree-validator find in the pages and
// stylesheets of some folders.
func validated(t *testing.T, folders ...string) (findings []string, pages, sheets int) {
	t.Helper()
	said, err := exec.CommandContext(t.Context(), "node", append([]string{filepath.Join("testdata", "validate.mjs")}, folders...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: run make assets: %s", err, said)
	}
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	last := len(lines) - 1
	if _, err := fmt.Sscan(lines[last], &pages, &sheets); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return lines[:last], pages, sheets
}

// Every page and every stylesheet of a site is valid, and the packet as a document. In
// the long tests also those of the other theme, and the cover of a locked site.
func TestPagesAndStylesAreValid(t *testing.T) {
	t.Parallel()
	self := Flag{Key: "audience", Name: "--audience", Value: "self"}
	site, _ := demoSite(t, self, Flag{Key: "baseURL", Name: "--base-url", Value: "/"})
	packet := t.TempDir()
	if err := os.WriteFile(filepath.Join(packet, "packet.html"), packetOf(t, demo, HTML, self).Data, 0o666); err != nil {
		t.Fatal(err)
	}
	folders := []string{site, packet}
	if os.Getenv("CASEBOOK_LONG") != "" {
		plain, _ := demoSite(t, self, Flag{Key: "theme", Name: "--theme", Value: "plain"})
		locked := lockable(t)
		locked.invite(t, ByPassphrase, "")
		folders = append(folders, plain, locked.seal(t))
	}
	findings, pages, sheets := validated(t, folders...)
	for _, f := range findings {
		t.Error(f)
	}
	if pages < 100 || sheets < 2 {
		t.Errorf("only %d pages and %d stylesheets were looked at", pages, sheets)
	}
}

// So that it can fail: what is wrong is found.
func TestInvalidPagesAndStylesAreFound(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"index.html": "<!doctype html>\n<html lang=\"en\">\n<head><title>A</title></head>\n<body><p><div>A block in a paragraph</div></p><ul><p>no item</p></ul></body>\n</html>\n",
		"a.css":      "p { colour: red; width: blue }\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	findings, _, _ := validated(t, folder)
	all := strings.Join(findings, "\n")
	for _, want := range []string{"index.html:4:", "colour", "width"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not among the findings:\n%s", want, all)
		}
	}
}
