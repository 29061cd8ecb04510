package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// job is what a part is measured with. size is 0 for a part that is not measured by size.
type job struct {
	programs
	folder string
	size   int
	sizes  []int
	seed   uint64
	turns  int
	stderr io.Writer
}

// in gives the folder of a part, and of its size.
func (j job) in(part string) string {
	return filepath.Join(j.folder, part, strconv.Itoa(j.size))
}

// part is one thing to measure.
type part struct {
	name    string
	bySize  bool
	measure func(ctx context.Context, j job) (piece, error)
	// report prints what was measured, all sizes together.
	report func(w io.Writer, all []piece) error
}

// parts are those of the benchmark, in the order in which they run and are told.
var parts = []part{
	{"builds", true, func(ctx context.Context, j job) (piece, error) {
		r, err := j.compare(ctx, j.in("builds"), j.size, j.seed, j.turns)
		return piece{Build: r}, err
	}, func(w io.Writer, all []piece) error {
		return reportBuilds(w, each(all, func(p piece) result { return p.Build }))
	}},
	{"starts", false, measureStarts, func(w io.Writer, all []piece) error { return reportStarts(w, all[0].Starting) }},
	{"serve", true, func(ctx context.Context, j job) (piece, error) {
		s, err := j.servedAt(ctx, j.in("serve"), j.size, j.seed, j.turns)
		return piece{Served: s}, err
	}, func(w io.Writer, all []piece) error {
		return reportServed(w, each(all, func(p piece) served { return p.Served }))
	}},
	{"charts", false, printing(func(ctx context.Context, j job, w io.Writer) error { return charts(ctx, w, j.turns) }), printed},
	{"editor", false, printing(func(ctx context.Context, j job, w io.Writer) error {
		return j.editor(ctx, j.in("editor"), j.seed, j.turns, w)
	}), printed},
	{"packets", false, func(ctx context.Context, j job) (piece, error) {
		all, err := j.comparePackets(ctx, j.in("packets"), j.seed, j.turns, j.stderr)
		return piece{Packets: all}, err
	}, func(w io.Writer, all []piece) error { return reportPackets(w, all[0].Packets) }},
	{"peers", true, func(ctx context.Context, j job) (piece, error) {
		all, err := j.comparePeers(ctx, j.folder, j.size, j.seed, j.turns, j.stderr)
		return piece{Peers: all}, err
	}, func(w io.Writer, all []piece) error {
		return reportPeers(w, slices.Concat(each(all, func(p piece) []peerResult { return p.Peers })...))
	}},
	{"profiles", false, printing(func(ctx context.Context, j job, w io.Writer) error {
		return j.profiles(ctx, j.in("profiles"), j.sizes, j.seed, w, j.stderr)
	}), printed},
}

// measureStarts measures how long programs take to start, which are so short that more turns
// are needed.
func measureStarts(ctx context.Context, j job) (piece, error) {
	var s starting
	var err error
	if s.Starts, err = j.compareStarts(ctx, 4*j.turns); err != nil {
		return piece{}, err
	}
	s.Entries, err = j.compareNew(ctx, j.in("starts"), 4*j.turns)
	return piece{Starting: s}, err
}

// printing is for a part of which no more is kept than its text.
func printing(measure func(ctx context.Context, j job, w io.Writer) error) func(context.Context, job) (piece, error) {
	return func(ctx context.Context, j job) (piece, error) {
		var b strings.Builder
		err := measure(ctx, j, &b)
		return piece{Printed: strings.Trim(b.String(), "\n") + "\n"}, err
	}
}

func printed(w io.Writer, all []piece) error {
	_, err := io.WriteString(w, all[0].Printed)
	return err
}

func each[T any](all []piece, of func(piece) T) []T {
	got := make([]T, len(all))
	for i, p := range all {
		got[i] = of(p)
	}
	return got
}

func partNames() []string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.name
	}
	return names
}

// parseParts gives the parts that are named, in their order.
func parseParts(list string) ([]part, error) {
	words := strings.Split(list, ",")
	for _, word := range words {
		if !slices.Contains(partNames(), word) && list != "none" {
			return nil, fmt.Errorf("-parts %q: %q is none of %s", list, word, strings.Join(partNames(), ", "))
		}
	}
	var wanted []part
	for _, p := range parts {
		if slices.Contains(words, p.name) {
			wanted = append(wanted, p)
		}
	}
	return wanted, nil
}

func titleOf(part string, size int) string {
	if size == 0 {
		return part
	}
	return fmt.Sprintf("%s, %d exhibits", part, size)
}
