package importer

import (
	"strings"
	"testing"
)

// A signature that nothing marks is known by how its sender is reached; the name above it and
// sentences with numbers stay.
func TestSignaturesWithoutMarks(t *testing.T) {
	for text, want := range map[string]struct{ own, signed string }{
		"The map helps.\n\nOla Berg\nTel 08-555 12 34 | Skog AB":                                       {"The map helps.\n\nOla Berg", "Tel 08-555 12 34 | Skog AB"},
		"O mapa ajuda.\n\nUm abraço,\nRita Luz\nResponsável · Mapas, Lda. · mapas.example":             {"O mapa ajuda.\n\nUm abraço,\nRita Luz", "Responsável · Mapas, Lda. · mapas.example"},
		"Die Karte hilft.\n\nMit freundlichen Grüßen\nUte Rau\nLeiterin Forst\nMobil: +49 170 5551234": {"Die Karte hilft.\n\nMit freundlichen Grüßen\nUte Rau", "Leiterin Forst\nMobil: +49 170 5551234"},
		"La carte aide.\n\nLuc\n+33 6 55 51 23 45\nluc@bois.example":                                   {"La carte aide.\n\nLuc", "+33 6 55 51 23 45\nluc@bois.example"},
		"The map helps.\n\nKind regards,\nOla\n\nwww.skog.example":                                     {"The map helps.\n\nKind regards,\nOla", "www.skog.example"},
		"The map helps. Ask the desk, tel. 08-555 12 34, for more of them.":                            {"The map helps. Ask the desk, tel. 08-555 12 34, for more of them.", ""},
		"Results:\n- 2 000 000 trees\n- 12 345 678 leaves":                                             {"Results:\n- 2 000 000 trees\n- 12 345 678 leaves", ""},
		"Trees counted:\nJune 75 %\nJuly 76 %\nOla":                                                    {"Trees counted:\nJune 75 %\nJuly 76 %\nOla", ""},
		"Tel 08-555 12 34": {"Tel 08-555 12 34", ""},
	} {
		own, signed := unsigned(strings.Split(text, "\n"))
		if got := strings.TrimSpace(strings.Join(own, "\n")); got != want.own || strings.TrimSpace(signed) != want.signed {
			t.Errorf("%q:\n%q and %q, want %q", text, got, signed, want)
		}
	}
}
