package main

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strconv"
	"text/tabwriter"
)

// The ratios of charts that casebook is meant to stay below.
const (
	mostOverNode   = 1.2  // forty charts cold, beside Node with the same options
	mostWarm       = 0.02 // forty charts from the cache, beside cold
	mostWithCharts = 1.15 // the demo with charts from the cache, beside one with tables
)

// charts runs the Go benchmarks of drawing, by turns, and reports their ratios.
func charts(ctx context.Context, stdout io.Writer, turns int) error {
	took := map[string][]float64{} // seconds, by benchmark and turn
	for range turns {
		for _, b := range []struct{ name, pkg string }{
			{"BenchmarkForty", "./generator/internal/site/chart"},
			{"BenchmarkDemo", "./generator"},
		} {
			if err := benchmark(ctx, b.name, b.pkg, took); err != nil {
				return err
			}
		}
	}
	t := tabwriter.NewWriter(stdout, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "charts\tms\t")
	for _, row := range []struct{ name, key string }{
		{"forty, cold", "BenchmarkForty/cold"}, {"forty, ECharts compiled before", "BenchmarkForty/compiled"},
		{"forty, from the cache", "BenchmarkForty/warm"}, {"one alone", "BenchmarkForty/one"}, {"forty in Node", "BenchmarkForty/node"},
		{"the demo, charts from the cache", "BenchmarkDemo/charts"}, {"the demo with tables for charts", "BenchmarkDemo/tables"},
	} {
		fmt.Fprintf(t, "%s\t%.1f\t\n", row.name, 1000*middle(append([]float64(nil), took[row.key]...)))
	}
	fmt.Fprintln(t, "\nratio\twall\tat most\t")
	for _, r := range []struct {
		name, over, under string
		limit             float64
	}{
		{"forty cold to Node", "BenchmarkForty/cold", "BenchmarkForty/node", mostOverNode},
		{"forty from the cache to cold", "BenchmarkForty/warm", "BenchmarkForty/cold", mostWarm},
		{"the demo with charts to tables", "BenchmarkDemo/charts", "BenchmarkDemo/tables", mostWithCharts},
	} {
		ratios := make([]float64, turns)
		for i := range ratios {
			ratios[i] = took[r.over][i] / took[r.under][i]
		}
		got := middle(ratios)
		fmt.Fprintf(t, "%s\t%.3f\t%s\t\n", r.name, got, goal(got, r.limit))
	}
	return t.Flush()
}

var benchmarkLine = regexp.MustCompile(`(?m)^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op`)

func benchmark(ctx context.Context, name, pkg string, took map[string][]float64) error {
	out, err := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-bench", "^"+name+"$", "-benchtime", "5x", pkg).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s of %s: %w: %s", name, pkg, err, out)
	}
	for _, m := range benchmarkLine.FindAllStringSubmatch(string(out), -1) {
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return err
		}
		took[m[1]] = append(took[m[1]], ns/1e9)
	}
	return nil
}
