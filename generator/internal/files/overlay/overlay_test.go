package overlay

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

func TestFilesLieOverAFolder(t *testing.T) {
	base := fstest.MapFS{"a/one.md": {Data: []byte("1")}, "b.md": {Data: []byte("b")}, "a/was.md": {Data: []byte("was")}}
	over := FS{FS: base, Files: map[string][]byte{"a/one.md": []byte("one"), "a/two.md": []byte("2"), "c/d/e.md": []byte("e")}, Gone: map[string]bool{"a/was.md": true}}
	var found []string
	err := fs.WalkDir(over, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(over, p)
		if err != nil {
			return err
		}
		if at, err := fs.Lstat(over, p); err != nil || at.Size() != int64(len(data)) {
			t.Errorf("%s: %v, %v", p, at, err)
		}
		if entry, err := d.Info(); err != nil || entry.Size() != int64(len(data)) {
			t.Errorf("%s in its folder: %v, %v", p, entry, err)
		}
		found = append(found, p+"="+string(data))
		return nil
	})
	if want := []string{"a/one.md=one", "a/two.md=2", "b.md=b", "c/d/e.md=e"}; err != nil || !slices.Equal(found, want) {
		t.Errorf("found %v, %v", found, err)
	}
	if _, err := fs.ReadFile(over, "c/x.md"); err == nil {
		t.Error("a file is there that nobody wrote")
	}
	if _, err := fs.Lstat(over, "a/was.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
	if _, err := over.Open("a/was.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone can be opened: %v", err)
	}
}

func TestALinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "link.md")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	over := FS{FS: root.FS(), Files: map[string][]byte{"link.md": []byte("x")}}
	if at, err := fs.Lstat(over, "link.md"); err != nil || at.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("%v, %v", at, err)
	}
	if data, err := fs.ReadFile(over, "link.md"); err == nil {
		t.Errorf("%q was read through a link", data)
	}
}
