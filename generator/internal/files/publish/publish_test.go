package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTheFolderHoldsTheSiteAndNothingElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "above", "public")
	write(t, dir, site{"index.html": "one", "evidence/rota/index.html": "rota", "old.html": "old", "CNAME": "example.org"})
	write(t, dir, site{"index.html": "two", "evidence/index.html": "list"})
	wantSite(t, dir, site{"index.html": "two", "evidence/index.html": "list"})
	wantNoStages(t, dir)
}

func TestAFailedBuildLeavesTheLastSite(t *testing.T) {
	full := errors.New("no space left on device")
	for name, broken := range map[string]File{
		"unreadable source": {Path: "b.html", Open: func() (io.ReadCloser, error) { return nil, full }},
		"source that breaks off": {Path: "b.html", Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("half"), failing{full})), nil
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			last := site{"index.html": "last", "b.html": "b"}
			write(t, dir, last)
			files := slices.Values([]File{{Path: "index.html", Data: []byte("next")}, broken})
			err := Write(t.Context(), dir, files, Options{})
			if !errors.Is(err, full) || !strings.Contains(err.Error(), `write "b.html": `) {
				t.Errorf("error %v", err)
			}
			wantSite(t, dir, last)
			wantNoStages(t, dir)
		})
	}
}

func TestAStoppedBuildLeavesTheLastSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	last := site{"index.html": "last"}
	write(t, dir, last)
	ctx, stop := context.WithCancel(t.Context())
	err := Write(ctx, dir, func(yield func(File) bool) {
		if yield(File{Path: "index.html", Data: []byte("next")}) {
			stop()
			yield(File{Path: "more.html"})
		}
	}, Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	wantSite(t, dir, last)
	wantNoStages(t, dir)
}

func TestAKilledBuildLeavesTheLastSite(t *testing.T) {
	if dir := os.Getenv("PUBLISH_AND_HANG"); dir != "" {
		Write(t.Context(), dir, func(yield func(File) bool) {
			if yield(File{Path: "index.html", Data: []byte("next")}) {
				fmt.Println("hanging")
				time.Sleep(time.Minute)
			}
		}, Options{Key: ours})
		return
	}
	dir := filepath.Join(t.TempDir(), "public")
	last := site{"index.html": "last"}
	write(t, dir, last)

	cmd := exec.Command(os.Args[0], "-test.run=^TestAKilledBuildLeavesTheLastSite$")
	cmd.Env = append(os.Environ(), "PUBLISH_AND_HANG="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	write(t, dir, site{"index.html": "another run"})
	if runtime.GOOS != "windows" && len(stages(t, dir)) != 1 {
		t.Errorf("a run took the working folder of one that is under way: %v", stages(t, dir))
	}
	cmd.Process.Kill()
	cmd.Wait()
	wantSite(t, dir, site{"index.html": "another run"})

	write(t, dir, site{"index.html": "after"})
	wantSite(t, dir, site{"index.html": "after"})
	if runtime.GOOS != "windows" {
		wantNoStages(t, dir)
	}
}

func TestARunKilledBetweenTwoStepsIsMended(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	last := site{"index.html": "last"}
	write(t, dir, last)
	stage, err := newStage(dir, ours)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, filepath.Join(stage, former)); err != nil {
		t.Fatal(err)
	}
	broken := slices.Values([]File{{Path: ".."}})
	if err := Write(t.Context(), dir, broken, Options{Key: ours}); err == nil {
		t.Error("a file was written to ..")
	}
	wantSite(t, dir, last)
}

func TestTwoStepsGiveTheSameAsOne(t *testing.T) {
	parent := t.TempDir()
	dir, stage := filepath.Join(parent, "public"), filepath.Join(parent, "stage")
	for _, f := range []string{"public/index.html", "stage/next/index.html"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(parent, f)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(parent, f), []byte(f), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := inTwoSteps(filepath.Join(stage, next), filepath.Join(stage, former), dir); err != nil {
		t.Fatal(err)
	}
	wantSite(t, dir, site{"index.html": "stage/next/index.html"})
	wantSite(t, filepath.Join(stage, former), site{"index.html": "public/index.html"})

	err := inTwoSteps(filepath.Join(parent, "absent"), filepath.Join(parent, "aside"), dir)
	if err == nil {
		t.Error("an absent site was put in place")
	}
	wantSite(t, dir, site{"index.html": "stage/next/index.html"})
}

func TestManyRunsAtOnceGiveTheSiteOfOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var wg sync.WaitGroup
	for run := range 8 {
		wg.Go(func() {
			s := site{}
			for page := range 40 {
				s[fmt.Sprintf("pages/%d/index.html", page)] = fmt.Sprint("run ", run)
			}
			for range 5 {
				if err := Write(t.Context(), dir, s.files(), Options{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got := read(t, dir)
	delete(got, Marker)
	if len(got) != 40 {
		t.Errorf("%d files", len(got))
	}
	for path, text := range got {
		if text != got["pages/0/index.html"] {
			t.Errorf("%s is of %s, the first page of %s", path, text, got["pages/0/index.html"])
		}
	}
	wantNoStages(t, dir)
}

func TestAnUnchangedFileKeepsItsTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, dir, site{"same.html": "same", "length.html": "abc", "new.html": "a"})
	past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, f := range []string{"same.html", "length.html", "new.html"} {
		if err := os.Chtimes(filepath.Join(dir, f), past, past); err != nil {
			t.Fatal(err)
		}
	}
	next := site{"same.html": "same", "length.html": "abd", "new.html": "ab"}
	write(t, dir, next)
	wantSite(t, dir, next)
	for f, kept := range map[string]bool{"same.html": true, "length.html": false, "new.html": false} {
		info, err := os.Stat(filepath.Join(dir, f))
		if err != nil {
			t.Fatal(err)
		}
		if info.ModTime().Equal(past) != kept {
			t.Errorf("%s has the time %v", f, info.ModTime())
		}
	}
}

// A folder that holds the site already is not replaced; one that holds anything else is, even
// if each file of the site is there.
func TestASiteThatIsThereStays(t *testing.T) {
	one := site{"index.html": "one", "evidence/rota/index.html": "rota"}
	for about, x := range map[string]struct {
		meanwhile func(dir string) error
		next      site
		about     string
		stays     bool
	}{
		"the same":            {next: one, stays: true},
		"another text":        {next: site{"index.html": "two", "evidence/rota/index.html": "rota"}},
		"one more":            {next: site{"index.html": "one", "evidence/rota/index.html": "rota", "new.html": "new"}},
		"one less":            {next: site{"index.html": "one"}},
		"another name":        {next: site{"index.html": "one", "evidence/rotation/index.html": "rota"}},
		"about":               {next: one, about: "sealed"},
		"a folder more":       {next: one, meanwhile: func(dir string) error { return os.Mkdir(filepath.Join(dir, "empty"), 0o777) }},
		"a file that is gone": {next: one, meanwhile: func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) }},
		"of a file manager":   {next: one, meanwhile: func(dir string) error { return os.WriteFile(filepath.Join(dir, "evidence/.DS_Store"), nil, 0o666) }},
		"no marker of ours": {next: one, meanwhile: func(dir string) error {
			text, err := os.ReadFile(filepath.Join(dir, Marker))
			return errors.Join(err, os.WriteFile(filepath.Join(dir, Marker), append(text, "# by hand\n"...), 0o666))
		}},
	} {
		dir := filepath.Join(t.TempDir(), "public")
		write(t, dir, one)
		if x.meanwhile != nil {
			if err := x.meanwhile(dir); err != nil {
				t.Fatal(err)
			}
		}
		before, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(t.Context(), dir, x.next.files(), Options{About: x.about, Key: ours}); err != nil {
			t.Fatalf("%s: %v", about, err)
		}
		wantSite(t, dir, x.next)
		wantNoStages(t, dir)
		after, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		if os.SameFile(before, after) != x.stays {
			t.Errorf("%s: the folder stays: %v, expected %v", about, !x.stays, x.stays)
		}
	}
}

func TestLargeFilesAreOpenedOneByOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	open := 0
	file := func(path string) File {
		return File{Path: path, Open: func() (io.ReadCloser, error) {
			open++
			if open > 1 {
				t.Error("two files are open")
			}
			return closing{strings.NewReader(path), func() { open-- }}, nil
		}}
	}
	if err := Write(t.Context(), dir, slices.Values([]File{file("a"), file("b")}), Options{}); err != nil {
		t.Fatal(err)
	}
	if open != 0 {
		t.Errorf("%d files stayed open", open)
	}
	wantSite(t, dir, site{"a": "a", "b": "b"})
}

func BenchmarkWrite(b *testing.B) {
	s := site{}
	for page := range 10_000 {
		s[fmt.Sprintf("evidence/page-%d/index.html", page)] = strings.Repeat(fmt.Sprintln("page", page), 600)
	}
	b.Run("new", func(b *testing.B) {
		for i := range b.N {
			if err := Write(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(i)), s.files(), Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := filepath.Join(b.TempDir(), "public")
		for range b.N + 1 {
			if err := Write(b.Context(), dir, s.files(), Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// site is a site as a test writes it down: path to text.
type site map[string]string

func (s site) files() iter.Seq[File] {
	bytes := map[string][]byte{}
	for path, text := range s {
		bytes[path] = []byte(text)
	}
	return Files(bytes)
}

func write(t *testing.T, dir string, s site) {
	t.Helper()
	if err := Write(t.Context(), dir, s.files(), Options{Key: ours}); err != nil {
		t.Fatal(err)
	}
}

// ours is the key of a user.
var ours = []byte("a key of thirty-two bytes, or so")

func wantSite(t *testing.T, dir string, want site) {
	t.Helper()
	got := read(t, dir)
	delete(got, Marker)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func read(t *testing.T, dir string) site {
	t.Helper()
	s := site{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, path))
		s[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func stages(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*casebook-*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func wantNoStages(t *testing.T, dir string) {
	t.Helper()
	if found := stages(t, dir); len(found) != 0 {
		t.Errorf("left behind: %v", found)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

type closing struct {
	io.Reader
	close func()
}

func (c closing) Close() error { c.close(); return nil }
