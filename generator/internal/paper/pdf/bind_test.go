package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// paged is a file of pages with the attributes that are given, each with its own words,
// a link and metadata.
func paged(catalog string, attributes ...string) []byte {
	var kids []string
	objects := []string{"<</Title (A plan)>>", "<</Type /Catalog /Pages 3 0 R /Metadata 4 0 R" + catalog + ">>", "", stream("/Type /Metadata /Subtype /XML", "<x>by Ada</x>"),
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 33 /Widths [250 250] /FontDescriptor 6 0 R>>",
		"<</Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1>>"}
	for i, a := range attributes {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects, fmt.Sprintf("<</Type /Page /Parent 3 0 R /Contents [%d 0 R %d 0 R] %s>>", n+1, n+2, a),
			stream("", "1 0 0 rg 0 0 20 20 re f BT /F#201 12 Tf"), stream("", fmt.Sprintf("72 300 Td (Heron page %d) Tj ET", i+1)))
	}
	objects[2] = fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 595 842] /Resources <</Font <</F#201 5 0 R>>>>>>", len(kids), strings.Join(kids, " "))
	return made(objects...)
}

const link = "/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://heron.example/)>>>>]"

func TestBindDrawsEveryPage(t *testing.T) {
	printed, frame := sample(chromiumDates), Frame{50, 60, 400, 700}
	plan := paged("", "/Rotate 90 "+link+" /CropBox [10 10 500 700]", "/MediaBox [0 0 400 300]")
	if n, err := Bindable(plan); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	how := Finishing{Created: created, Attachments: []Attachment{colophon}, Bound: []Bound{{plan, 1}}, Frame: frame}
	done := finish(t, printed, how)
	if !bytes.Equal(done, finish(t, bytes.ReplaceAll(printed, []byte("D:2026"), []byte("D:2025")), how)) {
		t.Error("what is printed at another time has other bytes")
	}
	if headings, err := Outline(done); err != nil || len(headings) != 2 {
		t.Error(headings, err)
	}
	said := parts(t, done)
	for page, want := range map[string]string{"page 1": "Heron page 1", "page 2": "Heron page 2"} {
		if !strings.Contains(said[page], want) {
			t.Errorf("%s is %q, want %q", page, said[page], want)
		}
	}
	for name, text := range said {
		if strings.Contains(text, "heron.example") || strings.Contains(text, "by Ada") {
			t.Errorf("%s takes over %q", name, text)
		}
	}
	if acts, err := Acts(done); err != nil || strings.Join(acts, "; ") != holds {
		t.Error(acts, err)
	}
	if n, at, err := places(done); err != nil || n != 2 || at["one"] != 1 {
		t.Errorf("%d pages, %v, %v", n, at, err)
	}
}

// The corners of what is seen of a page are the corners of where it is drawn.
func TestPagesAreDrawnUpright(t *testing.T) {
	for turned, want := range []string{"left-bottom", "left-top", "right-top", "right-bottom"} {
		s := sheet{left: 10, bottom: 20, right: 110, top: 70, turned: turned}
		m, width, height := s.placed(Frame{100, 100, 200, 200})
		var a, b, c, d, e, f float64
		if _, err := fmt.Sscan(m, &a, &b, &c, &d, &e, &f); err != nil {
			t.Fatal(err)
		}
		corners := map[string][2]float64{"left-bottom": {10, 20}, "left-top": {10, 70}, "right-top": {110, 70}, "right-bottom": {110, 20}}
		left, bottom := 100+(200-width)/2, 300-height
		for name, p := range corners {
			x, y := a*p[0]+c*p[1]+e, b*p[0]+d*p[1]+f
			lowLeft := near(x, left) && near(y, bottom)
			// A page that is turned clockwise by a quarter has its lower right corner at the lower left.
			if lowLeft != (name == map[string]string{"left-bottom": "left-bottom", "left-top": "right-bottom", "right-top": "right-top", "right-bottom": "left-top"}[want]) {
				t.Errorf("turned %d: %s is at %.1f, %.1f", turned, name, x, y)
			}
			if x < left-.1 || x > left+width+.1 || y < bottom-.1 || y > bottom+height+.1 {
				t.Errorf("turned %d: %s is outside, at %.1f, %.1f", turned, name, x, y)
			}
		}
	}
}

func near(a, b float64) bool { return a-b < .01 && b-a < .01 }

func TestBindableSaysWhyNot(t *testing.T) {
	a4 := "/MediaBox [0 0 595 842]"
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"text", []byte("x"), "not a PDF file"},
		{"cut off", paged("", a4)[:30], "the PDF file is damaged"},
		{"a password", encrypted(t, "secret"), "the PDF file is encrypted"},
		{"an owner's password", encrypted(t, ""), "the PDF file is encrypted, although it opens without a password"},
		{"a script", paged("/OpenAction <</S /JavaScript /JS (x)>>", a4), "the PDF file has active content: it runs a script"},
		{"XFA", paged("/AcroForm <</XFA (x)>>", a4), "the PDF file has active content: it contains an XFA form"},
		{"files", paged("/Names <</EmbeddedFiles <</Names []>>>>", a4), "the PDF file has active content: it contains other files"},
		{"layers", paged("/OCProperties <</OCGs []>>", a4), "the PDF file has layers, which can be hidden and shown"},
		{"a note", paged("", a4, a4+" /Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (no)>>]"), "page 2 has annotations or form fields, which are not part of the page"},
		{"a field", paged("", "/Annots [<</Type /Annot /Subtype /Widget /FT /Tx /V (no) /Rect [0 0 9 9]>>]"), "page 1 has annotations or form fields, which are not part of the page"},
		{"huge", paged("", "/MediaBox [0 0 2384 3370]"), "page 1 measures 841 × 1189 mm, and would be too small to read"},
		{"huge by its unit", paged("", a4+" /UserUnit 4"), "page 1 measures 840 × 1188 mm, and would be too small to read"},
		{"empty", paged("", "/MediaBox [0 0 0 842]"), "page 1 is too small to read"},
		{"seen from elsewhere", paged("", a4+" /CropBox [600 0 700 100]"), "page 1 is too small to read"},
		{"not a number", paged("", "/MediaBox [0 0 /a 842]"), "page 1 has no size"},
		{"no page", paged(""), "the PDF file has no pages"},
		{"many", paged("", make([]string, mostSheets+1)...), "the PDF file has more than 200 pages"},
		{"content that cannot be unpacked", made("<<>>", "<</Type /Catalog /Pages 3 0 R>>", "<</Type /Pages /Count 1 /Kids [4 0 R]>>",
			"<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R>>", stream("/Filter /FlateDecode", "garbage")), "page 1: the PDF file is damaged: what it draws: "},
	} {
		n, err := Bindable(test.data)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) || n != 0 {
			t.Errorf("%s: %d pages, %v\nwant %s", test.name, n, err, test.want)
		}
	}
}

func FuzzBindable(f *testing.F) {
	f.Add(sample(chromiumDates))
	f.Add(paged("", "/Rotate 90", "/UserUnit 2"))
	printed := sample(chromiumDates)
	f.Fuzz(func(t *testing.T, data []byte) {
		if n, err := Bindable(data); err != nil || n > 2 {
			return
		}
		if bound, err := Finish(printed, Finishing{Bound: []Bound{{data, 1}}, Frame: Frame{50, 60, 400, 700}}); err != nil || len(bound) <= len(printed) {
			t.Errorf("a file that can be bound is not: %v", err)
		}
	})
}
