//go:build unix

package cache

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Whatever is in a file of the folder, it is taken only if this user put it there.
func FuzzKept(f *testing.F) {
	dir := f.TempDir()
	c := Open(dir, ours)
	c.Put("a", []byte("drawn"))
	file := filepath.Join(dir, Folder, "a")
	sealed, err := os.ReadFile(file)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add(sealed[:20])
	f.Add([]byte(nil))
	f.Add(append(bytes.Clone(sealed), 'x'))
	f.Fuzz(func(t *testing.T, kept []byte) {
		dir := t.TempDir()
		at := filepath.Join(dir, Folder, "a")
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, kept, 0o644); err != nil {
			t.Fatal(err)
		}
		if data, ok := Open(dir, ours).Get("a"); ok != bytes.Equal(kept, sealed) || ok && string(data) != "drawn" {
			t.Errorf("%q of %x is taken: %v", data, kept, ok)
		}
	})
}
