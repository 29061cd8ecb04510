//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"testing/fstest"
)

// What is no file is not opened, and so not waited for; the rest is as it is.
func TestOnlyRegularFilesAreOpened(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, fstest.MapFS{"a/b.md": {Data: []byte("words")}, "empty": {}}); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := fstest.TestFS(Regular(root), "a/b.md", "empty"); err != nil {
		t.Error(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	listens, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer listens.Close()
	for _, name := range []string{"pipe", "link", "socket", "../x", "/etc/passwd"} {
		if data, err := fs.ReadFile(Regular(root), name); err == nil {
			t.Errorf("%s is read: %q", name, data)
		}
		if _, err := Regular(root).Open(name); err == nil {
			t.Errorf("%s is opened", name)
		}
	}
	if _, err := fs.ReadFile(Regular(root), "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
}
