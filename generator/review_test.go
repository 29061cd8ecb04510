package generator

import (
	"os"
	"strings"
	"testing"
)

// Everything that check --review lists is explained, in its order.
func TestWhatIsTrustedIsExplained(t *testing.T) {
	text, err := os.ReadFile("../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(text)
	for _, trust := range trusts {
		_, after, found := strings.Cut(rest, "\n| "+trust.kind+" | ")
		if !found {
			t.Errorf("docs/security.md has no line for %q at its place", trust.kind)
			continue
		}
		rest = after
	}
}
