package linkcheck

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// dead gives what is found in one file of a site, as "line address".
func dead(name, text string, given bool) []string {
	files := map[string][]byte{
		"index.html":          []byte(`<h1 id="top-of-it">Home</h1>`),
		"skills/index.html":   []byte(`<h2 id=design>Design</h2><a name="old">x</a>`),
		"metrics/waits.csv":   []byte("month,hours\n"),
		"größe/über uns.html": []byte(`<p id="für">`),
	}
	files[name] = []byte(text)
	var all []string
	for _, d := range Search(files, Options{Base: "https://site.example/case/", Given: func(p string) bool { return given && p == name }}) {
		said := fmt.Sprintf("%d %s", d.Line, d.Address)
		if d.ID != "" {
			said += " has no " + d.ID
		}
		all = append(all, said)
	}
	return all
}

func TestSearch(t *testing.T) {
	for about, x := range map[string]struct {
		name, text string
		want       []string
	}{
		"a calendar": {"calendar.ics", "BEGIN:VEVENT\r\nURL:https://site.example/case/skills/\r\nURL:https://site.example/case/roadmap/\r\nURL;VALUE=URI:https://site.example/case/a-very-long-address-\r\n that-goes-on/\r\nDESCRIPTION:URL:https://site.example/case/x/\r\nATTACH:https://other.example/roadmap/\r\n", []string{
			"3 https://site.example/case/roadmap/", "4 https://site.example/case/a-very-long-address-that-goes-on/"}},
		"a calendar in small letters": {"own.ics", "url:/case/nowhere/\nurl:/case/skills", []string{"1 /case/nowhere/"}},
		"RSS": {"index.xml", "<rss><channel><link>https://site.example/case/</link>\n<item><link>https://site.example/case/gone/</link><guid isPermaLink=\"false\">https://site.example/case/id</guid>" +
			"<enclosure url=\"/case/metrics/waits.csv\"/><enclosure url=\"/case/metrics/none.csv\"/><description>&lt;a href=\"/elsewhere/\"&gt;x&lt;/a&gt; 1 &lt; 2</description></item></channel></rss>", []string{
			"2 https://site.example/case/gone/", "2 /case/metrics/none.csv", "2 /elsewhere/"}},
		"Atom":           {"feed.atom", `<feed xmlns="http://www.w3.org/2005/Atom"><id>https://site.example/case/never/</id><link href="skills/"/><link href="skill/"/><content type="xhtml"><a href="/case/skills/#design">a</a><a href="/case/skills/#desing">b</a></content></feed>`, []string{"1 skill/", "1 /case/skills/#desing has no desing"}},
		"a sitemap":      {"sitemap.xml", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url>\n<loc> https://site.example/case/lost/ </loc></url><url><loc>https://SITE.example/case</loc></url></urlset>", []string{"2 https://site.example/case/lost/"}},
		"JSON":           {"case.json", "{\"url\":\"/case/skills/\",\n\"list\":[{\"url\":\"/case/skill/\"},{\"url\":[\"/case/x/\"]}],\n\"title\":\"/case/skill/\", \"said\": \"see https://site.example/case/y/ there\", \"home\":\"https://site.example/case/y/\", \"n\": 1, \"null\": null}", []string{"2 /case/skill/", "2 /case/x/", "3 https://site.example/case/y/"}},
		"keys":           {"a.json", `{"https://site.example/case/key/": {"url": 4, "b": "url"}, "url": {"c": "/case/z/"}}`, nil},
		"broken JSON":    {"b.json", `{"url":"/case/z/", "url": `, []string{"1 /case/z/"}},
		"a manifest":     {"site.webmanifest", `{"start_url":"/", "icons":[{"src":"icon.png"}]}`, []string{"1 /", "1 icon.png"}},
		"the path":       {"c.json", `{"url":"https://site.example/another/"}`, nil},
		"a query":        {"d.json", `{"url":"/case/skills/?q=1#old", "link":"/case/skills?q=1"}`, nil},
		"letters":        {"e.json", `{"url":"/case/gr%C3%B6%C3%9Fe/%C3%BCber%20uns.html#f%C3%BCr", "link":"/case/größe/über uns.html#für"}`, nil},
		"a page":         {"f.html", `<a href="/case/none/">`, nil},
		"one told":       {"g.json", strings.Repeat("[\"https://site.example/case/y/\"]\n", 3), []string{"1 https://site.example/case/y/"}},
		"other kinds":    {"h.json", `{"url":"mailto:a@b.example","link":"tel:1","href":"//cdn.example/x"}`, nil},
		"not an address": {"i.json", `{"url":"%zz","link":"a b"}`, []string{"1 a b"}},
	} {
		if got := dead(x.name, x.text, false); !slices.Equal(got, x.want) {
			t.Errorf("%s: found %q, expected %q", about, got, x.want)
		}
	}
}

// What an author's file says of the addresses of another program is theirs.
func TestFilesOfTheAuthor(t *testing.T) {
	got := dead("export.json", "{\"url\":\"/orders/17\", \"link\":\"x\",\n\"home\":\"https://site.example/case/journal/\"}", true)
	if want := []string{"2 https://site.example/case/journal/"}; !slices.Equal(got, want) {
		t.Errorf("found %q, expected %q", got, want)
	}
}

// A broken template is told with its first addresses.
func TestAFloodIsBounded(t *testing.T) {
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "URL:/case/%d/\n", i)
	}
	if got := dead("calendar.ics", text.String(), false); len(got) != mostPerFile {
		t.Errorf("found %d, expected %d", len(got), mostPerFile)
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("index.xml", "<rss><link>/a</link></rss>")
	f.Add("a.ics", "URL:x\n y\r\n")
	f.Add("a.json", `{"url":["/a",{"b":1}]}`)
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, d := range Search(map[string][]byte{name: []byte(text)}, Options{Base: "https://site.example/case/"}) {
			if d.Line < 1 || d.Line > 1+strings.Count(text, "\n") {
				t.Fatalf("line %d", d.Line)
			}
		}
	})
}

// Strings of JSON end where they end, however many backslashes stand before a quotation mark,
// and texts with blanks are no addresses unless their key says so, in whatever way it is written.
func TestStringsOfJSON(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{"url": "/a", "title": "/b", "x": "https://c.example/"}`, "/a https://c.example/"},
		{`{"text": "a \" \\", "url": "/a\\\"b"}`, `/a\"b`},
		{`{"u\u0072l": "/a", "\u0075rn": "/b", "src": "/c d"}`, "/a /c d"},
		{`{"text": "see https:\/\/a.example/ there", "y": "https:\/\/b.example\/"}`, "https://b.example/"},
		{`{"url": ["/a", "/b", {"text": "/c", "href": "/d"}, "/e"], "text": "/f"}`, "/a /b /d /e"},
		{`{"url": "/a", "text": "never closed \\\"`, "/a"},
		{`{"url" : "", "icon":"/i"}`, "/i"},
	} {
		var got []string
		object([]byte(c.text), func(address string, _ int) { got = append(got, address) })
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s has %q, want %q", c.text, got, c.want)
		}
	}
}
