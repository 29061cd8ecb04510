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
		list, err := json.Marshal(all)
		if err != nil {
			t.Fatal(err)
		}
		put(t, root, Unfinished, list)
		for _, c := range all[:stopped] {
			put(t, root, c.Path, c.New)
		}
		if n, err := Finish(root); err != nil || n != len(all)-stopped {
			t.Errorf("stopped at %d: %d files are finished, %v", stopped, n, err)
		}
		for range 2 {
			for _, c := range all {
				if got, err := root.ReadFile(c.Path); err != nil || string(got) != string(c.New) {
					t.Errorf("stopped at %d: %s is %q, want %q; %v", stopped, c.Path, got, c.New, err)
				}
			}
			if n, err := Finish(root); n != 0 || err != nil {
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
			list, err := json.Marshal(changes)
			if err != nil {
				t.Fatal(err)
			}
			if err := ReplaceTogether(root, changes...); err == nil {
				t.Error("it is replaced")
			}
			if _, err := root.Lstat(Unfinished); err == nil {
				t.Error("nothing was changed, and there is something to finish")
			}
			put(t, root, Unfinished, list)
			if n, err := Finish(root); err == nil || n != 0 {
				t.Errorf("%d are finished, %v", n, err)
			}
			if got, err := root.ReadFile("content/a.md"); err != nil || string(got) != "1" {
				t.Errorf("a.md is %q, %v", got, err)
			}
		})
	}
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
