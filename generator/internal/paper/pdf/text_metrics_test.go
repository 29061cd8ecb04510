package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// A file need not tell the widths of the standard fonts, and careless ones tell none
// of others: what is set in pieces that touch is one word.
func TestWidthsOfStandardFonts(t *testing.T) {
	for _, test := range []struct {
		font    string
		widths  map[string]float64 // of the first piece, in thousandths
		between float64            // of words, in thousandths
	}{
		{"/Type1 /BaseFont /Helvetica", map[string]float64{"Mom": 2222, "lili": 888, `\306`: 1000}, 278},
		{"/Type1 /BaseFont /Helvetica-BoldOblique", map[string]float64{"Mom": 2333}, 278},
		{"/TrueType /BaseFont /ABCDEF+Arial,Bold", map[string]float64{"Mom": 2333}, 278},
		{"/TrueType /BaseFont /ArialMT /FontDescriptor <</MissingWidth 750>>", map[string]float64{"Mom": 2222}, 278},
		{"/Type1 /BaseFont /Times-Roman", map[string]float64{"Mom": 2167, "lili": 1112}, 250},
		{"/TrueType /BaseFont /TimesNewRomanPS-ItalicMT", map[string]float64{"Mom": 2055}, 250},
		{"/TrueType /BaseFont /CourierNew", map[string]float64{"Mom": 1800, "lili": 2400}, 600},
		{"/Type1 /BaseFont /Symbol /Encoding <</Differences [77 /M]>>", map[string]float64{"M": 889}, 250},
		{"/TrueType /BaseFont /Unknown", map[string]float64{"Mom": 2222}, 278},
		{"/TrueType /BaseFont /Unknown /FontDescriptor <</Flags 34>>", map[string]float64{"Mom": 2167}, 250},
		{"/TrueType /BaseFont /Unknown /FontDescriptor <</Flags 35>>", map[string]float64{"lili": 2400}, 600},
		{"/TrueType /BaseFont /Unknown /FontDescriptor <</MissingWidth 750>>", map[string]float64{"Mom": 2250}, 278},
		{"/Type1 /BaseFont /Helvetica /Encoding <</Differences [1 /Lslash /lslash /ccaron /ff]>>", map[string]float64{`\001\001`: 1112, `\002\002\002`: 666, `\003\003\003`: 1500, `\004\004\004`: 1668}, 278},
	} {
		font := "<</Type /Font /Encoding /WinAnsiEncoding /Subtype " + test.font + ">>"
		if strings.Contains(test.font, "/Encoding") {
			font = "<</Type /Font /Subtype " + test.font + ">>"
		}
		for first, width := range test.widths {
			for apart, want := range map[float64]int{0: 1, test.between: 2} {
				move := (width + apart) / 100 // at a size of 10
				text, _, _ := drawnText(t, onePage("/Font <</F 6 0 R>>", fmt.Sprintf("BT /F 10 Tf (%s) Tj %g 0 Td (sen) Tj ET", first, move), font))
				if n := len(strings.Fields(text)); n != want || strings.Contains(text, "\n") {
					t.Errorf("%s: %q and \"sen\", %g apart, reads %q", test.font, first, apart, text)
				}
			}
		}
	}
}
