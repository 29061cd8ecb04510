package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func madePiece(commit, part string, size, turns int) piece {
	run := []measured{{Wall: float64(size), CPU: 1, Peak: 1}}
	return piece{
		Part: part, Size: size, state: state{commit, "a machine"}, Turns: turns, Programs: "casebook and hugo",
		Measured: time.Date(2026, 11, 30, 9, size%60, 0, 0, time.UTC),
		Build:    result{Size: size, Pages: 7, pairs: pairs{Casebook: run, Hugo: run}},
	}
}

// Runs that measure one part or size each add up, in the order of the parts and by size, and
// the page says of each when it was measured. Those of another commit or machine are left out.
func TestPiecesOfManyRunsAreOneDocument(t *testing.T) {
	dir := t.TempDir()
	file, doc := filepath.Join(dir, "kept", "bench.json"), filepath.Join(dir, "performance.md")
	other := madePiece("aaa", "builds", 44, 1)
	other.Machine = "another machine"
	started := madePiece("aaa", "charts", 0, 3)
	started.Printed = "forty charts\n"
	for _, p := range []piece{started, madePiece("aaa", "builds", 200, 2), other, madePiece("bbb", "builds", 33, 1), madePiece("aaa", "builds", 40, 1), madePiece("aaa", "builds", 40, 5)} {
		all, err := readKept(file) // as each run does
		if err == nil {
			err = all.keep(p, file)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := readKept(file)
	if err != nil || len(all) != 5 {
		t.Fatalf("%d pieces, %v", len(all), err)
	}
	here := state{"aaa", "a machine"}
	if err := writeDoc(doc, here, all.of(here)); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(text)), " ")
	for _, want := range []string{
		"Commit aaa: casebook and hugo; a machine.", "Not measured: starts, serve, editor, packets, peers, profiles.",
		"## Builds Measured: 40 exhibits on 30 November 2026 09:40 UTC (turns: 5), 200 exhibits on 30 November 2026 09:20 UTC (turns: 2).",
		"40 7 casebook build 40.000", "200 7 hugo 200.000", "## Charts Measured: 30 November 2026 09:00 UTC (turns: 3). ```text forty charts ```",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, text)
		}
	}
	for _, not := range []string{"33.000", "44.000"} {
		if strings.Contains(got, not) {
			t.Errorf("the page has %q of another commit or machine:\n%s", not, text)
		}
	}
	if err := writeDoc(doc, state{"ccc", "a machine"}, nil); err == nil {
		t.Error("a page was written of nothing")
	}
}

// A run that was cut goes on with what is missing; a failure loses only the piece under way.
func TestARunGoesOnWhereItWasCut(t *testing.T) {
	file, here := filepath.Join(t.TempDir(), "bench.json"), state{"aaa", "a machine"}
	broken := errors.New("cut")
	var ran []int
	failAt := 30
	one := part{name: "builds", bySize: true, measure: func(_ context.Context, j job) (piece, error) {
		ran = append(ran, j.size)
		if j.size == failAt {
			return piece{}, broken
		}
		return piece{}, nil
	}}
	measure := func(s state, turns int) error {
		all, err := readKept(file)
		if err != nil {
			return err
		}
		ran = nil
		j := job{programs: programs{about: "programs"}, sizes: []int{20, 30, 40}, turns: turns, stderr: t.Output()}
		_, err = measureParts(t.Context(), []part{one}, j, s, &all, true, file)
		return err
	}
	if err := measure(here, 2); !errors.Is(err, broken) || len(ran) != 2 {
		t.Errorf("%v, ran %v", err, ran)
	}
	failAt = 0
	for _, c := range []struct {
		name  string
		here  state
		turns int
		want  int
	}{
		{"what was cut", here, 2, 2}, {"nothing", here, 2, 0}, {"nothing, of fewer turns", here, 1, 0}, {"more turns", here, 3, 3},
		{"another commit", state{"bbb", "a machine"}, 1, 3}, {"changed files", state{"aaa" + changed, "a machine"}, 1, 3}, {"files changed again", state{"aaa" + changed, "a machine"}, 1, 3},
	} {
		if err := measure(c.here, c.turns); err != nil || len(ran) != c.want {
			t.Errorf("%s: %v, ran %v; want %d sizes", c.name, err, ran, c.want)
		}
	}
}

func TestPartsAreRead(t *testing.T) {
	got, err := parseParts("peers,builds")
	if err != nil || len(got) != 2 || got[0].name != "builds" || got[1].name != "peers" {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := parseParts("none"); err != nil || len(got) != 0 {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "all", "builds,", "builds,none"} {
		if _, err := parseParts(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// A peer that fails is absent from the report with the reason; casebook's failure is an error.
func TestAPeerThatFailsIsAbsent(t *testing.T) {
	at := t.TempDir()
	for _, c := range []struct {
		name   string
		absent string
		failed bool
	}{{"eleventy", "not built here", false}, {"casebook", "", true}} {
		if err := os.Mkdir(filepath.Join(at, c.name), 0o777); err != nil {
			t.Fatal(err)
		}
		var r peerResult
		_, err := r.run(t.Context(), peer{name: c.name, program: "go", args: []string{"no-such-verb"}}, at, "warm", t.Output())
		if (err != nil) != c.failed || r.Absent != c.absent {
			t.Errorf("%s: %v, absent %q", c.name, err, r.Absent)
		}
	}
}
