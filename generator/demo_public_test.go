package generator

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// A public build of the demo, and its packet, name nobody whose name is for
// others, and show an index where the amounts are not for the public.
func TestThePublicDemo(t *testing.T) {
	public, committee := demoFor(t, "public"), demoFor(t, "committee")
	t.Run("names nobody", func(t *testing.T) { namesNobody(t, public, committee) })
	t.Run("shows an index", func(t *testing.T) { showsAnIndex(t, public, committee) })
}

// demoFor gives the files of the demo's site for an audience, with its packet.
func demoFor(t *testing.T, audience string) map[string][]byte {
	t.Helper()
	flag := Flag{Key: "audience", Name: "--audience", Value: audience}
	out, _ := demoSite(t, flag)
	packet := packetOf(t, demo, Markdown, flag, profile("complete"))
	files := map[string][]byte{"packet.html": packet.HTML, "packet.md": packet.Data}
	for name, text := range tree(t, out) {
		files[name] = []byte(text)
	}
	return files
}

func namesNobody(t *testing.T, public, committee map[string][]byte) {
	r, err := read(options(t, demo))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range r.whole.People {
		if config.Public.MayRead(p.Named) {
			continue
		}
		names = append(names, p.Name.V, p.ID)
		for _, also := range p.Also {
			names = append(names, also.V)
		}
	}
	if len(names) < 20 {
		t.Fatalf("the demo hides no more than %q", names)
	}
	texts := map[string]string{}
	for file, data := range public {
		texts[file] = inEveryForm(file, data)
	}
	var others strings.Builder
	for file, data := range committee {
		others.WriteString(inEveryForm(file, data))
	}
	told := 0
	for _, name := range names {
		for file, text := range texts {
			if holdsName(text, name) {
				t.Errorf("%s names %s", file, name)
			}
		}
		if holdsName(others.String(), name) {
			told++
		}
	}
	if told < 15 { // or else the search is blind
		t.Errorf("the committee's site tells %d of %d names", told, len(names))
	}
}

// inEveryForm gives the letters of a file and of its name, in every form that it
// can be read in.
func inEveryForm(file string, data []byte) string {
	var all strings.Builder
	for _, form := range append(readings(file, data), []byte(file)) {
		all.Write(lettersOf(form))
		all.WriteByte('\n')
	}
	return all.String()
}

// holdsName tells whether letters hold a name as a word of its own.
func holdsName(text, name string) bool {
	name = string(lettersOf([]byte(name)))
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		from += i + len(name)
		before, _ := utf8.DecodeLastRuneInString(text[:from-len(name)])
		after, _ := utf8.DecodeRuneInString(text[from:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
	}
}

func showsAnIndex(t *testing.T, public, committee map[string][]byte) {
	const amount, index = "€ per million scans", "index points, January 2024 = 100"
	for file, data := range public {
		if strings.Contains(inEveryForm(file, data), amount) {
			t.Errorf("%s tells amounts", file)
		}
	}
	for _, c := range []struct{ file, public, committee string }{
		{"index.html", "69 index points", "143 " + amount},
		{"metrics/hosting-cost/index.html", index, amount},
		{"metrics/hosting-cost.csv", "2026-06,69", "2026-06,143"},
		{"case-studies/seeing-the-parcel/index.html", index, amount},
		{"packet.html", index, amount},
	} {
		for _, site := range []struct {
			files map[string][]byte
			want  string
		}{{public, c.public}, {committee, c.committee}} {
			text := strings.Join(strings.Fields(strings.ReplaceAll(string(site.files[c.file]), "\u00a0", " ")), " ")
			if !strings.Contains(text, site.want) {
				t.Errorf("%s does not say %q", c.file, site.want)
			}
		}
	}
}
