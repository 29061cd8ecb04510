package generator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// TestColophonTellsNothingWithheld publishes a case that hides figures behind an
// index, a name behind an alias and words from some: the colophon has no hash of
// the bytes that hold them, and the author can verify by it all the same.
func TestColophonTellsNothingWithheld(t *testing.T) {
	files := map[string]string{
		"content/evidence/guide.md":      "---\ntitle: The guide\nkind: writing\nended: 2026-05-20\naudience: public\ncompetencies: [{id: writing, level: senior}]\nwitnesses: [bo]\nartifacts: [{title: Guide, url: \"https://example.com/guide\"}]\n---\n\nWritten with Bo Example.\n",
		"content/evidence/open.md":       "---\ntitle: Open\nkind: writing\nended: 2026-05-21\naudience: public\ncompetencies: [{id: writing, level: senior}]\nartifacts: [{title: Guide, url: \"https://example.com/guide\"}]\n---\n\nAll can read this.\n",
		"content/evidence/part.md":       "---\ntitle: In part\nkind: writing\nended: 2026-05-22\naudience: public\ncompetencies: [{id: writing, level: senior}]\nartifacts: [{title: Guide, url: \"https://example.com/guide\"}]\n---\n\nSome read on.\n\n{{< only \"mentor\" >}}It was late.{{< /only >}}\n",
		"content/people.yaml":            "- {id: bo, name: Bo Example, alias: a peer, relation: peer, named: mentor}\n",
		"content/metrics/lead-time.yaml": "title: Lead time\nunit: hours\nbetter: lower\naudience: public\npublic: relative\n",
	}
	opt := planted(t, files)
	opt.Flags = []Flag{{Key: "audience", Name: "--audience", Value: "public"}, {Key: "baseURL", Name: "--base-url", Value: "https://case.example/x/"}}
	built, err := Build(context.Background(), t.TempDir(), false, opt)
	if err != nil || built.Folder == "" {
		t.Fatal(err, built.Diags)
	}
	made, err := os.ReadFile(filepath.Join(built.Folder, SiteColophon))
	if err != nil {
		t.Fatal(err)
	}
	portfolio := opt.Portfolio.(fstest.MapFS)
	for path, shown := range map[string]bool{
		"config.yaml": false, "content/evidence/open.md": false, // comments are no part of it
		"content/evidence/guide.md": false, "content/evidence/part.md": false, "content/people.yaml": false,
		"content/metrics/lead-time.csv": false, "content/metrics/lead-time.yaml": false,
	} {
		if !strings.Contains(string(made), `"path": "`+path+`"`) {
			t.Errorf("%s is not in the colophon:\n%s", path, made)
		}
		sum := sha256.Sum256(portfolio[path].Data)
		if has := strings.Contains(string(made), hex.EncodeToString(sum[:])); has != shown {
			t.Errorf("the hash of the bytes of %s is in the colophon: %t", path, has)
		}
	}
	opt.Flags = nil // the colophon says who it is for; where it stands does not matter
	for name, c := range map[string]struct {
		path, old, new string
		changed        string // paths that are told
	}{
		"nothing":            {"config.yaml", "Ada", "Ada", ""},
		"a name":             {"content/people.yaml", "Bo Example", "Al Sample", ""},
		"words for others":   {"content/evidence/part.md", "late", "early", ""},
		"all figures alike":  {"content/metrics/lead-time.csv", "48\n2026-02,40\n2026-03,31", "96\n2026-02,80\n2026-03,62", ""},
		"one figure":         {"content/metrics/lead-time.csv", "31", "32", "content/metrics/lead-time.csv"},
		"an alias":           {"content/people.yaml", "a peer", "a chef", "content/evidence/guide.md content/people.yaml"},
		"a word":             {"content/evidence/part.md", "Some read", "Many read", "content/evidence/part.md"},
		"a comment":          {"content/evidence/open.md", "kind: writing", "kind: writing # for all", ""},
		"who reads the rest": {"content/evidence/part.md", "mentor", "self", ""},
	} {
		now := opt
		changed := maps.Clone(portfolio)
		text := string(portfolio[c.path].Data)
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s: %s does not hold %q", name, c.path, c.old)
		}
		changed[c.path] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.old, c.new, 1))}
		if name == "a name" {
			guide := strings.Replace(string(portfolio["content/evidence/guide.md"].Data), c.old, c.new, 1)
			changed["content/evidence/guide.md"] = &fstest.MapFile{Data: []byte(guide)}
		}
		now.Portfolio = changed
		v, err := Verify(made, now)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range v.Changes {
			got = append(got, c.Path)
		}
		if strings.Join(got, " ") != c.changed || v.Matches != (c.changed == "") {
			t.Errorf("%s: %+v", name, v.Changes)
		}
	}
}
