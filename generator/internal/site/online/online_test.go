package online

import (
	"slices"
	"testing"
)

func TestDifference(t *testing.T) {
	for _, c := range []struct {
		want, got string
		kind      Kind
		text      string
	}{
		{"<p>one</p></body>", "<p>one</p><script></script></body>", Added, `the host added to line 1: "<script></script>"`},
		{"a\nb\n", "a\nb\nc\n", Added, `the host added to line 3: "c\n"`},
		{"", "x", Added, `the host added to line 1: "x"`},
		{"a\nbcd\n", "a\nbXd\n", Differs, `line 2 is another one: "X", expected "c"`},
		{"a\nb\n", "a\n", Differs, `line 2 is another one: "", expected "b\n"`},
		{"\xff\x00\x01", "\xff\x00\x02\x03", Differs, "it has 4 bytes, expected 3; the first other one is at 2"},
	} {
		if kind, text := difference([]byte(c.want), []byte(c.got)); kind != c.kind || text != c.text {
			t.Errorf("%q is %q: %s, %s", c.want, c.got, kind, text)
		}
	}
}

func TestLeadsTo(t *testing.T) {
	page := `<a href="../old/">x</a><img src=/case/a.png><a href="https://other.example/case/x"><a href="//other.example/"><a href="/elsewhere/"><a href="mailto:a@b"><a href="#top"><a href="/case/a&amp;b">`
	got := leadsTo("skills/index.html", []byte(page), "/case/")
	if want := []string{"old/", "a.png", "skills/", "a&b"}; !slices.Equal(got, want) {
		t.Errorf("a page leads to %q, want %q", got, want)
	}
	got = leadsTo("sitemap.xml", []byte("<loc>https://site.example/case/new/</loc><loc>https://site.example/</loc>"), "/case/")
	if want := []string{"new/"}; !slices.Equal(got, want) {
		t.Errorf("a map leads to %q, want %q", got, want)
	}
	if got := leadsTo("data.json", []byte(`<a href="x">`), "/"); got != nil {
		t.Errorf("data leads to %q", got)
	}
}
