//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A signal ends the real binary in the midst of its work, with the former site and
// nothing beside it. That it was the signal, and not the end of the work, the status
// tells: what a verb says of a sound case is no failure, and the time that it may take
// after a signal is held by TestASignalEndsWhatDoesNotListen.
func TestASignalEndsEveryVerb(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	former := filepath.Join(dir, "public", "index.html")
	if out, err := inPortfolio(dir, "build").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want, err := os.ReadFile(former)
	if err != nil {
		t.Fatal(err)
	}
	names := entriesOf(t, dir)
	for i := range 1500 { // what takes much longer than a signal
		text := fmt.Sprintf("---\ntitle: Entry %d\nkind: design\nended: 2026-03\n---\n\n%s", i, strings.Repeat("Some words with *emphasis*, and a [link](https://example.com).\n\n", 900))
		if err := os.WriteFile(fmt.Sprintf("%s/content/evidence/e%d.md", dir, i), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for verb, signals := range map[string][]syscall.Signal{
		"build": {syscall.SIGINT, syscall.SIGTERM}, "check": {syscall.SIGINT}, "serve": {syscall.SIGTERM},
	} {
		for _, signal := range signals {
			cmd := inPortfolio(dir, verb, "--verbose")
			said, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if verb == "build" { // the first stage is over; the others say nothing while they work
				_, _ = said.Read(make([]byte, 1))
			} else {
				time.Sleep(grace)
			}
			go func() { _, _ = io.Copy(io.Discard, said) }()
			_ = cmd.Process.Signal(signal)
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			select {
			case err := <-ended:
				var exit *exec.ExitError
				if !errors.As(err, &exit) || exit.ExitCode() != failed {
					t.Errorf("%s, %s: %v", verb, signal, err)
				}
			case <-time.After(time.Minute): // of a machine that is busy
				_ = cmd.Process.Kill()
				t.Errorf("%s, %s: it goes on", verb, signal)
			}
			if got, err := os.ReadFile(former); err != nil || string(got) != string(want) {
				t.Errorf("%s, %s: the former site is another", verb, signal)
			}
			if got := entriesOf(t, dir); got != names {
				t.Errorf("%s, %s: the folder holds %s, and held %s", verb, signal, got, names)
			}
		}
	}
}

func inPortfolio(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("casebook", append(args, "--as-of", "2026-06-01")...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "HOME="+dir+"/..")
	return cmd
}

func entriesOf(t *testing.T, dir string) string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}
