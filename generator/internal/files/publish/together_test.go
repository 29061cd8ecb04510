package publish

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Wherever a run is stopped, the next one does what is left of it, once.
func TestAStoppedRewriteIsFinished(t *testing.T) {
	// The ids of two competencies change places: to do it twice would undo it.
	var all []Change
	for i, c := range []string{"design", "testing", "design", "testing", "ladder"} {
		to := map[string]string{"design": "testing", "testing": "design", "ladder": "new ladder"}[c]
		all = append(all, Change{fmt.Sprintf("content/%d.md", i), []byte(c), []byte(to)})
	}
	for stopped := range len(all) + 1 {
		root := portfolioOf(t, all)
		leave(t, root, all)
		for _, c := range all[:stopped] {
			put(t, root, c.Path, c.New)
		}
		if n, err := Finish(root, userKey); err != nil || n != len(all)-stopped {
			t.Errorf("stopped at %d: %d files are finished, %v", stopped, n, err)
		}
		for range 2 {
			for _, c := range all {
				if got, err := root.ReadFile(c.Path); err != nil || string(got) != string(c.New) {
					t.Errorf("stopped at %d: %s is %q, want %q; %v", stopped, c.Path, got, c.New, err)
				}
			}
			if n, err := Finish(root, userKey); n != 0 || err != nil {
				t.Errorf("stopped at %d: there is more to finish: %d, %v", stopped, n, err)
			}
		}
	}
}

// A file that was edited since, or that is a link, keeps all as they are.
func TestARewriteChangesNothingThatIsOther(t *testing.T) {
	all := []Change{{"content/a.md", []byte("1"), []byte("2")}, {"content/b.md", []byte("1"), []byte("2")}}
	for name, spoil := range map[string]func(root *os.Root) error{
		"edited": func(root *os.Root) error { return root.WriteFile("content/b.md", []byte("3"), 0o666) },
		"a link": func(root *os.Root) error {
			return os.Symlink("a.md", filepath.Join(root.Name(), "content/link.md"))
		},
		"gone": func(root *os.Root) error { return root.Remove("content/b.md") },
	} {
		t.Run(name, func(t *testing.T) {
			root := portfolioOf(t, all)
			changes := all
			if err := spoil(root); err != nil {
				t.Fatal(err)
			}
			if name == "a link" {
				changes = []Change{all[1], {"content/link.md", []byte("1"), []byte("2")}}
			}
			if err := ReplaceTogether(root, userKey, changes...); err == nil {
				t.Error("it is replaced")
			}
			if _, err := root.Lstat(Unfinished); err == nil {
				t.Error("nothing was changed, and there is something to finish")
			}
			leave(t, root, changes)
			if n, err := Finish(root, userKey); err == nil || n != 0 {
				t.Errorf("%d are finished, %v", n, err)
			}
			if got, err := root.ReadFile("content/a.md"); err != nil || string(got) != "1" {
				t.Errorf("a.md is %q, %v", got, err)
			}
		})
	}
}

// A file of that name that came with a portfolio, or from another folder, is not followed.
func TestARewriteOfOthersIsNotFollowed(t *testing.T) {
	all := []Change{{"content/a.md", []byte("1"), []byte("2")}, {".git/config", []byte("1"), []byte("fsmonitor")}}
	root := portfolioOf(t, all[:1])
	for name, theirs := range map[string]any{
		"no seal":           unfinished{Files: all},
		"of another folder": unfinished{all, rewriteSeal(t, t.TempDir(), all)},
		"of other files":    unfinished{all, rewriteSeal(t, root.Name(), all[:1])},
		"a list alone":      all,
	} {
		list, err := json.Marshal(theirs)
		if err != nil {
			t.Fatal(err)
		}
		put(t, root, Unfinished, list)
		for _, key := range [][]byte{userKey, nil} {
			if n, err := Finish(root, key); n != 0 || err == nil {
				t.Errorf("%s: %d files are replaced, %v", name, n, err)
			}
		}
		if got, err := root.ReadFile("content/a.md"); err != nil || string(got) != "1" {
			t.Errorf("%s: the file is %q, %v", name, got, err)
		}
	}
}

// userKey is a key of the user.
var userKey = []byte("a key of 32 bytes, for tests only")

// leave writes what a stopped run leaves.
func leave(t *testing.T, root *os.Root, all []Change) {
	t.Helper()
	list, err := json.Marshal(unfinished{all, rewriteSeal(t, root.Name(), all)})
	if err != nil {
		t.Fatal(err)
	}
	put(t, root, Unfinished, list)
}

func rewriteSeal(t *testing.T, folder string, all []Change) []byte {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	seal, err := sealOf(root, userKey, all)
	if err != nil {
		t.Fatal(err)
	}
	return seal
}

func portfolioOf(t *testing.T, all []Change) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	if err := root.Mkdir("content", 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		put(t, root, c.Path, c.Old)
	}
	return root
}

func put(t *testing.T, root *os.Root, name string, data []byte) {
	t.Helper()
	if err := root.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
