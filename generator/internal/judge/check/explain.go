package check

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// Explain gives the documentation of a check, with an example of what it
// reports and of how that is mended; ok is false for an id that no check has.
func Explain(id string) (text string, ok bool) {
	k, ok := Find(id)
	if !ok {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\n%s\n", k.ID, k.Severity, k.Title, k.Doc)
	e := exampleOf(k.ID)
	if len(e.files) > 0 || len(e.words) > 0 {
		b.WriteString("\nExample\n")
		show(&b, e.files, e.words)
		fmt.Fprintf(&b, "\ngives\n\n%s", indented(e.want))
	}
	if len(e.mended) > 0 {
		b.WriteString("\nFixed\n")
		show(&b, changed(e.files, e.mended), nil)
	}
	return b.String(), true
}

//go:embed testdata/*.txtar
var examples embed.FS

// example is a piece of a portfolio with one mistake in it. It is laid over a
// portfolio that has none.
type example struct {
	words  []string // what no file can show, as sentences: "content/x.csv has 20 MB"
	files  []txtar.File
	want   string       // the diagnostics as they are printed
	mended []txtar.File // to lie in the place of files
}

// exampleOf reads testdata/ID.txtar. Its comment holds the words, its files are
// those of a portfolio; those below mended/ are the mended form, and want holds
// the diagnostics. Without such a file the example is empty.
func exampleOf(id string) example {
	data, err := examples.ReadFile("testdata/" + id + ".txtar")
	if err != nil {
		return example{}
	}
	var e example
	archive := txtar.Parse(data)
	for line := range strings.Lines(string(archive.Comment)) {
		if line = strings.TrimSpace(line); line != "" {
			e.words = append(e.words, line)
		}
	}
	for _, f := range archive.Files {
		name, mended := strings.CutPrefix(f.Name, "mended/")
		switch {
		case mended:
			e.mended = append(e.mended, txtar.File{Name: name, Data: f.Data})
		case f.Name == "want":
			e.want = string(f.Data)
		default:
			e.files = append(e.files, f)
		}
	}
	return e
}

func show(b *strings.Builder, files []txtar.File, words []string) {
	for _, w := range words {
		fmt.Fprintf(b, "\n    %s\n", w)
	}
	for _, f := range files {
		fmt.Fprintf(b, "\n%s:\n\n%s", f.Name, indented(string(f.Data)))
	}
}

// changed gives the files that were mended, of each the lines that differ from
// the bad form, with one line around them.
func changed(bad, mended []txtar.File) []txtar.File {
	before := map[string][]string{}
	for _, f := range bad {
		before[f.Name] = lines(f.Data)
	}
	var all []txtar.File
	for _, f := range mended {
		old, now := before[f.Name], lines(f.Data)
		first, last := 0, 0 // how many lines are the same at the start and at the end
		for first < min(len(old), len(now)) && old[first] == now[first] {
			first++
		}
		for last < min(len(old), len(now))-first && old[len(old)-1-last] == now[len(now)-1-last] {
			last++
		}
		if first == len(now) && len(old) == len(now) {
			continue
		}
		from, to := max(0, first-1), min(len(now), len(now)-last+1)
		shown := strings.Join(now[from:to], "")
		if from > 0 {
			shown = "...\n" + shown
		}
		if to < len(now) {
			shown += "...\n"
		}
		all = append(all, txtar.File{Name: f.Name, Data: []byte(shown)})
	}
	return all
}

func lines(data []byte) []string { return slices.Collect(strings.Lines(string(data))) }

func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimRight(text, "\n") + "\n") {
		if line != "\n" {
			line = "    " + line
		}
		b.WriteString(line)
	}
	return b.String()
}
