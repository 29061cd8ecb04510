package extract

import (
	"strings"
	"testing"
)

// Cells that stand side by side are read side by side, wherever their texts are.
func TestRowsOfAWorkbookAreRead(t *testing.T) {
	var w Workbook
	w.Take("sheet", []byte(`<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>2</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row>`+
		`<x:row><x:c t="str"><x:f>A1</x:f><x:v>Wren</x:v></x:c><x:c><x:v>7</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is></x:c><x:c t="s"><x:v>99</x:v></x:c></x:row></x:sheetData>`+
		`<x:headerFooter><x:oddHeader>&amp;LWren&amp;"Arial,Bold" Alder</x:oddHeader></x:headerFooter></x:worksheet>`))
	w.Take("texts", []byte(`<sst><si><t>Alder</t></si><si><t>between</t></si><si><r><t>Wr</t></r><r><t>en</t></r><rPh><t>ren</t></rPh></si></sst>`))
	w.Take("styles", []byte(`<styleSheet><c t="s"><v>0</v></c></styleSheet>`))
	got, whole := w.Rows(1000)
	want := "Wren,Alder,\nWren,7,inline,99,\nWren Alder\n"
	if !whole || len(got) != 1 || string(got[0].Data) != want {
		t.Errorf("got %q, %t; want %q", got, whole, want)
	}
	bomb := Workbook{shared: []string{strings.Repeat("x", 1000)}}
	bomb.Take("sheet", []byte("<worksheet>"+strings.Repeat(`<c t="s"><v>0</v></c>`, 1000)+"</worksheet>"))
	if got, whole := bomb.Rows(5000); whole || len(got[0].Data) > 7000 {
		t.Errorf("%d bytes are read, whole: %t", len(got[0].Data), whole)
	}
}
