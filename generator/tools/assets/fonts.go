package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// A typeface is a family of which pages and packets use some cuts. It comes as
// one package, in files for some characters each, which are taken as they are;
// or in one large file, which is cut into parts here.
type typeface struct {
	id      string // its package is @fontsource/ID
	subsets []string
	parts   []part // of the subset latin, which is all of the font
	cuts    []cut
}

type cut struct {
	weight int
	style  string
}

// A part is what a file for some characters is cut down to.
type part struct{ name, ranges string }

// typefaces are in the order in which fonts.json lists them. Subsets stand as
// in the style sheets of the packages, latin last: of two faces that claim the
// same character, a browser takes the later one.
//
// The Source families lack arrows, mathematics, box drawing and more that is
// written in every case; DejaVu stands in, in parts that are small enough to be
// loaded for a single arrow.
var typefaces = []typeface{
	{id: "source-serif-4", subsets: strings.Fields("cyrillic-ext cyrillic greek vietnamese latin-ext latin"), cuts: []cut{{400, "normal"}, {400, "italic"}, {600, "normal"}}},
	{id: "source-sans-3", subsets: strings.Fields("cyrillic-ext cyrillic greek-ext greek vietnamese latin-ext latin"), cuts: []cut{{400, "normal"}, {400, "italic"}, {600, "normal"}}},
	{id: "source-code-pro", subsets: strings.Fields("cyrillic-ext cyrillic greek-ext greek vietnamese latin-ext latin"), cuts: []cut{{400, "normal"}}},
	{id: "noto-sans-arabic", subsets: strings.Fields("arabic"), cuts: []cut{{400, "normal"}, {600, "normal"}}},
	{id: "noto-sans-hebrew", subsets: strings.Fields("hebrew"), cuts: []cut{{400, "normal"}, {600, "normal"}}},
	{id: "dejavu-mono", parts: []part{
		{"arrows", arrows}, {"shapes", shapes}, {"signs", signs}, {"math", mathematics},
	}, cuts: []cut{{400, "normal"}}},
	{id: "dejavu-sans", parts: []part{
		{"arrows", arrows}, {"shapes", shapes}, {"signs", signs}, {"math", mathematics},
		{"technical", "U+2300-23FF,U+2400-245F,U+2700-27BF"}, {"pictures", "U+2460-24FF,U+2600-26FF"},
	}, cuts: []cut{{400, "normal"}}},
}

// What the parts of fonts are for: nothing that the Source families have.
const (
	arrows      = "U+2190,U+2192,U+2194-21FF,U+27F0-27FF,U+2900-297F,U+2B00-2BFF"
	shapes      = "U+2500-25FF"
	signs       = "U+2010-2012,U+2015-2017,U+201B,U+201F,U+2021,U+2023-2025,U+2027,U+202F,U+2030-2031,U+2034-2038,U+203B-2043,U+2045-205E,U+2070-209F,U+2100-2112,U+2114-2115,U+2117-2121,U+2123-218F,U+FB00-FB06"
	mathematics = "U+2200-2211,U+2213-2214,U+2216-22FF,U+27C0-27EF,U+2980-2AFF"
)

// source is a file of a package, and what it becomes.
type source struct {
	face   font.Face
	from   string
	ranges [][2]rune // that the file is for; it may have some more
	cut    bool      // down to the ranges
}

// writeFonts puts the files of all typefaces into a folder, lists them in its
// fonts.json, and gives their number and size.
func writeFonts(ctx context.Context, root, folder string) (files, size int, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, 0, err
	}
	var all []source
	for _, t := range typefaces {
		list, err := t.sources(filepath.Join(root, "node_modules", "@fontsource", t.id))
		if err != nil {
			return 0, 0, fmt.Errorf("package @fontsource/%s: %w", t.id, err)
		}
		all = append(all, list...)
	}
	plain, err := os.MkdirTemp("", "casebook-fonts-")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(plain)
	if err := convert(ctx, root, folder, plain, all); err != nil {
		return 0, 0, err
	}
	var lines []string
	for _, s := range all {
		if s.face.Runs, err = measured(filepath.Join(plain, s.face.File), s.ranges); err != nil {
			return 0, 0, fmt.Errorf("reading %s: %w", s.face.File, err)
		}
		info, err := os.Stat(filepath.Join(folder, s.face.File))
		if err != nil {
			return 0, 0, err
		}
		line, err := json.Marshal(s.face)
		if err != nil {
			return 0, 0, err
		}
		files, size, lines = files+1, size+int(info.Size()), append(lines, string(line))
	}
	list := "[\n" + strings.Join(lines, ",\n") + "\n]\n"
	return files, size, os.WriteFile(filepath.Join(folder, filepath.Base(font.List)), []byte(list), 0o644)
}

// convert writes the files into a folder, and beside it in a form that Go reads.
func convert(ctx context.Context, root, folder, plain string, all []source) error {
	type job struct {
		From  string `json:"from"`
		To    string `json:"to"`
		Plain string `json:"plain"`
		Keep  []rune `json:"keep"`
	}
	var jobs []job
	for _, s := range all {
		j := job{From: s.from, To: filepath.Join(folder, s.face.File), Plain: filepath.Join(plain, s.face.File), Keep: []rune{}}
		for _, r := range s.ranges {
			for c := r[0]; s.cut && c <= r[1]; c++ {
				j.Keep = append(j.Keep, c)
			}
		}
		var err error
		for _, path := range []*string{&j.From, &j.To} {
			if *path, err = filepath.Abs(*path); err != nil {
				return err
			}
		}
		jobs = append(jobs, j)
	}
	input, err := json.Marshal(jobs)
	if err != nil {
		return err
	}
	node := exec.CommandContext(ctx, "node", filepath.Join("generator", "tools", "assets", "fonts.mjs"))
	node.Dir, node.Stdin = root, bytes.NewReader(input)
	if said, err := node.CombinedOutput(); err != nil {
		return fmt.Errorf("cutting fonts: %w: %s", err, bytes.TrimSpace(said))
	}
	return nil
}

// sources finds in a package what its files are good for.
func (t typeface) sources(from string) ([]source, error) {
	var about struct{ Family string }
	if err := readJSON(filepath.Join(from, "metadata.json"), &about); err != nil {
		return nil, err
	}
	var ranges map[string]string // subset -> "U+0000-00FF,U+0131"
	if err := readJSON(filepath.Join(from, "unicode.json"), &ranges); err != nil {
		return nil, err
	}
	var list []source
	add := func(name, subset, characters string, c cut, own bool) error {
		r, err := parseRanges(characters)
		if err != nil {
			return fmt.Errorf("the characters of its subset %s: %w", name, err)
		}
		file := func(name string) string { return fmt.Sprintf("%s-%s-%d-%s.woff2", t.id, name, c.weight, c.style) }
		face := font.Face{Family: about.Family, Style: c.style, Weight: c.weight, File: file(name)}
		list = append(list, source{face, filepath.Join(from, "files", file(subset)), r, own})
		return nil
	}
	for _, c := range t.cuts {
		for _, subset := range t.subsets {
			if err := add(subset, subset, ranges[subset], c, false); err != nil {
				return nil, err
			}
		}
		for _, p := range t.parts {
			if err := add(p.name, "latin", p.ranges, c, true); err != nil {
				return nil, err
			}
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
func parseRanges(list string) ([][2]rune, error) {
	var all [][2]rune
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
		all = append(all, [2]rune{rune(a), rune(b)})
	}
	slices.SortFunc(all, func(a, b [2]rune) int { return int(a[0] - b[0]) })
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
