//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A signal ends the real binary in the midst of its work, with the previous site and
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
	for i := range 800 { // what takes much longer than a signal
		text := fmt.Sprintf("---\ntitle: Entry %d\nkind: design\nended: 2026-03\n---\n\n%s", i, strings.Repeat("Some words with *emphasis*, and a [link](https://example.com).\n\n", 900))
		if err := os.WriteFile(fmt.Sprintf("%s/content/evidence/e%d.md", dir, i), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, temporary := t.TempDir(), t.TempDir()
	moments := []time.Duration{grace}
	if os.Getenv("CASEBOOK_LONG") != "" {
		moments = moments[:0]
		for at := grace / 40; at < 12*grace; at += at + grace/10 {
			moments = append(moments, at)
		}
	}
	for _, args := range [][]string{
		{"build", "--verbose"}, {"check"}, {"serve"}, {"verify", "public"}, {"eject", filepath.Join(out, "project")},
		{"packet", "--format", "html", "-o", filepath.Join(out, "packet.html"), "--no-cache"},
	} {
		heard, done := 0, false
		for i, moment := range append(moments, 2*grace, 4*grace, 8*grace) {
			if i >= len(moments) && heard > 0 {
				break // later ones are for a machine that is slow to start it
			}
			signal := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[(i+len(args))%2]
			what := fmt.Sprintf("%s, %s after %s", args[0], signal, moment)
			cmd := inPortfolio(dir, args...)
			cmd.Env = append(cmd.Env, "TMPDIR="+temporary)
			said, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if args[0] == "build" { // the first stage is over; the others say nothing while they work
				_, _ = said.Read(make([]byte, 1))
			}
			time.Sleep(moment)
			go func() { _, _ = io.Copy(io.Discard, said) }()
			_ = cmd.Process.Signal(signal)
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			select {
			case err := <-ended:
				var exit *exec.ExitError
				switch {
				case errors.As(err, &exit) && exit.ExitCode() == failed:
					heard++
				case errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled(): // before main began
				case err == nil && heard > 0:
					done = true
				default:
					t.Errorf("%s: %v", what, err)
				}
			case <-time.After(10 * time.Second): // a second, and more on a machine that is busy
				_ = cmd.Process.Kill()
				t.Errorf("%s: it goes on", what)
			}
			if done { // its work, and so it is at later moments
				if want, err = os.ReadFile(former); err != nil {
					t.Fatal(err)
				}
				emptied(t, out)
				break
			}
			if got, err := os.ReadFile(former); err != nil || string(got) != string(want) {
				t.Errorf("%s: the previous site is another", what)
			}
			if got := entriesOf(t, dir); got != names {
				t.Errorf("%s: the folder holds %s, and held %s", what, got, names)
			}
			if left := entriesOf(t, out) + entriesOf(t, temporary); left != "" {
				t.Errorf("%s: it left %s", what, left)
			}
		}
		if heard == 0 {
			t.Errorf("%s: no signal met it at work", args[0])
		}
	}
}

func inPortfolio(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("casebook", append(args, "--as-of", "2026-06-01")...)
	cmd.Dir = dir
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "CASEBOOK_LONG=") }), "HOME="+dir+"/..")
	return cmd
}

func emptied(t *testing.T, dir string) {
	t.Helper()
	if err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o755)); err != nil {
		t.Fatal(err)
	}
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
