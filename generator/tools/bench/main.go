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
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
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
	parts := flags.String("parts", "builds,serve,charts,editor,packets", "what to measure, of "+strings.Join(allParts, ","))
	doc := flags.String("doc", "", "a Markdown file to write the results into too")
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
	wanted := strings.Split(*parts, ",")
	for _, word := range wanted {
		if !slices.Contains(allParts, word) {
			return fmt.Errorf("-parts %q: %q is none of %s", *parts, word, strings.Join(allParts, ", "))
		}
	}
	if *turns < 1 {
		return fmt.Errorf("-runs %d: one turn at least has to count", *turns)
	}
	p, err := buildPrograms(ctx, folder, stderr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s; turns: %d, medians below\n\n", p.about, *turns)
	var printed strings.Builder
	stdout = io.MultiWriter(stdout, &printed)

	if slices.Contains(wanted, "builds") {
		if err := p.builds(ctx, folder, sizes, *seed, *turns, stdout, stderr); err != nil {
			return err
		}
	}
	if slices.Contains(wanted, "serve") {
		if err := p.serve(ctx, filepath.Join(folder, "serve"), sizes, *seed, *turns, stdout, stderr); err != nil {
			return err
		}
	}
	if slices.Contains(wanted, "charts") {
		fmt.Fprintln(stderr, "charts ...")
		if err := charts(ctx, stdout, *turns); err != nil {
			return err
		}
	}
	if slices.Contains(wanted, "editor") {
		fmt.Fprintln(stderr, "language server ...")
		if err := p.editor(ctx, filepath.Join(folder, "editor"), *seed, *turns, stdout); err != nil {
			return err
		}
	}
	if slices.Contains(wanted, "packets") {
		all, err := p.comparePackets(ctx, filepath.Join(folder, "packets"), *seed, *turns, stderr)
		if err != nil {
			return err
		}
		if err := reportPackets(stdout, all); err != nil {
			return err
		}
	}
	if slices.Contains(wanted, "peers") {
		all, err := p.comparePeers(ctx, filepath.Join(folder, "peers"), sizes, *seed, *turns, stderr)
		if err != nil {
			return err
		}
		if err := reportPeers(stdout, all); err != nil {
			return err
		}
	}
	if slices.Contains(wanted, "profiles") {
		if err := p.profiles(ctx, filepath.Join(folder, "profiles"), sizes, *seed, stdout, stderr); err != nil {
			return err
		}
	}
	if *doc == "" {
		return nil
	}
	return writeDoc(ctx, *doc, p.about, *turns, printed.String())
}

// allParts are the parts of the benchmark, in the order in which they run.
var allParts = []string{"builds", "serve", "charts", "editor", "packets", "peers", "profiles"}

// builds measures whole builds and starts beside Hugo alone.
func (p programs) builds(ctx context.Context, folder string, sizes []int, seed uint64, turns int, stdout, stderr io.Writer) error {
	var results []result
	for _, size := range sizes {
		fmt.Fprintf(stderr, "%d exhibits ...\n", size)
		r, err := p.compare(ctx, filepath.Join(folder, strconv.Itoa(size)), size, seed, turns)
		if err != nil {
			return err
		}
		results = append(results, r)
	}
	starts, err := p.compareStarts(ctx, 4*turns)
	if err != nil {
		return err
	}
	entries, err := p.compareNew(ctx, filepath.Join(folder, "new"), 4*turns)
	if err != nil {
		return err
	}
	return report(stdout, results, starts, entries)
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

// The ratios that casebook is meant to stay below.
const (
	mostOverHugo  = 1.3 // at 1,000 exhibits
	mostGrowth    = 9.5 // from 1,000 to 10,000
	mostOverStart = 1.5
	mostOverNew   = 1.5 // of adding an entry, over starting alone
)

func report(w io.Writer, results []result, starts, entries pairs) error {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "exhibits\tpages\tprogram\twall s\tleast\tmost\tcpu s\tpeak MB\t")
	row := func(size, pages, program string, runs []measured) {
		fmt.Fprintf(t, "%s\t%s\t%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.0f\t\n", size, pages, program, median(runs, wall),
			least(runs, wall), most(runs, wall), median(runs, cpu), median(runs, peak))
	}
	for _, r := range results {
		size, pages := strconv.Itoa(r.size), strconv.Itoa(r.pages)
		row(size, pages, "casebook build", r.casebook)
		row(size, pages, "hugo", r.hugo)
	}
	row("", "", "casebook version", starts.casebook)
	row("", "", "hugo version", starts.hugo)
	row("", "", "casebook new", entries.casebook)
	if err := t.Flush(); err != nil {
		return err
	}

	fmt.Fprintln(w)
	t = tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "ratio\twall\tat most\tcpu\t")
	ratio := func(name string, wall, limit, cpu float64) {
		fmt.Fprintf(t, "%s\t%.2f\t%s\t%.2f\t\n", name, wall, goal(wall, limit), cpu)
	}
	bySize := map[int]result{}
	for _, r := range results {
		bySize[r.size] = r
		limit := 0.0
		if r.size == 1000 {
			limit = mostOverHugo
		}
		ratio(fmt.Sprintf("casebook to hugo, %d exhibits", r.size), r.ratio(wall), limit, r.ratio(cpu))
	}
	small, large := bySize[1000].casebook, bySize[10_000].casebook
	if small != nil && large != nil {
		ratio("casebook, 10000 to 1000 exhibits", median(large, wall)/median(small, wall), mostGrowth, median(large, cpu)/median(small, cpu))
	}
	ratio("casebook version to hugo version", starts.ratio(wall), mostOverStart, starts.ratio(cpu))
	ratio("casebook new to casebook version", entries.ratio(wall), mostOverNew, entries.ratio(cpu))
	return t.Flush()
}
