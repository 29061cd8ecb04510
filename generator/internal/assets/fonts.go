package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A typeface is a family of which the printed packet uses some cuts. It comes
// as one package, cut into subsets by script, each a file of its own.
type typeface struct {
	id      string // its package is @fontsource/ID
	subsets []string
	cuts    []cut
}

type cut struct {
	weight int
	style  string
}

// typefaces are in the order in which fonts.json lists them. Subsets stand as
// in the style sheets of the packages, latin last: of two faces that claim the
// same character, a browser takes the later one.
var typefaces = []typeface{
	{"source-serif-4", strings.Fields("cyrillic-ext cyrillic greek vietnamese latin-ext latin"), []cut{{400, "normal"}, {400, "italic"}, {600, "normal"}}},
	{"source-sans-3", strings.Fields("cyrillic-ext cyrillic greek-ext greek vietnamese latin-ext latin"), []cut{{400, "normal"}, {400, "italic"}, {600, "normal"}}},
	{"source-code-pro", strings.Fields("cyrillic-ext cyrillic greek-ext greek vietnamese latin-ext latin"), []cut{{400, "normal"}}},
	{"noto-sans-arabic", strings.Fields("arabic"), []cut{{400, "normal"}, {600, "normal"}}},
	{"noto-sans-hebrew", strings.Fields("hebrew"), []cut{{400, "normal"}, {600, "normal"}}},
}

// A face is one file and what it is good for: an entry of fonts.json.
type face struct {
	Family string   `json:"family"`
	Style  string   `json:"style"`
	Weight int      `json:"weight"`
	Ranges [][2]int `json:"ranges"` // first and last code point, ascending, apart
	File   string   `json:"file"`   // beside fonts.json
}

// writeFonts copies the files of all typefaces into a folder, lists them in
// its fonts.json, and gives their number and size.
func writeFonts(root, folder string) (files, size int, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, 0, err
	}
	var lines []string
	for _, t := range typefaces {
		from := filepath.Join(root, "node_modules", "@fontsource", t.id)
		faces, err := t.faces(from)
		if err != nil {
			return 0, 0, fmt.Errorf("package @fontsource/%s: %w", t.id, err)
		}
		for _, f := range faces {
			data, err := os.ReadFile(filepath.Join(from, "files", f.File))
			if err != nil {
				return 0, 0, err
			}
			if err := os.WriteFile(filepath.Join(folder, f.File), data, 0o644); err != nil {
				return 0, 0, err
			}
			line, err := json.Marshal(f)
			if err != nil {
				return 0, 0, err
			}
			files, size, lines = files+1, size+len(data), append(lines, string(line))
		}
	}
	list := "[\n" + strings.Join(lines, ",\n") + "\n]\n"
	return files, size, os.WriteFile(filepath.Join(folder, "fonts.json"), []byte(list), 0o644)
}

// faces reads in a package what its files are good for.
func (t typeface) faces(from string) ([]face, error) {
	var about struct{ Family string }
	if err := readJSON(filepath.Join(from, "metadata.json"), &about); err != nil {
		return nil, err
	}
	var ranges map[string]string // subset -> "U+0000-00FF,U+0131"
	if err := readJSON(filepath.Join(from, "unicode.json"), &ranges); err != nil {
		return nil, err
	}
	var list []face
	for _, c := range t.cuts {
		for _, subset := range t.subsets {
			r, err := parseRanges(ranges[subset])
			if err != nil {
				return nil, fmt.Errorf("the characters of its subset %s: %w", subset, err)
			}
			file := fmt.Sprintf("%s-%s-%d-%s.woff2", t.id, subset, c.weight, c.style)
			list = append(list, face{about.Family, c.style, c.weight, r, file})
		}
	}
	return list, nil
}

func readJSON(path string, to any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("reading %s: %w", filepath.Base(path), err)
	}
	return nil
}

// parseRanges reads the value of unicode-range in CSS, without its wildcards.
func parseRanges(list string) ([][2]int, error) {
	var all [][2]int
	for word := range strings.SplitSeq(list, ",") {
		digits, ok := strings.CutPrefix(strings.TrimSpace(word), "U+")
		first, last, isRange := strings.Cut(digits, "-")
		if !isRange {
			last = first
		}
		a, err := strconv.ParseUint(first, 16, 21)
		b, err2 := strconv.ParseUint(last, 16, 21)
		if !ok || err != nil || err2 != nil || a > b {
			return nil, fmt.Errorf("%q is no range of code points", word)
		}
		all = append(all, [2]int{int(a), int(b)})
	}
	slices.SortFunc(all, func(a, b [2]int) int { return a[0] - b[0] })
	apart := all[:1]
	for _, r := range all[1:] {
		if end := &apart[len(apart)-1][1]; r[0] <= *end+1 {
			*end = max(*end, r[1])
		} else {
			apart = append(apart, r)
		}
	}
	return apart, nil
}
