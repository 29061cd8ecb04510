package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// measured is one run of a program: seconds, seconds and megabytes.
type measured struct{ Wall, CPU, Peak float64 }

func wall(m measured) float64 { return m.Wall }
func cpu(m measured) float64  { return m.CPU }
func peak(m measured) float64 { return m.Peak }

// measure runs a program to its end. What it printed is part of the error
// where it fails.
func measure(ctx context.Context, program string, args ...string) (measured, error) {
	return measureIn(ctx, "", program, args...)
}

// measureIn runs a program in a folder, "" for that of this program.
func measureIn(ctx context.Context, folder, program string, args ...string) (measured, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "ASTRO_TELEMETRY_DISABLED=1", "OBSERVABLE_TELEMETRY_DISABLE=1")
	var printed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &printed, &printed
	cmd.WaitDelay = 5 * time.Second // for processes of its own that outlive one that is ended
	start := time.Now()
	err := cmd.Run()
	took := time.Since(start)
	if err != nil {
		text := strings.TrimSpace(printed.String())
		return measured{}, fmt.Errorf("%s %s: %w\n%s", program, strings.Join(args, " "), err, text[max(0, len(text)-4000):])
	}
	state := cmd.ProcessState
	return measured{
		Wall: took.Seconds(),
		CPU:  (state.UserTime() + state.SystemTime()).Seconds(),
		Peak: peakMemory(state),
	}, nil
}

// pairs are the runs of both programs; those with the same index belong to the
// same turn.
type pairs struct{ Casebook, Hugo []measured }

// ratio is the median over the turns of casebook's figure by Hugo's.
func (p pairs) ratio(of func(measured) float64) float64 { return ratio(p.Casebook, p.Hugo, of) }

// ratio is the median over the turns of the ratio within a turn.
func ratio(over, under []measured, of func(measured) float64) float64 {
	var all []float64
	for i := range over {
		all = append(all, of(over[i])/of(under[i]))
	}
	return middle(all)
}

// goal says what a ratio is meant to stay below, and whether it does. A limit
// of 0 is none.
func goal(got, limit float64) string {
	if limit == 0 {
		return ""
	}
	text := strconv.FormatFloat(limit, 'f', -1, 64)
	if got > limit {
		return "missed: " + text
	}
	return text
}

func median(runs []measured, of func(measured) float64) float64 { return middle(values(runs, of)) }
func least(runs []measured, of func(measured) float64) float64  { return slices.Min(values(runs, of)) }
func most(runs []measured, of func(measured) float64) float64   { return slices.Max(values(runs, of)) }

func values(runs []measured, of func(measured) float64) []float64 {
	all := make([]float64, len(runs))
	for i, r := range runs {
		all[i] = of(r)
	}
	return all
}

func middle(all []float64) float64 {
	slices.Sort(all)
	n := len(all)
	return (all[(n-1)/2] + all[n/2]) / 2
}
