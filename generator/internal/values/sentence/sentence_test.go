package sentence

import (
	"strings"
	"testing"
)

// What stands before | is the first sentence.
func TestEndsAt(t *testing.T) {
	for _, text := range []string{
		"1. Platz beim Lesewettbewerb. |Danach",
		"Spart z. B. zwei Stunden. |Mehr",
		"Spart z.B. Zeit. |Mehr",
		"Gebäude für 1,2 Mio. Euro geplant. |Fertig",
		"Gebäude für 1,2 Mio. € geplant. |Fertig",
		"Es kostete 1,2 Mio. |Danach sank es",
		"Ist 2. Vorsitzende des Vereins. |Und",
		"Als 2. Schriftführerin gewählt. |Und",
		"Konzept u. a. Pläne. |Und",
		"Protokoll für i. v. Gabe. |Und",
		"Merkblatt nach § 23 Abs. 2 verfasst. |Und",
		"Vom 1. bis 3. Mai dort. |Und",
		"Am 12./13. Mai dort. |Und",
		"Im 1. Halbjahr gut. |Und",
		"Im II. Quartal gut. |Und",
		"Mit Dr. med. Weber geprüft. |Und",
		"Mit Dr. med. univ. Weber geprüft. |Und",
		"14.11. Posterpreis gewonnen. |Und",
		"Am 14.11. Posterpreis gewonnen. |Und",
		"Die Rate ist 3.11. |Danach sank sie",
		"In St. Gallen gewesen. |Und",
		"Beamer bzw. Leinwand inkl. Kabel, ca. 20 Stück, d. h. alles. |Und",
		"Dipl.-Ing. Weber kam. |Und",
		"Neue Pumpe, 3. Auflage des Hefts. |Und",
		"Des pompes, p. ex. Grundfos. |Puis",
		"Bombas, p. ej. Grundfos. |Luego",
		"Pompe, p. es. Grundfos. |Poi",
		"Pompen, o.a. Grundfos, t. a. v. Piet. |Nu",
		"Version 2. |The next one",
		"It went from 3 to 5. |Costs fell",
		"It was I. |Nobody else",
		"We trained 12. |Then we left",
		"In 2025. |Platz war da",
		"Pumps etc. |The rest",
		"Pumps, p. 12 of it. |The rest",
	} {
		plain := strings.Replace(text, "|", "", 1)
		want := strings.Index(text, ". |")
		for at := strings.Index(plain, ". "); at >= 0; {
			if ends := EndsAt(plain[:at], plain[at+1:]); ends != (at == want) {
				t.Errorf("%s: %v at %d", text, ends, at)
			}
			if at == want {
				break
			}
			at += 1 + strings.Index(plain[at+1:], ". ")
		}
	}
}
