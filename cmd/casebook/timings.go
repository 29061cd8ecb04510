package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/metrics"
	"runtime/pprof"
	"runtime/trace"
	"text/tabwriter"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// spent is what a run has used up so far, or what a stage of it has.
type spent struct {
	wall, processor time.Duration
	allocated       uint64 // bytes
}

func (s spent) since(t spent) spent {
	return spent{s.wall - t.wall, s.processor - t.processor, s.allocated - t.allocated}
}

// timings measures the stages of a build.
type timings struct {
	start  time.Time
	began  spent // the stage that runs
	names  []generator.Progress
	stages []spent
}

func newTimings() *timings {
	t := &timings{start: time.Now()}
	t.began = t.now()
	return t
}

func (t *timings) now() spent {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return spent{time.Since(t.start), processorTime(), sample[0].Value.Uint64()}
}

// begin ends the stage that runs, and begins another.
func (t *timings) begin(stage generator.Progress) {
	t.end()
	t.names = append(t.names, stage)
}

func (t *timings) end() {
	now := t.now()
	if len(t.stages) < len(t.names) {
		t.stages = append(t.stages, now.since(t.began))
	}
	t.began = now
}

// print prints a line per stage, and their sum. Processor time is that of all cores.
func (t *timings) print(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "stage\tseconds\tprocessor s\tallocated MB\t")
	row := func(name generator.Progress, s spent) {
		fmt.Fprintf(table, "%s\t%.3f\t%.3f\t%d\t\n", name, s.wall.Seconds(), s.processor.Seconds(), s.allocated/1e6)
	}
	var sum spent
	for i, s := range t.stages {
		row(t.names[i], s)
		sum = spent{sum.wall + s.wall, sum.processor + s.processor, sum.allocated + s.allocated}
	}
	row("all", sum)
	if peak := peakMemory(); peak > 0 {
		fmt.Fprintf(table, "peak memory: %d MB\n", peak/1e6)
	}
	return table.Flush()
}

// tracing records what the Go runtime does, with samples of the processor, for
// go tool trace. Each stage is a task of the trace.
type tracing struct {
	to    generator.OutputFile
	data  bytes.Buffer
	stage *trace.Task
}

func (t *tracing) start() error {
	if err := t.to.May(); err != nil {
		return err
	}
	if err := trace.Start(&t.data); err != nil {
		return fmt.Errorf("trace the build: %w", err)
	}
	if err := pprof.StartCPUProfile(io.Discard); err != nil { // its samples are in the trace
		trace.Stop()
		return fmt.Errorf("trace the build: %w", err)
	}
	return nil
}

func (t *tracing) begin(stage generator.Progress) {
	t.end()
	_, t.stage = trace.NewTask(context.Background(), string(stage))
}

func (t *tracing) end() {
	if t.stage != nil {
		t.stage.End()
		t.stage = nil
	}
}

func (t *tracing) write(site string) error {
	t.end()
	pprof.StopCPUProfile()
	trace.Stop()
	if site != "" && generator.Lies(t.to.File, site) {
		return fmt.Errorf("%s is in the site that was built; name a file outside of %s", filepath.ToSlash(t.to.File), filepath.ToSlash(site))
	}
	return t.to.Write(t.data.Bytes())
}

// measuring is what a build is asked to tell of itself.
type measuring struct {
	timings *timings // nil = nothing
	tracing *tracing // nil = nothing
}

// measure begins. A trace without a name is not asked for.
func measure(timed bool, to generator.OutputFile) (m measuring, err error) {
	if timed {
		m.timings = newTimings()
	}
	if to.File != "" {
		m.tracing = &tracing{to: to}
		err = m.tracing.start()
	}
	return m, err
}

func (m measuring) begin(stage generator.Progress) {
	if m.timings != nil {
		m.timings.begin(stage)
	}
	if m.tracing != nil {
		m.tracing.begin(stage)
	}
}

// end writes what was measured.
func (m measuring) end(w io.Writer, site string) error {
	var errs []error
	if m.timings != nil {
		m.timings.end()
		errs = append(errs, m.timings.print(w))
	}
	if m.tracing != nil {
		errs = append(errs, m.tracing.write(site))
	}
	return errors.Join(errs...)
}
