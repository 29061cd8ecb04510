package main

import (
	"fmt"
	"math"
	"os"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// measured reads from a font which characters of some ranges it has, and how
// wide they are. What a package says that its files are for, they do not all
// have.
func measured(path string, ranges [][2]rune) ([]font.Run, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	var buffer sfnt.Buffer
	unit := int(parsed.UnitsPerEm())
	var runs []font.Run
	for _, r := range ranges {
		for c := r[0]; c <= r[1]; c++ {
			glyph, err := parsed.GlyphIndex(&buffer, c)
			if err != nil || glyph == 0 {
				continue
			}
			advance, err := parsed.GlyphAdvance(&buffer, glyph, fixed.I(unit), xfont.HintingNone)
			if err != nil {
				return nil, fmt.Errorf("the width of U+%04X: %w", c, err)
			}
			if n := len(runs); n == 0 || runs[n-1].Last != c-1 {
				runs = append(runs, font.Run{First: c})
			}
			last := &runs[len(runs)-1]
			last.Last = c
			last.Widths = append(last.Widths, int(math.Ceil(float64(advance)/64*1000/float64(unit))))
		}
	}
	if len(runs) == 0 {
		return nil, fmt.Errorf("it has none of the characters that it is for")
	}
	return runs, nil
}
