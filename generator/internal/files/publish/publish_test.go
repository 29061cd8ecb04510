package publish

import (
	"context"
	"errors"
	"fmt"
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
	dir := filepath.Join(t.TempDir(), "public")
	last := site{"index.html": "last", "b.html": "b"}
	write(t, dir, last)
	files := slices.Values([]File{{Path: "index.html", Data: []byte("next")}, {Path: "../b.html"}})
	if err := Write(t.Context(), dir, files, Options{}); err == nil || !strings.Contains(err.Error(), `write "../b.html": `) {
		t.Errorf("error %v", err)
	}
	wantSite(t, dir, last)
	wantNoStages(t, dir)
}

// What somebody does to the former site while the new one is written beside it is in the way,
// also where the new one has the same file.
func TestWhatIsChangedMeanwhileStays(t *testing.T) {
	last, next := site{"a.html": "the same", "b.html": "former"}, site{"a.html": "the same", "b.html": "next"}
	for about, change := range map[string]func(dir string) error{
		"a file that both have": func(dir string) error { return os.WriteFile(filepath.Join(dir, "a.html"), []byte("by hand."), 0o666) },
		"a file in the place of that one": func(dir string) error {
			return errors.Join(os.WriteFile(dir+"-a", []byte("by hand."), 0o666), os.Rename(dir+"-a", filepath.Join(dir, "a.html")))
		},
		"a file that differs": func(dir string) error { return os.WriteFile(filepath.Join(dir, "b.html"), []byte("byhand"), 0o666) },
		"a new file":          func(dir string) error { return os.WriteFile(filepath.Join(dir, "c.html"), []byte("by hand"), 0o666) },
	} {
		dir := filepath.Join(t.TempDir(), "public")
		write(t, dir, last)
		past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
		if err := os.Chtimes(filepath.Join(dir, "a.html"), past, past); err != nil {
			t.Fatal(err)
		}
		var changed site
		err := Write(t.Context(), dir, func(yield func(File) bool) {
			for f := range next.files() {
				if !yield(f) {
					return
				}
				if f.Path == "b.html" && len(stages(t, dir)) > 0 { // both are written
					if err := change(dir); err != nil {
						t.Fatal(err)
					}
					changed = read(t, dir)
				}
			}
		}, Options{Key: ours})
		if err == nil || !strings.Contains(err.Error(), "casebook") || changed == nil || !same(read(t, dir), changed) {
			t.Errorf("%s: error %v, and now there is %v, expected %v", about, err, read(t, dir), changed)
		}
		wantNoStages(t, dir)
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
			if yield(File{Path: "index.html", Data: []byte("next")}) && len(stages(t, dir)) > 0 {
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
