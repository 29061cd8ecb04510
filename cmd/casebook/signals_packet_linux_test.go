package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A signal ends a packet while a browser prints it: with the former packet, no file
// half written, and no browser that goes on.
func TestASignalEndsAPacket(t *testing.T) {
	if _, err := findBrowser(""); err != nil {
		return // as in the scripts that print packets
	}
	dir, temporary := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "packet.pdf"), []byte("%PDF-1.7 former"), 0o644); err != nil {
		t.Fatal(err)
	}
	names := entriesOf(t, dir)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		cmd := inPortfolio(dir, "packet", "--no-cache")
		cmd.Env = append(cmd.Env, "TMPDIR="+temporary)
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &said, &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		var err error
		for begun := false; !begun; {
			select {
			case err = <-ended:
				t.Fatalf("%s: it ended before there was a browser: %v: %s", signal, err, said.String())
			case <-time.After(10 * time.Millisecond):
				begun = running(t, temporary) > 0
			}
		}
		_ = cmd.Process.Signal(signal)
		var exit *exec.ExitError
		if err = <-ended; !errors.As(err, &exit) || exit.ExitCode() != failed {
			t.Errorf("%s: %v: %s", signal, err, said.String())
		}
		for begun := time.Now(); running(t, temporary) > 0; time.Sleep(10 * time.Millisecond) {
			if time.Since(begun) > time.Minute { // of a machine that is busy
				t.Fatalf("%s: %d processes of the browser go on", signal, running(t, temporary))
			}
		}
		if left := entriesOf(t, temporary); left != "" {
			t.Errorf("%s: the browser left %s", signal, left)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "packet.pdf")); err != nil || string(got) != "%PDF-1.7 former" {
			t.Errorf("%s: the former packet is %.40q, %v", signal, got, err)
		}
		if got := entriesOf(t, dir); got != names {
			t.Errorf("%s: the folder holds %s, and held %s", signal, got, names)
		}
	}
}

// running counts the processes that were started with a folder, without those that
// have ended and wait to be asked for.
func running(t *testing.T, folder string) int {
	t.Helper()
	commands, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range commands {
		if line, err := os.ReadFile(name); err == nil && strings.Contains(string(line), folder+"/") {
			n++
		}
	}
	return n
}
