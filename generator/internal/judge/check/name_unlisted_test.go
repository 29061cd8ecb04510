package check

import (
	"strings"
	"testing"
)

// Names are found by the words beside them, in the words of others and in those of the author.
func TestNamesByTheWordsBesideThem(t *testing.T) {
	for text, want := range map[string]string{
		"Thank you for what you did for Mrs Ada Lindqvist.":        "Ada Lindqvist | ",
		"Danke für Frau Margarete Hollmann (geb. 12.02.1938)!":     "Margarete Hollmann,Margarete Hollmann | Margarete Hollmann",
		"Herr Prof. Dr. med. Weiß sagte es":                        "Weiß | ",
		"Mevrouw van den Berg zei het":                             "van den Berg | ",
		"De heer en Mevr. Bakker":                                  "Bakker | ",
		"Die Bewohnerin Erna Vogel schläft":                        "Erna Vogel | Erna Vogel",
		"Bei unserem Patienten Herrn Karl Vogel war es knapp":      "Karl Vogel,Karl Vogel | Karl Vogel",
		"for the patient Ana Reis, who":                            "Ana Reis | Ana Reis",
		"Patient Safety Committee and patient safety":              " | ",
		"Herr Kollege, Mr President, Dr. who":                      " | ",
		"We met Mary Poole, born on 3 May 1970, and the others":    "Mary Poole | Mary Poole",
		"Born in 1970, the programme grew. Version 3 was born 3 d": " | ",
		"Sehr geehrte Frau Sommer, liebe Kollegin":                 "Sommer | ",
	} {
		names := func(ofOthers bool) string {
			var all []string
			for _, u := range unlistedIn(text, ofOthers) {
				all = append(all, u.name)
			}
			return strings.Join(all, ",")
		}
		if got := names(true) + " | " + names(false); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
