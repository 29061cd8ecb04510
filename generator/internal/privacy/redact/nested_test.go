package redact

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Names that are the beginning of one another, and many people of one name, are found once
// where they begin.
func TestTheLongestOfNestedNamesIsEnough(t *testing.T) {
	m := newMatcher()
	for n := 2; n < 60; n++ {
		m.add(casefile.Text{V: strings.TrimSpace(strings.Repeat("Ab ", n))}, "a peer", Name, AnyCase)
		m.add(casefile.Text{V: "Lorem Ipsum"}, "a peer", Name, AnyCase)
	}
	const words = 500
	text := strings.Repeat("Ab ", words) + strings.Repeat("Lorem Ipsum ", words)
	l := &m.Seen
	l.Fold(text, nil)
	var found []span
	for i := range l.runes {
		if i == 0 || l.parts(i) {
			found, _, _ = m.from(text, l, i, found, nil)
		}
	}
	if len(found) < 2*words-1 || len(found) > 2*words {
		t.Errorf("%d are found at the beginnings of %d names", len(found), 2*words)
	}
	if all := m.Find(text, nil); len(all) != 1+words || all[0].End != 3*words-1 {
		t.Errorf("%d are taken out, the first one up to %d", len(all), all[0].End)
	}
}
