package generator

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// unprintable reports the characters that no font of a packet has, by file and
// script. They come out as boxes on a machine that has no font for them either.
// A theme without fonts cannot set a packet, and says so when it should.
func unprintable(theme fs.FS, tree source.Tree, c casefile.Case) diag.List {
	fonts, err := font.Read(theme)
	if err != nil {
		return nil
	}
	unprinted := map[string]bool{}
	for _, e := range c.Entries() {
		if e.Draft.V || e.Audience == config.Self {
			unprinted[e.Pos.File] = true
		}
	}
	s := search{fonts: fonts, found: map[string]map[string]*lacking{}, scripts: map[rune]string{}}
	s.value(tree.Config.Value)
	for _, d := range tree.Data {
		if printed(d.Path) {
			s.value(d.Value)
		}
	}
	for _, d := range tree.Docs {
		if printed(d.Path) && !unprinted[d.Path] {
			s.value(d.Fields)
			s.text(d.Body.Text, d.Body.Pos)
		}
	}
	series := map[string]map[string]bool{}
	for _, of := range c.Series {
		series[of.Pos.File] = of.Words()
	}
	for _, t := range tree.Tables {
		if !printed(t.Path) {
			continue
		}
		words, figures := series[t.Path]
		for _, row := range t.Rows {
			for _, cell := range row {
				if figures && !words[cell.Text] {
					continue
				}
				s.text(cell.Text, func(int) diag.Pos { return cell.Pos })
			}
		}
	}
	return s.diags()
}

// printed tells whether a packet may print what a file says.
func printed(file string) bool {
	for _, c := range format.Collections {
		if rest, ok := strings.CutPrefix(file, "content/"+c.Name); ok && c.Unprinted && (rest[0] == '/' || rest[0] == '.') {
			return false
		}
	}
	return true
}

// lacking is what one file has of one script.
type lacking struct {
	first rune
	at    diag.Pos
	count int
	other bool // characters beside the first
}

type search struct {
	fonts   font.Fonts
	found   map[string]map[string]*lacking // by file and script
	scripts map[rune]string                // of the characters that were met
}

// value searches the texts of a value. How one was quoted and folded is not known
// any more, so that the place of a character is that of its text.
func (s search) value(v source.Value) {
	s.text(v.Text, func(int) diag.Pos { return v.Pos })
	for _, item := range v.Items {
		s.value(item)
	}
	for _, f := range v.Fields {
		s.value(f.Value)
	}
}

func (s search) text(text string, at func(int) diag.Pos) {
	for i, r := range text {
		if r < 0x250 || r == unicode.ReplacementChar || unicode.In(r, unicode.Z, unicode.Cc, unicode.Cf, unicode.Variation_Selector) || s.fonts.Has(r) {
			continue
		}
		script, known := s.scripts[r]
		if !known {
			script = scriptOf(r)
			s.scripts[r] = script
		}
		pos := at(i)
		file := s.found[pos.File]
		if file == nil {
			file = map[string]*lacking{}
			s.found[pos.File] = file
		}
		m := file[script]
		if m == nil {
			m = &lacking{first: r, at: pos}
			file[script] = m
		}
		m.count++
		m.other = m.other || r != m.first
	}
}

// scriptOf names what a character belongs to, "" where that is no script.
func scriptOf(r rune) string {
	switch {
	case r >= 0x3000 && r <= 0x30ff && !unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return "Han" // the punctuation of East Asia
	case r == 0x964 || r == 0x965:
		return "Devanagari" // the full stops of many scripts of India
	}
	if unicode.In(r, unicode.Common, unicode.Inherited) {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if unicode.Is(unicode.Scripts[name], r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return ""
}

func (s search) diags() diag.List {
	var list diag.List
	for _, file := range slices.Sorted(maps.Keys(s.found)) {
		for _, script := range slices.Sorted(maps.Keys(s.found[file])) {
			m := s.found[file][script]
			what := fmt.Sprintf("\"%c\" (U+%04X)", m.first, m.first)
			switch {
			case m.other && script != "":
				what += fmt.Sprintf(", one of %d characters of the script %s in this file", m.count, script)
			case m.other:
				what += fmt.Sprintf(", one of %d such signs in this file", m.count)
			case m.count > 1:
				what += fmt.Sprintf(", which this file has %d times", m.count)
			}
			d := list.Warnf(m.at, "character-unprintable", "the packet brings no font for %s", what)
			d.Hintf("use other characters, or print the packet on a machine that has a font for %s, and check the page", cmp.Or(script, "it"))
		}
	}
	return list
}
