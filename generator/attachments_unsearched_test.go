package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

// It is told once for a file, at the file, to those who build for somebody else.
func TestUnsearchedFilesAreToldOnce(t *testing.T) {
	dir := withArtifact(t, "traces.7z", []byte("7z\xbc\xaf\x27\x1c\x00\x04"))
	allowing(t, dir)
	if err := os.MkdirAll(filepath.Join(dir, "static"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "static/own.rar"), []byte("Rar!\x1a\x07\x01\x00"), 0o644); err != nil {
		t.Fatal(err)
	}
	for audience, want := range map[string]string{"committee": "content/evidence/traces.7z static/own.rar", "self": ""} {
		opt := options(t, dir, Flag{Key: "audience", Name: "--audience", Value: audience})
		checked, err := Check(t.Context(), "", opt)
		if err != nil {
			t.Fatal(err)
		}
		var at []string
		for _, d := range checked.Diags {
			if d.Check == "attachment-unsearched" && d.Severity == diag.Warning {
				at = append(at, d.Pos.File)
			}
		}
		if got := strings.Join(at, " "); got != want {
			t.Errorf("for %s: %q, want %q", audience, got, want)
		}
	}
}

// allowing lets a portfolio attach 7z archives.
func allowing(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(dir, "config.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, "attachments: {allow: [7z]}\n"...)
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
}
