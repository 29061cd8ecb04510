package redact_test

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// What a script writes in two ways is one name, whichever of them people.yaml has.
func TestANameInTheSpellingsOfItsScript(t *testing.T) {
	for _, spellings := range [][]string{
		{"Սևակ Եվան", "ՍԵՎԱԿ ԵՎԱՆ", "ՍԵՒԱԿ ԵՎԱՆ", "Սեւակ Եվան", "Սեվակ Եվան"},
		{"നിഖിൽ മേനോൻ", "നിഖില്\u200d മേനോന്\u200d", "നിഖില് മേനോന്"},
		{"ശങ്കർ കൺമണി", "ശങ്കര്\u200d കണ്\u200dമണി"},
		{"শরৎ বসু", "শরত্\u200d বসু"},
		{"ஸ்ரீதர் கௌதம்", "ஶ்ரீதர் கெளதம்", "ஶ்ரீதர் கௌதம்"},
		{"ኃይለ ጸሐይ", "ሀይለ ፀሀይ", "ሃይለ ጸኀይ"},
		{"ዓለሙ ሠናይ", "አለሙ ሰናይ"},
		{"Inês Prado", "Prado，Inês", "Prado、Inês", "Prado； Ines"},
	} {
		for _, name := range spellings {
			if strings.ContainsAny(name, "，、；") {
				continue
			}
			c := casetest.Hiding(t, "", map[string]string{
				"content/people.yaml":   "- {id: one, name: \"" + name + "\", alias: a colleague, named: mentor}\n",
				"content/evidence/e.md": "---\naudience: public\n---\n# E\n"})
			for _, text := range spellings {
				got := body(t, c, "with "+text+" we")
				if strings.ReplaceAll(got, "\u200d", "") != "with a colleague we" { // a joiner behind it joins nothing
					t.Errorf("%s as %q: %q", name, text, got)
				}
			}
		}
	}
}
