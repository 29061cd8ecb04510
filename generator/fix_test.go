package generator

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
)

// mendable are lines of a text with words that a page may not show. @ is a word.
var mendable = []string{
	"See <@> here.", "A `List<a>` and a Map<@, B> of it.", "The [[one]] and [[@]].", "The [[one|words @]].", "See [@] (https://example.com/@) for it.", "![The @](a b.png)",
	"#@", "##@ and more", "It is ==@== indeed.", "Before %%@%% after.", "The sum $@^2$ of it.", "From $5 @ to $6.", "Is :@: here?", "Some <b>@</b> text.", "So a < @ and @ > b.",
	"| @ | b |\n|---|---|\n| c | d | @ |", "> A quotation <of @>", "- [ ] an item [[@]]", "![[@.png]]", "<@/> and </@>", "A [link @](/evidence/one two/).", "H~2~@ and x^2^@", "[^@]: a note",
	"Text with {@} in it", "A \\@ there", "<details><summary>@</summary>", "@<br>@", "Term @\n: and <its @> meaning", "<!-- open @", "1. first\n   [[@]] and <@>", "***@***", "@ [x]",
}

// After a mending every word that was in the text is on the page, or a diagnostic
// names its line. What was not fixed is as it was, byte by byte, and a second
// mending finds nothing.
func TestMendingLosesNothing(t *testing.T) {
	rounds := 2 // of 20 files each
	if os.Getenv("CASEBOOK_LONG") != "" {
		rounds = 30
	}
	for round := range rounds {
		r := rand.New(rand.NewPCG(uint64(round), 7))
		files := fstest.MapFS{
			"config.yaml":              {Data: []byte("title: Mending\naudience: self\n")},
			"content/evidence/one.md":  {Data: []byte("# One\n\nThe first.\n")},
			"content/evidence/one.png": {Data: []byte("x")},
		}
		for i := range 20 {
			files[fmt.Sprintf("content/evidence/e%d.md", i)] = &fstest.MapFile{Data: mendText(r, i)}
		}
		mendAndShow(t, round, files)
	}
}

// mendText makes a file of some of the lines, with any line ends, with or without a
// byte-order mark and an end of its last line.
func mendText(r *rand.Rand, i int) []byte {
	text := fmt.Sprintf("---\ntitle: Entry %d\nsummary: Of %s\n---\n\n", i, strings.ReplaceAll(mendable[r.IntN(2)], "@", fmt.Sprintf("zq%ds", i)))
	for n := range 3 {
		text += strings.ReplaceAll(mendable[r.IntN(len(mendable))], "@", fmt.Sprintf("zq%dn%d", i, n)) + "\n\n"
	}
	if r.IntN(2) == 0 {
		text = strings.TrimRight(text, "\n")
	}
	if r.IntN(2) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if r.IntN(2) == 0 {
		text = "\uFEFF" + text
	}
	return []byte(text)
}

func mendAndShow(t *testing.T, round int, files fstest.MapFS) {
	opt := Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
	told := func() diag.List {
		read, err := readFor(authors, opt)
		if err != nil {
			t.Fatal(err)
		}
		return read.weighed().diags
	}
	mended, err := Mend(t.Context(), opt, told())
	if err != nil {
		t.Fatal(err)
	}
	if len(mended) == 0 {
		t.Errorf("round %d: nothing was mended", round)
	}
	for _, m := range mended {
		changedThere(t, m)
		files[m.File] = &fstest.MapFile{Data: m.New}
	}
	list := told()
	again, err := Mend(t.Context(), opt, list)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range again {
		t.Errorf("round %d: a second mending of %s: %q", round, m.File, fmt.Sprint(m.Lines))
	}
	read, err := read(opt)
	if err != nil {
		t.Fatal(err)
	}
	p, err := prepare(t.Context(), opt, read, read.site())
	if err != nil {
		t.Fatal(err)
	}
	site, found, err := render.Run(t.Context(), p.tree, p.options)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, found...)
	for file, f := range files {
		id, isEntry := strings.CutPrefix(strings.TrimSuffix(file, ".md"), "content/evidence/e")
		if !isEntry {
			continue
		}
		page := bytes.ToLower(site.Files["evidence/e"+id+"/index.html"])
		for i, line := range strings.Split(string(f.Data), "\n") {
			for _, word := range strings.FieldsFunc(line, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }) {
				if strings.HasPrefix(word, "zq") && !bytes.Contains(page, []byte(word)) && !slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
					return d.Pos.File == file && (d.Pos.Line == i+1 || d.Check == "comment-unclosed" && d.Pos.Line < i+1)
				}) {
					t.Errorf("round %d: %s:%d: %s is neither on the page nor told: %q", round, file, i+1, word, line)
				}
			}
		}
	}
}

// changedThere fails where a mending changed more than the lines that it tells.
func changedThere(t *testing.T, m Mended) {
	t.Helper()
	before, after := strings.Split(string(m.Old), "\n"), strings.Split(string(m.New), "\n")
	if len(before) != len(after) {
		t.Errorf("%s: %d lines became %d", m.File, len(before), len(after))
		return
	}
	for i := range before {
		told := slices.ContainsFunc(m.Lines, func(l MendedLine) bool { return l.Line == i+1 })
		if told != (before[i] != after[i]) || strings.HasSuffix(before[i], "\r") != strings.HasSuffix(after[i], "\r") || strings.HasPrefix(before[i], "\uFEFF") != strings.HasPrefix(after[i], "\uFEFF") {
			t.Errorf("%s:%d: told %v, %q became %q", m.File, i+1, told, before[i], after[i])
		}
	}
}

// The portfolio is read again a few times, however many files are mended: not once for
// each of them.
func TestMendingReadsThePortfolioAFewTimes(t *testing.T) {
	files := fstest.MapFS{"config.yaml": {Data: []byte("title: Mending\naudience: self\n")}}
	for i := range 100 {
		files[fmt.Sprintf("content/evidence/e%d.md", i)] = &fstest.MapFile{Data: []byte("# Entry\n\nSee [[e1]] and `a`.\n")}
	}
	counted := &opened{FS: files}
	opt := Options{Portfolio: counted, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
	checked, err := Check(t.Context(), "", opt)
	if err != nil {
		t.Fatal(err)
	}
	once := counted.n
	mended, err := Mend(t.Context(), opt, checked.Diags)
	if err != nil {
		t.Fatal(err)
	}
	if len(mended) != 100 {
		t.Errorf("%d files were mended", len(mended))
	}
	if times := (counted.n - once) / once; times > 4 {
		t.Errorf("the portfolio was read %d times", times)
	}
}

// opened counts how often the configuration is opened.
type opened struct {
	fs.FS
	n int
}

func (o *opened) Open(name string) (fs.File, error) {
	if name == "config.yaml" {
		o.n++
	}
	return o.FS.Open(name)
}
