package generator

import "testing"

// A path in a hint can be copied into a shell.
func TestPathsAreWordsOfACommand(t *testing.T) {
	for file, want := range map[string]string{
		"content/evidence/pier-9.md": "content/evidence/pier-9.md",
		"content/evidence/Süd.md":    "content/evidence/Süd.md",
		"a pier.md":                  "'a pier.md'",
		"$HOME.md":                   "'$HOME.md'",
		"Ana's `pier`.md":            `'Ana'\''s ` + "`pier`.md'",
	} {
		if got := word(file); got != want {
			t.Errorf("%s becomes %s, want %s", file, got, want)
		}
	}
}
