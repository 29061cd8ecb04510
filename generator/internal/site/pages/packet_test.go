package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// allSections is a packet with everything in it.
func allSections() packet.Packet {
	p := packet.Packet{Profile: config.Profile{Name: "everything"}}
	for _, kind := range config.SectionKinds() {
		p.Sections = append(p.Sections, config.Section{Kind: config.SectionKind(kind)})
	}
	return p
}

// with gives a packet of some sections, with exhibits in full.
func with(sections string, exhibits ...string) packet.Packet {
	p := packet.Packet{Profile: config.Profile{Name: "board"}}
	for _, kind := range strings.Fields(sections) {
		p.Sections = append(p.Sections, config.Section{Kind: config.SectionKind(kind)})
	}
	for _, id := range exhibits {
		p.Exhibits = append(p.Exhibits, packet.Choice{Key: "evidence/" + id, Why: "shows " + id})
	}
	return p
}

// bound composes a packet alone, and gives its view and the tree.
func bound(t testing.TB, c casefile.Case, opt Options) (views.Packet, Tree) {
	t.Helper()
	tree, diags := ComposePacket(c, assess.Of(c, demoDay), opt)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return packetIn(t, tree), tree
}

// Beside each verdict stands what the level asks; in a compact section beside those that are open
// or in doubt, and the others are a line each. A name that was shortened stands in full, and nothing
// stands twice.
func TestWhatTheLevelAsksStandsBesideItsVerdict(t *testing.T) {
	ladder := func(n int) map[string]string {
		text := "levels: [{id: staff}]\nareas:\n  - id: a\n    competencies:\n" +
			"      - {id: c1, name: Cut at a …, expectations: {staff: Cut at a word that follows.}}\n" +
			"      - {id: c2, name: Says it, expectations: {staff: Says it.}}\n"
		for i := 3; i <= n; i++ {
			text += fmt.Sprintf("      - {id: c%d, name: N%d, expectations: {staff: Asks %d.}}\n", i, i, i)
		}
		return map[string]string{
			"config.yaml":            "title: A case\nperson: {name: Ada}\ntarget: {level: staff}\n",
			"content/framework.yaml": text + "gates: {staff: {each: {evidence: 1}}}\n",
			"content/evidence/e.md":  "---\ntitle: E\nended: 2026-05-01\ncompetencies: [{id: c3, level: staff}]\n---\nWords.\n",
		}
	}
	for form, want := range map[config.Form]string{
		"":             "Cut at a word that follows: , Says it: , N3: Asks 3., N4: Asks 4.; met: ",
		config.Compact: "Cut at a word that follows: , Says it: , N4: Asks 4.; met: N3, staff, exhibit 4",
	} {
		p := with("readiness")
		p.Sections[0].Form = form
		v, _ := bound(t, small(t, ladder(4)), Options{Packet: p})
		rows := v.Areas[0].Rows
		if form == config.Compact {
			rows = v.Closer
		}
		var said []string
		for _, r := range rows {
			said = append(said, r.Title+": "+r.ExpectationMD)
		}
		got := strings.Join(said, ", ") + "; met: "
		for _, m := range v.Met {
			got += fmt.Sprintf("%s, %s, exhibit %d", m.Title, m.Level, m.Evidence[0].Number)
		}
		if got != want {
			t.Errorf("form %q says %q, expected %q", form, got, want)
		}
	}
}

// packetIn gives the view of a composed packet.
func packetIn(t testing.TB, tree Tree) views.Packet {
	t.Helper()
	var f struct{ Params struct{ View views.Packet } }
	head, _, _ := bytes.Cut(tree.Files["content/packet/_index.md"], []byte("\n"))
	if err := json.Unmarshal(head, &f); err != nil {
		t.Fatal(err)
	}
	return f.Params.View
}

// small is a case of three finished exhibits and one that is planned.
func small(t testing.TB, more map[string]string) casefile.Case {
	files := fstest.MapFS{
		"config.yaml": {Data: []byte("title: A case\nperson: {name: Ada}\n")},
	}
	for i, id := range []string{"zulu", "alpha", "mike"} {
		files["content/evidence/"+id+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: %s\nended: 2026-0%d-01\n---\nWords.\n", id, i+1)}
	}
	files["content/evidence/later.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Later\nended: 2027-01-01\n---\n")}
	for name, text := range more {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return audience.View(readCase(t, files), config.Committee)
}

func TestPacketHasTheSectionsOfItsProfile(t *testing.T) {
	c := small(t, map[string]string{
		"content/_index.md":             "---\ntitle: A case\n---\nThe story.\n",
		"content/questions/open.md":     "---\ntitle: Open\n---\n",
		"content/questions/answered.md": "---\ntitle: Answered\n---\nYes.\n",
		"content/case-studies/nights.md": "---\ntitle: Nights\nevidence: [zulu]\n---\n" +
			"## Situation\n\nLoud.\n",
	})
	for _, x := range []struct{ asked, got string }{
		{"contents summary colophon", "contents summary colophon"},
		{"colophon appendix contents", "colophon appendix contents"},
		{"case-studies questions story exhibits", "case-studies questions story exhibits"},
		{"feedback missing progress steps experiments milestones readiness", ""},
		{"", ""},
	} {
		v, _ := bound(t, c, Options{Packet: with(x.asked, "mike")})
		var got []string
		for _, s := range v.Sections {
			got = append(got, s.Kind)
		}
		if strings.Join(got, " ") != x.got {
			t.Errorf("%q has the sections %q", x.asked, got)
		}
	}
	p := with("appendix")
	p.Sections[0].Title = "All there is"
	v, _ := bound(t, c, Options{Packet: p})
	if v.Sections[0].Title != "All there is" {
		t.Errorf("the author's title is lost: %+v", v.Sections)
	}
	v, _ = bound(t, c, Options{Packet: with("questions")})
	if len(v.Questions) != 1 || v.Questions[0].Title != "Answered" || v.Questions[0].ID != "question-1" {
		t.Errorf("questions: %+v", v.Questions)
	}
}

// The packet has what is in the selection, for every built-in profile and
// audience: what one of the two finds empty, so does the other.
func TestBuiltInProfiles(t *testing.T) {
	whole := readCase(t, os.DirFS(repository))
	for _, word := range config.AudienceNames() {
		reader, _ := config.ParseAudience(word)
		c := audience.View(whole, reader)
		judged := assess.Of(c, demoDay)
		for _, name := range config.BuiltInProfiles() {
			profile, ok := packet.Find(config.Config{}, name)
			if !ok {
				t.Fatalf("no profile %q", name)
			}
			p := packet.Of(c, judged, profile)
			v, _ := bound(t, c, Options{Packet: p, Audience: reader})
			var got, want []string
			for _, s := range v.Sections {
				got = append(got, s.Kind)
			}
			for _, s := range p.Sections {
				want = append(want, string(s.Kind))
			}
			if !slices.Equal(got, want) || len(got) == 0 {
				t.Errorf("%s for %s: %q, selected %q", name, word, got, want)
			}
			if v.Profile != name || v.Pages != profile.Pages.V || v.Name != profile.Title {
				t.Errorf("%s for %s: %q, %d pages, %q", name, word, v.Profile, v.Pages, v.Name)
			}
			if (len(v.Exhibits) > 0) != slices.Contains(got, "exhibits") || (len(v.Appendix) > 0) != slices.Contains(got, "appendix") {
				t.Errorf("%s for %s: exhibits that no section prints", name, word)
			}
		}
	}
}

// Without a profile there is no packet, and nothing leads to it.
func TestNoPacket(t *testing.T) {
	c := small(t, nil)
	tree, _ := Compose(c, assess.Of(c, demoDay), Options{})
	for name, data := range tree.Files {
		if strings.Contains(name, "packet") || bytes.Contains(data, []byte("/packet/")) {
			t.Errorf("%s speaks of a packet", name)
		}
	}
	tree, _ = Compose(c, assess.Of(c, demoDay), Options{Packet: with("appendix")})
	if !bytes.Contains(tree.Files["data/casebook.json"], []byte(`"url":"/packet/"`)) {
		t.Error("the menu does not lead to the packet")
	}
}

// An exhibit has one number and one place, whoever reads.
func TestPacketNumbersHaveNoHoles(t *testing.T) {
	whole := readCase(t, os.DirFS(repository))
	seen := map[int]bool{}
	for _, word := range config.AudienceNames() {
		reader, _ := config.ParseAudience(word)
		c := audience.View(whole, reader)
		p := allSections()
		for i := range whole.Evidence { // also those that the audience may not see
			p.Exhibits = append(p.Exhibits, packet.Choice{Key: whole.Evidence[i].Key(), Why: "it is there"})
		}
		v, _ := bound(t, c, Options{Packet: p, Audience: reader})
		for i, x := range v.Appendix {
			if x.Number != i+1 || x.Anchor != fmt.Sprintf("exhibit-%d", i+1) || !x.InFull {
				t.Errorf("for %s, exhibit %d of the appendix: %d %q %v", word, i+1, x.Number, x.Anchor, x.InFull)
			}
		}
		if len(v.Exhibits) != len(v.Appendix) || len(v.Appendix) == 0 {
			t.Errorf("for %s: %d exhibits in full, %d in the appendix", word, len(v.Exhibits), len(v.Appendix))
		}
		seen[len(v.Appendix)] = true
	}
	if len(seen) < 2 {
		t.Error("all audiences see the same exhibits")
	}
}

func TestExhibitsKeepTheOrderOfTheChoice(t *testing.T) {
	c := small(t, nil)
	v, tree := bound(t, c, Options{Packet: with("summary exhibits appendix", "mike", "zulu", "later", "gone")})
	var got []string
	for _, x := range v.Exhibits {
		got = append(got, fmt.Sprintf("%s %d %s %s %s", x.ID, x.Number, x.Anchor, x.Path, x.Reason))
	}
	if want := []string{"mike 3 exhibit-3 /evidence/mike shows mike", "zulu 1 exhibit-1 /evidence/zulu shows zulu"}; !slices.Equal(got, want) {
		t.Errorf("exhibits: %q", got)
	}
	if full := []bool{v.Appendix[0].InFull, v.Appendix[1].InFull, v.Appendix[2].InFull}; !slices.Equal(full, []bool{true, false, true}) {
		t.Errorf("in full: %v", full)
	}
	if v.OfExhibits != "of 3 exhibits" || len(v.Strongest) != 3 || v.Strongest[0].Reason == "" {
		t.Errorf("summary: %q, %+v", v.OfExhibits, v.Strongest)
	}
	chosen := with("summary exhibits appendix", "zulu", "mike")
	chosen.Profile.Exhibits = []source.At[string]{{V: "zulu"}, {V: "mike"}}
	if v, _ := bound(t, c, Options{Packet: chosen}); len(v.Strongest) != 2 || v.Strongest[0].ID != "zulu" {
		t.Errorf("summary of what the author chose: %+v", v.Strongest)
	}
	if tree.Files["content/evidence/alpha.md"] != nil || tree.Files["content/evidence/mike.md"] == nil {
		t.Errorf("composed: %q", slices.Sorted(maps.Keys(tree.Files)))
	}

	// Where nothing of it is printed, nothing points at it.
	v, tree = bound(t, c, Options{Packet: with("summary", "mike"), Colophon: colophonOf(c)})
	if v.Strongest[0].Anchor != "" || v.Strongest[0].InFull || tree.Files["content/evidence/mike.md"] != nil {
		t.Errorf("an exhibit that is not printed has a place: %+v", v.Strongest[0])
	}
	v, _ = bound(t, c, Options{Packet: with("summary")})
	if len(v.Strongest) != 3 {
		t.Errorf("without a choice, %d exhibits are the strongest", len(v.Strongest))
	}
}

func TestChoiceLine(t *testing.T) {
	c := small(t, map[string]string{"content/framework.yaml": "levels: [{id: staff}]\nareas: [{id: a, competencies: " +
		"[{id: c1, name: One}, {id: c2, name: Two}, {id: c3, name: Three}, {id: c4, name: Four}, {id: c5, name: Five}]}]\n"})
	for _, x := range []struct {
		name, sections string
		exhibits       []string
		change         func(*packet.Packet)
		want           string
	}{
		{"fewest", "exhibits appendix", []string{"mike"}, func(p *packet.Packet) { p.Fewest = true },
			"1 of 3 exhibits in full, the fewest that support what the case supports; all are in the appendix"},
		{"no appendix", "exhibits", []string{"mike", "zulu"}, func(p *packet.Packet) { p.Fewest = true },
			"2 of 3 exhibits in full, the fewest that support what the case supports"},
		{"given up", "exhibits", []string{"mike"}, nil, "1 of 3 exhibits in full, chosen to support what the case supports"},
		{"pinned", "exhibits", []string{"mike"}, func(p *packet.Packet) { p.Exhibits[0].Pinned = true }, "1 of 3 exhibits in full, those that the author put first"},
		{"pinned and others", "exhibits", []string{"mike", "zulu"}, func(p *packet.Packet) { p.Exhibits[0].Pinned = true },
			"2 of 3 exhibits in full, those that the author put first, and others that support with them what the case supports"},
		{"nothing supported", "exhibits appendix", []string{"mike"}, func(p *packet.Packet) { p.Fewest, p.Exhibits[0].Supports = true, nil },
			"1 of 3 exhibits in full, the strongest; all are in the appendix"},
		{"by the author", "exhibits", []string{"mike"}, func(p *packet.Packet) {
			p.Profile.Exhibits = []source.At[string]{{V: "mike"}}
			p.Without = []string{"c1", "c3"}
		}, "1 of 3 exhibits in full, chosen by the author; they alone do not support One and Three, which the case supports"},
		{"much is not supported", "exhibits appendix", []string{"mike"}, func(p *packet.Packet) {
			p.Profile.Exhibits = []source.At[string]{{V: "mike"}}
			p.Without = []string{"c1", "c2", "c3", "c4", "c5"}
		}, "1 of 3 exhibits in full, chosen by the author; they alone do not support One, Two, Three and 2 other competencies, " +
			"which the case supports; all are in the appendix"},
		{"all", "exhibits appendix", []string{"mike", "zulu", "alpha"}, func(p *packet.Packet) { p.Fewest = true }, "All 3 exhibits, in full"},
		{"none", "exhibits", nil, nil, ""},
	} {
		p := with(x.sections, x.exhibits...)
		for i := range p.Exhibits {
			p.Exhibits[i].Supports = []string{"c1"}
		}
		if x.change != nil {
			x.change(&p)
		}
		if v, _ := bound(t, c, Options{Packet: p}); v.ChoiceLine != x.want {
			t.Errorf("%s: %q, want %q", x.name, v.ChoiceLine, x.want)
		}
	}
}

// A case without evidence, framework and figures has a packet.
func TestPacketOfNothing(t *testing.T) {
	c := audience.View(readCase(t, fstest.MapFS{
		"config.yaml":               {Data: []byte("title: A case\n")},
		"content/evidence/later.md": {Data: []byte("---\ntitle: Later\nended: 2027-01-01\n---\n")},
	}), config.Committee)
	v, tree := bound(t, c, Options{Packet: allSections()})
	var kinds []string
	for _, s := range v.Sections {
		kinds = append(kinds, s.Kind)
	}
	if strings.Join(kinds, " ") != "contents summary colophon" || v.ChoiceLine != "" || v.OfExhibits != "" || v.Colophon == nil {
		t.Errorf("%+v", v)
	}
	if bytes.Contains(tree.Files["content/packet/_index.md"], []byte("null")) {
		t.Errorf("%s", tree.Files["content/packet/_index.md"])
	}
}

func TestPacketOfFiveHundredExhibits(t *testing.T) {
	c := audience.View(readCase(t, manyEntries(500)), config.Committee)
	p := allSections()
	for i := range 40 {
		p.Exhibits = append(p.Exhibits, packet.Choice{Key: c.Evidence[i*7].Key()})
	}
	v, tree := bound(t, c, Options{Packet: p})
	if len(v.Appendix) != 500 || len(v.Exhibits) != 40 || len(v.Strongest) != packet.Leading || len(tree.Files) != 43 {
		t.Errorf("%d, %d and %d exhibits, %d files", len(v.Appendix), len(v.Exhibits), len(v.Strongest), len(tree.Files))
	}
}

func BenchmarkComposePacket(b *testing.B) {
	for _, n := range []int{500, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := audience.View(readCase(b, manyEntries(n)), config.Committee)
			judged := assess.Of(c, demoDay)
			p := allSections()
			for i := range 40 {
				p.Exhibits = append(p.Exhibits, packet.Choice{Key: c.Evidence[i*7].Key()})
			}
			b.ResetTimer()
			for b.Loop() {
				ComposePacket(c, judged, Options{Packet: p, Audience: config.Committee})
			}
		})
	}
}
