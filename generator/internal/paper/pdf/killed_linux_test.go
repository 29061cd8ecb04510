package pdf

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// users lists the processes that were started with a folder.
func users(t *testing.T, dir string) (list []int) {
	t.Helper()
	files, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if args, err := os.ReadFile(f); err == nil && bytes.Contains(args, []byte("--user-data-dir="+dir)) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(f)))
			list = append(list, pid)
		}
	}
	return list
}

// below lists the processes that another one started, and those that they started.
func below(t *testing.T, parent int) (list []int) {
	t.Helper()
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", parent))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		children, _ := os.ReadFile(f)
		for child := range strings.FieldsSeq(string(children)) {
			pid, _ := strconv.Atoi(child)
			list = append(append(list, pid), below(t, pid)...)
		}
	}
	return list
}

// TestAKilledProcessTakesItsBrowserAlong starts this test anew as a process of
// its own, and kills that.
func TestAKilledProcessTakesItsBrowserAlong(t *testing.T) {
	if os.Getenv("CASEBOOK_TEST_VICTIM") != "" {
		b := start(t)
		print(t, b, "<!doctype html><title>x</title><p>text")
		fmt.Println("printed")
		time.Sleep(time.Minute)
		return
	}
	program(t)
	temporary(t)
	victim := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	victim.Env = append(os.Environ(), "CASEBOOK_TEST_VICTIM=yes")
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "printed" {
	}
	left := below(t, victim.Process.Pid)
	if len(left) < 3 {
		t.Errorf("only %d processes of a browser run; is the test looking for the right ones?", len(left))
	}
	if err := victim.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	victim.Wait()
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		left = slices.DeleteFunc(left, func(pid int) bool { return !running(pid) })
		if len(left) == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("processes %v outlive the one that started them", left)
		}
	}
}

func TestABrowserThatHangsIsGivenUp(t *testing.T) {
	opt, dir := options(t), temporary(t)
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	print(t, b, "<!doctype html><title>x</title>")
	if err := syscall.Kill(pid(b), syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	begun := time.Now() // what follows would wait for ever, were it not given up
	if _, err := b.Print(ctx, []byte("x")); !errors.Is(err, context.DeadlineExceeded) || !strings.HasPrefix(err.Error(), "printing: ") {
		t.Errorf("error: %v", err)
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("it took %s to give up", took)
	}
	begun = time.Now()
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(begun); took > polite+20*time.Second {
		t.Errorf("it took %s to close", took)
	}
	empty(t, dir)
	if left := users(t, dir); len(left) > 0 {
		t.Errorf("processes %v are left", left)
	}
}
