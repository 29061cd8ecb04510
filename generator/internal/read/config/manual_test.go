package config

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
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
`

// places says, in the order of the lines of nested, which mapping each is.
var places = map[int]string{
	2: "person.", 3: "target.", 4: "values.", 5: "objectives.", 6: "calendar.", 7: "cadence.", 8: "capacity.", 9: "enough.",
	10: "redact.", 11: "attachments.", 12: "lock.", 13: "output.", 14: "secrets.", 15: "accept.",
	17: "packet.", 20: "packet.profiles.", 21: "packet.profiles.sections.",
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
	for _, key := range known {
		if !slices.Contains(headings, key) {
			t.Errorf("docs/config.md has no heading for %q", key)
		}
	}
	for i, key := range headings {
		if !slices.Contains(known, key) {
			t.Errorf("docs/config.md has a heading for %q, which config does not read", key)
		}
		if slices.Contains(headings[:i], key) {
			t.Errorf("docs/config.md has two headings for %q", key)
		}
	}
}
