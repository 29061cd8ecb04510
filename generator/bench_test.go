package generator

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
)

var (
	benchPortfolio = flag.String("portfolio", demo, "what benchmarks build, preview and print")
	benchHeap      = flag.String("heap", "", "file for the heap profile of BenchmarkPeak; without one it is skipped")
)

// BenchmarkDemo builds the demo again and again: with its charts from the
// cache, and with tables in place of charts.
func BenchmarkDemo(b *testing.B) {
	for _, c := range []struct {
		name    string
		undrawn bool
	}{{"charts", false}, {"tables", true}} {
		b.Run(c.name, func(b *testing.B) {
			opt := benchOptions(b)
			opt.undrawn = c.undrawn
			benchBuild(b, opt)
			for b.Loop() {
				benchBuild(b, opt)
			}
		})
	}
}

// BenchmarkCold builds a portfolio with every chart drawn anew.
func BenchmarkCold(b *testing.B) {
	opt := benchOptions(b)
	opt.Key = nil
	for b.Loop() {
		benchBuild(b, opt)
	}
}

// BenchmarkWarm builds a portfolio again.
func BenchmarkWarm(b *testing.B) {
	opt := benchOptions(b)
	for b.Loop() {
		benchBuild(b, opt)
	}
}

// BenchmarkPeak writes a profile of the heap where a build holds the most, of the moments
// at which it looks: a tenth of a second apart, and the time that a collection takes.
func BenchmarkPeak(b *testing.B) {
	if *benchHeap == "" {
		b.Skip("no file is named with -heap")
	}
	opt := benchOptions(b)
	benchBuild(b, opt)
	for b.Loop() {
		done, most := make(chan struct{}), make(chan uint64)
		go func() {
			held := uint64(0)
			for {
				select {
				case <-done:
					most <- held
					return
				case <-time.After(100 * time.Millisecond):
					held = max(held, profileHeap(b, held))
				}
			}
		}()
		benchBuild(b, opt)
		close(done)
		b.ReportMetric(float64(<-most)/1e6, "peak-MB")
	}
}

// profileHeap gives the bytes that the heap holds, and writes their profile if they are
// more than before.
func profileHeap(b *testing.B, before uint64) uint64 {
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if memory.HeapAlloc <= before {
		return before
	}
	var profile bytes.Buffer
	if err := pprof.Lookup("heap").WriteTo(&profile, 0); err != nil {
		b.Error(err)
	}
	if err := os.WriteFile(*benchHeap, profile.Bytes(), 0o600); err != nil {
		b.Error(err)
	}
	return memory.HeapAlloc
}

// BenchmarkPreview changes one body, and shows the site again.
func BenchmarkPreview(b *testing.B) {
	files := fstest.MapFS{}
	for _, below := range []string{"config.yaml", "content"} {
		err := fs.WalkDir(os.DirFS(*benchPortfolio), below, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(os.DirFS(*benchPortfolio), name)
			files[name] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	opt := benchOptions(b)
	opt.Portfolio = files
	preview, lines := NewPreview(), 0
	change := func() {
		lines++
		changed := *files["content/agreement.md"]
		changed.Data = append(bytes.Clone(changed.Data), fmt.Sprintf("\nLine %d.\n", lines)...)
		changed.ModTime = time.Unix(int64(lines), 0)
		files["content/agreement.md"] = &changed
		_, built, err := preview.Build(context.Background(), "http://localhost:1313", opt)
		if err != nil || built.Diags.Errors() > 0 {
			b.Fatal(err, built.Diags)
		}
	}
	change()
	for b.Loop() {
		change()
	}
}

// benchOptions are those of a build into a folder of the test, with its drawings kept.
func benchOptions(b *testing.B) Options {
	out := filepath.Join(b.TempDir(), "site")
	opt := options(b, *benchPortfolio, Flag{Key: "output.folder", Name: "--out", Value: out})
	opt.Cache, opt.Key = b.TempDir(), []byte("a key")
	return opt
}

func benchBuild(b *testing.B, opt Options) {
	built, err := Build(context.Background(), *benchPortfolio, false, opt)
	if err != nil || built.Folder == "" {
		var told strings.Builder
		_ = built.Diags.Of(diag.Error).WriteText(&told, diag.TextOptions{})
		b.Fatal(err, told.String())
	}
}
