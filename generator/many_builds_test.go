package generator

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"testing/fstest"
)

// Many builds in one process leave nothing behind in it: neither memory nor open files nor
// goroutines. What is held is looked at ten times after the first third, in which caches fill:
// it does not grow with the builds.
func TestManyBuildsInOneProcess(t *testing.T) {
	builds := 60
	switch os.Getenv("CASEBOOK_LONG") {
	case "":
	case "nightly":
		builds = 10_000
	default:
		builds = 600
	}
	files := fstest.MapFS{
		"config.yaml":           {Data: []byte("title: A case\naudience: self\ntheme: plain\n")},
		"content/evidence/a.md": {Data: []byte("---\ntitle: A queue\nended: 2026-03-31\n---\n\nOne queue.\n")},
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "site")
	var seen []held
	for i := 1; i <= builds; i++ {
		b, err := Build(t.Context(), dir, false, Options{Portfolio: files, Today: hostileDay, undrawn: true, Flags: []Flag{{Key: "output.folder", Name: "--out", Value: out}}})
		if err != nil || b.Folder == "" {
			t.Fatal(err, b.Diags)
		}
		if i >= builds/3 && (i-builds/3)%(builds/15) == 0 {
			seen = append(seen, heldNow(i))
		}
	}
	was, is := seen[0], seen[len(seen)-1]
	growth := perBuild(seen)
	t.Logf("%d builds: after %d %+v, after %d %+v, %.0f bytes more for each build", builds, was.builds, was, is.builds, is, growth)
	if is.goroutines > was.goroutines+2 || is.files > was.files+2 || is.heap > was.heap+was.heap/10+2<<20 {
		t.Errorf("%d builds leave %+v, and %d leave %+v", was.builds, was, is.builds, is)
	}
	if builds > 60 && growth > mostPerBuild { // in a few builds, caches that still fill are more
		t.Errorf("each build leaves %.0f bytes: %+v", growth, seen)
	}
}

// mostPerBuild is how many bytes of the heap may grow with each build: less than any page,
// and more than the heap varies by itself.
const mostPerBuild = 1000

// perBuild gives the bytes of heap that each build leaves: the median of the slopes between
// every two looks, so that single ones that are off do not count.
func perBuild(seen []held) float64 {
	var slopes []float64
	for i, a := range seen {
		for _, b := range seen[i+1:] {
			slopes = append(slopes, (float64(b.heap)-float64(a.heap))/float64(b.builds-a.builds))
		}
	}
	slices.Sort(slopes)
	return slopes[len(slopes)/2]
}

func TestGrowthPerBuildIsSeen(t *testing.T) {
	var steady, leaking []held
	for i := range 11 {
		noise := uint64(i * 7919 % 5 * 40_000)
		steady = append(steady, held{builds: 200 + 40*i, heap: 50<<20 + noise})
		leaking = append(leaking, held{builds: 200 + 40*i, heap: 50<<20 + noise + uint64(40*i*2000)})
	}
	if s, l := perBuild(steady), perBuild(leaking); s > mostPerBuild/2 || l < 1500 || l > 2500 {
		t.Errorf("%.0f bytes for each build where nothing grows, and %.0f where 2,000 do", s, l)
	}
}

// held is what a process holds.
type held struct {
	builds            int // before
	heap              uint64
	goroutines, files int
}

func heldNow(builds int) held {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what had a finalizer goes with the second
	runtime.ReadMemStats(&m)
	open, _ := os.ReadDir("/proc/self/fd") // elsewhere, none are counted
	return held{builds, m.HeapAlloc, runtime.NumGoroutine(), len(open)}
}
