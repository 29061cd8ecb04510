package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// drawnText is the first page of a file, without its last line end.
func drawnText(t *testing.T, data []byte) (text, otherwise string, unread int) {
	t.Helper()
	list, err := Text(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		switch p.Name {
		case "page 1":
			text, unread = strings.TrimSuffix(string(p.Text), "\n"), p.Unread
		case "page 1, otherwise":
			otherwise = strings.TrimSpace(string(p.Text))
		}
	}
	return text, otherwise, unread
}

func TestWordsAndLines(t *testing.T) {
	font := "/Font <</F 6 0 R>>"
	even := "<</Type /Font /Subtype /TrueType /FirstChar 32 /Widths [" + strings.Repeat("500 ", 200) + "] /Encoding /WinAnsiEncoding>>"
	for _, test := range []struct{ name, instructions, want string }{
		{"a string", "(plain words) Tj", "plain words"},
		{"kerned", "[(k) 20 (er) -15 (ned)] TJ", "kerned"},
		{"spaces by kerning", "[(two) -250 (w) 15 (ords)] TJ", "two words"},
		{"glyph by glyph", "(g) Tj 5 0 Td (l) Tj 5 0 Td (y) Tj 5 0 Td (p) Tj 5 0 Td (h) Tj", "glyph"},
		{"apart by moves", "(one) Tj 18 0 Td (two) Tj", "one two"},
		{"a new line", "(one) Tj 0 -12 Td (two) Tj", "one\ntwo"},
		{"a new line by T*", "12 TL (one) Tj T* (two) Tj (three) '", "one\ntwo\nthree"},
		{"with spaces set", "0 -12 TD 2 0.1 (a b) \"", "a b"},
		{"a raised figure", "(word) Tj /F 6 Tf 4 Ts (12) Tj", "word12"},
		{"a lowered figure", "(H) Tj /F 6 Tf 5 -2 Td (2) Tj /F 10 Tf 3 2 Td (O) Tj", "H2O"},
		{"letters spaced", "2 Tc (spaced) Tj", "spaced"},
		{"letters spaced wide", "6 Tc (wide open words) Tj", "wide open words"},
		{"spaces taken back", "-4.7 Tw (wo rd) Tj 0 Tw ( s) Tj", "word s"},
		{"words spaced", "5 Tw (two words) Tj", "two words"},
		{"columns", "(left) Tj 300 0 Td (right) Tj", "left\nright"},
		{"back to the left", "300 0 Td (right) Tj -300 0 Td (left) Tj", "right\nleft"},
		{"drawn twice, letter by letter", "(t) Tj 0.2 0 Td (t) Tj 5 0 Td (o) Tj 0.2 0 Td (o) Tj", "to"},
		{"two of one letter", "(oo) Tj", "oo"},
		{"scaled", "50 Tz (sc) Tj 5 0 Td (aled) Tj", "scaled"},
		{"upside down", "1 0 0 -1 0 0 Tm (turned) Tj", "turned"},
		{"uphill", "0.8 0.6 -0.6 0.8 100 100 Tm (up) Tj 10 0 Td (hill) Tj", "uphill"},
		{"up the page", "0 1 -1 0 100 100 Tm (two) Tj 18 0 Td (words) Tj", "two words"},
		{"mirrored by its size", "/F -10 Tf (mirror) Tj -30 0 Td (ed) Tj", "mirrored"},
		{"invisible", "3 Tr (hidden) Tj", "hidden"},
		{"escapes", `(a\(b\)\\\101\
c) Tj`, "a(b)\\Ac"},
		{"hexadecimal", "<68 65 786> Tj", "hex`"},
		{"a comment", "% (not this) Tj\n(this) Tj", "this"},
		{"a picture between", "(one) Tj BI /W 1 /H 1 ID \x00EI(x\x01 EI (two) Tj", "onetwo"},
		{"a picture without an end", "(one) Tj BI /W 1 ID xx (two) Tj", "onetwo"},
		{"an actual text", "/Span <</ActualText (spoken)>> BDC (dra) Tj (wn) Tj EMC (!) Tj", "spoken!"},
		{"actual texts in one another", "/A <</ActualText (outer)>> BDC (a) Tj /B <</ActualText (inner)>> BDC (b) Tj EMC (c) Tj EMC (d) Tj", "outerd"},
		{"marks left open", "/A <</ActualText (x)>> BDC (a) Tj", "x"},
		{"careless numbers", "--5 0 Td 1-2 0 Td +.5 0 Td (n) Tj", "n"},
		{"what is not known", "/Nothing gs /F1 sh (here) Tj foo", "here"},
	} {
		text, _, unread := drawnText(t, onePage(font, "BT /F 10 Tf "+test.instructions+" ET", even))
		if text != test.want || unread != 0 {
			t.Errorf("%s: got %q, want %q; %d unread", test.name, text, test.want, unread)
		}
	}
}

func TestDirection(t *testing.T) {
	// Latin letters stand for themselves; alef to tav have the codes from 128.
	hebrew := "<</Type /Font /Subtype /TrueType /FirstChar 32 /Widths [" + strings.Repeat("500 ", 224) + "] /Encoding /WinAnsiEncoding /ToUnicode 7 0 R>>"
	toUnicode := stream("", "1 beginbfrange <80> <9A> <05D0> endbfrange")
	const abc, gd = `\202\201\200`, `\203\202` // as drawn, from the left: gimel bet alef; dalet gimel
	for _, test := range []struct{ name, instructions, want, otherwise string }{
		{"a word", "(" + abc + ") Tj", "אבג", ""},
		{"two words", "(" + gd + " " + abc + ") Tj", "אבג גד", ""},
		{"from the right", `50 0 Td (\200) Tj -5 0 Td (\201) Tj -5 0 Td (\202) Tj`, "אבג", ""},
		{"with a number", "(" + gd + " 12.5 " + abc + ") Tj", "אבג 12.5 גד", ""},
		{"words of Latin in it", "(" + gd + " x y " + abc + ") Tj", "אבג x y גד", "גד x y אבג"},
		{"in words of Latin", "(one two " + gd + " " + abc + " three) Tj", "one two אבג גד three", "three אבג גד one two"},
		{"in two pieces, the right one first", "50 0 Td (" + abc + ") Tj /F 10 Tf -15 0 Td (" + gd + " ) Tj", "אבג גד", ""},
	} {
		text, otherwise, _ := drawnText(t, onePage("/Font <</F 6 0 R>>", "BT /F 10 Tf "+test.instructions+" ET", hebrew, toUnicode))
		if text != test.want || otherwise != test.otherwise {
			t.Errorf("%s: got %q and %q, want %q and %q", test.name, text, otherwise, test.want, test.otherwise)
		}
	}
}

func TestLettersOfFonts(t *testing.T) {
	simple := "<</Type /Font /Subtype /Type1 /Encoding "
	for _, test := range []struct {
		name, font, codes, want string
		unread                  int
		more                    []string
	}{
		{"its own encoding", "<</Type /Font /Subtype /Type1>>", `(it's \256\257 \336)`, "it’s ﬁﬂ \uFFFD", 1, nil},
		{"Windows", simple + "/WinAnsiEncoding>>", `(\200 \374 \223)`, "€ ü “", 0, nil},
		{"Macintosh", simple + "/MacRomanEncoding>>", `(\212 \336)`, "ä ﬁ", 0, nil},
		{"differences", simple + "<</Differences [1 /eacute /f_f_i 65 /uni00DF /afii10017 /unknown.x]>>>>", `(\001\002ABC)`, "éffißА\uFFFD", 1, nil},
		{"of its program", "<</Type /Font /Subtype /Type1 /FontDescriptor 7 0 R>>", `(\001A)`, "ffB", 0,
			[]string{"<</FontFile 8 0 R>>", stream("", "/Encoding 256 array\ndup 1 /ff put\ndup 65/B put\nreadonly def")}},
		{"a map before all", "<</Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /ToUnicode 7 0 R>>", "(AB)", "ZB", 0,
			[]string{stream("", "1 beginbfchar <41> <005A> endbfchar")}},
		{"of two bytes", "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R>>", "<00010002000300100011002000210099>", "fflé😀xyab\uFFFD", 1,
			[]string{stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 3 beginbfchar <0001> <00660066006C> <0002> <00E9> <0003> <D83DDE00> endbfchar "+
				"2 beginbfrange <0010> <0011> <0078> <0020> <0022> [<0061> <0062> <0063>] endbfrange")}},
		{"Unicode itself", "<</Type /Font /Subtype /Type0 /Encoding /UniJIS-UTF16-H>>", "<65E5D83DDE00>", "日😀", 0, nil},
		{"a map of its own", "<</Type /Font /Subtype /Type0 /Encoding 7 0 R /ToUnicode 8 0 R>>", "<41818042>", "A漢B", 0,
			[]string{stream("/Type /CMap", "2 begincodespacerange <00> <7F> <8080> <FFFF> endcodespacerange 1 begincidrange <00> <7F> 1 endcidrange"),
				stream("", "2 beginbfrange <41> <42> <0041> <8180> <8180> <6F22> endbfrange")}},
		{"no letters", "<</Type /Font /Subtype /Type0 /Encoding /Identity-H>>", "<00410042>", "\uFFFD\uFFFD", 2, nil},
		{"of drawings", "<</Type /Font /Subtype /Type3 /FontMatrix [.01 0 0 .01 0 0] /FirstChar 65 /Widths [50 50 50] /Encoding <</Differences [65 /g1 /B /g3]>> /CharProcs <</g1 8 0 R>> /ToUnicode 7 0 R>>",
			"(ABC)", "xB\uFFFD", 1, []string{stream("", "1 beginbfchar <41> <0078> endbfchar"), stream("", "50 0 d0 BT (a glyph that writes) Tj ET")}},
		{"none", "null", "(plain)", "plain", 0, nil},
	} {
		data := onePage("/Font <</F 6 0 R>>", "BT /F 10 Tf "+test.codes+" Tj ET", append([]string{test.font}, test.more...)...)
		text, _, unread := drawnText(t, data)
		if strings.ReplaceAll(text, "\n", "") != test.want || unread != test.unread {
			t.Errorf("%s: got %q, want %q; %d unread, want %d", test.name, text, test.want, unread, test.unread)
		}
		if test.name == "of drawings" && !strings.Contains(parts(t, data)["drawings"], "a glyph that writes\n") {
			t.Errorf("the drawing of a glyph is not read: %q", parts(t, data))
		}
	}
}

func TestWidths(t *testing.T) {
	// Glyph 1 is narrow and 2 is wide: the same distance parts words or not.
	composite := "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<</DW 500 /W %s>>]>>"
	toUnicode := stream("", "1 beginbfrange <0001> <0009> <0061> endbfrange")
	for _, test := range []struct{ widths, want string }{
		{"[1 [100 900]]", "a\nb\nbb"},
		{"[1 1 100 2 9 900]", "a\nb\nbb"},
		{"[]", "a b b b"},
		{"[1]", "a b b b"},
		{"[1 2]", "a b b b"},
	} {
		data := onePage("/Font <</F 6 0 R>>", "BT /F 10 Tf <0001> Tj 9 0 Td <0002> Tj 9 0 Td <0002> Tj 9 0 Td <0002> Tj ET", fmt.Sprintf(composite, test.widths), toUnicode)
		if text, _, _ := drawnText(t, data); strings.ReplaceAll(text, " ", "") != strings.ReplaceAll(strings.ReplaceAll(test.want, "\n", ""), " ", "") {
			t.Errorf("%s: got %q", test.widths, text)
		} else if spaced := strings.Count(text, " "); (test.widths[1] == '1' && len(test.widths) > 6) != (spaced == 1) {
			t.Errorf("%s: got %q", test.widths, text)
		}
	}
}

func TestGlyphLetters(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "space": " ", "eacute": "é", "Lcaron": "Ľ", "gcommaaccent": "ģ", "scommaaccent": "ș", "ohungarumlaut": "ő", "AEacute": "Ǽ",
		"f_f_i": "ffi", "ffl": "ffl", "a.sc": "a", "one.oldstyle": "1", "uni20AC": "€", "uni00410042": "AB", "u1F600": "😀",
		"afii10017": "А", "afii10023": "Ё", "afii10049": "Я", "afii10071": "ё", "afii10097": "я", "afii57664": "א", "afii57690": "ת", "afii57409": "ء",
		"alpha": "α", "Euro": "€", "quoteright": "’", "germandbls": "ß",
		".notdef": "", "g12": "", "uniXYZW": "", "uD800": "", "afii": "", "acute": "´", "unknown": "",
	} {
		if got := glyphLetters(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestTextString(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "\xfe\xff\x00Z\x00\xe9": "Zé", "\xff\xfeZ\x00\xe9\x00": "Zé", "\xef\xbb\xbfé": "é", "é": "é",
		"caf\xe9": "café", "\x84 \xa0 \x93\xfc": "— € ﬁü", "\xfe\xff\xd8\x3d\xde\x00": "😀", "": "",
	} {
		if got := textString([]byte(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A map to letters is for programs that search and copy. Where it says other letters than
// the codes draw, both are read.
func TestLettersThatAMapDeniesAreRead(t *testing.T) {
	denies := func(letters, digits string) string { // as programs write it that hide what they copy
		var b strings.Builder
		for i, x := range letters {
			fmt.Fprintf(&b, "<%0*X> <%04X> ", len(digits), x, 'q'+i%3)
		}
		return stream("", fmt.Sprintf("%d beginbfchar %s endbfchar", len(letters), b.String()))
	}
	for _, test := range []struct {
		name, font, codes, byCode string
		more                      []string
	}{
		{"a font of every viewer", "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R>>", "(Bittern)", "Bittern", []string{denies("Bitern", "00")}},
		{"differences", "<</Type /Font /Subtype /TrueType /Encoding <</Differences [1 /B /i /t /e /r /n]>> /ToUnicode 7 0 R /FontDescriptor <</FontFile2 8 0 R /Flags 32>>>>",
			"<01020303040506>", "Bittern", []string{denies("\x01\x02\x03\x04\x05\x06", "00"), stream("", "a program")}},
		{"letters between", "<</Type /Font /Subtype /Type1 /ToUnicode 7 0 R>>", "(Bittern)", "Bittern",
			[]string{stream("", "3 beginbfchar <42> <0042006F> <69> <0069006F> <74> <0074006F> endbfchar")}},
		{"codes that are letters", "<</Type /Font /Subtype /Type0 /Encoding /UniGB-UCS2-H /ToUnicode 7 0 R>>", "<004200690074>", "Bit", []string{denies("Bit", "0000")}},
		{"the same letters", "<</Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /ToUnicode 7 0 R>>", "(Bit)", "", []string{stream("", "1 beginbfrange <20> <7E> <0020> endbfrange")}},
		{"a program that alone says what it draws", "<</Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /ToUnicode 7 0 R /FontDescriptor <</FontFile2 8 0 R /Flags 4>>>>",
			"(Bit)", "", []string{denies("Bit", "00"), stream("", "a program")}},
	} {
		got := parts(t, onePage("/Font <</F 6 0 R>>", "BT /F 10 Tf "+test.codes+" Tj ET", append([]string{test.font}, test.more...)...))
		if said := strings.TrimSpace(got["page 1, by code"]); said != test.byCode {
			t.Errorf("%s: got %q by code, want %q; %q", test.name, said, test.byCode, got)
		}
	}
}
