package config

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var keyHeading = regexp.MustCompile("(?m)^#{2,4} `([^`]+)`$")

// nested has a key that nobody knows in every mapping that config.yaml may have:
// the hint lists those that are known there.
const nested = `
person: {zzzzzzzz: 1}
target: {zzzzzzzz: 1}
values: [{id: a, zzzzzzzz: 1}]
objectives: [{id: a, zzzzzzzz: 1}]
calendar: [{name: a, opens: 2026-01-01, zzzzzzzz: 1}]
cadence: {zzzzzzzz: 1}
capacity: {zzzzzzzz: 1}
enough: [{zzzzzzzz: 1}]
redact: [{term: a, zzzzzzzz: 1}]
attachments: {zzzzzzzz: 1}
lock: {zzzzzzzz: 1}
output: {zzzzzzzz: 1}
secrets: {zzzzzzzz: 1}
accept: [{check: a, entry: a, because: a, zzzzzzzz: 1}]
packet:
  zzzzzzzz: 1
  profiles:
    - name: a
      zzzzzzzz: 1
      sections: [{section: summary, zzzzzzzz: 1}]
publish: {zzzzzzzz: 1}
`

// places says, in the order of the lines of nested, which mapping each is.
var places = map[int]string{
	2: "person.", 3: "target.", 4: "values.", 5: "objectives.", 6: "calendar.", 7: "cadence.", 8: "capacity.", 9: "enough.",
	10: "redact.", 11: "attachments.", 12: "lock.", 13: "output.", 14: "secrets.", 15: "accept.",
	17: "packet.", 20: "packet.profiles.", 21: "packet.profiles.sections.", 22: "publish.",
}

func TestManualHasEveryKeyAndNoOther(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	var headings []string
	for _, m := range keyHeading.FindAllStringSubmatch(string(text), -1) {
		headings = append(headings, m[1])
	}
	var diags diag.List
	l := loader{cfg: Config{places: map[string]diag.Pos{}}, diags: &diags}
	root := l.merge(source.Value{Kind: source.Mapping}, Options{}).Open("key-unknown", &diags)
	l.keys(root, source.Tree{})
	known := slices.Clone(root.Asked())
	_, found := load(t, nested, Options{})
	table := map[string]format.Field{}
	keysOf(&File, "", table)
	seen := map[string]bool{}
	for _, d := range found {
		place, ok := places[d.Pos.Line]
		_, list, listed := strings.Cut(d.Hint, "known here: ")
		if !ok || !listed {
			continue
		}
		seen[place] = true
		for key := range strings.SplitSeq(list, ", ") {
			known = append(known, place+key)
		}
	}
	if len(seen) != len(places) {
		t.Errorf("%d of %d mappings list their keys: %v", len(seen), len(places), found)
	}
	known = slices.DeleteFunc(known, func(key string) bool { // a mapping has a heading for each of its keys
		return slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, key+".") })
	})
	slices.Sort(known)
	known = slices.Compact(known)
	for key := range table {
		if !slices.Contains(known, key) {
			t.Errorf("the table of config.yaml has the key %q, which config does not read", key)
		}
	}
	for _, key := range known {
		if !slices.Contains(headings, key) {
			t.Errorf("docs/config.md has no heading for %q", key)
		}
	}
	sections := strings.Split(string(text), "\n### `")
	for i, key := range headings {
		if f, ok := table[key]; !ok {
			t.Errorf("the table of config.yaml has no key %q", key)
		} else {
			compareWithManual(t, key, f, sections[i+1])
		}
		if !slices.Contains(known, key) {
			t.Errorf("docs/config.md has a heading for %q, which config does not read", key)
		}
		if slices.Contains(headings[:i], key) {
			t.Errorf("docs/config.md has two headings for %q", key)
		}
	}
}

func keysOf(of *format.Shape, prefix string, all map[string]format.Field) {
	for _, f := range of.Fields {
		if f.Shape != nil {
			keysOf(f.Shape, prefix+f.Key+".", all)
		} else {
			all[prefix+f.Key] = f
		}
	}
}

// compareWithManual compares what the table says of a key with its section of the manual.
func compareWithManual(t *testing.T, key string, f format.Field, section string) {
	t.Helper()
	section, _, _ = strings.Cut(section, "\n## ")
	prose, list, _ := strings.Cut(section[strings.Index(section, "\n"):], "\n- ")
	if prose = strings.Join(strings.Fields(prose), " "); prose != f.Means {
		t.Errorf("%s: docs/config.md says\n%s\nand the table\n%s", key, prose, f.Means)
	}
	for _, word := range f.Words {
		if !strings.Contains(list, "`"+word+"`") {
			t.Errorf("%s: docs/config.md does not allow %q", key, word)
		}
	}
	if f.Default != "" && !strings.Contains(list, "default: `"+f.Default+"`") {
		t.Errorf("%s: docs/config.md does not have the default %q", key, f.Default)
	}
	if f.Example == "" || !strings.Contains(list, f.Example) {
		t.Errorf("%s: docs/config.md does not have the example %q", key, f.Example)
	}
}
