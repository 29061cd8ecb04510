package chart

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
)

// forty gives forty jobs: all samples, at both widths.
func forty() []Job {
	var jobs []Job
	for len(jobs) < 40 {
		for _, job := range samples() {
			if job.ID == "empty" || len(jobs) == 40 {
				continue
			}
			if job.ID = fmt.Sprintf("%s-%d", job.ID, len(jobs)); len(jobs) >= len(samples())-1 {
				job.Width = 400
			}
			jobs = append(jobs, job)
		}
	}
	return jobs
}

func drawAll(tb testing.TB, opt Options, jobs []Job) time.Duration {
	tb.Helper()
	start := time.Now()
	p := newPress(tb, opt)
	_, errs := p.All(context.Background(), jobs)
	for _, err := range errs {
		if err != nil {
			tb.Fatal(err)
		}
	}
	return time.Since(start)
}

// BenchmarkForty draws forty charts: with nothing kept, with ECharts compiled
// on this machine before, and from the cache.
func BenchmarkForty(b *testing.B) {
	jobs := forty()
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			drawAll(b, Options{Compiled: b.TempDir()}, jobs)
		}
	})
	b.Run("compiled", func(b *testing.B) {
		folder := b.TempDir()
		drawAll(b, Options{Compiled: folder}, jobs[:1])
		for b.Loop() {
			drawAll(b, Options{Compiled: folder}, jobs)
		}
	})
	b.Run("warm", func(b *testing.B) {
		folder := b.TempDir()
		drawAll(b, Options{Cache: cache.Open(folder, ours)}, jobs)
		for b.Loop() {
			drawAll(b, Options{Cache: cache.Open(folder, ours)}, jobs)
		}
	})
	b.Run("one", func(b *testing.B) {
		folder := b.TempDir()
		drawAll(b, Options{Compiled: folder}, jobs[:1])
		for b.Loop() {
			drawAll(b, Options{Compiled: folder}, jobs[:1])
		}
	})
	b.Run("node", func(b *testing.B) {
		folder := b.TempDir()
		writeForNode(b, folder, jobs)
		for b.Loop() {
			out, err := exec.Command("node", filepath.Join(folder, "draw.js")).CombinedOutput()
			if err != nil {
				b.Fatalf("%v: %s", err, out)
			}
			if !strings.Contains(string(out), "40 charts") {
				b.Fatalf("node said %s", out)
			}
		}
	})
	b.ReportMetric(float64(runtime.GOMAXPROCS(0)), "cores")
}

// writeForNode writes the options of the jobs, and a script that draws them
// with the same bundle.
func writeForNode(b *testing.B, folder string, jobs []Job) {
	if _, err := exec.LookPath("node"); err != nil {
		b.Skip("there is no Node here")
	}
	p := newPress(b, Options{})
	var js strings.Builder
	fmt.Fprintf(&js, "require(%q); const {draw} = globalThis.casebookCharts; const fs = require('fs'); let n = 0;\n", filepath.Join(folder, "echarts.js"))
	for i, job := range jobs {
		fig, err := p.Draw(context.Background(), job)
		if err != nil {
			b.Fatal(err)
		}
		name := filepath.Join(folder, fmt.Sprintf("%d.json", i))
		if err := os.WriteFile(name, fig.Option, 0o644); err != nil {
			b.Fatal(err)
		}
		fmt.Fprintf(&js, "n += draw(fs.readFileSync(%q, 'utf8'), %d, %d).length > 100;\n", name, fig.Width, fig.Height)
	}
	js.WriteString("console.log(n + ' charts');\n")
	if err := os.WriteFile(filepath.Join(folder, "echarts.js"), shipped(b), 0o644); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "draw.js"), []byte(js.String()), 0o644); err != nil {
		b.Fatal(err)
	}
}
