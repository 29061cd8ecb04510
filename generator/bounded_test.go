package generator

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	form "github.com/casebook-dev/casebook/generator/internal/tests/hostile"
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
	for k := range form.Kinds {
		sound[k] = allocated(t, form.Sound(k), n)
	}
	forms := form.Forms()
	for i, f := range forms {
		if i%step != 0 && !slices.Contains(narrow, f.Name) {
			continue
		}
		if got := allocated(t, f, n); got > mostMore*sound[f.Kind] {
			t.Errorf("%s: %d bytes take %d MB, a sound text %d MB", f.Name, n, got>>20, sound[f.Kind]>>20)
		}
	}
}

// narrow are forms that the short form looks at, too: of them, much stands in relation to much.
var narrow = []string{"names: equal names", "config: terms alike"}

// allocated gives how many bytes are allocated for all but Hugo's part of a build.
func allocated(t *testing.T, f form.Form, n int) uint64 {
	t.Helper()
	opt := Options{Portfolio: form.Portfolio(f, n), Today: hostileDay, undrawn: true}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := read(opt)
	if err == nil && !stops(r.diags, false) {
		_, err = prepare(context.Background(), opt, r, r.site())
	}
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

var hostileDay = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// Builds of hostile texts take a time and a memory in proportion to the text, and not
// much more than builds of what people write. Each kind, and each form, can be run alone:
//
//	CASEBOOK_LONG=1 go test -run 'TestHostileTextsAreBuiltInProportion/rows' ./generator
//
// The time is that of the processor, of the whole process: what else runs on a machine
// hardly changes it. A form that takes too long is tried again, and the least counts;
// what takes about as long as a sound text is not held against itself at half the
// size, since there the time of Hugo's start hides everything.
func TestHostileTextsAreBuiltInProportion(t *testing.T) {
	if os.Getenv("CASEBOOK_LONG") == "" {
		return
	}
	forms := form.Forms()
	for seed := range uint64(600) {
		forms = append(forms, form.Made(seed))
	}
	for k := range form.Kinds {
		t.Run(k.String(), func(t *testing.T) {
			sound := cost(t, form.Sound(k), 2*halfSize)
			if !sound.built {
				t.Fatalf("the sound text of %d bytes is not built", 2*halfSize)
			}
			for _, f := range forms {
				if f.Kind == k {
					t.Run(f.Name, func(t *testing.T) { inProportion(t, f, sound.time) })
				}
			}
		})
	}
}

const (
	halfSize   = 100_000   // bytes
	mostGrowth = 2.5       // times the time, for twice the text
	mostPeak   = 1_000_000 // kB
)

func inProportion(t *testing.T, f form.Form, sound time.Duration) {
	whole := cost(t, f, 2*halfSize)
	if whole.peak > mostPeak {
		t.Errorf("%d bytes take %d MB", 2*halfSize, whole.peak/1000)
	}
	if whole.time < 2*sound {
		return
	}
	half := cost(t, f, halfSize).time
	for range 3 {
		if whole.time <= mostMore*sound && whole.time.Seconds() <= mostGrowth*half.Seconds() {
			return
		}
		whole.time, half = min(whole.time, cost(t, f, 2*halfSize).time), min(half, cost(t, f, halfSize).time)
	}
	if whole.time > mostMore*sound {
		t.Errorf("%d bytes take %v, a sound text %v", 2*halfSize, whole.time, sound)
	}
	if whole.time.Seconds() > mostGrowth*half.Seconds() {
		t.Errorf("%d bytes take %v, twice as many %v: x%.1f", halfSize, half, whole.time, whole.time.Seconds()/half.Seconds())
	}
}

// spent is what a build took.
type spent struct {
	time  time.Duration // of the processor
	peak  int           // kB of memory; 0 where that is not known
	built bool
}

// cost builds the portfolio of a form.
func cost(t *testing.T, f form.Form, n int) spent {
	t.Helper()
	dir := t.TempDir()
	files := form.Portfolio(f, n)
	runtime.GC()
	resetPeak()
	before := processorTime()
	made, err := Build(t.Context(), dir, false, Options{Portfolio: files, Today: hostileDay})
	if err != nil {
		t.Errorf("%s: %v", f.Name, err)
	}
	s := spent{processorTime() - before, peakMemory(), made.Folder != ""}
	if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
		t.Fatal(err)
	}
	return s
}
