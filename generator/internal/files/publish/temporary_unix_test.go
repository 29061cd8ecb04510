//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// halfWritten is the variable that names the folder in which a process of its own begins
// files, and waits to be killed.
const halfWritten = "CASEBOOK_TEST_HALF_WRITTEN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(halfWritten); dir != "" {
		root, err := os.OpenRoot(dir)
		if err != nil {
			panic(err)
		}
		var begun []temporary
		for _, name := range []string{"config.yaml", "content/evidence/a.md"} {
			t, err := writeBeside(root, name, []byte("half"), 0o666)
			if begun = append(begun, t); err != nil {
				panic(err)
			}
		}
		_, t, err := newBeside(filepath.Join(dir, "packet.html"))
		if begun = append(begun, t); err != nil {
			panic(err)
		}
		fmt.Println("begun")
		_, _ = io.Copy(io.Discard, os.Stdin) // until it is killed, or the test ends
		runtime.KeepAlive(begun)
	}
	os.Exit(m.Run())
}

// begin starts a process that has begun to write, and gives what it has begun.
func begin(t *testing.T, dir string) (kill func(), files []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), halfWritten+"="+dir)
	said, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(said).ReadString('\n'); line != "begun\n" {
		t.Fatalf("it says %q, %v", line, err)
	}
	kill = func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }
	t.Cleanup(kill)
	for _, pattern := range []string{".%d-*.casebook~", "content/evidence/.%d-*.casebook~", ".new.casebook-%d-*"} {
		found, _ := filepath.Glob(filepath.Join(dir, fmt.Sprintf(pattern, cmd.Process.Pid)))
		if len(found) != 1 {
			t.Fatalf("%s: found %q", pattern, found)
		}
		files = append(files, found...)
	}
	return kill, files
}

// The next run that writes removes what killed ones left. It leaves what another one is
// writing, and files and folders that only have such a name.
func TestFilesOfKilledRunsAreRemoved(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/evidence/a.md": "one", "content/evidence/.1-x.casebook~": "mine", "content/.1-1.casebook": "mine", "1-1.casebook~": "mine",
		"content/.7-7.casebook~/b.md": "mine", "elsewhere/.7-7.casebook~": "mine", "other": "mine",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../other", filepath.Join(dir, "content", ".8-8.casebook~")); err != nil {
		t.Fatal(err)
	}
	before := everything(t, dir)
	kill, dead := begin(t, dir)
	kill()
	_, live := begin(t, dir)
	for what, write := range map[string]func(*os.Root) error{
		"create":  func(root *os.Root) error { return Create(root, New{"content/evidence/new.md", nil}) },
		"replace": func(root *os.Root) error { return Replace(root, "content/evidence/a.md", []byte("one"), []byte("one")) },
		"together": func(root *os.Root) error {
			return ReplaceTogether(root, userKey, Change{"content/evidence/a.md", []byte("one"), []byte("one")}, Change{"other", []byte("mine"), []byte("mine")})
		},
	} {
		for _, name := range dead { // those of the last round are gone
			if err := os.WriteFile(name, []byte("half"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := write(root); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		_ = root.Remove("content/evidence/new.md")
		root.Close()
		if got, want := everything(t, dir), sorted(before, live); !slices.Equal(got, want) {
			t.Errorf("%s: now there are %q, expected %q", what, got, want)
		}
	}
	if err := os.WriteFile(dead[2], []byte("half"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := One(filepath.Join(dir, "packet.html"), nil, Options{}); err != nil {
		t.Fatal(err)
	}
	if got, want := everything(t, dir), sorted(before, live, []string{filepath.Join(dir, "packet.html")}); !slices.Equal(got, want) {
		t.Errorf("a packet: now there are %q, expected %q", got, want)
	}
}

func everything(t *testing.T, dir string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		all = append(all, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sorted(all)
}

func sorted(lists ...[]string) []string { return slices.Sorted(slices.Values(slices.Concat(lists...))) }
