package deploy

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func publishTo(t *testing.T, dir string, site map[string][]byte) error {
	t.Helper()
	target, err := Folder("folder:www", dir, false)
	if err != nil {
		t.Fatal(err)
	}
	opt := options()
	opt.Now = time.Now
	_, err = target.Deploy(t.Context(), site, opt)
	return err
}

func holds(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v", filepath.Base(name), got, err)
	}
}

// What somebody wrote into files of casebook's at a target is neither replaced nor deleted.
func TestWordsOfOthersInAFolderStay(t *testing.T) {
	for _, name := range []string{"index.html", "page-o-1/index.html"} { // one that the next site has, and one that it has not
		dir := t.TempDir()
		if err := publishTo(t, dir, sited("one", 2)); err != nil {
			t.Fatal(err)
		}
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(at, []byte("words of others"), 0o666); err != nil {
			t.Fatal(err)
		}
		var foreign Foreign
		if err := publishTo(t, dir, sited("two", 2)); !errors.As(err, &foreign) || !slices.Equal(foreign.Holds, []string{name}) || !foreign.Changed {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, at, "words of others")
		if err := os.Remove(at); err != nil {
			t.Fatal(err)
		}
		if err := publishTo(t, dir, sited("two", 2)); err != nil {
			t.Errorf("without it: %v", err)
		}
		holds(t, filepath.Join(dir, "index.html"), "index.html needs css/two.css")
	}
}

// What is no regular file is not opened: a pipe would wait for who writes into it, and a
// link leads to a file of others.
func TestWhatIsNoFileIsRefused(t *testing.T) {
	for _, name := range []string{".casebook", leaseName, part, "data.json"} {
		dir := t.TempDir()
		if err := publishTo(t, dir, sited("one", 1)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "keep.txt"), []byte("keep"), 0o666); err != nil {
			t.Fatal(err)
		}
		at := filepath.Join(dir, name)
		_ = os.Remove(at)
		if err := os.Symlink("keep.txt", at); err != nil {
			t.Skip("no symbolic links for others than root here:", err)
		}
		var foreign Foreign
		if err := publishTo(t, dir, sited("two", 1)); !errors.As(err, &foreign) || !slices.Equal(foreign.Holds, []string{name}) {
			t.Errorf("%s: %v", name, err)
		}
		holds(t, filepath.Join(dir, "keep.txt"), "keep")
		holds(t, filepath.Join(dir, "index.html"), "index.html needs css/one.css")
	}
}

// A file that a killed run left is no other's.
func TestAPartOfAKilledRunIsReplaced(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, part), []byte("half"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := publishTo(t, dir, sited("one", 1)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, part)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the part is there: %v", err)
	}
}

// Files of others in the folder are not read, however large.
func TestFilesOfOthersAreNotSummed(t *testing.T) {
	dir := t.TempDir()
	if err := publishTo(t, dir, sited("one", 1)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "film.mp4"), []byte("a film"), 0o600); err != nil {
		t.Fatal(err)
	}
	to, err := Folder("folder:"+dir, dir, false)
	if err != nil {
		t.Fatal(err)
	}
	all, err := to.Store.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		if others := o.Path == "film.mp4"; others == (o.Sum != nil || o.MD5 != nil) || o.Size == 0 {
			t.Errorf("%s of %d bytes has the sums %v and %v", o.Path, o.Size, o.Sum, o.MD5)
		}
	}
}
