package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	testNamed   = regexp.MustCompile("`(Test[A-Za-z0-9_]+)`")
	scriptNamed = regexp.MustCompile("`([a-z0-9-]+\\.txtar)`")
)

// What is promised is held by tests that exist: each one that the pages on security
// name is a function, or a script, of this repository, and no promise is without one.
func TestWhatIsPromisedIsTested(t *testing.T) {
	var text string
	for _, page := range []string{"../../docs/security.md", "../../SECURITY.md"} {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		text += string(data)
	}
	_, promises, _ := strings.Cut(text, "\n| promise |")
	promises, _, _ = strings.Cut(promises, "\n\n")
	rows := strings.Split(promises, "\n")
	for _, row := range rows[min(len(rows), 2):] {
		if cells := strings.Split(row, " | "); len(cells) != 3 || !testNamed.MatchString(cells[2]) && !scriptNamed.MatchString(cells[2]) {
			t.Errorf("no test holds this promise: %s", row)
		}
	}
	if len(rows) < 20 {
		t.Errorf("only %d promises", len(rows)-2)
	}
	var code strings.Builder
	for _, folder := range []string{"..", "../../generator", "../../themes"} {
		err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(file, "_test.go") {
				return err
			}
			data, err := os.ReadFile(file)
			code.Write(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	named := testNamed.FindAllStringSubmatch(text, -1)
	for _, m := range named {
		if !strings.Contains(code.String(), "\nfunc "+m[1]+"(") {
			t.Errorf("there is no test %s", m[1])
		}
	}
	for _, m := range scriptNamed.FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join("testdata/script", m[1])); err != nil {
			t.Errorf("there is no script %s", m[1])
		}
	}
	if len(named) < 40 {
		t.Errorf("only %d tests are named", len(named))
	}
}

// Requests are made in one file, whose callers the page on security lists, and to Netlify. All else that
// speaks HTTP answers: a preview, and what the browser of a packet asks.
func TestWhatAsksOtherHosts(t *testing.T) {
	asks := regexp.MustCompile(`\bhttp\.(NewRequest\w*|Get\b|Head\b|Post\w*|DefaultClient|Client\b|Transport\b|DefaultTransport)|\bnet\.(Dial\w*|Dialer|Lookup\w*|Resolver)|\btls\.Dial|\bask\(ctx`)
	found := map[string]bool{}
	for _, folder := range []string{"..", "../../generator", "../../themes"} {
		err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && d.Name() == "tools" { // of those who make casebook
				return fs.SkipDir
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			data, err := os.ReadFile(file)
			if asks.Match(data) {
				found[filepath.ToSlash(file)] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	_, listed, _ := strings.Cut(string(text), "These make requests")
	listed, _, _ = strings.Cut(listed, "\n\nIt runs git")
	for file, verb := range map[string]string{
		"../casebook/fetch.go": "", "../casebook/ci.go": "casebook ci", "../casebook/packet_sign.go": "casebook packet --timestamp", "../casebook/verify_url.go": "casebook verify URL",
		"../casebook/comment_thread.go": "casebook comment", "../../generator/internal/site/deploy/netlify.go": "casebook publish", "../../generator/cloud/alone.go": "casebook publish",
	} {
		if !found[file] {
			t.Errorf("%s asks nobody", file)
		}
		if !strings.Contains(listed, "- `"+verb) {
			t.Errorf("docs/security.md does not say that %s makes requests", verb)
		}
		delete(found, file)
	}
	for file := range found {
		t.Errorf("%s asks other hosts, and docs/security.md does not say so", file)
	}
}
