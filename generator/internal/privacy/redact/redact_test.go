package redact_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

var hiddenWords = []string{"ana silva", "jose nunez", "soo jin baek", "soojin", "lucas", "jorg muller", "joerg mueller", "王小明", "sean o brien", "anasilva"}

func body(t testing.TB, c casefile.Case, text string) string {
	t.Helper()
	c.Evidence[0].Body = source.NewBody("content/evidence/e.md", 1, text)
	return audience.View(c, config.Committee).Evidence[0].Body.Text
}

func TestNamesInText(t *testing.T) {
	c := casetest.Hiding(t, "", nil)
	for _, row := range [][2]string{
		{"Ana Silva led it.", "A colleague led it."},
		{"It was led by Ana Silva.", "It was led by a colleague."},
		{"It was Ana's idea, and ANA SILVA’S plan.", "It was a colleague's idea, and a colleague’S plan."},
		{"It was Lucas' idea.", "It was a peer's idea."},
		{"They said 'ask Lucas' twice.", "They said 'ask a peer' twice."},
		{"We asked. ana silva answered.", "We asked. a colleague answered."},
		{"We asked. Ana answered.", "We asked. A colleague answered."},
		{"with José Ñúñez, Jose Nunez, Jose\u0301 N\u0303u\u0301n\u0303ez", "with a product manager, a product manager, a product manager"},
		{"with Jos&eacute; &Ntilde;&#250;&#xF1;ez here", "with a product manager here"},
		{"by Jörg Müller, Jorg Muller, Joerg Mueller", "by a manager, a manager, a manager"},
		{"with Ana\nSilva now", "with a colleague now"},
		{"> with Ana\n> Silva now", "> with a colleague now"},
		{"Ana\u00a0Silva, Ana&nbsp;Silva, Ana\u00adSilva", "A colleague, a colleague, a colleague"},
		{"An\x7fa Silva, An\u0080a Silva, Ana\u009f Sil\u17b4va, An\u180fa Silva, A\u2065na Silva, Ana\ufff0 Silva, An\U000e0fffa Silva, An\ufffca Silva", "A colleague, a colleague, a colleague, a colleague, a colleague, a colleague, a colleague, a colleague"},
		{"with **Ana** Silva now", "with **a colleague** now"},
		{"with Ana *Silva* now", "with *a colleague* now"},
		{"with **Ana** **Silva** now", "with **a colleague** now"},
		{"with A**na** Silva", "with a colleague"},
		{"with [Ana](https://x.example/) Silva now", "with [a colleague](https://x.example/) now"},
		{"with <b>Ana</b> Silva", "with <b>a colleague</b>"},
		{"with **Ana Silva**, _Ana_", "with **a colleague**, _a colleague_"},
		{"- Ana did\n- [ ] Lucas does\n\n# Ana\n\n1. Lucas", "- A colleague did\n- [ ] A peer does\n\n# A colleague\n\n1. A peer"},
		{"Soo-jin Baek, Soo jin Baek, Soojin, SooJin", "A senior engineer, a senior engineer, a senior engineer, a senior engineer"},
		{"Sean O’Brien, Sean OBrien, sean.o_brien", "A colleague, a colleague, a colleague"},
		{"请问王小明在吗", "请问a reviewer在吗"},
		{"@ana-silva and @anasilva say", "a colleague and a colleague say"},
		{"Ana.", "A colleague."},
		{"Ana\n\nSilva", "A colleague\n\nSilva"},
		{"Write to ana.silva@x.example today", "Write to a colleague today"},
		{"See https://x.example/ana-silva/plan, please", "See …, please"},
		{"See <https://x.example/Ana%20Silva> and www.ana-silva.example.", "See … and …."},
		{"`ana silva`", "`a colleague`"},
		{"[^ana]: a note", "[^a colleague]: a note"},
		// What stays.
		{"Banana, Anagram, Silvana, Lucasfilm", "Banana, Anagram, Silvana, Lucasfilm"},
		{"Ana Costa and Ana Lena Berg", "Ana Costa and Ana Lena Berg"},
		{"Silva alone", "Silva alone"},
	} {
		if got := body(t, c, row[0]); got != row[1] {
			t.Errorf("%q\n got %q\nwant %q", row[0], got, row[1])
		}
	}
}

func TestNamesInAddresses(t *testing.T) {
	c := casetest.Hiding(t, "", map[string]string{
		"content/evidence/e.md":              "---\ntitle: E\nlinks: [{title: The plan, url: 'https://x.example/anasilva'}, 'https://x.example/~ana']\nartifacts: [{title: T, url: 'https://x.example/ana'}, {title: F, file: ana-notes.txt}, ana-notes.txt, /feedback/Jos%C3%A9.txt]\n---\n",
		"content/evidence/ana-notes.txt":     "x",
		"content/evidence/of-ana/index.md":   "# Of nobody\n",
		"content/evidence/of-ana/ana.png":    "x",
		"content/feedback/2026-05-ana.md":    "---\ntitle: F\nconsent: quote\naudience: committee\nfrom: [ana]\n---\n",
		"content/metrics/ana-hours.csv":      "month,ana,all\n2026-01,1,2\n",
		"content/evidence/lucas/sub/lucas.x": "x",
	})
	for _, row := range [][2]string{
		{"[the plan](https://x.example/ana-silva)", "the plan"},
		{"[the plan](<https://x.example/ana silva>)", "the plan"},
		{"[the plan](https://x.example/Jos%C3%A9%20%C3%91%C3%BA%C3%B1ez \"Ana's\")", "the plan"},
		{"![Ana at work](https://x.example/ana.png)", "A colleague at work"},
		{"[the plan][p]\n\n[p]: https://x.example/ana", "the plan\n\n"},
		{"[it](/feedback/2026-05-ana/)", "[it](/feedback/2026-05-a-colleague/)"},
		{"[it](https://case.example/feedback/2026-05-ana/#top)", "[it](/feedback/2026-05-a-colleague/#top)"},
		{"[it](../../feedback/2026-05-ana/)", "[it](/feedback/2026-05-a-colleague/)"},
		{"[it](../feedback/2026-05-ana.md)", "[it](/feedback/2026-05-a-colleague.md)"},
		{"![it](of-ana/ana.png)", "![it](/evidence/of-a-colleague/file-1.png)"},
		{"[it](ana-notes.txt)", "[it](/evidence/file-1.txt)"},
		{"[it](/feedback/of-ana/)", "it"},
		{"[it](#ana)", "it"},
		{"{{< person \"ana\" text=\"Ana S\" >}} {{< person lena >}} {{< person \"sjb\" >}}", "{{< person \"person-1\" >}} {{< person lena >}} {{< person \"person-2\" >}}"},
		{"{{< evidence \"of-ana\" >}} {{< evidence \"e\" text=`with Ana` >}}", "{{< evidence \"of-a-colleague\" >}} {{< evidence \"e\" text=`with a colleague` >}}"},
		{"{{< metric ana-hours.ana >}} {{< change series=\"ana-hours\" column=\"ana\" from=\"2026-01\" >}}", "{{< metric \"a-colleague-hours.column-1\" >}} {{< change series=\"a-colleague-hours\" column=\"column-1\" from=\"2026-01\" >}}"},
		{"{{< chart \"ana-hours\" columns=\"ana,all\" caption=\"Ana's hours\" >}}", "{{< chart \"a-colleague-hours\" columns=\"column-1,all\" caption=\"A colleague's hours\" >}}"},
		{"{{< metric \"gone-ana\" >}}", ""},
		{"{{< own ana >}}", "{{< own \"a colleague\" >}}"},
	} {
		if got := body(t, c, row[0]); got != row[1] {
			t.Errorf("%q\n got %q\nwant %q", row[0], got, row[1])
		}
	}
	seen, paths := audience.ViewPaths(c, config.Committee)
	e := seen.Evidence[0]
	if e.Links[0].URL.V != "" || e.Links[0].Title.V != "The plan" || e.Links[1].URL.V != "" || e.Links[1].Title.V != redact.Omission {
		t.Errorf("links: %+v", e.Links)
	}
	if a := e.Artifacts; a[0].URL.V != "" || a[1].Path != "content/evidence/file-1.txt" || a[1].File.V != "/evidence/file-1.txt" || a[2].Title.V != "file-1.txt" {
		t.Errorf("artifacts: %+v", a)
	}
	if f := seen.Feedback[0]; f.ID != "2026-05-a-colleague" || f.From[0].V != "person-1" || f.Pos.File != "content/feedback/2026-05-a-colleague.md" || f.Body.File != f.Pos.File {
		t.Errorf("feedback: %+v", f)
	}
	if s := seen.Series[0]; s.ID != "a-colleague-hours" || s.Columns[0].ID != "column-1" || s.Columns[0].Title.V != "a colleague" || s.Pos.File != "content/metrics/a-colleague-hours.csv" {
		t.Errorf("series: %+v", s)
	}
	for view, real := range map[string]string{
		"content/evidence/file-1.txt":                "content/evidence/ana-notes.txt",
		"content/evidence/of-a-colleague/file-1.png": "content/evidence/of-ana/ana.png",
		"content/feedback/2026-05-a-colleague.md":    "content/feedback/2026-05-ana.md",
		"content/evidence/folder-1/sub/file-1.x":     "content/evidence/lucas/sub/lucas.x",
		"content/metrics/a-colleague-hours.csv":      "content/metrics/ana-hours.csv",
	} {
		if paths[view] != real {
			t.Errorf("%s leads to %q, want %q: %v", view, paths[view], real, paths)
		}
	}
}

func TestTermsAndPatterns(t *testing.T) {
	c := casetest.Hiding(t, `redact:
  - {term: Project Nighthawk, as: the migration, from: mentor}
  - {term: "C++", from: mentor}
  - {term: "R&D", as: research, from: mentor}
  - {term: "★★", as: two stars, from: mentor}
  - {term: café, as: "*shop*", from: mentor}
  - {pattern: 'ACME-\d+', as: a ticket, from: mentor}
  - {pattern: '€\s?[\d.]+M', as: "an amount", from: mentor}
  - {term: public word, from: public}
  - {term: Costa, as: C., from: mentor}
`, nil)
	for _, row := range [][2]string{
		{"PROJECT  nighthawk's plan, ProjectNighthawk, project-nighthawk", "The migration's plan, the migration, the migration"},
		{"the CAFE\u0301 and the café", "the \\*shop\\* and the \\*shop\\*"},
		{"in `café`", "in `*shop*`"},
		{"C++, C, c, and C+", "…, C, c, and C+"},
		{"R&D and R and D", "Research and R and D"},
		{"R&amp;D", "Research"},
		{"two ★★ here", "two two stars here"},
		{"see ACME-12, **ACME**-13, ACME\\-14 and https://acme.example/ACME-15", "see a ticket, **a ticket**, a ticket and …"},
		{"cost €1.2M or €\n2M", "cost an amount or an amount"},
		{"[x](https://t.example/ACME-12)", "x"},
		{"a public word", "a public word"},
		{"Ana Costa", "Ana C."},
	} {
		if got := body(t, c, row[0]); got != row[1] {
			t.Errorf("%q\n got %q\nwant %q", row[0], got, row[1])
		}
	}
	if got := audience.View(c, config.Mentor).Evidence[0].Title.V; got != "E" {
		t.Error(got)
	}
	if seen := audience.View(c, config.Committee); seen.Config.Person.Name != "Ana C." || len(seen.Config.Redact) != 1 {
		t.Errorf("%+v %+v", seen.Config.Person, seen.Config.Redact)
	}
}

// A term without `from` is for the author alone.
func TestTermsWithoutAudience(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: Atlas}]\n", nil)
	c.Evidence[0].Title.V = "Atlas, faster"
	for a, want := range map[config.Audience]string{config.Public: "…, faster", config.Mentor: "…, faster", config.Self: "Atlas, faster"} {
		c.Evidence[0].Audience = config.Public
		if got := audience.View(c, a).Evidence[0].Title.V; got != want {
			t.Errorf("%s reads %q", a, got)
		}
	}
}

func TestAliasesThatTell(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: Dispatch, as: Dispatch team, from: mentor}, {pattern: '\\d', as: '00', from: mentor}]\n", map[string]string{
		"content/people.yaml": "- {id: a, name: Ana Silva, alias: a friend of Bo Hansen, relation: peer, named: mentor}\n- {id: b, name: Bo Hansen, alias: an engineer from Dispatch, named: mentor}\n- {id: c, name: Cy Dent, named: mentor}\n",
	})
	if got := body(t, c, "Ana Silva, Bo Hansen and Cy Dent of Dispatch, 12"); got != "A peer, a colleague and a colleague of …, ……" {
		t.Errorf("%q", got)
	}
}

func TestDemoNamesNobody(t *testing.T) {
	c := casetest.Demo(t)
	for _, a := range []config.Audience{config.Public, config.Committee} {
		var secrets []string
		for _, p := range c.People {
			if !a.MayRead(p.Named) {
				secrets = append(secrets, p.Name.V)
				for _, also := range p.Also {
					secrets = append(secrets, also.V)
				}
			}
		}
		if len(secrets) == 0 {
			t.Fatal("the demo hides nobody")
		}
		tells(t, audience.View(c, a), secrets)
	}
}

func TestPathsLeadBack(t *testing.T) {
	p := redact.Paths{"content/evidence/file-1.txt": "content/evidence/ana.txt"}
	portfolio := fstest.MapFS{"content/evidence/ana.txt": {Data: []byte("hers")}, "content/x.txt": {Data: []byte("x")}}
	for name, want := range map[string]string{"content/evidence/file-1.txt": "hers", "content/x.txt": "x"} {
		if got, err := fs.ReadFile(p.Open(portfolio), name); string(got) != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	sums := map[string]source.Sum{"content/evidence/ana.txt": {1}}
	if got := p.Sums(sums); got["content/evidence/file-1.txt"] != (source.Sum{1}) || len(sums) != 1 {
		t.Errorf("%v", got)
	}
	at := diag.Pos{File: "content/evidence/file-1.txt", Line: 3}
	list := diag.List{{Pos: at, Related: []diag.Related{{Pos: at}}}}
	if got := p.Diags(list); got[0].Pos.String() != "content/evidence/ana.txt:3" || got[0].Related[0].Pos.File != got[0].Pos.File || list[0].Pos != at {
		t.Errorf("%v", got)
	}
}

// The given case stays as it is, and what an audience may read all of is shared.
func TestViewsDoNotChangeTheCase(t *testing.T) {
	c := casetest.Demo(t)
	before := fmt.Sprintf("%+v", c)
	for _, a := range casetest.Audiences {
		audience.View(c, a)
	}
	if fmt.Sprintf("%+v", c) != before {
		t.Error("a view changed the case")
	}
	if _, paths := audience.ViewPaths(c, config.Self); paths != nil {
		t.Errorf("the author's view has other paths: %v", paths)
	}
}

func TestLinesStayWhereTheyWere(t *testing.T) {
	c := casetest.Hiding(t, "", nil)
	c.Evidence[0].Body = source.NewBody("content/evidence/e.md", 5, "one\nwith Ana\nSilva, then\n[x](https://x.example/ana)\nlast")
	b := audience.View(c, config.Committee).Evidence[0].Body
	if want := []int{5, 6, 8, 9}; b.Text != "one\nwith a colleague, then\nx\nlast" || !slices.Equal(b.Lines(), want) {
		t.Errorf("%q on lines %v, want %v", b.Text, b.Lines(), want)
	}
}

func FuzzMatcher(f *testing.F) {
	for _, s := range []string{"Ana Silva", "**Ana** Silva", "[Ana](ana) Silva", "Jos&eacute; %C3%91", "ACME-1\n\n>Ana", "{{< person ana >}}", "{{< x \"ana", "[a]: <ana", "![x](ana \"Ana\")", "A<b>na</b>", "www.ana", "@ana", "\u0301Ana", "Lucas' 'x", "`ana", "]:(ana)"} {
		f.Add(s)
	}
	c := casetest.Hiding(f, "redact: [{pattern: 'ACME-\\d+', as: a ticket 7}, {term: 'C++', as: '**x**'}, {pattern: 'x*y'}, {pattern: '\\bAn', as: 'the An'}]\n", nil)
	r := redact.Named(&c, config.Committee)
	f.Fuzz(func(t *testing.T, text string) {
		plain := r.CleanText(text)
		if again := r.CleanText(plain); again != plain || r.IsTelling(plain) {
			t.Errorf("%q became %q, and then %q", text, plain, again)
		}
		at := texts.PlaceOf(&c.Evidence[0].Entry)
		b := r.CleanBody(source.NewBody("x.md", 1, text), at)
		if again := r.CleanBody(b, at); again.Text != b.Text {
			t.Errorf("the body %q became %q, and then %q", text, b.Text, again.Text)
		}
		if got := strings.Count(b.Text, "\n") + 1; b.Text != "" && len(b.Lines()) != got {
			t.Errorf("%q has %d lines, and %d places", b.Text, got, len(b.Lines()))
		}
	})
}

// A title that nobody wrote is made of an id; where the id is changed, so is the title. A
// hyphen that became a space no longer meets the pattern.
func TestTitlesOfIdsAreAsClosedAsTheIds(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"config.yaml":                                  "redact: [{pattern: 'QX-\\d{4}', as: a vessel, from: mentor}, {term: mast_77, as: a part, from: mentor}]\n",
		"content/metrics/QX-4711.csv":                  "month,mast_77,sails\n2026-01,1,2\n",
		"content/metrics/QX-4712.csv":                  "month,knots\n2026-01,1\n",
		"content/metrics/QX-4712.yaml":                 "title: Ours\naudience: public\n",
		"content/journal/2026-02-03-QX-4711-leaves.md": "---\naudience: public\n---\nWords.\n",
		"content/check-ins/2026-02-04-QX-4711.md":      "---\naudience: public\n---\nWords.\n",
	})
	seen, _ := redact.Clean(c, config.Public)
	var got []string
	for _, s := range seen.Series {
		got = append(got, s.Title.V)
		for _, column := range s.Columns {
			got = append(got, column.Title.V)
		}
	}
	for _, e := range seen.Entries() {
		got = append(got, e.Title.V)
	}
	for _, title := range got {
		if strings.Contains(title, "47") || strings.Contains(title, "77") {
			t.Errorf("a title tells what its id hides: %q of %q", title, got)
		}
	}
	if !slices.Contains(got, "Ours") || !slices.Contains(got, "sails") {
		t.Errorf("titles of others were changed: %q", got)
	}
	if own, _ := redact.Clean(c, config.Self); own.Series[0].Title.V != "QX 4711" {
		t.Errorf("the author reads %q", own.Series[0].Title.V)
	}
}

// Of the parameters for templates the notice is Markdown, and the rest plain text.
func TestTheNoticeIsMarkdown(t *testing.T) {
	c := casetest.Hiding(t, `redact: [{term: café, as: "a <shop>", from: mentor}]
params: {notice: "In the *café*", own: "In the café", list: [café]}
`, nil)
	params := audience.View(c, config.Committee).Config.Params
	notice, _ := params.Get("notice")
	own, _ := params.Get("own")
	list, _ := params.Get("list")
	if got := []string{notice.Value.Text, own.Value.Text, list.Value.Items[0].Text}; !slices.Equal(got, []string{`In the *a \<shop\>*`, "In the a <shop>", "a <shop>"}) {
		t.Errorf("%q", got)
	}
}

// What stands for a short term makes no case many times as long.
func TestReplacementsAreBounded(t *testing.T) {
	c := casetest.Hiding(t, "redact: [{term: Qx, as: \""+strings.Repeat("long ", 48)+"\", from: mentor}]\n", nil)
	text := strings.Repeat("Qx and a word. ", 40_000)
	got := body(t, c, text)
	if len(got) > len(text)+5<<19 || strings.Contains(got, "Qx") || !strings.HasPrefix(got, "Long long") || !strings.HasSuffix(got, redact.Omission+" and a word. ") {
		t.Errorf("%d bytes became %d: %.20q … %q", len(text), len(got), got, got[max(0, len(got)-30):])
	}
}
