package publish

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
)

// Whatever a marker says, a folder is replaced only if the marker lists its files with their sums.
func FuzzMarker(f *testing.F) {
	const data = "years of work"
	f.Add([]byte(lists(site{"plan.md": data})))
	f.Add([]byte(lists(site{"plan.md": "a guess"})))
	f.Add([]byte(markerText))
	f.Add([]byte(formerMarker))
	f.Fuzz(func(t *testing.T, marker []byte) {
		dir := t.TempDir()
		for name, text := range map[string][]byte{"plan.md": []byte(data), Marker: marker} {
			if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		listed := readMarker(marker)["plan.md"] == sha256.Sum256([]byte(data))
		if _, err := mayReplace(dir, "", nil); err == nil && !listed {
			t.Errorf("the marker %q lets a file go that it does not list", marker)
		}
	})
}

// Whatever is in the file that a stopped run leaves, it changes nothing without the seal.
func FuzzUnfinished(f *testing.F) {
	f.Add([]byte(`{"files": [{"path": "content/a.md", "old": "MQ==", "new": "Mg=="}], "seal": ""}`))
	f.Add([]byte(`{"files": null, "seal": "AAAA"}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, list []byte) {
		root := portfolioOf(t, []Change{{"content/a.md", []byte("1"), []byte("2")}})
		put(t, root, Unfinished, list)
		if n, err := Finish(root, userKey); n != 0 || err == nil {
			t.Errorf("%q: %d files are replaced, %v", list, n, err)
		}
		if got, err := root.ReadFile("content/a.md"); err != nil || string(got) != "1" {
			t.Errorf("%q: the file is %q, %v", list, got, err)
		}
	})
}
