package leaks

import (
	"maps"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// What is searched for is the same where nothing closed differs, and nothing that is open
// has words of it.
func TestSame(t *testing.T) {
	files := map[string]string{
		"config.yaml":              "title: A case\nredact:\n  - {term: Heron}\n  - {pattern: 'KD-\\d{6}', as: a customer}\n",
		"content/people.yaml":      "- {id: bo, name: Bo Lindqvist}\n",
		"content/evidence/a.md":    "---\ntitle: An open exhibit\naudience: public\n---\n\nWords that everybody may read at any time.\n",
		"content/journal/quiet.md": "---\ntitle: A quiet room\naudience: self\ndate: 2026-01-02\n---\n\nWhat nobody else may ever read of this.\n",
	}
	held := func(files map[string]string) Withheld {
		c := casetest.Read(t, files)
		return WithheldFrom(c, audience.View(c, config.Public), config.Public, ours)
	}
	first := held(files)
	if first.Count().Sum() == 0 {
		t.Fatal("nothing is held back")
	}
	for _, c := range []struct {
		what, file, text string
		same             bool
	}{
		{"nothing", "content/people.yaml", files["content/people.yaml"], true},
		{"an open text", "content/evidence/a.md", "---\ntitle: An open exhibit\naudience: public\n---\n\nOther words that everybody may read.\n", true},
		{"an open text with words that were closed", "content/evidence/a.md", "---\ntitle: An open exhibit\naudience: public\n---\n\nNobody else may ever read of this.\n", false},
		{"a closed text", "content/journal/quiet.md", "---\ntitle: A quiet room\naudience: self\ndate: 2026-01-02\n---\n\nWhat somebody else may never read of this.\n", false},
		{"a closed title", "content/journal/quiet.md", "---\ntitle: A loud room\naudience: self\ndate: 2026-01-02\n---\n\nWhat nobody else may ever read of this.\n", false},
		{"a closed text more", "content/journal/more.md", "---\ntitle: More\naudience: self\ndate: 2026-01-03\n---\n\nOne that is closed as well, as it should be.\n", false},
		{"a name", "content/people.yaml", "- {id: bo, name: Bo Lindgren}\n", false},
		{"a term", "config.yaml", "title: A case\nredact:\n  - {term: Egret}\n  - {pattern: 'KD-\\d{6}', as: a customer}\n", false},
		{"a pattern", "config.yaml", "title: A case\nredact:\n  - {term: Heron}\n  - {pattern: 'KE-\\d{6}', as: a customer}\n", false},
	} {
		changed := maps.Clone(files)
		changed[c.file] = c.text
		if got := first.Same(held(changed)); got != c.same {
			t.Errorf("%s: the same is %v", c.what, got)
		}
	}
}
