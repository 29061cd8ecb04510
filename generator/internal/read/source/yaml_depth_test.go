package source

import (
	"strings"
	"testing"
)

// What authors write is not taken for too much.
func TestSoundYAMLIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"brackets in words":    strings.Repeat("- note: see [1 and {2\n", 300),
		"brackets in quotes":   strings.Repeat("- 'a [ b': \"c { [ \\\" [\"\n", 300),
		"a text":               "a: |\n" + strings.Repeat("  - [ { x:\n", 2000) + "b: 1\n",
		"a text of a list":     "- |\n" + strings.Repeat("  k: [ {\n", 2000) + "- b\n",
		"a folded text":        "a:\n  b: >-\n" + strings.Repeat("    k: v\n    - -\n", 2000) + "c: 1\n",
		"comments":             strings.Repeat("# a: [ {\n", 2000) + "a: 1 # [ {\n",
		"a long list":          strings.Repeat("- a: 1\n  b: [x, {y: 1}]\n", 5000),
		"a long list in a row": "a: [" + strings.Repeat("https://example.com/, ", 5000) + "]\n",
		"a text over lines":    "a: some words\n" + strings.Repeat("  and more words of it\n", 2000),
		"a quotation":          "a: \"" + strings.Repeat("some: words\n  - [ {\n", 500) + "\"\n",
		"a colon in words":     "a:\n" + strings.Repeat("  - b: at 10:30\n", 1500),
		"ninety deep":          strings.Repeat("[", 90) + strings.Repeat("]", 90),
	} {
		if why, line, col := unbounded(text); why != "" {
			t.Errorf("%s: %d:%d: %s", name, line, col, why)
		}
		if _, diags := readYAML("a.yaml", 1, text); name != "brackets in quotes" && len(diags) > 0 {
			t.Errorf("%s: %s", name, diags[0].Message)
		}
	}
}
