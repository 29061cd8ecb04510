package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// A file of the last site is linked if what the link leads to holds the data; else
// nothing of it is left.
func TestLinkedIsWhatIsRead(t *testing.T) {
	dir := t.TempDir()
	last, name := filepath.Join(dir, "last"), filepath.Join(dir, "name")
	for text, want := range map[string]bool{"wren": true, "crow": false, "starling": false} {
		if err := os.WriteFile(last, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := linked(last, name, []byte("wren")); got != want || isAbsent(name) == want {
			t.Errorf("%q: linked %v, and the name is absent: %v", text, got, isAbsent(name))
		}
		os.Remove(name)
	}
}
