//go:build unix

package cache

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var ours, theirs = bytes.Repeat([]byte{1}, keySize), bytes.Repeat([]byte{2}, keySize)

func TestWhatWasPutIsFound(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir, ours)
	c.Put("charts/ab/c.svg", []byte("drawn"))
	c.Put("charts/ab/c.svg", []byte("drawn anew"))
	if got, ok := c.Get("charts/ab/c.svg"); !ok || string(got) != "drawn anew" {
		t.Errorf("%q %v", got, ok)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, Folder, ".gitignore")); string(text) != "*\n" {
		t.Errorf("git is told %q", text)
	}
	if left, _ := os.ReadDir(filepath.Join(dir, Folder, "charts/ab")); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
	if _, ok := Open(dir, theirs).Get("charts/ab/c.svg"); ok {
		t.Error("the drawing of another user was taken")
	}
	for _, none := range []*Cache{Open(dir, nil), Open("", ours)} {
		none.Put("charts/x", []byte("x"))
		if _, ok := none.Get("charts/ab/c.svg"); ok || none != nil {
			t.Error("something is kept without a key, or without a portfolio")
		}
	}
}

// What no build used lately goes, the oldest first; what this one used stays.
func TestWhatIsKeptIsBounded(t *testing.T) {
	dir := t.TempDir()
	data := bytes.Repeat([]byte("x"), 1000)
	former := Open(dir, ours)
	for i := range 20 {
		name := fmt.Sprintf("charts/ab/%02d.svg", i)
		former.Put(name, data)
		at := time.Unix(int64(1_000_000+i), 0)
		if err := os.Chtimes(filepath.Join(dir, Folder, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	former.most = 0
	former.Trim()
	c := Open(dir, ours)
	c.most = 5 * 1032
	c.Get("charts/ab/00.svg")
	c.Trim()
	if left, _ := filepath.Glob(filepath.Join(dir, Folder, "charts/ab/*.svg")); len(left) != 20 {
		t.Errorf("a build that put nothing, or one that used all, removed something: %d are left", len(left))
	}
	c.Put("charts/cd/new.svg", data)
	c.Trim()
	var left []string
	for i := range 20 {
		if _, ok := Open(dir, ours).Get(fmt.Sprintf("charts/ab/%02d.svg", i)); ok {
			left = append(left, fmt.Sprint(i))
		}
	}
	if _, ok := Open(dir, ours).Get("charts/cd/new.svg"); !ok || strings.Join(left, " ") != "0 16 17 18 19" && strings.Join(left, " ") != "0 15 16 17 18 19" {
		t.Errorf("left: %v, and the new one: %v", left, ok)
	}
}

// Builds side by side, while somebody deletes the folder again and again, get what was put
// or nothing.
func TestTheFolderMayGoAtAnyTime(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for worker := range 6 {
		all.Go(func() {
			c := Open(dir, ours)
			c.most = 10_000
			for i := range 150 {
				name := fmt.Sprintf("charts/%d/%d.svg", i%3, i)
				want := bytes.Repeat([]byte{byte(i)}, 500)
				c.Put(name, want)
				if got, ok := c.Get(name); ok && !bytes.Equal(got, want) {
					t.Errorf("%s holds something else", name)
				}
				if i%10 == 0 && worker == 0 {
					os.RemoveAll(filepath.Join(dir, ".casebook"))
				}
				if i%25 == 0 {
					c.Trim()
				}
			}
		})
	}
	all.Wait()
	if left, _ := filepath.Glob(filepath.Join(dir, Folder, "charts/*/.new-*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// Every bit of a kept file, and its name, are sealed.
func TestNoBitCanBeChanged(t *testing.T) {
	dir := t.TempDir()
	c := Open(dir, ours)
	c.Put("a", []byte("drawn"))
	file := filepath.Join(dir, Folder, "a")
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for bit := range len(kept) * 8 {
		flipped := bytes.Clone(kept)
		flipped[bit/8] ^= 1 << (bit % 8)
		os.WriteFile(file, flipped, 0o644)
		if _, ok := c.Get("a"); ok {
			t.Fatalf("bit %d", bit)
		}
	}
	for n := range kept {
		os.WriteFile(file, kept[:n], 0o644)
		if _, ok := c.Get("a"); ok {
			t.Fatalf("%d bytes", n)
		}
	}
	os.WriteFile(filepath.Join(dir, Folder, "b"), kept, 0o644)
	if _, ok := c.Get("b"); ok {
		t.Error("a drawing stands for another one")
	}
}

// The folder is no door: what leads elsewhere is neither read, nor written to, nor
// waited for.
func TestTheFolderIsNoDoor(t *testing.T) {
	for name, spoil := range map[string]func(dir, out string) error{
		"the folder is a link":     func(dir, out string) error { return os.Symlink(out, filepath.Join(dir, ".casebook")) },
		"a link inside":            func(dir, out string) error { return os.Symlink("content", filepath.Join(dir, ".casebook")) },
		"the folder is a file":     func(dir, out string) error { return os.WriteFile(filepath.Join(dir, ".casebook"), nil, 0o644) },
		"the folder is a pipe":     func(dir, out string) error { return syscall.Mkfifo(filepath.Join(dir, ".casebook"), 0o644) },
		"a folder below is a link": func(dir, out string) error { return link(dir, ".casebook/cache/charts", out) },
		"the drawing is a link": func(dir, out string) error {
			return link(dir, ".casebook/cache/charts/a.svg", filepath.Join(out, "a.svg"))
		},
		"the drawing leads nowhere": func(dir, out string) error {
			return link(dir, ".casebook/cache/charts/a.svg", filepath.Join(out, "new"))
		},
		"the drawing is a folder": func(dir, out string) error {
			return os.MkdirAll(filepath.Join(dir, ".casebook/cache/charts/a.svg/x"), 0o755)
		},
		"the drawing is a pipe": func(dir, out string) error {
			os.MkdirAll(filepath.Join(dir, ".casebook/cache/charts"), 0o755)
			return syscall.Mkfifo(filepath.Join(dir, ".casebook/cache/charts/a.svg"), 0o644)
		},
		"what git is told is a link": func(dir, out string) error { return link(dir, ".casebook/cache/.gitignore", filepath.Join(out, "new")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, out := t.TempDir(), t.TempDir()
			c := Open(dir, ours)
			outside := Open(out, ours)
			outside.Put("charts/a.svg", []byte("drawn elsewhere"))
			os.Rename(filepath.Join(out, Folder, "charts/a.svg"), filepath.Join(out, "a.svg"))
			os.Mkdir(filepath.Join(dir, "content"), 0o755)
			if err := spoil(dir, out); err != nil {
				t.Fatal(err)
			}
			before := listing(t, out) + listing(t, filepath.Join(dir, "content"))
			if data, ok := c.Get("charts/a.svg"); ok {
				t.Errorf("%q was taken", data)
			}
			c.Put("charts/a.svg", []byte("drawn"))
			if after := listing(t, out) + listing(t, filepath.Join(dir, "content")); after != before {
				t.Errorf("there was\n%s\nand is\n%s", before, after)
			}
		})
	}
}

func link(dir, name, to string) error {
	at := filepath.Join(dir, name)
	os.MkdirAll(filepath.Dir(at), 0o755)
	return os.Symlink(to, at)
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	var b bytes.Buffer
	filepath.Walk(dir, func(p string, info os.FileInfo, err error) error {
		text, _ := os.ReadFile(p)
		b.WriteString(p + " " + string(text) + "\n")
		return err
	})
	return b.String()
}

func TestKey(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "user", "casebook")
	first, err := Key(folder, rand.Reader)
	if err != nil || len(first) != keySize {
		t.Fatalf("%x %v", first, err)
	}
	name := filepath.Join(folder, "key")
	if info, _ := os.Stat(name); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("its permissions are %v", info.Mode())
	}
	if again, err := Key(folder, rand.Reader); err != nil || !bytes.Equal(again, first) {
		t.Errorf("%x %v", again, err)
	}
	somebody := func() error { return os.Chown(name, 12345, -1) }
	if os.Geteuid() != 0 { // who else could give it away
		somebody = func() error { return os.Chmod(name, 0o640) }
	}
	for what, spoil := range map[string]func() error{
		"it is another's":    somebody,
		"others may read it": func() error { return os.Chmod(name, 0o644) },
		"it is cut short":    func() error { return os.Truncate(name, 7) },
		"it is a link": func() error {
			os.Rename(name, name+".old")
			return os.Symlink("key.old", name)
		},
	} {
		former, _ := os.ReadFile(name)
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		key, err := Key(folder, rand.Reader)
		if err != nil || len(key) != keySize || bytes.Equal(key, former) {
			t.Errorf("%s: %x %v", what, key, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".key-*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if _, err := Key("/proc/casebook", rand.Reader); err == nil {
		t.Error("a folder that cannot be written has a key")
	}
}
