package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestFonts copies fonts from packages that are made up, and asks the list for
// what a document needs to know.
func TestFonts(t *testing.T) {
	root := t.TempDir()
	for _, f := range typefaces {
		from := filepath.Join(root, "node_modules/@fontsource", f.id)
		write(t, filepath.Join(from, "metadata.json"), fmt.Sprintf(`{"family": "Family %s", "weights": [400]}`, f.id))
		var ranges []string
		for i, subset := range f.subsets {
			ranges = append(ranges, fmt.Sprintf(`%q: "U+%X,U+0041-005A"`, subset, 0x400+i))
			for _, c := range f.cuts {
				name := fmt.Sprintf("%s-%s-%d-%s.woff2", f.id, subset, c.weight, c.style)
				write(t, filepath.Join(from, "files", name), "font "+name)
			}
		}
		write(t, filepath.Join(from, "unicode.json"), "{"+strings.Join(ranges, ",")+"}")
	}
	out := t.TempDir()
	files, _, err := writeFonts(root, out)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(out, "fonts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []face
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if want := (face{"Family source-serif-4", "normal", 400, [][2]int{{0x41, 0x5a}, {0x400, 0x400}}, "source-serif-4-cyrillic-ext-400-normal.woff2"}); !reflect.DeepEqual(list[0], want) {
		t.Errorf("the first face is %+v, want %+v", list[0], want)
	}
	if len(list) != files {
		t.Errorf("%d faces for %d files", len(list), files)
	}
	for _, f := range list {
		if got, err := os.ReadFile(filepath.Join(out, f.File)); err != nil || string(got) != "font "+f.File {
			t.Errorf("%s: %q, %v", f.File, got, err)
		}
	}

	lost := filepath.Join(root, "node_modules/@fontsource", typefaces[0].id)
	if err := os.Remove(filepath.Join(lost, "files", list[0].File)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := writeFonts(root, t.TempDir()); err == nil || !strings.Contains(err.Error(), list[0].File) {
		t.Errorf("without a file: %v", err)
	}
	write(t, filepath.Join(lost, "unicode.json"), `{"latin": "U+0041"}`)
	if _, _, err := writeFonts(root, t.TempDir()); err == nil || !strings.Contains(err.Error(), "subset cyrillic-ext") {
		t.Errorf("without a subset: %v", err)
	}
}

func TestRangesOfCharacters(t *testing.T) {
	got, err := parseRanges("U+0400-045F, U+0301,U+0000-00ff,U+0100-02BA,U+0250-0260,U+1EE00")
	if want := [][2]int{{0, 0x2ba}, {0x301, 0x301}, {0x400, 0x45f}, {0x1ee00, 0x1ee00}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%x, %v", got, err)
	}
	for _, bad := range []string{"", "0041", "U+", "U+4??", "U+005A-0041", "U+0041,,U+0042", "U+41-", "U+FFFFFFF"} {
		if got, err := parseRanges(bad); err == nil {
			t.Errorf("%q was read as %x", bad, got)
		}
	}
}

// TestVersionsAreExact: a caret would let another font in without a change of
// package.json.
func TestVersionsAreExact(t *testing.T) {
	data, err := os.ReadFile("../../../package.json")
	if err != nil {
		t.Fatal(err)
	}
	var named struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal(data, &named); err != nil {
		t.Fatal(err)
	}
	for _, f := range typefaces {
		if named.Dependencies["@fontsource/"+f.id] == "" {
			t.Errorf("package.json lacks @fontsource/%s", f.id)
		}
	}
	exact := regexp.MustCompile(`^\d+\.\d+\.\d+$`)
	for _, list := range []map[string]string{named.Dependencies, named.DevDependencies} {
		for name, version := range list {
			if !exact.MatchString(version) {
				t.Errorf("%s %q is not one version", name, version)
			}
		}
	}
}
