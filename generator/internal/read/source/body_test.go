package source

import (
	"fmt"
	"reflect"
	"testing"
)

func TestBodyKnowsItsLines(t *testing.T) {
	b := NewBody("content/x.md", 5, "one\ntwo {{< only \"mentor\" >}}\nthree\n{{< /only >}}four\nfive")
	codes := b.Shortcodes()
	if len(codes) != 2 || codes[0].Name != "only" || !codes[1].Closing {
		t.Fatalf("shortcodes: %+v", codes)
	}
	if got := b.Pos(codes[1].Start).String(); got != "content/x.md:8:1" {
		t.Errorf("place of the closing tag: %s", got)
	}
	cut := b.Edit(Edit{Start: codes[0].Start, End: codes[1].End})
	if cut.Text != "one\ntwo four\nfive" || !reflect.DeepEqual(cut.Lines(), []int{5, 6, 9}) {
		t.Errorf("after the cut: %q %v", cut.Text, cut.Lines())
	}
	longer := b.Edit(Edit{Start: 0, End: 3, Text: "a\nb"}, Edit{Start: 4, End: 7, Text: "TWO"})
	if both := b.Edit(Edit{Start: 0, End: 3, Text: "x"}, Edit{Start: 1, End: 5, Text: "y"}); both.Text[:6] != "x\ntwo " {
		t.Errorf("of two edits that overlap the first is made: %q", both.Text)
	}
	if !reflect.DeepEqual(longer.Lines(), []int{5, 5, 6, 7, 8, 9}) {
		t.Errorf("after the insertion: %q %v", longer.Text, longer.Lines())
	}
}

func TestShortcodeArguments(t *testing.T) {
	b := NewBody("x.md", 1, "{{< metric \"lead-time\" at=\"2026-06\" column=`p 90` bare >}} {{%/* not */%}} {{< x />}} {{</* only */>}} {{< y >}}")
	var got []string
	for _, s := range b.Shortcodes() {
		line := fmt.Sprint(s.Name, s.SelfClosing)
		for _, a := range s.Args {
			line += fmt.Sprintf(" %s=%s@%s", a.Name, a.Value, b.Text[a.Start:a.End])
		}
		got = append(got, line)
	}
	want := []string{
		"metricfalse =lead-time@lead-time at=2026-06@2026-06 column=p 90@p 90 =bare@bare", "xtrue", "yfalse",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestLinksInLinks(t *testing.T) {
	b := NewBody("x.md", 1, "a b [![c](c) d](b) e [**f**](f) [g](<h i>) and c (b) <https://x.example> [c](c)")
	var got []string
	for _, l := range b.Markdown().Links {
		got = append(got, fmt.Sprintf("%s@%d", b.Text[l.Offset:l.Offset+len(l.URL)], l.Offset))
	}
	if s := fmt.Sprint(got); s != "[c@10 b@16 f@29 h i@37 https://x.example@54 c@77]" {
		t.Errorf("got %s", s)
	}
}

func TestMarkdownPlaces(t *testing.T) {
	b := NewBody("x.md", 10, "Title *here*\n===\n\nSee [a](/evidence/a/) and ![alt](b.png \"t\").\n\n## Two\n\n<https://example.com/>\n\n[ref][r]\n\n[r]: /skills/x/\n")
	md := b.Markdown()
	var got []string
	for _, h := range md.Headings {
		got = append(got, fmt.Sprintf("h%d %q %s %q", h.Level, h.Text, b.Pos(h.Offset), b.Text[h.Start:h.End]))
	}
	for _, l := range md.Links {
		got = append(got, fmt.Sprintf("%s %q %v %s", l.URL, l.Text, l.Image, b.Pos(l.Offset)))
	}
	want := []string{
		`h1 "Title here" x.md:10:1 "Title *here*\n===\n"`,
		`h2 "Two" x.md:15:4 "## Two\n"`,
		`/evidence/a/ "a" false x.md:13:9`,
		`b.png "alt" true x.md:13:34`,
		`https://example.com/ "https://example.com/" false x.md:17:2`,
		`/skills/x/ "ref" false x.md:21:6`,
	}
	if !reflect.DeepEqual(got, want) {
		for _, g := range got {
			t.Log(g)
		}
		t.Error("not the places wanted")
	}
}

func TestAMailAddressIsALinkToIt(t *testing.T) {
	for _, text := range []string{"Write to <ann@example.com>.", "Write to ann@example.com today.", "![x](y.png) <MAILTO:ann@example.com>"} {
		links := NewBody("a.md", 1, text).Markdown().Links
		if n := len(links); n == 0 || links[n-1].URL != "mailto:ann@example.com" && links[n-1].URL != "MAILTO:ann@example.com" {
			t.Errorf("%q: %+v", text, links)
		}
	}
}
