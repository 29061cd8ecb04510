package packet

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// spokenIn gives the case of a portfolio, and a packet of all that it may print.
func spokenIn(t *testing.T, voice config.Voice, files map[string]string) (casefile.Case, Packet) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, diags, err := source.Read(fsys)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	cfg, diags := config.Load(tree, config.Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	c, diags := casefile.From(tree, cfg)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	p := Packet{Profile: config.Profile{Name: "board", Voice: voice, Pos: diag.Pos{File: "config.yaml", Line: 9, Col: 13}}}
	for _, kind := range config.SectionKinds() {
		p.Sections = append(p.Sections, config.Section{Kind: config.SectionKind(kind)})
	}
	for _, e := range c.Evidence {
		p.Exhibits = append(p.Exhibits, Choice{Key: e.Key()})
	}
	return c, p
}

func saidIn(diags diag.List) []string {
	var all []string
	for _, d := range diags {
		all = append(all, fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Severity, d.Message, d.Check))
	}
	return all
}

const ada = "person: {name: Ada Byron}\nlanguage: en-GB\n"

func TestVoiceOfTheThirdPerson(t *testing.T) {
	c, p := spokenIn(t, config.Third, map[string]string{
		"config.yaml":                ada,
		"content/_index.md":          "We moved the scanners.\n\nThat was my plan; I wrote it.\n",
		"content/evidence/rota.md":   "---\ntitle: A rota\nsummary: >\n  Who leads.\n  I led.\n---\n\nFive teams and I agreed. I'm glad, and so are the teams that met me.\n",
		"content/evidence/queue.md":  "---\ntitle: One queue\n---\n\n> I could not find my parcel.\n\n```go\nvar I = my\n```\n\nThe queue says `me`, and our teams read it.\n",
		"content/evidence/talk.md":   "# What I said\n\nA talk.\n",
		"content/case-studies/a.md":  "---\ntitle: A year\nsummary: What came of it\n---\n\n## Action\n\n- Mine was the draft.\n- The rest was not.\n",
		"content/questions/why.md":   "---\ntitle: What did I miss?\nsays: Was it my team?\n---\n\nNo.\nIt was\tmy team and two more.\n",
		"content/questions/what.md":  "---\ntitle: Can I read this?\nsays: I doubt it.\n---\n",
		"content/feedback/said.md":   "---\ntitle: Said\nfrom: []\nbehaviour: I saw it.\nconsent: quote\n---\n\nI liked it.\n",
		"content/milestones/next.md": "---\ntitle: Next\n---\n\nI will.\n",
	})
	diags := Voice(c, p)
	want := []string{
		`content/_index.md:3:10: warning: the packet speaks in the third person, and this text says "my" and "I" (2 times) [packet-voice]`,
		`content/case-studies/a.md:8:3: warning: the packet speaks in the third person, and this text says "mine" [packet-voice]`,
		`content/evidence/rota.md:3:10: warning: the packet speaks in the third person, and this text says "I" and "me" (4 times) [packet-voice]`,
		`content/evidence/talk.md:1:8: warning: the packet speaks in the third person, and this text says "I" [packet-voice]`,
		`content/questions/why.md:7:8: warning: the packet speaks in the third person, and this text says "my" [packet-voice]`,
	}
	if got := saidIn(diags); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if d := diags[0]; d.Hint != `say "Ada", or leave the person out; "we" and "our" are allowed` || len(d.Related) != 1 || d.Related[0].Pos != p.Profile.Pos {
		t.Errorf("%+v", d)
	}

	p.Sections = []config.Section{{Kind: config.Questions}, {Kind: config.Exhibits}}
	p.Exhibits = []Choice{{Key: "evidence/talk"}}
	if got := saidIn(Voice(c, p)); !slices.Equal(got, []string{want[3], want[4]}) {
		t.Errorf("only what is printed is looked at: %q", got)
	}
	p.Profile.Voice = ""
	if found := Voice(c, p); len(found) > 0 {
		t.Errorf("found without a voice: %v", found)
	}
}

func TestVoiceOfTheFirstPerson(t *testing.T) {
	files := map[string]string{
		"config.yaml":               "person: {name: Dr. Ada Byron}\n",
		"content/people.yaml":       "- {id: tom, name: Tom Byron, relation: peer}\n",
		"content/evidence/rota.md":  "---\ntitle: Ada's rota\n---\n\nI led it. Ada Byron wrote the rota, and Ada Lovelace and Tom Byron did not.\n\n> Ada was there.\n",
		"content/evidence/queue.md": "---\ntitle: A queue\n---\n\nI moved it. In June the\nauthor wrote a second draft.\n",
		"content/evidence/quiet.md": "---\ntitle: Reviews\n---\n\nThe author of a change answers within a day. The author was asked. I asked.\n\nThe candidate list is short. The candidate decides.\n",
	}
	c, p := spokenIn(t, config.First, files)
	want := []string{
		`content/evidence/queue.md:5:21: warning: the packet speaks in the first person, and this text says "the author" [packet-voice]`,
		`content/evidence/rota.md:2:8: warning: the packet speaks in the first person, and this text says "Ada" and "Ada Byron" (2 times) [packet-voice]`,
	}
	if got := saidIn(Voice(c, p)); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	files["content/people.yaml"] = "- {id: ada, name: Ada Lovelace, relation: peer}\n"
	c, p = spokenIn(t, config.First, files)
	if got := saidIn(Voice(c, p)); len(got) != 2 || !strings.Contains(got[1], `rota.md:5:11: `) || !strings.Contains(got[1], `says "Ada Byron" [`) {
		t.Errorf("a first name that two people bear means neither: %q", got)
	}
	c.Config.Person.Name = ""
	if got := saidIn(Voice(c, p)); len(got) != 1 {
		t.Errorf("without a name: %q", got)
	}
}

func TestPronouns(t *testing.T) {
	for text, want := range map[string]string{
		"I moved it.":                                    "I",
		"When I moved it, I was glad.":                   "I I",
		"I, for one, asked.":                             "I",
		"Lucía and I asked; she more than I.":            "I I",
		"In March I moved. At Acme I led it.":            "I I",
		"I'm, I’ve, I'd, I'll":                           "I I I I",
		"**I** asked, and *I* wrote":                     "I I",
		"I [asked](x.md) and I `grep`":                   "I I",
		"I - on call - asked":                            "I",
		"the level I am asking for":                      "I",
		"the part I wrote":                               "I",
		"Do I? Am I! (I did.)":                           "I I I",
		"It fell to me, my team and myself.":             "me my myself",
		"My team. Me? Myself.":                           "my me myself",
		"The idea was mine. A plan of mine":              "mine mine",
		"Mine was the draft, not mine alone":             "mine mine",
		"| I led | my team |\n|---|---|\n":               "I my",
		"- I led\n- my team\n":                           "I my",
		"text[^1]\n\n[^1]: I asked\n":                    "I",
		"I said “I will” and \"my word\"":                "I",
		"1. first\n\n    I asked\n":                      "I", // inside of the item
		"a \"b\n\nI c\" d":                               "I", // a quote does not go on behind its paragraph
		"> quote\n\nI asked":                             "I",
		"> quote\n# I asked":                             "I",
		"World War\n\nI asked":                           "I",
		"## Part\nI asked":                               "I",
		"<b>I</b> asked":                                 "I",
		"{{< evidence \"a\" >}} and I asked":             "I",
		"Part I. World War I ended. Phase I":             "",
		"in phase I we measured, part I (one)":           "",
		"phase I trials, type I errors":                  "",
		"Parts I and II, levels I to III, I–V":           "",
		"I. Introduction":                                "",
		"I/O, CI/I, I-95, I.e., I&R, R&I, I²C":           "",
		"Software Engineer I with two SDE I":             "",
		"Apollo I (1967), Elizabeth I.":                  "",
		"option (I), A, I, O":                            "",
		"| I | one |":                                    "",
		"the letter I stands":                            "",
		"`I`, ``my `me` ``, \\`":                         "",
		"    I = my\n\n    me\n\ntext":                   "",
		"```\nI\n\nmy\n```\n":                            "",
		"~~~ me\n```\nI\n~~~\n":                          "",
		"- a\n  ```\n  I\n  ```\n- b":                    "",
		"- a\n\n      I = 1\n":                           "",
		"> a\nI lazily go on\n> - my":                    "",
		"- > I asked\n":                                  "",
		"\"I asked\", said she":                          "",
		"„I asked“ and «my» (\"me\")":                    "",
		"[a](/me/my/) ![b](<my file.png>)":               "",
		"[a][my] and [b]\n\n[my]: /my \"My\"\n":          "",
		"https://x.example/my me@example.com":            "",
		"<https://x.example/~I> <!-- I my -->":           "",
		"{{< evidence id=\"my\" >}}":                     "",
		"{{< highlight go >}}\nI my\n{{< /highlight >}}": "",
		"# Plan {#my .me}\n":                             "",
		"my_file, the my-service, me-too":                "",
		"the My Orders page, Windows ME, MY":             "",
		"a gold mine; we mine the logs":                  "",
		"extract and mine logs; Mine shafts":             "",
		"we moved our scanners, us and ours":             "",
		"i, II, mein, mé, Im, miners":                    "",
	} {
		var got []string
		for _, f := range firstPerson(split(spoken(source.NewBody("x.md", 1, text)))) {
			got = append(got, f.word)
			if !strings.EqualFold(text[f.at:f.at+len(f.word)], f.word) {
				t.Errorf("%q: %q is not at %d", text, f.word, f.at)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// The example that casebook explain prints is what the lint says.
func TestVoiceExample(t *testing.T) {
	archive, err := txtar.ParseFile("../../judge/check/testdata/packet-voice.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base := os.DirFS("../../judge/check/testdata/base")
	given, mended, want := map[string]string{}, map[string]string{}, ""
	for _, name := range []string{"content/framework.yaml", "content/people.yaml"} {
		data, err := fs.ReadFile(base, name)
		if err != nil {
			t.Fatal(err)
		}
		given[name], mended[name] = string(data), string(data)
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "mended/"); ok {
			mended[name] = string(f.Data)
		} else if f.Name == "want" {
			want = string(f.Data)
		} else {
			given[f.Name] = string(f.Data)
		}
	}
	for _, x := range []struct {
		files map[string]string
		want  string
	}{{given, want}, {mended, ""}} {
		c, p := spokenIn(t, "", x.files)
		p.Profile = c.Config.Packet.Profiles[0]
		var got strings.Builder
		if err := Voice(c, p).WriteText(&got, diag.TextOptions{}); err != nil || got.String() != x.want {
			t.Errorf("got\n%s\nwant\n%s%v", got.String(), x.want, err)
		}
	}
}

// Whatever a body holds, what is left of it has its length and its lines, and
// each find is in it.
func FuzzVoice(f *testing.F) {
	f.Add("I `a` > b\n> c\n\n- ```\n  I\n", "Ada Byron")
	f.Add("# I\n\n    my\n\n[a](b \"c\nthe author is \xff\"", "\xffI.")
	f.Fuzz(func(t *testing.T, text, name string) {
		left := spoken(source.NewBody("x.md", 1, text))
		if strings.TrimSpace(text) != "" && len(left) != len(text) {
			t.Fatalf("%d bytes of %d", len(left), len(text))
		}
		s := namesOf(casefile.Case{Config: config.Config{Person: config.Person{Name: name}}})
		for _, finds := range [][]find{firstPerson(split(left)), s.thirdPerson(split(left))} {
			for _, f := range finds {
				if f.at < 0 || f.at >= len(text) || f.word == "" {
					t.Fatalf("%+v", f)
				}
			}
		}
	})
}
