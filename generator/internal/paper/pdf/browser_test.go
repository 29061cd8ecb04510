package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// program finds an installed browser, or skips the test.
func program(t testing.TB) string {
	t.Helper()
	if found := Installed(os.Getenv); found != "" {
		return found
	}
	t.Skip("no Chromium or Chrome here")
	return ""
}

// soon is a context that a test does not outlive.
func soon(t testing.TB) context.Context {
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(stop)
	return ctx
}

func options(t testing.TB) Options { return Options{Path: program(t), NoSandbox: os.Getuid() == 0} }

func start(t testing.TB) *Browser {
	t.Helper()
	b, err := Start(soon(t), options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func print(t testing.TB, b *Browser, html string) Printed {
	t.Helper()
	p, err := b.Print(soon(t), []byte(html))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// temporary gives the browser a place of its own for its folder.
func temporary(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "t") // the path of t.TempDir may be too long for Chromium's socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	return dir
}

func empty(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		t.Errorf("left behind: %s", filepath.Join(dir, e.Name()))
	}
}

func TestTheEnvironmentOfTheUserStaysOutside(t *testing.T) {
	got := environment("/tmp/x", []string{"HOME=/home/ada", "TZ=Asia/Tokyo", "LANG=ja_JP.UTF-8", "LC_ALL=ja_JP.UTF-8", "http_proxy=http://proxy", "TMPDIR=/var/tmp", "SECRET=s",
		"PATH=/opt/bin", "Path=/also", "ProgramFiles(x86)=C:", "=C:=C:"})
	for _, want := range []string{"HOME=/tmp/x", "TZ=UTC", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TMPDIR=/tmp/x", "PATH=/opt/bin", "Path=/also", "ProgramFiles(x86)=C:"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is missing in %q", want, got)
		}
	}
	if text := strings.Join(got, " "); strings.Contains(text, "ada") || strings.Contains(text, "Tokyo") || strings.Contains(text, "ja_JP") || strings.Contains(text, "proxy") ||
		strings.Contains(text, "/var/tmp") || strings.Contains(text, "SECRET") || strings.Contains(text, "=C:=") {
		t.Errorf("something of the user is in %q", got)
	}
	if got := environment("/"+strings.Repeat("x", 60), nil); slices.ContainsFunc(got, func(v string) bool { return strings.HasPrefix(v, "TMPDIR=") }) {
		t.Errorf("a folder with a long path is used for sockets: %q", got)
	}
}

func TestCloseLeavesNothingBehind(t *testing.T) {
	opt, dir := options(t), temporary(t)
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	print(t, b, "<!doctype html><title>x</title>")
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("a running browser has %d folders here", len(entries))
	}
	for range 2 {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
	empty(t, dir)
	if _, err := b.Print(soon(t), nil); err == nil || err.Error() != "printing: the browser has ended" {
		t.Errorf("printing with a closed browser: %v", err)
	}
}

func TestTheBrowserEndsWithItsContext(t *testing.T) {
	opt, dir := options(t), temporary(t)
	ctx, cancel := context.WithCancel(soon(t))
	b, err := Start(ctx, opt)
	if err != nil {
		t.Fatal(err)
	}
	process := pid(b)
	cancel()
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	empty(t, dir)
	if running(process) {
		t.Error("the browser still runs")
	}
}

func TestABrowserWithALongPathToItsFolder(t *testing.T) {
	opt := options(t)
	dir := filepath.Join(t.TempDir(), strings.Repeat("long", 30))
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", dir)
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	empty(t, dir)
}

func TestABrowserThatEndsIsNamedAsTheReason(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no kill")
	}
	b := start(t)
	p, err := os.FindProcess(pid(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Kill(); err != nil {
		t.Fatal(err)
	}
	_, err = b.Print(soon(t), []byte("x"))
	if err == nil || !strings.HasPrefix(err.Error(), "printing: ") {
		t.Fatalf("error: %v", err)
	}
	for _, wrong := range []error{context.Canceled, context.DeadlineExceeded} {
		if strings.Contains(err.Error(), "\n") || errors.Is(err, wrong) {
			t.Errorf("error: %v", err)
		}
	}
}

func TestAProgramThatIsNoBrowser(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the programs are shell scripts")
	}
	dir := t.TempDir()
	script := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, test := range []struct {
		name, path, want string
	}{
		{"not there", filepath.Join(dir, "none"), "no such file or directory"},
		{"gives a reason", script("fails", "echo '[1:2:3/4.5:ERROR:dbus/bus.cc:405] Failed' >&2; echo '[1:2:3/4.5:FATAL:a/b.cc:315] Socket path too long' >&2; echo more >&2; exit 1"),
			"chrome failed to start; the browser said: Socket path too long"},
		{"says much", script("much", "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; exit 1"), "line 1999"},
		{"says nothing", script("hangs", "exec sleep 100"), "context deadline exceeded"},
		{"never answers", script("waits", "echo waiting >&2; exec sleep 100"), "it did not answer within 1s; the browser said: waiting"},
	} {
		t.Run(test.name, func(t *testing.T) {
			temporary := temporary(t)
			limit, patience := 20*time.Second, time.Duration(0)
			switch filepath.Base(test.path) {
			case "hangs":
				limit = time.Second
			case "waits":
				patience = time.Second
			}
			ctx, stop := context.WithTimeout(context.Background(), limit)
			defer stop()
			_, err := Start(ctx, Options{Path: test.path, Patience: patience})
			if err == nil {
				t.Fatal("it started")
			}
			if text := err.Error(); !strings.HasPrefix(text, "starting the browser "+test.path+": ") || !strings.Contains(text, test.want) ||
				strings.Contains(text, "\n") || len(text) > len(test.path)+400 {
				t.Errorf("error: %s", text)
			}
			empty(t, temporary)
		})
	}
}

// A browser that started has all its time: what bounds the start ends with it.
func TestPatienceBoundsEachStep(t *testing.T) {
	opt := options(t)
	opt.Patience = 20 * time.Second
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.patience = time.Nanosecond
	if _, err := b.Print(soon(t), []byte("x")); err == nil || !strings.HasPrefix(err.Error(), "printing: it did not answer within 1ns") || errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
	b.patience = opt.Patience
	if p := print(t, b, "<!doctype html><title>x</title>"); p.Pages != 1 {
		t.Errorf("%d pages after a page that was given up", p.Pages)
	}
	if short, long := b.forPage(0), b.forPage(3_000_000); short != opt.Patience || long != short+30*time.Second {
		t.Errorf("an empty page has %s, and one of 3 MB %s", short, long)
	}
}

func pid(b *Browser) int { return chromedp.FromContext(b.ctx).Browser.Process().Pid }

func running(pid int) bool {
	p, err := os.FindProcess(pid)
	return err == nil && p.Signal(syscall.Signal(0)) == nil
}
