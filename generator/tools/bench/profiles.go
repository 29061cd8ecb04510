package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// functions are those that a profile names: casebook's own by stage, and what others do for it.
const functions = `casebook/generator/internal/[a-z/]+\.[A-Z(]|hugolib\.\(\*HugoSites\)|hugolib\.newHugoSites|quickjs\.|publisher\.|gcBgMarkWorker$`

// profiles prints where the time of builds and of a preview goes, and what a build holds
// where it holds the most: the largest size for memory, 1,000 exhibits at most for time.
func (p programs) profiles(ctx context.Context, folder string, sizes []int, seed uint64, stdout, stderr io.Writer) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	largest := slices.Max(sizes)
	timed := min(largest, 1000)
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, size := range []int{timed, largest} {
		if err := makePortfolio(ctx, in(strconv.Itoa(size)), size, seed); err != nil {
			return err
		}
	}
	tests := in("generator.test")
	if _, err := command(ctx, "go", "test", "-c", "-o", tests, "./generator"); err != nil {
		return err
	}
	made := in(strconv.Itoa(timed))
	for _, one := range []struct {
		title, benchmark, portfolio, runs, kind string
	}{
		{"processor time of the demo, every chart drawn anew", "Cold", p.root, "3x", "cpu"},
		{fmt.Sprintf("processor time of a warm build, %d exhibits", timed), "Warm", made, "10x", "cpu"},
		{fmt.Sprintf("processor time of a changed body in serve, %d exhibits", timed), "Preview", made, "60x", "cpu"},
		{fmt.Sprintf("the heap of a warm build where it is largest, %d exhibits", largest), "Peak", in(strconv.Itoa(largest)), "1x", "heap"},
	} {
		fmt.Fprintf(stderr, "profile of %s ...\n", one.title)
		profile := in(one.benchmark + ".prof")
		args := []string{"-test.run", "^$", "-test.bench", "^Benchmark" + one.benchmark + "$", "-test.benchtime", one.runs, "-portfolio", one.portfolio}
		if one.kind == "heap" {
			args = append(args, "-heap", profile)
		} else {
			args = append(args, "-test.cpuprofile", profile)
		}
		cmd := exec.CommandContext(ctx, tests, args...)
		cmd.Dir = filepath.Join(p.root, "generator")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("Benchmark%s: %w: %s", one.benchmark, err, out)
		}
		top, err := command(ctx, "go", "tool", "pprof", "-top", "-cum", "-nodecount=20", "-show="+functions, tests, profile)
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "\n%s, with what each function calls\n%s\n", one.title, table(top))
	}
	return os.RemoveAll(folder)
}

// table gives the rows of a printed profile without what is said above them, and with
// short names.
func table(top string) string {
	if at := strings.Index(top, "      flat"); at >= 0 {
		top = top[at:]
	}
	return strings.NewReplacer("github.com/casebook-dev/casebook/generator/internal/", "", "github.com/casebook-dev/casebook/", "", "github.com/gohugoio/hugo/", "").Replace(top)
}
