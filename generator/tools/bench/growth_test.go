//go:build long

package main

import (
	"bufio"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mostSteps is how many times as many statements run for twice the entries: 2 where each
// entry costs the same, somewhat more where entries are sorted, 4 where each of them is held
// against each.
const mostSteps = 2.6

// fewestSteps are too few to tell how they grow.
const fewestSteps = 100_000

// patient are the files of a search that goes on for a number of steps at most, whatever the
// size of the case; it takes few of them in a small one.
var patient = []string{"packet/bound.go", "packet/search.go"}

// Twice the entries are twice the work, in every file of the program. Statements are counted,
// and no time is taken: a build of casebook counts how often each of its statements runs.
func TestTwiceTheEntriesAreTwiceTheWork(t *testing.T) {
	t.Setenv("CASEBOOK_LONG", "")                        // and it is there again after the test
	if err := os.Unsetenv("CASEBOOK_LONG"); err != nil { // it is no key of config.yaml
		t.Fatal(err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "casebook")
	if _, err := command(t.Context(), "go", "build", "-cover", "-covermode=atomic", "-coverpkg=github.com/casebook-dev/casebook/...", "-o", program, casebook); err != nil {
		t.Fatal(err)
	}
	const entries = 100
	small, large := stepsOf(t, program, filepath.Join(dir, "small"), entries), stepsOf(t, program, filepath.Join(dir, "large"), 2*entries)
	counted := 0
	for file, n := range large {
		if n < fewestSteps || slices.Contains(patient, file) {
			continue
		}
		counted++
		if grown := float64(n) / float64(max(1, small[file])); grown > mostSteps {
			t.Errorf("%s: %d statements for %d entries and %d for %d, %.1f times as many", file, small[file], entries, n, 2*entries, grown)
		}
	}
	if counted < 20 {
		t.Errorf("only %d files were counted", counted)
	}
}

// stepsOf gives how many statements of each file a build of so many entries runs.
func stepsOf(t *testing.T, program, dir string, entries int) map[string]int {
	t.Helper()
	counts, portfolioDir := filepath.Join(dir, "counts"), filepath.Join(dir, "portfolio")
	if err := os.MkdirAll(counts, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := writeFiles(portfolioDir, portfolio(entries, 1)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOCOVERDIR", counts)
	if _, err := command(t.Context(), program, "build", "--quiet", "--out", filepath.Join(dir, "site"), portfolioDir); err != nil {
		t.Fatal(err)
	}
	profile := filepath.Join(dir, "profile")
	if _, err := command(t.Context(), "go", "tool", "covdata", "textfmt", "-i", counts, "-o", profile); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(profile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	steps := map[string]int{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, rest, ok := strings.Cut(lines.Text(), ".go:")
		fields := strings.Fields(rest) // lines and columns, statements, how often they ran
		if !ok || len(fields) != 3 {
			continue
		}
		statements, err1 := strconv.Atoi(fields[1])
		ran, err2 := strconv.Atoi(fields[2])
		if err1 != nil || err2 != nil {
			t.Fatal(fmt.Errorf("%q is no line of a profile", lines.Text()))
		}
		steps[path.Base(path.Dir(name))+"/"+path.Base(name)+".go"] += statements * ran
	}
	return steps
}
