package main

import (
	"archive/zip"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The module of a release has what is committed and what make assets made, and nothing
// else that lies there.
func TestTheModuleOfARelease(t *testing.T) {
	root, proxy := t.TempDir(), t.TempDir()
	lay := func(name, text string) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lay("go.mod", "module example.com/thing\n")
	lay("thing.go", "package thing\n")
	lay(".gitignore", "/themes/casebook/assets/third-party/\n/notes.txt\n")
	lay("notes.txt", "mine\n")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	if err := write(root, proxy, "v1.2.0"); err == nil || !strings.Contains(err.Error(), "run make assets first") {
		t.Errorf("without the front-end: %v", err)
	}
	lay(made+"/echarts.js", "draw()\n")
	if err := write(root, proxy, "1.2"); err == nil {
		t.Error("1.2 is taken for a version")
	}
	if err := write(root, proxy, "v1.2.0"); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(filepath.Join(proxy, "example.com/thing/@v/v1.2.0.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var names []string
	for _, f := range archive.File {
		names = append(names, strings.TrimPrefix(f.Name, "example.com/thing@v1.2.0/"))
	}
	slices.Sort(names)
	if want := []string{".gitignore", "go.mod", made + "/echarts.js", "thing.go"}; !slices.Equal(names, want) {
		t.Errorf("the module has %v, want %v", names, want)
	}
}

// The notes of a release are its section of the changelog, and nothing of the others.
func TestNotes(t *testing.T) {
	script, err := filepath.Abs("notes.sh")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	text := "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 1.2.0\n\n- One: `a*b`.\n  More.\n\n### Fixed\n\n- Two.\n\n## 1.1.0\n\n- Old.\n\n## 1.2.0-rc.1\n"
	if err := os.WriteFile(filepath.Join(dir, "CHANGELOG.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	notes := func(version string) (string, error) {
		cmd := exec.Command("sh", script, version)
		cmd.Dir = dir
		out, err := cmd.Output()
		return string(out), err
	}
	if got, err := notes("v1.2.0"); err != nil || got != "- One: `a*b`.\n  More.\n\n### Fixed\n\n- Two.\n" {
		t.Errorf("%v: %q", err, got)
	}
	for _, version := range []string{"v1.3.0", "v1.2.0-rc.1", "v1.2"} {
		if got, err := notes(version); err == nil {
			t.Errorf("the notes of %s are %q", version, got)
		}
	}
}
