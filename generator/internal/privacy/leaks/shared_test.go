package leaks

import (
	"fmt"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/card"
)

// What other sites show of a page is searched too: the words on its card, and the data
// for search engines, whose letters may be escaped.
func TestWhatIsSharedIsSearched(t *testing.T) {
	held := heldFromCommittee(t)
	picture := func(text string) []byte {
		made, err := card.Card{Title: "Open work on the queue", Line: text}.PNG()
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	data := func(text string) []byte {
		escaped := eachLetter(text, `\u%04x`)
		return []byte(`<html><head><script type="application/ld+json">{"@type":"Person","name":"` + escaped + `"}</script></head></html>`)
	}
	for form, file := range map[string]func(string) []byte{"cards/home.png": picture, "index.html": data} {
		if found := held.Search(map[string][]byte{form: file("Everybody may read this")}); len(found) > 0 {
			t.Errorf("%s: %v", form, found)
		}
		for _, s := range plantedSecrets {
			found := held.Search(map[string][]byte{form: file("Ask " + s.text + " about it")})
			if !strings.Contains(fmt.Sprint(found), s.what) {
				t.Errorf("%s: the %s %q is not found: %v", form, s.what, s.text, found)
			}
		}
	}
}
