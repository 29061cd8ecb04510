package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// changing is a portfolio that somebody writes to while it is read.
type changing struct {
	fstest.MapFS
	at     string // the file at whose opening it changes
	change func()

	sync.Mutex
}

func (c *changing) Open(name string) (fs.File, error) {
	c.Lock()
	defer c.Unlock()
	f, err := c.MapFS.Open(name)
	if name == c.at && c.change != nil {
		c.change()
	}
	return f, err
}

func (c *changing) ReadFile(name string) ([]byte, error) {
	f, err := c.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c.Lock()
	defer c.Unlock()
	return c.MapFS.ReadFile(name)
}

func (c *changing) Stat(name string) (fs.FileInfo, error) {
	c.Lock()
	defer c.Unlock()
	return c.MapFS.Stat(name)
}

func (c *changing) Lstat(name string) (fs.FileInfo, error) {
	c.Lock()
	defer c.Unlock()
	return c.MapFS.Lstat(name)
}

func (c *changing) ReadDir(name string) ([]fs.DirEntry, error) {
	c.Lock()
	defer c.Unlock()
	return c.MapFS.ReadDir(name)
}

// A site is of one state of a portfolio, whichever of its files is written at which moment.
func TestNoSiteIsOfTwoStates(t *testing.T) {
	title := func(n int) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: State %d of it\nended: 2026-03-31\n---\n\nWords.\n", n), ModTime: time.Unix(int64(n), 0)}
	}
	for _, at := range []string{"config.yaml", "content/evidence/a.md", "content/evidence/b.md", "static/robots.txt"} {
		for _, always := range []bool{false, true} {
			files := &changing{at: at, MapFS: fstest.MapFS{
				"config.yaml": {Data: []byte("title: A case\naudience: self\n")}, "static/robots.txt": {Data: []byte("User-agent: *\n")},
				"content/evidence/a.md": title(1), "content/evidence/b.md": title(1),
			}}
			state := 1
			files.change = func() {
				if state == 1 || always {
					state++
					files.MapFS["content/evidence/a.md"], files.MapFS["content/evidence/b.md"] = title(state), title(state)
				}
			}
			out := filepath.Join(t.TempDir(), "site")
			built, err := Build(context.Background(), t.TempDir(), false, Options{
				Portfolio: files, Today: hostileDay, undrawn: true, Flags: []Flag{{Key: "output.folder", Name: "--out", Value: out}},
			})
			if always {
				if err == nil || !strings.Contains(err.Error(), "changed during each of 5 builds") {
					t.Errorf("%s changes always: %v", at, err)
				}
				if left, _ := os.ReadDir(filepath.Dir(out)); len(left) > 0 {
					t.Errorf("%s changes always: left %v", at, left)
				}
				continue
			}
			if err != nil || built.Again != 1 {
				t.Fatalf("%s: built %d times more: %v %v", at, built.Again, err, built.Diags)
			}
			for _, page := range []string{"a", "b"} {
				text, err := os.ReadFile(filepath.Join(out, "evidence", page, "index.html"))
				if err != nil || !bytes.Contains(text, []byte("State 2 of it")) || bytes.Contains(text, []byte("State 1")) {
					t.Errorf("%s: %s is of another state: %v", at, page, err)
				}
			}
		}
	}
}
