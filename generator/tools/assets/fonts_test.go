package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// TestFonts holds what is listed against the files: each is there, has what it is
// for, and stands in only for what the families before it lack.
func TestFonts(t *testing.T) {
	if _, err := os.Stat("../../../node_modules/subset-font"); err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	out := filepath.Join(t.TempDir(), "assets", "third-party", "fonts")
	files, size, err := writeFonts(t.Context(), "../../..", out)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Read(os.DirFS(filepath.Join(out, "..", "..", "..")))
	if err != nil {
		t.Fatal(err)
	}
	if len(fonts.Faces) != files || size > 900_000 {
		t.Errorf("%d faces for %d files of %d bytes", len(fonts.Faces), files, size)
	}
	has := map[string]map[rune]bool{}
	for _, f := range fonts.Faces {
		data, err := fonts.Data(f)
		if err != nil || !strings.HasPrefix(string(data), "wOF2") {
			t.Errorf("%s is no font: %v", f.File, err)
		}
		if has[f.Family] == nil {
			has[f.Family] = map[rune]bool{}
		}
		for _, run := range f.Runs {
			for r := run.First; r <= run.Last; r++ {
				has[f.Family][r] = true
			}
		}
	}
	for family, stands := range map[string]string{"DejaVu Sans": "Source Sans 3", "DejaVu Mono": "Source Code Pro"} {
		for r := range has[family] {
			if has[stands][r] {
				t.Errorf("%s has U+%04X, which %s has too", family, r, stands)
			}
		}
	}
	// What a browser says of these files.
	for text, want := range map[string]float64{"A": 543, "i": 246, "0": 497, "1": 497, "0123456789": 4970, "\u2011": 322, "\u0301": 0} {
		if got := fonts.Metric(400, font.Sans...).Width(text, 1000); got != want {
			t.Errorf("%q is %v wide, want %v", text, got, want)
		}
	}
	for _, r := range "→←↑↓⇒✓✔✗☐☑★●■▲≤≥≠≈±×÷−∞√∑∏∫½⅓⅔²³⁰⁴ⁿ₀₁€£¥₹₽₿…–—‑‰†‡№™′″─│┌█①ΩαДжẞłŐễשש'م" {
		if !fonts.Has(r) {
			t.Errorf("no font has %q, U+%04X", r, r)
		}
	}
	for _, r := range "設한ตे🚀✅" {
		if fonts.Has(r) {
			t.Errorf("a font has %q, U+%04X: say so where the scripts are named", r, r)
		}
	}
}

// What a package lacks is said by its name.
func TestFontsThatAreMissing(t *testing.T) {
	root := t.TempDir()
	id := typefaces[0].id
	from := filepath.Join(root, "node_modules/@fontsource", id)
	if _, _, err := writeFonts(t.Context(), root, t.TempDir()); err == nil || !strings.Contains(err.Error(), id) {
		t.Errorf("without a package: %v", err)
	}
	write(t, filepath.Join(from, "metadata.json"), `{"family": "A"}`)
	write(t, filepath.Join(from, "unicode.json"), `{"latin": "U+0041"}`)
	if _, _, err := writeFonts(t.Context(), root, t.TempDir()); err == nil || !strings.Contains(err.Error(), "subset cyrillic-ext") {
		t.Errorf("without a subset: %v", err)
	}
}

func TestRangesOfCharacters(t *testing.T) {
	got, err := parseRanges("U+0400-045F, U+0301,U+0000-00ff,U+0100-02BA,U+0250-0260,U+1EE00")
	if want := [][2]rune{{0, 0x2ba}, {0x301, 0x301}, {0x400, 0x45f}, {0x1ee00, 0x1ee00}}; err != nil || !reflect.DeepEqual(got, want) {
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
