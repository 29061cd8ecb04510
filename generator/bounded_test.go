package generator

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	form "github.com/casebook-dev/casebook/generator/internal/hostile"
)

// mostMore is how many times more than a sound text of its size a text may take.
const mostMore = 10

// What is allocated is counted, since it is nearly the same on every machine and
// under every load: a pass that takes what grows with the square of a text makes
// garbage of that size. The long form looks at every form, and below at time too.
func TestHostileTextsAreReadInProportion(t *testing.T) {
	const n = 30_000
	step := 37
	if os.Getenv("CASEBOOK_LONG") != "" {
		step = 1
	}
	sound := map[form.Kind]uint64{}
	for k := range form.Layout + 1 {
		sound[k] = allocated(t, form.Sound(k), n)
	}
	forms := form.Forms()
	for i := 0; i < len(forms); i += step {
		f := forms[i]
		if got := allocated(t, f, n); got > mostMore*sound[f.Kind] {
			t.Errorf("%s: %d bytes take %d MB, a sound text %d MB", f.Name, n, got>>20, sound[f.Kind]>>20)
		}
	}
}

// allocated gives how many bytes are allocated for all but Hugo's part of a build.
func allocated(t *testing.T, f form.Form, n int) uint64 {
	t.Helper()
	opt := Options{Portfolio: form.Portfolio(f, n), Today: hostileDay, undrawn: true}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := read(opt)
	if err == nil && !stops(r.diags, false) {
		_, err = compose(context.Background(), opt, r, r.site())
	}
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

var hostileDay = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// Builds of hostile texts take a time and a memory in proportion to the text, and not
// much more than builds of what people write.
//
// The time is that of the processor, of the whole process: what else runs on a machine
// hardly changes it. A form that takes too long is tried again, and the least counts;
// what takes about as long as a sound text is not held against itself at half the
// size, since there the time of Hugo's start hides everything.
func TestHostileTextsAreBuiltInProportion(t *testing.T) {
	if os.Getenv("CASEBOOK_LONG") == "" {
		return
	}
	const (
		n          = 100_000
		mostGrowth = 2.5       // times the time, for twice the text
		mostPeak   = 1_000_000 // kB
	)
	sound := map[form.Kind]time.Duration{}
	for k := range form.Layout + 1 {
		sound[k] = cost(t, form.Sound(k), 2*n).time
	}
	forms := form.Forms()
	for seed := range uint64(300) {
		forms = append(forms, form.Made(seed))
	}
	for _, f := range forms {
		whole := cost(t, f, 2*n)
		if whole.peak > mostPeak {
			t.Errorf("%s: %d bytes take %d MB", f.Name, 2*n, whole.peak/1000)
		}
		if whole.time < 2*sound[f.Kind] {
			continue
		}
		half := cost(t, f, n).time
		for range 3 {
			if whole.time <= mostMore*sound[f.Kind] && whole.time.Seconds() <= mostGrowth*half.Seconds() {
				break
			}
			whole.time, half = min(whole.time, cost(t, f, 2*n).time), min(half, cost(t, f, n).time)
		}
		if whole.time > mostMore*sound[f.Kind] {
			t.Errorf("%s: %d bytes take %v, a sound text %v", f.Name, 2*n, whole.time, sound[f.Kind])
		}
		if whole.time.Seconds() > mostGrowth*half.Seconds() {
			t.Errorf("%s: %d bytes take %v, twice as many %v: x%.1f", f.Name, n, half, whole.time, whole.time.Seconds()/half.Seconds())
		}
	}
}

// spent is what a build took.
type spent struct {
	time time.Duration // of the processor
	peak int           // kB of memory; 0 where that is not known
}

// cost builds the portfolio of a form.
func cost(t *testing.T, f form.Form, n int) spent {
	t.Helper()
	dir := t.TempDir()
	files := form.Portfolio(f, n)
	runtime.GC()
	resetPeak()
	before := processorTime()
	if _, err := Build(t.Context(), dir, false, Options{Portfolio: fstest.MapFS(files), Today: hostileDay}); err != nil {
		t.Errorf("%s: %v", f.Name, err)
	}
	s := spent{processorTime() - before, peakMemory()}
	if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
		t.Fatal(err)
	}
	return s
}
