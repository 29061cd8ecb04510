//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder of a killed run is removed by the next one. That of a run under way stays, and so
// does what only has such a name.
func TestScratchOfKilledRunsIsRemoved(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	put := func(name string) string {
		t.Helper()
		folder := filepath.Join(temporary, name)
		if err := os.MkdirAll(filepath.Join(folder, "deep"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "deep", "site"), []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
		return folder
	}
	killed := put("casebook-try-77-12")
	other, longer := put("casebook-try-notes"), put("casebook-trying-77-12")
	link := filepath.Join(temporary, "casebook-try-78-12")
	if err := os.Symlink(other, link); err != nil {
		t.Fatal(err)
	}
	first, endFirst, err := Scratch("casebook-try-")
	if err != nil {
		t.Fatal(err)
	}
	second, endSecond, err := Scratch("casebook-try-")
	if err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]bool{killed: false, other: true, longer: true, link: true, first: true, second: true} {
		if _, err := os.Lstat(folder); (err == nil) != want {
			t.Errorf("%s: is there %v, want %v", folder, err == nil, want)
		}
	}
	endFirst()
	endSecond()
	for _, folder := range []string{first, second} {
		if _, err := os.Lstat(folder); err == nil {
			t.Errorf("%s is left", folder)
		}
	}
}
