package publish

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lists gives a marker as anybody can write one.
func lists(files site) string {
	text := markerText
	for path, data := range files {
		text += fmt.Sprintf("%x %q\n", sha256.Sum256([]byte(data)), path)
	}
	return text
}

// A marker can come with a portfolio, and names what somebody wants to be gone.
func TestAMarkerOfOthersTakesNothingAway(t *testing.T) {
	tests := map[string]struct {
		marker, want string
		link         bool
	}{
		"of an earlier version":       {formerMarker, "was written by an earlier version", false},
		"with Windows' line ends":     {strings.ReplaceAll(formerMarker, "\n", "\r\n"), "was written by an earlier version", false},
		"that lists nothing":          {markerText, `contains "notes/plan.md", which casebook did not write`, false},
		"that lists something else":   {lists(site{"plan.md": "years of work"}), `contains "notes/plan.md", which casebook did not write`, false},
		"that guesses what is there":  {lists(site{"notes/plan.md": "a guess"}), `contains "notes/plan.md", which was changed since casebook wrote it`, false},
		"with a sum that is none":     {markerText + "00 \"notes/plan.md\"\n", "did not write", false},
		"where a link stands instead": {lists(site{"notes/plan.md": "years of work"}), "did not write", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "x")
			made := site{"x/.casebook": tt.marker, "x/notes/plan.md": "years of work"}
			makeFiles(t, parent, made)
			if tt.link {
				plan := filepath.Join(dir, "notes", "plan.md")
				if err := os.Rename(plan, filepath.Join(parent, "plan.md")); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(filepath.Join(parent, "plan.md"), plan); err != nil {
					t.Fatal(err)
				}
				made["plan.md"] = "years of work"
			}
			for _, err := range []error{MayHoldNow(dir, Options{}), Write(t.Context(), dir, site{"index.html": "x"}.files(), Options{Key: ours})} {
				if err == nil || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("error %v, want %q", err, tt.want)
				}
			}
			if got := read(t, parent); !same(got, made) {
				t.Errorf("now there is %v", got)
			}
		})
	}
}

func TestWhatJoinedASiteIsInTheWay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	odd := site{"a b.html": "x", "Größe.txt": "x", "quoted \"x\".txt": "y", "index.html": "one", "empty": ""}
	for _, add := range []struct {
		made site
		want string
	}{
		{site{}, ""},
		{site{".DS_Store": "x", "deep/Thumbs.db": "x"}, ""},
		{site{"CNAME": "case.example"}, `"CNAME", which casebook did not write`},
		{site{"index.html": "two"}, `"index.html", which was changed since casebook wrote it`},
	} {
		os.RemoveAll(dir)
		write(t, dir, odd)
		makeFiles(t, dir, add.made)
		before := read(t, dir)
		err := Write(t.Context(), dir, odd.files(), Options{Key: ours})
		switch {
		case add.want == "" && err != nil:
			t.Errorf("%v: %v", add.made, err)
		case add.want == "":
			wantSite(t, dir, odd)
		case err == nil || !strings.Contains(err.Error(), add.want):
			t.Errorf("error %v, want %q", err, add.want)
		case !same(read(t, dir), before):
			t.Errorf("now there is %v", read(t, dir))
		}
	}
}
