package leaks

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// heldFromCommittee is a case that holds one thing of each kind back from the committee.
func heldFromCommittee(t testing.TB) Withheld {
	c := casetest.Read(t, map[string]string{
		"config.yaml": "title: x\nperson: {name: Ines Varga}\nredact:\n  - {term: Projekt Überflug, as: the project, from: mentor}\n  - {pattern: 'KD-\\d{6}', as: a customer, from: self}\n",
		"content/people.yaml": "- {id: p1, name: José Álvarez, also: [Pepe], alias: a peer, named: mentor}\n" +
			"- {id: p2, name: Ann Öberg, named: public}\n",
		"content/evidence/open.md": "---\ntitle: Open work on the queue\naudience: public\n---\nEverybody may read this sentence about the queue.\n",
		"content/journal/silent-room.md": "---\ntitle: Why the café stayed silent\nsummary: He was asked to leave\n---\n" +
			"Nobody in the [board room](https://example.com/x) dared naïvely to say no. Ask KD-123456 again.\n",
		"content/journal/kryptonite.md": "---\ntitle: Kryptonite\n---\n",
		"content/journal/2026-03-12.md": "---\ntitle: Off we went again\n---\n",
	})
	return WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
}

// plantedSecrets are what heldFromCommittee holds back, one of each kind, as they are written.
var plantedSecrets = []struct{ what, text, from string }{
	{"title", "Why the café stayed silent", "content/journal/silent-room.md:2"},
	{"id", "silent-room", "content/journal/silent-room.md:1"},
	{"words", "board room dared naïvely to", "content/journal/silent-room.md:5"},
	{"name", "José Álvarez", "content/people.yaml:1"},
	{"term", "Projekt Überflug", "config.yaml:4"},
}

// plantedSpots put a text into a file, on its second line.
var plantedSpots = map[string]func(string) (path, text string){
	"text":      func(s string) (string, string) { return "index.html", "<p>before\n<p>" + s + "</p>" },
	"attribute": func(s string) (string, string) { return "index.html", "<p>before\n<img alt=\"" + s + "\" src=x>" },
	"script": func(s string) (string, string) {
		return "index.html", "<script type=application/json>\n{\"a\":\"" + s + "\"}</script>"
	},
	"drawing": func(s string) (string, string) { return "charts/a.svg", "<svg>\n<text x=\"1\">" + s + "</text></svg>" },
	"feed": func(s string) (string, string) {
		return "index.xml", "<item>\n<title><![CDATA[" + s + "]]></title></item>"
	},
	"data":     func(s string) (string, string) { return "case.json", "{\n\"a\":\"" + s + "\"}" },
	"table":    func(s string) (string, string) { return "a.csv", "a,b\n1,\"" + s + "\"\n" },
	"markdown": func(s string) (string, string) { return "packet.md", "# A\n## " + s + "\n" },
	"calendar": func(s string) (string, string) { return "calendar.ics", "BEGIN:VEVENT\nSUMMARY:" + s + "\n" },
}

func TestEveryFormOfEveryKindIsFound(t *testing.T) {
	h := heldFromCommittee(t)
	for _, secret := range plantedSecrets {
		for form, write := range plantedForms {
			if form == "full width" && secret.what == "id" {
				continue // the hyphen alone stays as it is: another word
			}
			for spot, put := range plantedSpots {
				path, text := put(write(secret.text))
				leaks := h.Search(map[string][]byte{path: []byte(text), "other.html": []byte("<p>nothing</p>")})
				if !slices.ContainsFunc(leaks, func(l Leak) bool {
					return l.What == secret.what && l.Path == path && l.Line == 2 && strings.HasPrefix(l.From.String(), secret.from)
				}) {
					t.Errorf("%s, %s, in %s: found %v in %q", secret.what, form, spot, leaks, text)
				}
			}
		}
		for _, path := range []string{"a/" + secret.text + "/index.html", "a/" + url.PathEscape(secret.text) + ".svg", "a/" + strings.ReplaceAll(strings.ToLower(secret.text), " ", "-") + "/b.txt"} {
			leaks := h.Search(map[string][]byte{path: nil})
			if len(leaks) == 0 || leaks[0].What != secret.what || leaks[0].Line != 0 || leaks[0].Path != path {
				t.Errorf("%s: found %v in the path %q", secret.what, leaks, path)
			}
		}
	}
}

func TestWhatIsFoundAndWhatIsNot(t *testing.T) {
	h := heldFromCommittee(t)
	for text, want := range map[string]string{
		"<p>Jose Alvarez</p>":                          "name José Álvarez",
		"mail@josealvarez.example":                     "name José Álvarez",
		"José's and Álvarez":                           "",
		"José Álvarez’s work":                          "name José Álvarez",
		"they call him Pepe":                           "name Pepe",
		"https://example.com/~pepe":                    "name Pepe",
		"pepelike":                                     "",
		"Ann Öberg and Ines Varga":                     "",
		"for KD-123456.":                               "term KD-123456",
		"for KD-654321.":                               "",
		"<h1>Kryptonite</h1>":                          "title Kryptonite",
		"\"title\":\"Kryptonite\"":                     "title Kryptonite",
		"<p>made of Kryptonite here</p>":               "",
		"<h1>kryptonite</h1>":                          "",
		"<a href=\"/x/kryptonite/\">":                  "id kryptonite",
		"<a href=\"#kryptonite\">":                     "id kryptonite",
		"<a class=\"kryptonite\">":                     "",
		"on 2026-03-12 it was":                         "",
		"/journal/2026-03-12/":                         "id 2026-03-12",
		"%2Fjournal%2F2026-03-12%2F":                   "id 2026-03-12",
		"the silent room":                              "",
		"a silent-room-mate":                           "",
		"{\"silent-room\":1}":                          "id silent-room",
		"he was asked to leave":                        "words He was asked to leave",
		"he was asked to come":                         "",
		"may read this sentence about the queue":       "",
		"Nobody in the https://example.com/x":          "",
		"<p>Nobody in the <a href=q>board</a> room":    "words Nobody in the [board room",
		"room](https://example.com/x) dared":           "words room](https://example.com/x) dared",
		"Off we <em>went</em> again":                   "title Off we went again",
		"C:\\users\\pepe":                              "name Pepe",
		`{"a":"x\npepe"}`:                              "name Pepe",
		"José <unclosed Álvarez, José Álvarez":         "name José Álvarez",
		"an Überflug of a Projekt":                     "",
		"<b>Projekt</b><td title='>'>Überflug":         "term Projekt Überflug",
		"<b>P</b><b>r</b><b>o</b>jekt <i>Ü</i>berflug": "term Projekt Überflug",
	} {
		var got []string
		for _, l := range h.Search(map[string][]byte{"a.html": []byte(text)}) {
			got = append(got, l.What+" "+l.Text)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

// One sentence of a journal, pasted into a page that is open.
func TestAPrivateSentenceIsFoundWithBothPlaces(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/evidence/open.md": "---\ntitle: Open\n---\nA plain page.\n",
		"content/journal/note.md":  "---\ntitle: Note\n---\n\nFirst line here.\nI do not think that the plan will hold until May.\n",
	})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	got := h.Search(map[string][]byte{
		"evidence/open/index.html": []byte("<html>\n<p>A plain page.\n<p>I do not think that the <em>plan</em> will hold until May.</p>\n"),
	})
	if len(got) != 1 || fmt.Sprint(got[0]) != "{evidence/open/index.html 3 words I do not think that the plan will hold until May content/journal/note.md:6:1}" {
		t.Errorf("found %v", got)
	}
}

// What a search did is told, and as JSON it has the places as people write them.
func TestASearchTellsWhatItDid(t *testing.T) {
	h := heldFromCommittee(t)
	files := map[string][]byte{
		"a.html":  []byte("<p>one</p>\n<p>Jos\u00e9 \u00c1lvarez</p>"),
		"b/c.svg": []byte(base64.StdEncoding.EncodeToString([]byte("nothing of interest")) + " " + base64.StdEncoding.EncodeToString([]byte("here either, none"))),
		"empty":   nil,
	}
	got := h.Report(files, nil)
	if got.For != h.Count() || got.Files != 3 || got.Bytes != int64(len(files["a.html"])+len(files["b/c.svg"])) || got.Decoded < 2 {
		t.Errorf("%+v", got)
	}
	text, err := json.Marshal(got.Found)
	if want := `[{"path":"a.html","line":2,"what":"name","text":"José Álvarez","from":"content/people.yaml:1:18"}]`; err != nil || string(text) != want {
		t.Errorf("%s, %v, want %s", text, err, want)
	}
	if text, _ := json.Marshal(Withheld{}.Report(files, nil)); string(text) != `{"for":{"titles":0,"ids":0,"words":0,"names":0,"terms":0,"common":0},"files":0,"bytes":0,"decoded":0,"found":[]}` {
		t.Errorf("nothing is held back: %s", text)
	}
}

// A part that only took out, a draft, and what a summary stands for.
func TestWhatAViewEmptiesIsHeld(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/evidence/e.md":   "---\ntitle: E\n---\nOpen. {{< only \"mentor\" >}}This part is for the mentor alone.{{< /only >}} Open.\n",
		"content/evidence/d.md":   "---\ntitle: D\ndraft: true\nrole: A draft that nobody has read\n---\n",
		"content/feedback/f.md":   "---\ntitle: F\naudience: committee\nconsent: summarise\nsummary: Short.\nbehaviour: You talked over her the whole time\n---\n",
		"content/people.yaml":     "- {id: a, name: Ann Ash, role: Head of the very last customer desk, alias: a head, named: mentor}\n",
		"content/assessments.csv": "date,by,competency,level,note\n",
	})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	for _, text := range []string{"this part is for the mentor", "draft that nobody has read", "you talked over her the whole", "of the very last customer"} {
		if got := h.Search(map[string][]byte{"a.txt": []byte(text)}); len(got) != 1 || got[0].What != "words" {
			t.Errorf("%q: found %v", text, got)
		}
	}
	if h := WithheldFrom(c, audience.View(c, config.Self), config.Self, ours); h.Count().Words == 0 {
		t.Error("a draft is held back from nobody")
	}
}

// Where open words and closed ones meet, the page may go on after the open ones
// as the closed ones did. What is closed is found all the same.
func TestSeamsGiveNoFalseAlarm(t *testing.T) {
	for name, c := range map[string]struct{ closed, open, leak string }{
		"a closed part begins":         {"We ordered the spare parts {{< only \"mentor\" >}}next time somebody must ask Joe first{{< /only >}}", "<p>We ordered the spare parts</p><h2>Next</h2>", "<p>next time somebody must ask"},
		"a closed part ends":           {"{{< only \"mentor\" >}}Nobody else knew the review{{< /only >}} took four whole weeks.", "<h2>Review</h2><p>took four whole weeks", "<p>nobody else knew the review"},
		"a remark":                     {"We ordered the spare parts <!-- next time somebody must ask Joe first -->", "<p>We ordered the spare parts</p><h2>Next</h2>", "<!-- next time somebody must ask"},
		"a parameter's name":           {"{{< only \"mentor\" >}}See {{< evidence id=\"two-spare-parts-ordered\" text=\"what we ordered without asking Joe\" >}}{{< /only >}}", `{"id": "two-spare-parts-ordered"}`, "what we ordered without asking"},
		"the scheme of a mail address": {"Good. {{< only \"mentor\" >}}[Mail](mailto:joe.desk@example.com) him, or nobody asks Joe first{{< /only >}}", `<a href="mailto:joe.desk@example.com">`, "or nobody asks joe first"},
		"the scheme of an address":     {"We ordered {{< only \"mentor\" >}}spare parts without asking https://joe.example/desk/rules/of/ordering{{< /only >}}", "<title>ordered spare parts without asking</title><link>https://case.example/</link>", "joe example desk rules of ordering"},
		"the end of a link":            {"Good. {{< only \"mentor\" >}}We ordered spare parts a week before anybody asked{{< /only >}}", "<a href=\"/x/\">We ordered spare parts</a>", "spare parts a week before"},
		"the same, escaped":            {"Good. {{< only \"mentor\" >}}We ordered spare parts a week before anybody asked{{< /only >}}", "&lt;a href=\"/x/\"&gt;We ordered spare parts&lt;/a&gt; \\u003ca\\u003eWe ordered spare parts\\u003c/a\\u003e", "spare parts a week before"},
		"the start of a link":          {"Good. {{< only \"mentor\" >}}Ordered spare parts without a budget line from anybody{{< /only >}}", "<p>Ordered spare parts without <a href=\"/x/\">asking</a>", "parts without a budget line"},
		"an open name":                 {"Good. {{< only \"mentor\" >}}Nobody ever asked Mary-Ann Smith's own team about spare parts{{< /only >}}", "<td>asked</td><td>Mary-Ann Smith</td><td>s</td>", "ever asked mary ann smith s own team"},
	} {
		whole := casetest.Read(t, map[string]string{"content/people.yaml": "- {id: ann, name: Mary-Ann Smith, named: public}\n", "content/evidence/parts.md": "---\ntitle: Parts\naudience: public\n---\n" + c.closed + "\n"})
		h := WithheldFrom(whole, audience.View(whole, config.Public), config.Public, ours)
		if got := h.Search(map[string][]byte{"index.html": []byte(c.open)}); len(got) > 0 {
			t.Errorf("%s: a false alarm: %v", name, got)
		}
		if got := h.Search(map[string][]byte{"index.html": []byte(c.leak)}); len(got) == 0 {
			t.Errorf("%s: nothing is found in %q", name, c.leak)
		}
	}
}

func TestOrdinaryNames(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"content/evidence/e.md": "---\ntitle: E\n---\nThey will do it, and it will be done with grace.\n",
		"content/people.yaml": "- {id: p1, name: Will Ash, also: [Will], alias: a peer, named: mentor}\n" +
			"- {id: p2, name: Nora Elm, also: [Nora], alias: a peer, named: mentor}\n" +
			"- {id: p3, name: Nora Fir, named: public}\n",
	})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	for text, want := range map[string]string{
		"it will be": "", "Will said": "Will", "will ash": "Will Ash", "Nora said": "", "NORA ELM": "Nora Elm",
	} {
		got := ""
		for _, l := range h.Search(map[string][]byte{"a.html": []byte(text)}) {
			got += l.Text
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

// Long addresses and tags between the words of a run.
func TestARunIsFoundHoweverFarItsWordsStandApart(t *testing.T) {
	far := strings.Repeat("z/", 900)
	c := casetest.Read(t, map[string]string{"content/journal/note.md": "---\ntitle: Note\n---\nNobody [dared](https://example.com/" + far + ") tell the board.\n"})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	for _, text := range []string{"nobody dared tell the board", strings.ReplaceAll("nobody dared tell the board", " ", "<a href=\""+far+"\"> ")} {
		if got := h.Search(map[string][]byte{"a.html": []byte(text)}); len(got) != 1 || got[0].What != "words" {
			t.Errorf("found %v in %.100q", got, text)
		}
	}
}

func FuzzSearch(f *testing.F) {
	h := heldFromCommittee(f)
	for _, secret := range plantedSecrets {
		for _, write := range plantedForms {
			f.Add("a.html", []byte(write(secret.text)))
		}
	}
	f.Add("a/%", []byte("&#x;&&amp;#%2%25%\\u\\ud800\\x<b<!--]({{<"))
	f.Fuzz(func(t *testing.T, path string, text []byte) {
		for _, l := range h.Search(map[string][]byte{path: text}) {
			if lines := 1 + strings.Count(string(text), "\n"); l.Line < 0 || l.Line > lines || l.Text == "" || !l.From.Given() {
				t.Fatalf("%+v", l)
			}
		}
	})
}

// The name of a field of JSON that follows an open text is no word of a closed one, which
// goes on alike. Closed words are found in values, and after such a name.
func TestNamesOfFieldsAreNoWords(t *testing.T) {
	whole := casetest.Read(t, map[string]string{"content/evidence/parts.md": "---\ntitle: Parts\naudience: public\n---\nGood. {{< only \"mentor\" >}}Nobody paid for spare parts [here](/evidence/late-orders/) or asked Joe.{{< /only >}}\n"})
	h := WithheldFrom(whole, audience.View(whole, config.Public), config.Public, ours)
	for text, found := range map[string]bool{
		`{"body":"We paid for spare parts. See here.","evidence":["late"]}`: false,
		`{"body":"for spare parts here",` + "\n" + ` "evidence": ["late"]}`: false,
		`{"body":"nobody paid for spare parts here","x":1}`:                 true,
		`{"evidence":"nobody paid for spare parts"}`:                        true,
	} {
		if got := h.Search(map[string][]byte{"case.json": []byte(text)}); (len(got) > 0) != found {
			t.Errorf("%s: found %v, expected %v", text, got, found)
		}
	}
}

// An entry that has no title but its date has no title to look for: any page may print
// the date. What its name says beyond the date is looked for.
func TestADateIsNoTitle(t *testing.T) {
	c := casetest.Read(t, map[string]string{
		"config.yaml":                              "title: x\nperson: {name: Ines Varga}\n",
		"content/evidence/open.md":                 "---\ntitle: Open work\naudience: public\n---\n",
		"content/journal/2026-05-18.md":            "A quiet word about the budget of the other team.\n",
		"content/journal/2026-06-01-secret-fox.md": "Nothing else.\n",
	})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	for page, found := range map[string]int{"As of 18 May 2026": 0, "1 June 2026: secret fox": 1} {
		if got := h.Search(map[string][]byte{"index.html": []byte("<p>" + page + "</p>")}); min(len(got), 1) != found {
			t.Errorf("%q: found %v, want %d", page, got, found)
		}
	}
}

// All that got out of a text is told at once: each passage of it, and none twice.
func TestEveryPassageOfATextIsTold(t *testing.T) {
	const first, second = "the old weir cannot carry the spring flood", "nobody has looked at the sluice for years"
	c := casetest.Read(t, map[string]string{
		"config.yaml":              "title: x\nperson: {name: Ines Varga}\n",
		"content/evidence/open.md": "---\ntitle: Open\naudience: public\n---\nWords.\n",
		"content/journal/weir.md":  "---\ntitle: Rain\n---\nIt rains, and " + first + ". We met on Monday as ever. Also, " + second + ". All are well.\n",
	})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	for text, want := range map[string]int{
		"See: " + first + ".\nThen: " + second + ".\n":                                                               2,
		"See: " + second + ".\nThen: " + first + ".\nAgain: " + second + ".\n":                                       2,
		"It rains, and " + first + ". We met on Monday as ever. Also, " + second + ". All are well.\nThen " + second: 1,
		"See: " + first + ".\n":                        1,
		"The old weir can carry no flood of spring.\n": 0,
	} {
		if found := h.Search(map[string][]byte{"notes.txt": []byte(text)}); len(found) != want {
			t.Errorf("%q: expected %d passages, found %v", text, want, found)
		}
	}
}
