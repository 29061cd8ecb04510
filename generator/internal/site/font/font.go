// Package font reads the list of the fonts in a theme: which characters each font file
// has, and their widths.
//
// In: the theme's fonts.json, which `make assets` writes from the font files. Out: Fonts,
// which answers whether a character is included and how wide a text is. So a chart is
// measured with the widths that a browser uses. If two files of a family have the same
// character, the later one in the list counts, as in the style sheets.
//
// The width of a text is the sum of the widths of its characters, an upper bound for fonts
// with kerning. A character that no font has gets a width that common fonts do not
// exceed. Scripts that join letters are not shaped. The package draws nothing.
package font

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// List is where a theme lists its fonts. The files lie beside it.
const List = "assets/third-party/fonts/fonts.json"

// Face is one file: a style and a weight of a family, for some characters.
type Face struct {
	Family string `json:"family"`
	Style  string `json:"style"`  // normal, italic
	Weight int    `json:"weight"` // 100 to 900
	File   string `json:"file"`   // WOFF2, beside the list
	Runs   []Run  `json:"runs"`   // ascending, apart
}

// Run is a run of characters that a face has, and their widths in thousandths
// of the font size.
type Run struct {
	First  rune  `json:"first"`
	Last   rune  `json:"last"`
	Widths []int `json:"widths"`
}

// Fonts are the faces of a theme, in the order of the style sheets.
type Fonts struct {
	Faces []Face
	theme fs.FS
	sum   string // of the list
	has   []Run  // of all faces, ascending, apart; without widths
}

// Read reads the list of a theme. The error is fs.ErrNotExist where the theme
// was built in without its fonts.
func Read(theme fs.FS) (Fonts, error) {
	text, err := fs.ReadFile(theme, List)
	if err != nil {
		return Fonts{}, err
	}
	fonts := Fonts{theme: theme, sum: fmt.Sprintf("%x", sha256.Sum256(text))}
	if err := json.Unmarshal(text, &fonts.Faces); err != nil {
		return Fonts{}, fmt.Errorf("read the theme's %s: %w", List, err)
	}
	for _, f := range fonts.Faces {
		for _, r := range f.Runs {
			if r.Last < r.First || len(r.Widths) != int(r.Last-r.First)+1 {
				return Fonts{}, fmt.Errorf("read the theme's %s: %s has %d widths for U+%04X to U+%04X", List, f.File, len(r.Widths), r.First, r.Last)
			}
			fonts.has = append(fonts.has, Run{First: r.First, Last: r.Last})
		}
	}
	fonts.has = joined(fonts.has)
	return fonts, nil
}

// joined sorts runs and joins those that touch.
func joined(runs []Run) []Run {
	slices.SortFunc(runs, func(a, b Run) int { return int(a.First - b.First) })
	var apart []Run
	for _, r := range runs {
		if n := len(apart); n > 0 && r.First <= apart[n-1].Last+1 {
			apart[n-1].Last = max(apart[n-1].Last, r.Last)
		} else {
			apart = append(apart, r)
		}
	}
	return apart
}

// Range gives the characters that a face is for, as unicode-range in CSS. It goes on across
// characters that no face has: that makes it shorter, and loads no file for nothing.
func (f Fonts) Range(face Face) string {
	var all []Run
	for _, r := range face.Runs {
		if n := len(all); n > 0 && !f.hasBetween(all[n-1].Last, r.First) {
			all[n-1].Last = r.Last
		} else {
			all = append(all, Run{First: r.First, Last: r.Last})
		}
	}
	words := make([]string, len(all))
	for i, r := range all {
		words[i] = fmt.Sprintf("U+%X-%X", r.First, r.Last)
		if r.First == r.Last {
			words[i] = fmt.Sprintf("U+%X", r.First)
		}
	}
	return strings.Join(words, ", ")
}

// hasBetween tells whether any face has a character between two others.
func (f Fonts) hasBetween(after, before rune) bool {
	return slices.ContainsFunc(f.has, func(r Run) bool { return r.First < before && r.Last > after })
}

// Data gives the file of a face.
func (f Fonts) Data(face Face) ([]byte, error) {
	return fs.ReadFile(f.theme, path.Join(path.Dir(List), face.File))
}

// Has tells whether any face has a character.
func (f Fonts) Has(r rune) bool {
	i, _ := slices.BinarySearchFunc(f.has, r, func(run Run, r rune) int { return int(run.Last - r) })
	return i < len(f.has) && f.has[i].First <= r
}

// Sans are the families of the sans-serif text of pages, which charts are set in:
// what their style sheets name as --sans, as far as the theme brings it.
var Sans = []string{"Source Sans 3", "Noto Sans Arabic", "Noto Sans Hebrew", "DejaVu Sans"}
