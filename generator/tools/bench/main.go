// Command bench measures whole builds: casebook over a portfolio, and Hugo
// alone over the Hugo project that casebook composed from it, so that both make
// the same pages. It answers three questions: what casebook costs on top of
// Hugo, whether that grows with the case, and how long casebook takes to start.
//
// It knows casebook only as a program: it builds the binary, runs it as a user
// would, and looks at time and memory from outside. Portfolios are made up from
// a fixed seed. Both programs run by turns, each first in every other turn,
// into folders that do not exist yet; a first turn is not counted.
//
// Wall time is what a user waits; cpu is user and system time; peak is the
// largest resident memory. The table gives medians. The ratio of two programs
// is the median over the turns of the ratio within a turn, so that a machine
// that slows down for a while slows both.
//
// A preview is measured from outside too: a file changes, and casebook serve prints that
// it shows the site. It stands beside a warm build.
//
// Charts are measured by Go benchmarks: drawing forty of them, beside the same
// options drawn by ECharts in Node, and the demo with and without its charts.
//
// The language server is measured from outside, as an editor asks it: a letter is typed,
// and the answer comes before the portfolio is read again. It stands beside a check.
//
// Packets are measured on the demo and on a made-up case, both for the
// committee. As HTML, the packet stands beside the site. As PDF, the command
// stands beside Chromium printing that HTML. What casebook does with a browser
// that runs already, all its passes and what it adds to the file, is a Go
// benchmark; it stands beside opening and printing the same HTML once.
// Without a browser, HTML alone is measured.
//
// Profiles come from Go benchmarks of whole builds.
//
// The peers are other generators with one plain layout over the same Markdown: bare Hugo,
// Eleventy, Astro and Observable Framework, which npm installs from a lock file of their
// own, and Jekyll where it is installed. They make no judgement, no charts and no links.
//
// A run over everything takes most of an hour. So what is measured goes into a file, part by
// part and size by size, as soon as it is there: -missing measures what that file lacks for
// the commit that is checked out, and -doc writes the page of the documentation from it.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "bench: %v\n", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	list := flags.String("sizes", "100,1000,10000", "numbers of exhibits")
	turns := flags.Int("runs", 5, "turns that count")
	seed := flags.Uint64("seed", 1, "of the made-up portfolios")
	work := flags.String("work", filepath.Join("tmp", "bench"), "folder for everything the benchmark makes")
	file := flags.String("results", filepath.Join("tmp", "bench.json"), "file that keeps what was measured")
	missing := flags.Bool("missing", false, "measure only what that file lacks for this commit")
	names := flags.String("parts", "builds,starts,serve,charts,editor,packets", "what to measure, of "+strings.Join(partNames(), ",")+"; none for nothing")
	doc := flags.String("doc", "", "a Markdown file to write what was kept of this commit into")
	only := flags.Int("make", 0, "only make a portfolio with so many exhibits, in the -work folder")
	if err := flags.Parse(args); err != nil {
		return err
	}
	folder, err := filepath.Abs(*work)
	if err != nil {
		return err
	}
	if *only > 0 {
		return writeFiles(folder, portfolio(*only, *seed))
	}
	sizes, err := parseSizes(*list)
	if err != nil {
		return err
	}
	wanted, err := parseParts(*names)
	if err != nil {
		return err
	}
	if *turns < 1 {
		return fmt.Errorf("-runs %d: one turn at least has to count", *turns)
	}
	all, err := readKept(*file)
	if err != nil {
		return err
	}
	here, err := stateHere(ctx)
	if err != nil {
		return err
	}
	measured, err := measureParts(ctx, wanted, job{folder: folder, sizes: sizes, seed: *seed, turns: *turns, stderr: stderr}, here, &all, *missing, *file)
	if err != nil {
		return err
	}
	if err := report(stdout, measured); err != nil || *doc == "" {
		return err
	}
	return writeDoc(*doc, here, all.of(here))
}

// measureParts measures the parts, and keeps each piece in the file at once. It gives the
// pieces that it measured.
func measureParts(ctx context.Context, wanted []part, j job, here state, all *kept, missing bool, file string) ([]piece, error) {
	var got []piece
	for _, one := range wanted {
		sizes := []int{0}
		if one.bySize {
			sizes = j.sizes
		}
		for _, size := range sizes {
			if missing && all.has(here, one.name, size, j.turns) {
				fmt.Fprintf(j.stderr, "%s: kept\n", titleOf(one.name, size))
				continue
			}
			if j.programs == (programs{}) {
				var err error
				if j.programs, err = buildPrograms(ctx, j.folder, j.stderr); err != nil {
					return nil, err
				}
			}
			fmt.Fprintf(j.stderr, "%s ...\n", titleOf(one.name, size))
			j.size = size
			p, err := one.measure(ctx, j)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", titleOf(one.name, size), err)
			}
			p.Part, p.Size, p.state, p.Programs, p.Turns, p.Measured = one.name, size, here, j.about, j.turns, time.Now().UTC()
			got = append(got, p)
			if err := all.keep(p, file); err != nil {
				return nil, err
			}
		}
	}
	return got, nil
}

func parseSizes(list string) ([]int, error) {
	var sizes []int
	for word := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil || n < 20 {
			return nil, fmt.Errorf("-sizes %q: %q is not a number of 20 or more", list, word)
		}
		sizes = append(sizes, n)
	}
	return sizes, nil
}
