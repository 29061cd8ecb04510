package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCardsOfOtherScripts: what the letters of cards have is drawn; a page with another text
// has the card of the home page, and where that has none, other sites show words alone.
func TestCardsOfOtherScripts(t *testing.T) {
	t.Parallel()
	for script, c := range map[string]struct {
		name, exhibit string
		home, own     bool // cards
	}{
		"Latin":       {"Ángel Łukasiewicz", "A rota that holds", true, true},
		"decomposed":  {"A\u0301ngel Lo\u0301pez", "A rota that holds", true, true},
		"Greek":       {"Ελένη Παπαδοπούλου", "Λιγότερες ειδοποιήσεις", true, true},
		"Cyrillic":    {"Олена Ковальчук", "Менше сповіщень уночі", true, true},
		"Arabic":      {"ليلى الحداد", "تنبيهات أقل", false, false},
		"Chinese":     {"陈美玲", "更少的告警", false, false},
		"Japanese":    {"田中さくら", "夜のアラートを減らす", false, false},
		"Korean":      {"김서연", "밤중 알림 줄이기", false, false},
		"Latin, once": {"Ada Bell", "更少的告警", true, false},
	} {
		dir := laid(t, map[string]string{
			"config.yaml":            "title: \"" + c.name + "\"\nbaseURL: " + sharedAt + "\naudience: public\nas-of: 2026-06-30\nperson: {name: \"" + c.name + "\"}\n",
			"content/evidence/it.md": "---\ntitle: \"" + c.exhibit + "\"\nended: 2026-05-01\naudience: public\n---\n\nWords.\n",
		})
		folder := t.TempDir()
		buildInto(t, folder, dir, options(t, dir))
		pages := htmlIn(t, folder)
		for file, want := range map[string]string{
			"index.html":             map[bool]string{true: "cards/home.png"}[c.home],
			"evidence/it/index.html": map[bool]string{true: "cards/evidence/it.png", false: map[bool]string{true: "cards/home.png"}[c.home]}[c.own],
		} {
			s := sharedOf(t, pages[file])
			kind := map[bool]string{true: "summary", false: "summary_large_image"}[want == ""]
			if got := strings.TrimPrefix(s.fields["og:image"], sharedAt); got != want || s.fields["twitter:card"] != kind {
				t.Errorf("%s, %s: the card %q as %q, expected %q as %q", script, file, got, s.fields["twitter:card"], want, kind)
			}
			if len(s.data) != 1 || !strings.Contains(s.data[0], c.name) {
				t.Errorf("%s, %s: JSON-LD without the name: %q", script, file, s.data)
			}
			if want == "" {
				continue
			}
			if data, err := os.ReadFile(filepath.Join(folder, want)); err != nil || len(describedIn(t, data)) == 0 {
				t.Errorf("%s: %v", want, err)
			}
		}
	}
}
