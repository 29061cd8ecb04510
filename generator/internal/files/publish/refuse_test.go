package publish

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestWhatCasebookDidNotWriteStays(t *testing.T) {
	tests := []struct {
		name string
		made site // below a temporary folder
		out  string
		want string // part of the error
	}{
		{"a folder with files", site{"docs/thesis.txt": "years of work"}, "docs", "contains files that casebook did not write"},
		{"a folder with a hidden file", site{"docs/.git/HEAD": "ref"}, "docs", "contains files that casebook did not write"},
		{"the cache of a portfolio is no marker", site{"docs/.casebook/cache/a": "x", "docs/b": "x"}, "docs", "contains files that casebook did not write"},
		{"an empty marker is none", site{"docs/.casebook": "", "docs/b": "x"}, "docs", "contains files that casebook did not write"},
		{"a file", site{"docs": "x"}, "docs", "is a file"},
		{"a folder below a file", site{"docs": "x"}, "docs/public", "not a directory"},
		{"the portfolio", site{"case/config.yaml": "x"}, "case", "is the portfolio itself"},
		{"the portfolio, though marked", site{"case/config.yaml": "x", "case/.casebook": markerText}, "case", "is the portfolio itself"},
		{"a folder above the portfolio", site{"case/config.yaml": "x", ".casebook": markerText}, ".", "contains the portfolio"},
		{"the portfolio by another way", site{"case/config.yaml": "x"}, "case/../case/.", "is the portfolio itself"},
		{"the root of the disk", site{"case/config.yaml": "x"}, "/", "contains the portfolio"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root := t.TempDir()
			makeFiles(t, root, tt.made)
			out := filepath.Join(root, tt.out)
			if tt.out == "/" {
				out = filepath.VolumeName(root) + string(filepath.Separator)
			}
			portfolio := filepath.Join(root, "case")
			err := Write(t.Context(), out, site{"index.html": "x"}.files(), Options{Portfolio: portfolio})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			if got := read(t, root); !same(got, tt.made) {
				t.Errorf("now there is %v", got)
			}
		})
	}
}

func TestAnEmptyFolderAndOneInThePortfolioMayBeUsed(t *testing.T) {
	portfolio := t.TempDir()
	dir := filepath.Join(portfolio, "public")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), dir, site{"index.html": "x"}.files(), Options{Portfolio: portfolio}); err != nil {
		t.Fatal(err)
	}
	wantSite(t, dir, site{"index.html": "x"})
}

func TestASymbolicLinkStays(t *testing.T) {
	root := t.TempDir()
	link, target := filepath.Join(root, "public"), filepath.Join(root, "disk", "site")
	if err := os.MkdirAll(target, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"one", "two"} {
		write(t, link, site{"index.html": text})
		wantSite(t, target, site{"index.html": text})
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	wantNoStages(t, link)
	wantNoStages(t, target)

	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	err := Write(t.Context(), link, site{"index.html": "x"}.files(), Options{})
	if err == nil || !strings.Contains(err.Error(), "symbolic link to nothing") {
		t.Errorf("error %v", err)
	}
}

func TestALinkToThePortfolioIsThePortfolio(t *testing.T) {
	root := t.TempDir()
	made := site{"case/config.yaml": "x", "case/.casebook": markerText}
	makeFiles(t, root, made)
	link := filepath.Join(root, "public")
	if err := os.Symlink(filepath.Join(root, "case"), link); err != nil {
		t.Fatal(err)
	}
	err := Write(t.Context(), link, site{"index.html": "x"}.files(), Options{Portfolio: filepath.Join(root, "case")})
	if err == nil || !strings.Contains(err.Error(), "is the portfolio itself") {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Join(root, "case", "config.yaml")); err != nil {
		t.Error(err)
	}
}

func TestUnsafePathsAreNamed(t *testing.T) {
	windows := runtime.GOOS == "windows"
	tests := []struct {
		path string
		bad  bool
	}{
		{"../index.html", true},
		{"a/../../index.html", true},
		{"a/./b", true},
		{"/etc/passwd", true},
		{"", true},
		{".", true},
		{"a//b", true},
		{"a/", true},
		{"a\x00b", true},
		{".casebook", true},
		{strings.Repeat("a", 300), true},
		{"evidence/con/index.html", windows},
		{"nul.txt", windows},
		{`a\b`, windows},
		{"c:/x", windows},
		{"..a/b..", false},
		{"Übergabe 100%/ein & aus.html", false},
	}
	for _, tt := range tests {
		dir := filepath.Join(t.TempDir(), "public")
		err := Write(t.Context(), dir, slices.Values([]File{{Path: tt.path, Data: []byte("x")}}), Options{})
		switch {
		case tt.bad && err == nil:
			t.Errorf("%q was written", tt.path)
		case tt.bad && !strings.Contains(err.Error(), quoted(tt.path)):
			t.Errorf("%q is not named: %v", tt.path, err)
		case tt.bad && strings.Contains(err.Error(), "casebook-"):
			t.Errorf("the error names the working folder: %v", err)
		case !tt.bad && err != nil:
			t.Errorf("%q: %v", tt.path, err)
		}
		if _, err := os.Stat(dir); tt.bad && err == nil {
			t.Errorf("%q left a folder", tt.path)
		}
	}
}

func TestTwoFilesForOnePlaceAreAnError(t *testing.T) {
	for _, paths := range [][]string{{"a", "a"}, {"a", "a/b"}, {"a/b", "a"}} {
		dir := filepath.Join(t.TempDir(), "public")
		var files []File
		for _, p := range paths {
			files = append(files, File{Path: p})
		}
		err := Write(t.Context(), dir, slices.Values(files), Options{})
		if err == nil || !strings.Contains(err.Error(), quoted(paths[1])) {
			t.Errorf("%q: %v", paths, err)
		}
	}
}

func TestAFolderThatCannotBeWrittenIsAnError(t *testing.T) {
	parent := t.TempDir()
	if os.Geteuid() == 0 {
		parent = "/proc" // which stays closed to root
	} else if err := os.Chmod(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	err := Write(t.Context(), filepath.Join(parent, "public"), site{"index.html": "x"}.files(), Options{})
	if err == nil || !strings.Contains(err.Error(), "make a folder beside the output folder") {
		t.Errorf("error %v", err)
	}
}

// A real full disk, where the machine lets us have one.
func TestAFullDiskLeavesTheLastSite(t *testing.T) {
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("a small disk can be mounted by root alone: %s", out)
	}
	t.Cleanup(func() { exec.Command("umount", disk).Run() })
	dir := filepath.Join(disk, "public")
	last := site{"index.html": "last"}
	write(t, dir, last)
	large := site{"index.html": "next", "large.html": strings.Repeat("x", 1<<20)}
	err := Write(t.Context(), dir, large.files(), Options{})
	if err == nil || !strings.Contains(err.Error(), `write "large.html": no space left`) {
		t.Errorf("error %v", err)
	}
	wantSite(t, dir, last)
	wantNoStages(t, dir)

	err = Write(t.Context(), disk, site{"index.html": "x"}.files(), Options{})
	if err == nil || !strings.Contains(err.Error(), "did not write") {
		t.Errorf("a disk with files of its own: %v", err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	err = Write(t.Context(), disk, site{"index.html": "x"}.files(), Options{})
	if err == nil || !strings.Contains(err.Error(), "mount point") {
		t.Errorf("an empty disk: %v", err)
	}
}

func quoted(path string) string { return strconv.Quote(path) }

func makeFiles(t *testing.T, root string, files site) {
	t.Helper()
	for path, text := range files {
		name := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func same(a, b site) bool {
	if len(a) != len(b) {
		return false
	}
	for path, text := range a {
		if b[path] != text {
			return false
		}
	}
	return true
}
