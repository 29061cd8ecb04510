package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLockNamesNoRegistry: packages are pinned by checksum, and come from
// whatever registry the machine uses.
func TestLockNamesNoRegistry(t *testing.T) {
	for _, file := range []string{"../../../package-lock.json", "../peers/package-lock.json", "../bucketservers/package-lock.json"} {
		lock, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// Where authors take donations, and a licence is, are the only addresses that may be in it.
		rest := regexp.MustCompile(`"funding": (\{[^{}]*\}|\[[^\[\]]*\])|"license": "[^"]*"`).ReplaceAll(lock, nil)
		for _, word := range []string{`"resolved"`, "http:", "https:"} {
			if bytes.Contains(rest, []byte(word)) {
				t.Errorf("%s holds %s; .npmrc keeps it out when npm writes the file", file, word)
			}
		}
		sums := bytes.Count(lock, []byte(`"integrity"`)) + bytes.Count(lock, []byte(`"inBundle"`)) // a bundled one is in another package
		if all := bytes.Count(lock, []byte(`"node_modules/`)); sums != all || all == 0 {
			t.Errorf("%s: %d of %d packages have a checksum", file, sums, all)
		}
	}
	packages, err := installed("../../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		if p.licence == "" || p.version == "" {
			t.Errorf("%+v: no licence or no version", p)
		}
	}
}

// TestBundle bundles a small package twice: one script without imports, the
// same bytes, and an error that says what is missing.
func TestBundle(t *testing.T) {
	root, out := t.TempDir(), t.TempDir()
	write(t, filepath.Join(root, "node_modules/one/index.js"), "export const used = 'kept'; export const unused = 'left out';")
	b := bundle{"x.js", "import {used} from 'one'; globalThis.x = used;"}
	var first []byte
	for range 2 {
		if _, err := b.write(root, out); err != nil {
			t.Fatal(err)
		}
		js, err := os.ReadFile(filepath.Join(out, "x.js"))
		if err != nil {
			t.Fatal(err)
		}
		if s := string(js); !strings.Contains(s, "kept") || strings.Contains(s, "left out") || strings.Contains(s, "import") {
			t.Errorf("bundled: %s", s)
		}
		if first != nil && !bytes.Equal(first, js) {
			t.Error("the second bundle differs")
		}
		first = js
	}
	if _, err := (bundle{"y.js", "import 'absent'"}).write(root, out); err == nil || !strings.Contains(err.Error(), "absent") {
		t.Errorf("a package that is not there: %v", err)
	}
}

func TestLicences(t *testing.T) {
	root, out := t.TempDir(), t.TempDir()
	write(t, filepath.Join(root, "package-lock.json"), `{"packages": {"": {"version": "1"}, "node_modules/@a/b": {"version": "2.0.0", "license": "MIT"}, "node_modules/@a/b/node_modules/@a/b": {"version": "1.0.0", "license": "ISC"}, "node_modules/dev": {"version": "3.0.0", "license": "MIT", "dev": true}}}`)
	if err := writeLicences(root, out); err == nil || !strings.Contains(err.Error(), "no licence text") {
		t.Errorf("without a text: %v", err)
	}
	write(t, filepath.Join(root, "node_modules/@a/b/LICENSE"), "may be used")
	write(t, filepath.Join(root, "node_modules/@a/b/node_modules/@a/b/LICENSE"), "could be used")
	if err := writeLicences(root, out); err != nil {
		t.Fatal(err)
	}
	index, _ := os.ReadFile(filepath.Join(out, "LICENCES.md"))
	text, _ := os.ReadFile(filepath.Join(out, "LICENCE-a-b.txt"))
	older, _ := os.ReadFile(filepath.Join(out, "LICENCE-a-b-1.0.0.txt"))
	if !strings.Contains(string(index), "- @a/b 2.0.0: MIT, LICENCE-a-b.txt") || strings.Contains(string(index), "dev") || !strings.Contains(string(text), "may be used") || !strings.Contains(string(older), "could be used") {
		t.Errorf("index:\n%s\ntext:\n%s", index, text)
	}
}

func TestOutsideTheRepository(t *testing.T) {
	if err := run(context.Background(), t.TempDir(), &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "root of the repository") {
		t.Errorf("got %v", err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestVendored: what the theme asks for is in the folder as it was last written,
// and defines what the theme calls.
func TestVendored(t *testing.T) {
	for name, defines := range map[string]string{"age.js": "casebookAge", "echarts.js": "casebookCharts", "search.js": "casebookSearch"} {
		js, err := os.ReadFile(filepath.Join("../../..", thirdParty, name))
		if err != nil {
			t.Fatalf("%v: run make assets", err)
		}
		if !bytes.Contains(js, []byte(defines)) || bytes.Contains(js, []byte("import(")) {
			t.Errorf("%s does not define %s, or loads something more", name, defines)
		}
	}
}
