package leaks

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// In the author's own files, a name is found in every form in which redaction
// would take it out of a text.
func TestNamesInTheAuthorsOwnFiles(t *testing.T) {
	c := casetest.Hiding(t, "redact:\n  - {pattern: 'ZX-\\d{5}', as: a customer, from: mentor}\n  - {term: Kestrel Zero, from: mentor}\n", map[string]string{"content/people.yaml": `
- {id: a, name: Łucja Żółkowska, named: mentor}
- {id: b, name: Gülşen Yıldırım, named: mentor}
- {id: c, name: Jörg Weiß, named: mentor}
- {id: d, name: Søren Åkjær, named: mentor}
- {id: e, name: Will, named: mentor}
- {id: f, name: 山本 太郎, named: mentor}
- {id: g, name: Łucja Open, named: public}
`, "content/evidence/e.md": "# E\n\nWe will do it, and they will too.\n"})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	for text, want := range map[string]string{
		"by Lucja Zolkowska":              "Łucja Żółkowska",
		"by LUCJA ŻÓŁKOWSKA":              "Łucja Żółkowska",
		"by lucja.zolkowska":              "Łucja Żółkowska",
		"by Gulsen Yildirim":              "Gülşen Yıldırım",
		"by GÜLŞEN YILDIRIM":              "Gülşen Yıldırım",
		"by Joerg Weiss":                  "Jörg Weiß",
		"by Jorg Weiß":                    "Jörg Weiß",
		"by So\u00adren A\u030Akj\u00e6r": "Søren Åkjær",
		"by Soeren Aakjaer":               "Søren Åkjær",
		"by Soren Akjaer":                 "Søren Åkjær",
		"by 山本太郎":                         "山本 太郎",
		"by Kes\u200btrel-Zero":           "Kestrel Zero",
		"for ZX-12345":                    "ZX-12345",
		"by Will":                         "Will",
		"it will do":                      "",
		"by Lucja Open":                   "",
		"by nobody":                       "",
	} {
		got := h.Report(map[string][]byte{"files/n.txt": []byte("one\n" + text + "\n")}, func(string) bool { return true }).Found
		switch {
		case want == "" && len(got) > 0:
			t.Errorf("%q: found %v", text, got)
		case want != "" && (len(got) != 1 || got[0].Text != want || got[0].Line != 2):
			t.Errorf("%q: found %v, want %q", text, got, want)
		}
	}
}

// Whatever redaction takes out of a text is found, however short or ordinary it is:
// in a file, nobody has taken it out.
func TestTermsInTheAuthorsOwnFiles(t *testing.T) {
	c := casetest.Hiding(t, `redact:
  - {pattern: '\bP\d\b', from: mentor}
  - {term: "4711", from: mentor}
  - {term: Q7, from: mentor}
  - {term: R&D, from: mentor}
  - {term: "C++", from: mentor}
  - {term: Kestrel, as: the Kestrel team, from: mentor}
  - {term: night hawk, from: mentor}
  - {term: Hawk Eye, from: mentor}
`, map[string]string{"content/people.yaml": `
- {id: a, name: Ana, named: mentor}
- {id: b, name: Ana Open, named: public}
- {id: c, name: Will, named: mentor}
- {id: d, name: Will Open, named: public}
`, "content/evidence/e.md": "# E\n\nWe will do it, and they will too, for the kestrel, and a kestrel, and one kestrel.\n"})
	h := WithheldFrom(c, audience.View(c, config.Committee), config.Committee, ours)
	redactor := redact.New(&c, config.Committee)
	for text, want := range map[string]string{
		"for P1 and": "P1", "for 4711.": "4711", "in q7": "Q7", "of r&d": "R&D", "in C++.": "C++", "the kestrel": "Kestrel",
		"by Ana, it": "Ana", "by ana": "Ana", "by Ana Open": "", "by Will": "Will", "by Will Open": "", "it will do": "",
		"night hawk eye": "Hawk Eye", "Night-Hawk": "night hawk",
	} {
		if taken := len(redactor.Find.Find(text, nil)) > 0; taken != (want != "") && text != "it will do" {
			t.Errorf("redaction takes something out of %q: %t", text, taken)
		}
		got := h.Report(map[string][]byte{"files/n.txt": []byte("one\n" + text + "\n")}, func(string) bool { return true }).Found
		switch {
		case want == "" && len(got) > 0:
			t.Errorf("%q: found %v", text, got)
		case want != "" && (len(got) == 0 || got[0].Text != want || got[0].Line != 2 || !got[0].From.Given()):
			t.Errorf("%q: found %v, want %q", text, got, want)
		}
	}
}

// A pattern that matches nothing in the case is looked for in the author's own files.
func TestPatternsAloneAreSearchedFor(t *testing.T) {
	whole := casetest.Read(t, map[string]string{"config.yaml": "redact: [{pattern: 'RX-\\d{2}', from: mentor}]\n", "content/evidence/e.md": "---\ntitle: E\naudience: public\n---\n"})
	h := WithheldFrom(whole, audience.View(whole, config.Public), config.Public, ours)
	files := map[string][]byte{"own.txt": []byte("the part RX-44 of a long text of several words"), "page.html": []byte("<p>some words of a page that hold nothing</p>")}
	if found := h.Report(files, func(path string) bool { return path == "own.txt" }).Found; len(found) != 1 || found[0].Text != "RX-44" {
		t.Errorf("found %v", found)
	}
}
