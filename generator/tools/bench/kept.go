package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// state is what figures hold for: they are compared with those of the same state alone.
type state struct{ Commit, Machine string }

// changed ends the commit where files differ from it.
const changed = " with changes"

// stateHere tells the last commit that changes more than documentation, and the machine.
func stateHere(ctx context.Context) (state, error) {
	code := []string{"--", ":/", ":(top,exclude)docs", ":(top,exclude)*.md"}
	commit, err := command(ctx, "git", append([]string{"log", "-1", "--format=%h"}, code...)...)
	if err != nil {
		return state{}, err
	}
	differs, err := command(ctx, "git", append([]string{"status", "--porcelain"}, code...)...)
	if err != nil {
		return state{}, err
	}
	if differs != "" {
		commit += changed
	}
	return state{commit, fmt.Sprintf("%s/%s, %d cores, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), processor())}, nil
}

// processor names the processor, where the system says it.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "a processor without a name"
}

// piece is what was measured in one go: a part, at one size where it is measured by size.
type piece struct {
	Part string
	Size int `json:",omitzero"`
	state
	Programs string // what was measured
	Measured time.Time
	Turns    int

	// What the part measures, one of these.
	Build    result       `json:",omitzero"`
	Starting starting     `json:",omitzero"`
	Served   served       `json:",omitzero"`
	Packets  []packets    `json:",omitempty"`
	Peers    []peerResult `json:",omitempty"`
	Printed  string       `json:",omitempty"`
}

// kept are the pieces that were measured so far, by part and size.
type kept []piece

// readKept reads a file of pieces; one that is not there has none.
func readKept(file string) (kept, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all kept
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return all, nil
}

// of gives the pieces of a state, in the order of the parts and by size.
func (k kept) of(s state) []piece {
	var all []piece
	for _, p := range k {
		if p.state == s {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b piece) int {
		return cmp.Or(cmp.Compare(slices.Index(partNames(), a.Part), slices.Index(partNames(), b.Part)), cmp.Compare(a.Size, b.Size))
	})
	return all
}

// has says whether a piece is there, of as many turns. Files that differ from a commit may
// differ again.
func (k kept) has(s state, part string, size, turns int) bool {
	return !strings.HasSuffix(s.Commit, changed) && slices.ContainsFunc(k, func(p piece) bool {
		return p.state == s && p.Part == part && p.Size == size && p.Turns >= turns
	})
}

// keep puts a piece in the place of the former one of its part, size and state, and writes
// the file.
func (k *kept) keep(p piece, file string) error {
	*k = append(slices.DeleteFunc(*k, func(o piece) bool { return o.Part == p.Part && o.Size == p.Size && o.state == p.state }), p)
	text, err := json.MarshalIndent(*k, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(file+"~", append(text, '\n'), 0o666); err != nil {
		return err
	}
	return os.Rename(file+"~", file)
}

// report prints pieces, part by part. They are sorted, and of one state.
func report(w io.Writer, all []piece) error {
	for _, one := range parts {
		var own []piece
		for _, p := range all {
			if p.Part == one.name {
				own = append(own, p)
			}
		}
		if len(own) == 0 {
			continue
		}
		if _, err := fmt.Fprintf(w, "## %s\n\n%s\n\n```text\n", strings.ToUpper(one.name[:1])+one.name[1:], measuredWhen(own)); err != nil {
			return err
		}
		if err := one.report(w, own); err != nil {
			return err
		}
		if _, err := io.WriteString(w, "```\n\n"); err != nil {
			return err
		}
	}
	return nil
}

// measuredWhen says when the pieces of a part were measured, and by how many turns.
func measuredWhen(own []piece) string {
	var said []string
	for _, p := range own {
		text := p.Measured.Format("2 January 2006 15:04") + " UTC"
		if p.Size != 0 {
			text = fmt.Sprintf("%d exhibits on %s", p.Size, text)
		}
		said = append(said, fmt.Sprintf("%s (turns: %d)", text, p.Turns))
	}
	return "Measured: " + strings.Join(said, ", ") + "."
}
