//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// sumsOf gives the sum of each file of a folder, whatever it is called; none where it is absent.
func sumsOf(t *testing.T, folder string) map[string][sha256.Size]byte {
	t.Helper()
	sums := map[string][sha256.Size]byte{}
	if err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		sums[name] = sha256.Sum256(data)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return sums
}

// small is a layout that publishes no fonts and styles, so that a build takes half of the time.
const small = "<!doctype html><html lang=\"en\"><title>{{ .Title }}</title>{{ hugo.Data.casebook.title }}{{ block \"main\" . }}{{ end }}</html>\n"

// twoStates makes a portfolio that has two states, and gives the sums of the site of each.
func twoStates(t *testing.T) (dir string, is func(state int), sites [2]map[string][sha256.Size]byte) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "portfolio")
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "layouts"), 0o755), os.WriteFile(filepath.Join(dir, "layouts/baseof.html"), []byte(small), 0o644)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "content/evidence/state.md")
	is = func(state int) {
		t.Helper()
		if err := os.WriteFile(file, fmt.Appendf(nil, "---\ntitle: State %d\nended: 2026-03-31\n---\n\nThe words of it.\n", state), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, state := range []int{1, 0} { // the folder is left with the first
		is(state)
		builds(t, dir)
		sites[state] = sumsOf(t, filepath.Join(dir, "public"))
	}
	if maps.Equal(sites[0], sites[1]) {
		t.Fatal("both states have one site")
	}
	return dir, is, sites
}

func builds(t *testing.T, dir string) {
	t.Helper()
	if out, err := inPortfolio(dir, "build", "--quiet").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// A build that is killed leaves the former site or its own, and the next one needs no help.
func TestAKilledBuildLeavesOneSite(t *testing.T) {
	kills, between := 12, 4
	if os.Getenv("CASEBOOK_LONG") != "" {
		kills, between = 1000, 20
	}
	dir, is, sites := twoStates(t)
	names := entriesOf(t, dir)
	is(1)
	start := time.Now()
	builds(t, dir)
	took := time.Since(start)
	random, shown := rand.New(rand.NewPCG(1, 1)), 1
	ended, replaced := 0, 0
	for i := range kills {
		next := 1 - shown
		is(next)
		run := inPortfolio(dir, "build", "--quiet")
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took * 5 / 4))))
		_ = run.Process.Kill() // it may have ended
		if run.Wait() == nil {
			ended++
		}
		switch got := sumsOf(t, filepath.Join(dir, "public")); {
		case maps.Equal(got, sites[next]):
			shown, replaced = next, replaced+1
		case !maps.Equal(got, sites[shown]):
			t.Fatalf("kill %d: the folder has neither site, but %d files", i, len(got))
		}
		if i%between == between-1 || i == kills-1 {
			is(next)
			start := time.Now()
			builds(t, dir)
			took = time.Since(start)
			if shown = next; !maps.Equal(sumsOf(t, filepath.Join(dir, "public")), sites[next]) {
				t.Fatalf("kill %d: the next build made another site", i)
			}
			if now := entriesOf(t, dir); now != names {
				t.Fatalf("kill %d: beside the site there was %s, and is %s", i, names, now)
			}
		}
	}
	t.Logf("%d builds were killed, %d had ended, %d had replaced the site", kills-ended, ended, replaced)
	if ended == kills || kills > 100 && replaced < kills/20 {
		t.Errorf("of %d builds that were to be killed, %d had ended, and %d had replaced the site", kills, ended, replaced)
	}
}

// Many builds into one folder at once leave the site of one of them, and nothing beside it.
// They begin with the site of the other state, since one that finds nothing changed makes nothing.
func TestManyBuildsAtOnce(t *testing.T) {
	dir, is, sites := twoStates(t)
	names := entriesOf(t, dir)
	many := []int{2, 6}
	if os.Getenv("CASEBOOK_LONG") != "" {
		many = []int{2, 10, 50}
	}
	for i, n := range many {
		next := 1 - i%2
		is(next)
		var all sync.WaitGroup
		for range n {
			all.Go(func() {
				if out, err := inPortfolio(dir, "build", "--quiet").CombinedOutput(); err != nil {
					t.Errorf("of %d builds at once, one ends with %v: %s", n, err, out)
				}
			})
		}
		all.Wait()
		if got := sumsOf(t, filepath.Join(dir, "public")); !maps.Equal(got, sites[next]) {
			t.Errorf("%d builds at once leave another site of %d files", n, len(got))
		}
		if now := entriesOf(t, dir); now != names {
			t.Errorf("beside the site of %d builds at once is %s", n, now)
		}
	}
}

// A build while the portfolio is served changes neither what is served nor the site.
func TestABuildWhileServing(t *testing.T) {
	withoutLong(t)
	s := startServing(t, "--audience", "self")
	address, _, _ := strings.Cut(s.line("is the site for"), " ")
	s.line("0 errors")
	for i := range 3 {
		s.write("content/evidence/pier.md", fmt.Sprintf("---\ntitle: Pier %d\nended: 2026-03-31\n---\n\nIt was built.\n", i))
		builds(t, s.dir)
		s.line("0 errors")
		page, err := os.ReadFile(filepath.Join(s.dir, "public/evidence/pier/index.html"))
		if want := fmt.Sprint("Pier ", i); err != nil || !bytes.Contains(page, []byte(want)) || !strings.Contains(s.page(address+"evidence/pier/"), want) {
			t.Errorf("%q is not in the site, or not served: %v", want, err)
		}
	}
}

// Nothing is written into a portfolio that cannot be written to, and its site is made.
func TestAReadOnlyPortfolioIsBuilt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "portfolio")
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	before := sumsOf(t, dir)
	lock := func(folders, files os.FileMode) {
		_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				return os.Chmod(name, folders)
			}
			return os.Chmod(name, files)
		})
	}
	lock(0o555, 0o444)
	defer lock(0o755, 0o644)
	out := filepath.Join(t.TempDir(), "site")
	run := inPortfolio(dir, "build", "--quiet", "--out", out)
	if os.Geteuid() == 0 { // who may write anywhere
		for at := filepath.Dir(out); at != os.TempDir() && at != "/"; at = filepath.Dir(at) {
			_ = os.Chmod(at, 0o777)
		}
		home := t.TempDir()
		program := filepath.Join(home, "casebook") // in a folder that others may look into
		if err := errors.Join(os.Link(run.Path, program), os.Chmod(home, 0o777)); err != nil {
			t.Fatal(err)
		}
		run.Path = program
		run.Env = append(run.Env, "HOME="+home, "XDG_CACHE_HOME="+home)
		run.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if _, err := os.Stat(filepath.Join(out, "index.html")); err != nil {
		t.Error(err)
	}
	if !maps.Equal(sumsOf(t, dir), before) {
		t.Error("the portfolio is another one after the build")
	}
}
