package audience

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/config"
)

// In the author's own files, a name is found in every form in which redaction
// would take it out of a text.
func TestNamesInTheAuthorsOwnFiles(t *testing.T) {
	c := hiding(t, "redact:\n  - {pattern: 'ZX-\\d{5}', as: a customer, from: mentor}\n  - {term: Kestrel Zero, from: mentor}\n", map[string]string{"content/people.yaml": `
- {id: a, name: Łucja Żółkowska, named: mentor}
- {id: b, name: Gülşen Yıldırım, named: mentor}
- {id: c, name: Jörg Weiß, named: mentor}
- {id: d, name: Søren Åkjær, named: mentor}
- {id: e, name: Will, named: mentor}
- {id: f, name: 山本 太郎, named: mentor}
- {id: g, name: Łucja Open, named: public}
`, "content/evidence/e.md": "# E\n\nWe will do it, and they will too.\n"})
	h := Withheld(c, View(c, config.Committee), config.Committee)
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
