package pdf

import (
	"strings"

	corefont "github.com/pdfcpu/pdfcpu/pkg/font"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Flags of the descriptor of a font (ISO 32000-2, table 121).
const (
	fixedPitch = 1 << 0
	serif      = 1 << 1
	italic     = 1 << 6
	forceBold  = 1 << 18
)

// standardFont gives the one of the 14 standard fonts that viewers put in the place
// of a font which does not come with the file. Named tells whether the file names it,
// or one that was made to its measures.
func standardFont(name string, flags int) (font string, named bool) {
	if _, after, found := strings.Cut(name, "+"); found {
		name = after // of a subset
	}
	name = strings.ToLower(strings.NewReplacer(" ", "", "-", "", "_", "", ",", "").Replace(name))
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(name, w) {
				return true
			}
		}
		return false
	}
	bold, slanted := has("bold", "black", "heavy") || flags&forceBold != 0, has("italic", "oblique") || flags&italic != 0
	switch named = has("courier", "times", "helvetica", "arial", "symbol", "dingbats"); {
	case has("dingbats"):
		return "ZapfDingbats", named
	case has("symbol"):
		return "Symbol", named
	case has("times"), !named && flags&serif != 0 && flags&fixedPitch == 0:
		return "Times-" + style(bold, slanted, "Roman", "Italic"), named
	case has("courier"), !named && flags&fixedPitch != 0:
		font = "Courier-"
	default:
		font = "Helvetica-"
	}
	return strings.TrimSuffix(font+style(bold, slanted, "", "Oblique"), "-"), named
}

func style(bold, slanted bool, regular, slant string) string {
	switch {
	case bold && slanted:
		return "Bold" + slant
	case bold:
		return "Bold"
	case slanted:
		return slant
	}
	return regular
}

// measure gives the letters of a simple font the widths that they have in one of the
// standard fonts. What is put together of several letters is as wide as these, and a
// letter with a mark as wide as without.
func (f *font) measure(standard string) {
	for code := range uint32(256) {
		if standard == "Symbol" || standard == "ZapfDingbats" {
			f.widths[code], _ = standardWidth(standard, rune(code)) // they have codes of their own
			continue
		}
		sum, known := 0.0, false
		for _, letter := range f.simple[code] {
			parts := []rune{letter}
			if _, ok := charmap.Windows1252.EncodeRune(letter); !ok {
				parts = []rune(norm.NFKD.String(string(letter)))
			}
			for _, part := range parts {
				if plain := unmarked[part]; plain != 0 {
					part = plain
				}
				if c, ok := charmap.Windows1252.EncodeRune(part); ok {
					w, ok := standardWidth(standard, rune(c))
					sum, known = sum+w, known || ok
				}
			}
		}
		if known {
			f.widths[code] = sum
		}
	}
}

// unmarked are letters whose marks Unicode does not take off.
var unmarked = map[rune]rune{'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ħ': 'h', 'ı': 'i'}

func standardWidth(standard string, code rune) (float64, bool) {
	w, err := corefont.CharWidth(standard, code)
	return float64(w), err == nil
}
