package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

const demo = ".."

// options opens a portfolio, on a day that no case here names. Charts that another
// test had drawn are not drawn again.
func options(t testing.TB, dir string, flags ...Flag) Options {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return Options{
		Portfolio: root.FS(), Today: time.Date(2031, 5, 17, 12, 0, 0, 0, time.UTC), Flags: flags,
		Cache: filepath.Join(between(), "charts"), Compiled: filepath.Join(between(), "compiled"),
	}
}

func build(t testing.TB, dir string, flags ...Flag) (string, Built) {
	t.Helper()
	built := buildInto(t, filepath.Join(t.TempDir(), "site"), dir, options(t, dir, flags...))
	return built.Folder, built
}

func buildInto(t testing.TB, out, dir string, opt Options) Built {
	t.Helper()
	opt.Flags = append(slices.Clip(opt.Flags), Flag{Key: "output.folder", Name: "--out", Value: out})
	built, err := Build(context.Background(), dir, false, opt)
	if err != nil {
		t.Fatal(err)
	}
	if built.Folder == "" {
		t.Fatalf("nothing was built: %v", built.Diags)
	}
	return built
}

func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheDemoIsSound(t *testing.T) {
	checked, err := Check(t.Context(), "", options(t, demo))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if len(checked.Diags) > 0 {
		_ = checked.Diags.WriteText(&text, diag.TextOptions{})
		t.Errorf("the demo is what newcomers copy; it has to pass check --strict:\n%s", &text)
	}
	for _, a := range []string{"public", "committee", "mentor", "self"} {
		_, built := demoSite(t, Flag{Key: "audience", Name: "--audience", Value: a})
		if len(built.Diags) > 0 || built.Pages < 20 {
			t.Errorf("built for %s: %d pages, %v", a, built.Pages, built.Diags)
		}
	}
}

// The same input gives the same bytes, whatever the folder, the number of processors, and
// the charts that were drawn before. What the time zone changes is asked of the program,
// in TestOneCommitGivesTheSameBytes.
func TestTwoBuildsGiveEqualBytes(t *testing.T) {
	anew := func(dir string) map[string]string {
		opt := options(t, dir)
		opt.Cache, opt.Compiled = "", ""
		return tree(t, buildInto(t, filepath.Join(t.TempDir(), "site"), dir, opt).Folder)
	}
	a := anew(demo)
	again, _ := demoSite(t)

	processors := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(processors)
	copied := filepath.Join(t.TempDir(), "elsewhere")
	for _, part := range []string{"content", "config.yaml"} {
		copyInto(t, filepath.Join(demo, part), filepath.Join(copied, part))
	}
	for which, b := range map[string]map[string]string{"in another folder": anew(copied), "with charts drawn before": tree(t, again)} {
		for _, name := range slices.Sorted(maps.Keys(a)) {
			if b[name] != a[name] {
				t.Errorf("%s, %s differs", which, name)
			}
		}
		if len(a) != len(b) {
			t.Errorf("%s, %d files become %d", which, len(a), len(b))
		}
	}
}

func copyInto(t *testing.T, from, to string) {
	t.Helper()
	info, err := os.Stat(from)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		err = os.CopyFS(to, os.DirFS(from))
	} else {
		var data []byte
		if data, err = os.ReadFile(from); err == nil {
			if err = os.MkdirAll(filepath.Dir(to), 0o755); err == nil {
				err = os.WriteFile(to, data, 0o644)
			}
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// No title and no sentence of an entry that an audience may not read stands in
// any file of its site.
func TestNothingClosedIsInASite(t *testing.T) {
	r, err := read(options(t, demo))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
		seen := audience.View(r.whole, a)
		open := map[string]bool{}
		for _, e := range seen.Entries() {
			open[e.Key()] = true
		}
		out, _ := demoSite(t, Flag{Key: "audience", Name: "--audience", Value: a.String()})
		files := tree(t, out)
		closed := 0
		for _, e := range r.whole.Entries() {
			if open[e.Key()] {
				continue
			}
			closed++
			for name, text := range files {
				for _, secret := range []string{e.Title.V, firstSentence(e.Body.Text)} {
					if secret != "" && strings.Contains(text, secret) {
						t.Errorf("the site for %s holds %q of %s, in %s", a, secret, e.Key(), name)
					}
				}
				if strings.HasPrefix(name, strings.TrimPrefix(e.Path(), "/")) {
					t.Errorf("the site for %s holds %s", a, name)
				}
			}
		}
		if closed == 0 {
			t.Errorf("the demo closes nothing to %s", a)
		}
	}
}

func firstSentence(body string) string {
	for _, paragraph := range strings.Split(body, "\n\n") {
		sentence, _, _ := strings.Cut(strings.TrimSpace(paragraph), ". ")
		if len(sentence) > 30 && !strings.ContainsAny(sentence, "#{[*_`|\n'") {
			return sentence
		}
	}
	return ""
}

// The status says, for each expectation, its verdict, what it rests on and why.
func TestStatusOfTheDemo(t *testing.T) {
	s, _, err := StatusOf(options(t, demo))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, e := range s.Expectations {
		counts[e.Verdict]++
		if e.Because == "" || e.Name == "" || e.Area == "" {
			t.Errorf("%s: no reason, name or area", e.Competency)
		}
		if (e.Verdict == "supported" || e.Verdict == "some") != (len(e.Evidence) > 0) {
			t.Errorf("%s is %s by %v", e.Competency, e.Verdict, e.Evidence)
		}
	}
	if got := fmt.Sprint(counts); got != "map[none:1 some:4 supported:18 waived:1]" {
		t.Errorf("verdicts: %s", got)
	}
}

// Two portfolios made from public graduation reviews, which nobody of this
// project wrote: they build without errors, and every criterion has its page
// with its verdict.
func TestSharedCases(t *testing.T) {
	for name, want := range map[string]struct{ expectations, waived, none int }{
		"crossplane": {46, 1, 1},
		"in-toto":    {46, 0, 1},
	} {
		dir := filepath.Join("..", "..", "shared", "cases", name)
		if _, err := os.Stat(dir); err != nil {
			t.Skip("no ../shared beside the project")
		}
		out, built := build(t, dir)
		if built.Diags.Errors() > 0 {
			t.Errorf("%s: %v", name, built.Diags)
		}
		s, _, err := StatusOf(options(t, dir, Flag{Key: "audience", Name: "--audience", Value: "committee"}))
		if err != nil {
			t.Fatal(err)
		}
		if r := s.Readiness; r.Total != want.expectations || r.Waived != want.waived || r.None != want.none {
			t.Errorf("%s: %+v", name, r)
		}
		for _, e := range s.Expectations {
			page, err := os.ReadFile(filepath.Join(out, "skills", e.Competency, "index.html"))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if !strings.Contains(string(page), e.Word) {
				t.Errorf("%s: the page of %s does not say %q", name, e.Competency, e.Word)
			}
		}
		var machine struct{ Version any }
		data, err := os.ReadFile(filepath.Join(out, "case.json"))
		if err != nil || json.Unmarshal(data, &machine) != nil || machine.Version == nil {
			t.Errorf("%s: case.json: %v", name, err)
		}
	}
}
