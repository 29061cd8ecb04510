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
		if got := link(last, name, []byte("wren")) != nil; got != want || isAbsent(name) == want {
			t.Errorf("%q: linked %v, and the name is absent: %v", text, got, isAbsent(name))
		}
		os.Remove(name)
	}
}

// Wherever a run is killed, the next one removes what it left; what is only named like
// that stays.
func TestWhatAKilledRunLeftIsRemoved(t *testing.T) {
	key := []byte("a key of the user")
	for name, left := range map[string]func(t *testing.T, target string) string{
		"a folder": func(t *testing.T, target string) string { return unsealed(t, target) },
		"a seal that is not written": func(t *testing.T, target string) string {
			return withFile(t, unsealed(t, target), sealFile, "")
		},
		"a seal": func(t *testing.T, target string) string { return sealed(t, target, key) },
		"a part of the new site": func(t *testing.T, target string) string {
			return withFile(t, sealed(t, target, key), "next/a.html", "<p>half")
		},
		"a part of the former site": func(t *testing.T, target string) string {
			return withFile(t, sealed(t, target, key), "former/b.html", "<p>gone")
		},
	} {
		t.Run(name, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "site")
			stage := left(t, target)
			site := Files(map[string][]byte{"index.html": []byte("<p>whole")})
			if err := Write(t.Context(), target, site, Options{Key: key}); err != nil {
				t.Fatal(err)
			}
			if !isAbsent(stage) {
				t.Error("it is still there")
			}
		})
	}
	target := filepath.Join(t.TempDir(), "site")
	others := withFile(t, unsealed(t, target), "next/a.html", "mine")
	if err := Write(t.Context(), target, Files(map[string][]byte{"index.html": []byte("<p>whole")}), Options{Key: key}); err != nil || isAbsent(others) {
		t.Errorf("%v; the folder of somebody else is gone: %v", err, isAbsent(others))
	}
}

func unsealed(t *testing.T, target string) string {
	t.Helper()
	stage, err := newStage(target, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stage
}

func sealed(t *testing.T, target string, key []byte) string {
	t.Helper()
	stage, err := newStage(target, key)
	if err != nil {
		t.Fatal(err)
	}
	return stage
}

func withFile(t *testing.T, folder, name, text string) string {
	t.Helper()
	file := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}
