package generator

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
)

// Many builds in one process leave nothing behind in it: neither memory nor open files nor
// goroutines.
func TestManyBuildsInOneProcess(t *testing.T) {
	builds := 60
	if os.Getenv("CASEBOOK_LONG") != "" {
		builds = 10_000
	}
	files := fstest.MapFS{
		"config.yaml":           {Data: []byte("title: A case\naudience: self\ntheme: plain\n")},
		"content/evidence/a.md": {Data: []byte("---\ntitle: A queue\nended: 2026-03-31\n---\n\nOne queue.\n")},
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "site")
	var after [2]held
	for i := range builds {
		b, err := Build(t.Context(), dir, false, Options{Portfolio: files, Today: hostileDay, undrawn: true, Flags: []Flag{{Key: "output.folder", Name: "--out", Value: out}}})
		if err != nil || b.Folder == "" {
			t.Fatal(err, b.Diags)
		}
		switch i {
		case builds / 3:
			after[0] = heldNow()
		case builds - 1:
			after[1] = heldNow()
		}
	}
	was, is := after[0], after[1]
	t.Logf("after %d builds %+v, after %d %+v", builds/3+1, was, builds, is)
	if is.goroutines > was.goroutines+2 || is.files > was.files+2 || is.heap > was.heap+was.heap/10+2<<20 {
		t.Errorf("%d builds leave %+v, and %d leave %+v", builds/3+1, was, builds, is)
	}
}

// held is what a process holds.
type held struct {
	heap              uint64
	goroutines, files int
}

func heldNow() (h held) {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what had a finalizer goes with the second
	runtime.ReadMemStats(&m)
	open, _ := os.ReadDir("/proc/self/fd") // elsewhere, none are counted
	return held{m.HeapAlloc, runtime.NumGoroutine(), len(open)}
}
