package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Every archive in testdata is a case, and behind "want/" what becomes of it:
// want/TREE lists the composed files, the others show some of them, front
// matter indented, each line of a body behind the author's line number. The
// comment says for whom and on which day. UPDATE=1 writes what became of it.
func TestCompositions(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 6 {
		t.Fatalf("only %d archives in testdata", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tree := composed(t, archive)
			got := *archive
			got.Files = nil
			for _, f := range archive.Files {
				if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
					f.Data = shown(t, tree, name)
				}
				got.Files = append(got.Files, f)
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, txtar.Format(&got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			wanted := 0
			for i, f := range archive.Files {
				if !strings.HasPrefix(f.Name, "want/") {
					continue
				}
				wanted++
				if !bytes.Equal(f.Data, got.Files[i].Data) {
					t.Errorf("%s: %s", f.Name, firstDifference(string(f.Data), string(got.Files[i].Data)))
				}
			}
			if wanted == 0 {
				t.Error("the archive wants nothing")
			}
		})
	}
}

// composed composes the case of an archive. Its comment holds lines such as
// "audience: mentor", "day: 2026-06-30" and "base: https://example.org/case/".
// "packet: mentor" names another profile than committee, "commit: 0123abcd" asks
// for a colophon, and "alone: yes" composes the packet only.
func composed(t testing.TB, archive *txtar.Archive) Tree {
	t.Helper()
	say := map[string]string{"audience": "committee", "day": "2026-06-30", "packet": "committee"}
	for line := range strings.Lines(string(archive.Comment)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			say[key] = value
		}
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	today, err := day.Parse(say["day"])
	if err != nil {
		t.Fatal(err)
	}
	reader, ok := config.ParseAudience(say["audience"])
	if !ok {
		t.Fatalf("no audience %q", say["audience"])
	}
	c := readCase(t, files)
	view := audience.View(c, reader)
	judged := assess.Of(view, today.Last)
	profile, ok := packet.Find(c.Config, say["packet"])
	if !ok {
		t.Fatalf("no profile %q", say["packet"])
	}
	opt := Options{Audience: reader, BaseURL: say["base"], Packet: packet.Of(view, judged, profile)}
	if commit := say["commit"]; commit != "" {
		about := colophon.Options{Profile: profile.Name, Commit: colophon.Commit{Hash: commit}}
		if opt.Colophon, err = colophon.Of(files, view, reader, today.Last, about); err != nil {
			t.Fatal(err)
		}
	}
	compose := Compose
	if say["alone"] != "" {
		compose = ComposePacket
	}
	tree, diags := compose(view, judged, opt)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return tree
}

func readCase(t testing.TB, files fs.FS) casefile.Case {
	t.Helper()
	c, diags := tryCase(t, files)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return c
}

func tryCase(t testing.TB, files fs.FS) (casefile.Case, diag.List) {
	t.Helper()
	tree, diags, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	cfg, more := config.Load(tree, config.Options{})
	diags = append(diags, more...)
	c, more := casefile.From(tree, cfg)
	return c, append(diags, more...)
}

// shown gives a composed file as the archives show it.
func shown(t *testing.T, tree Tree, name string) []byte {
	t.Helper()
	if name == "TREE" {
		return listing(tree)
	}
	data, ok := tree.Files[name]
	if static, found := strings.CutPrefix(name, "static/"); found {
		data, ok = tree.Static[static]
	}
	if !ok {
		return []byte("(not made)\n")
	}
	var out bytes.Buffer
	switch filepath.Ext(name) {
	case ".json":
		indent(t, &out, data)
	case ".md":
		head, body, _ := bytes.Cut(data, []byte("\n"))
		indent(t, &out, head)
		origin := tree.Lines[name]
		for i, line := range strings.SplitAfter(string(body), "\n") {
			if line != "" {
				fmt.Fprintf(&out, "%3d| %s", origin.Pos(i+origin.BodyLine).Line, line)
			}
		}
	default:
		out.Write(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	}
	return append(bytes.TrimRight(out.Bytes(), "\n"), '\n')
}

// indent prints JSON with what is short on one line.
func indent(t *testing.T, out *bytes.Buffer, data []byte) {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	printValue(out, v, "")
	out.WriteByte('\n')
}

func printValue(out *bytes.Buffer, v any, margin string) {
	var flat bytes.Buffer
	enc := json.NewEncoder(&flat)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v)
	line := strings.TrimRight(flat.String(), "\n")
	inner := margin + " "
	switch v := v.(type) {
	case map[string]any:
		if len(line) < 100 {
			break
		}
		out.WriteString("{")
		for i, key := range slices.Sorted(maps.Keys(v)) {
			fmt.Fprintf(out, "%s\n%s%s: ", ","[:min(i, 1)], inner, key)
			printValue(out, v[key], inner)
		}
		out.WriteString("\n" + margin + "}")
		return
	case []any:
		if len(line) < 100 {
			break
		}
		out.WriteString("[")
		for i, item := range v {
			fmt.Fprintf(out, "%s\n%s", ","[:min(i, 1)], inner)
			printValue(out, item, inner)
		}
		out.WriteString("\n" + margin + "]")
		return
	}
	out.WriteString(line)
}

func listing(tree Tree) []byte {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(tree.Files)) {
		fmt.Fprintln(&out, name)
	}
	for _, name := range slices.Sorted(maps.Keys(tree.Static)) {
		fmt.Fprintln(&out, "static/"+name)
	}
	for _, name := range slices.Sorted(maps.Keys(tree.Copies)) {
		fmt.Fprintln(&out, name, "from", tree.Copies[name])
	}
	fmt.Fprintln(&out, "charts:", tree.Charts)
	return out.Bytes()
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		line := func(l []string) string {
			if i < len(l) {
				return l[i]
			}
			return "(nothing)"
		}
		if line(w) != line(g) {
			return fmt.Sprintf("line %d\n\twant %s\n\tgot  %s", i+1, line(w), line(g))
		}
	}
	return "equal"
}
