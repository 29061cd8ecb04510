package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
)

// Homebrew links those manual pages that the configuration of a release names, and takes no
// patterns: it has to name each.
func TestHomebrewHasEveryManualPage(t *testing.T) {
	var release struct {
		Casks []struct{ Manpages []string } `yaml:"homebrew_casks"`
	}
	if err := yaml.Unmarshal(read(t, "../..", ".goreleaser.yaml"), &release); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	said(t, 0, "man", out)
	written, err := os.ReadDir(filepath.Join(out, "man"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, page := range written {
		want = append(want, "man/"+page.Name())
	}
	if len(release.Casks) != 1 || !slices.Equal(release.Casks[0].Manpages, want) {
		t.Errorf(".goreleaser.yaml names %v, expected %q", release.Casks, want)
	}
}
