package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// What a run that was killed left behind is in the way of no other.
func TestWhatWasLeftIsInNobodysWay(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, left := range []string{".day.md.casebook~", ".casebook~"} {
		if err := os.WriteFile(filepath.Join(dir, left), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Create(root, New{"day.md", []byte("one")}); err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, "day.md", []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "day.md")); err != nil || string(got) != "two" {
		t.Errorf("%q, %v", got, err)
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 3 {
		t.Errorf("a file of ours is left: %v, %v", all, err)
	}
}

// Of several files all are written or none, in whatever folders they are; a folder that
// is a link is not gone through.
func TestFilesAreCreatedTogether(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	all := []New{{"a/one.md", []byte("1")}, {"a/two.md", []byte("2")}, {"b/c/three.md", []byte("3")}, {"a/four.md", []byte("4")}}
	if err := Create(root, all...); err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if got, err := root.ReadFile(f.Path); err != nil || string(got) != string(f.Data) {
			t.Errorf("%s: %q, %v", f.Path, got, err)
		}
	}
	if err := os.Symlink("a", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, refused := range []string{"a/two.md", "link/five.md", "a/one.md/six.md"} {
		if err := Create(root, New{"a/new.md", nil}, New{refused, []byte("other")}); err == nil {
			t.Errorf("%s was created", refused)
		}
		if _, err := root.Stat("a/new.md"); err == nil {
			t.Errorf("before %s, a file was left", refused)
		}
	}
	if got, _ := root.ReadFile("a/two.md"); string(got) != "2" {
		t.Errorf("a file was written over: %q", got)
	}
}
