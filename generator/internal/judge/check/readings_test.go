package check

import (
	"strings"
	"testing"
)

// A text is looked at as each of its audiences reads it: what a part for some readers
// does to the words around it is told at the author's line.
func TestReadings(t *testing.T) {
	const mentor, self, end = `{{< only "mentor" >}}`, `{{< only "self" >}}`, `{{< /only >}}`
	for _, c := range []struct{ name, body, want string }{
		{"a type that a part makes none", "It takes Map<key" + mentor + ", value" + end + "> now.\n", `4:13 html-lost: "Map<key>" reads as HTML, and the page would not show it`},
		{"a column that only some have", "| a |" + self + " b |" + end + "\n|---|" + self + "---|" + end + "\n| 1 | 2 |\n", `6:7 words-lost: this row has more cells than the header of its table: "2" would be lost`},
		{"a footnote that only some are told", "One[^x] two.\n\n" + mentor + "\n[^x]: The words.\n" + end + "\n", `4:4 markup-literal: "[^x]" is printed as it is written`},
		{"what is wrong for everybody is told once", "A <tag-a> here" + mentor + " and" + end + ".\n", `4:3 html-lost: "<tag-a>" reads as HTML, and the page would not show it`},
		{"what is wrong in two readings is told once", "A List<K" + mentor + ", V" + self + ", W" + end + end + "> x.\n", `4:7 html-lost: "List<K>" reads as HTML, and the page would not show it`},
		{"items that are closed", "1. a\n" + mentor + "\n2. b\n3. c\n" + end + "\n4. d\n", ""},
		{"a heading that only some have", "See [it](#cost).\n\n" + mentor + "\n## Cost\n\nMuch.\n" + end + "\n", `4:10 link-broken: for the committee, the page "/questions/q/" has no heading "#cost"`},
		{"a link in the same part", mentor + "See [it](#cost).\n\n## Cost\n\nMuch.\n" + end + "\n", ""},
		{"a heading that is counted on", "See [it](#cost-1).\n\n" + self + "\n## Cost\n" + end + "\n\n## Cost\n", `4:10 link-broken: for the committee, the page "/questions/q/" has no heading "#cost-1"`},
		{"a link that only some have", "See [it" + mentor + "](/questions/x/) and [that" + end + "](/questions/nothing/).\n", "4:31 link-broken: this site has no \"/questions/x/\"\ncontent/questions/q.md:4:70 link-broken: this site has no \"/questions/nothing/\""},
		{"sound parts", "A word" + mentor + " and `Map<K>`" + end + ", and more.\n\n" + self + "\n| a |\n|---|\n| b |\n" + end + "\n\n1. a\n2. b\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := given(t, "-- content/questions/q.md --\n---\ntitle: Q\n---\n"+c.body)
			got = only(got, "question-")
			if want := strings.TrimSuffix("content/questions/q.md:"+c.want, "content/questions/q.md:"); strings.Join(got, "\n") != want {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
			}
		})
	}
	got := only(given(t, "-- content/questions/q.md --\n---\ntitle: Q\nsummary: >\n  One\n  List<A"+mentor+", B"+end+"> two.\n---\n"), "question-")
	if want := `content/questions/q.md:5:7 html-lost: "List<A>" reads as HTML, and the page would not show it`; strings.Join(got, "\n") != want {
		t.Errorf("of a field:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
}

// only leaves out what other checks say.
func only(list []string, but string) (left []string) {
	for _, line := range list {
		if !strings.Contains(line, " "+but) {
			left = append(left, line)
		}
	}
	return left
}
