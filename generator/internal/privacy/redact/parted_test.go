package redact

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// A term is found whatever parts its words, in the configuration and in the text.
func TestWordsOfATermArePartedByAnySign(t *testing.T) {
	for _, written := range []string{"zeb_fish", "zeb-fish", "zeb fish", "zeb.fish"} {
		m := newMatcher()
		m.add(casefile.Text{V: written}, "", term, AnyCase)
		for _, text := range []string{"zeb_fish", "zeb-fish", "zeb fish", "zebfish", "a zeb_fish b", "zeb.fish", "/zeb_fish/"} {
			if n := len(m.Find(text, nil)); n != 1 {
				t.Errorf("%q is found %d times in %q", written, n, text)
			}
		}
	}
}
