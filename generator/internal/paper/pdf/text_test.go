package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/text/unicode/norm"
)

// written is a page with what makes text hard to read back.
func written() string {
	face := func(name, style string, data []byte) string {
		return fmt.Sprintf("@font-face { font-family: %s; %s; src: url(data:font/ttf;base64,%s) }\n", name, style, base64.StdEncoding.EncodeToString(data))
	}
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A title in the metadata of it</title><style>
` + face("Text", "font-style: normal", goregular.TTF) + face("Text", "font-weight: bold", gobold.TTF) + face("Text", "font-style: italic", goitalic.TTF) + `
@page { size: A4; margin: 2cm; @bottom-center { font: 9pt Text; content: "Page " counter(page) " of " counter(pages) } }
body { font: 12pt/1.4 Text } p { margin: 6pt 0 } .narrow { width: 6cm; text-align: justify }
.spaced { letter-spacing: .2em; text-transform: uppercase; font-size: 9pt }</style></head><body>
<h1>Ångström façade naïve Łódź</h1>
<p>The office staff found five efficient baffles: offline affluent waffle ruffling in the first floor affidavit.
<p class="spaced">letter spaced words of a small heading
<p style="letter-spacing: .5em">wide open letters stand here today
<p class="narrow">Justified paragraphs are wrapped in narrow columns, so that the words of a line stand far apart from each other everywhere.
<p><b>Bold words stand</b> <i>before italic words</i> and un<b>break</b>able<sup>12</sup> H<sub>2</sub>O is water
<p>See the <a style="position: relative" href="https://a.example/secret%20place">relative link text</a> for more details of it.
<p style="font-variant: small-caps">Small Caps are drawn in two sizes
<p style="color: white">white words on white ground here
<p style="opacity: .5">transparent words are drawn in a group
<p style="transform: rotate(-20deg); width: 9cm">these words run uphill on the page
<p>Greek Ελληνικά γράμματα, Cyrillic Русские буквы и слова тоже.
<table><tr><td>alpha</td><td>beta</td><td>gamma</td><td>delta</td><td>epsilon</td></tr></table>
<svg width="600" height="120"><text x="10" y="40" font-size="30" fill="none" stroke="black">outlined words of a drawing</text>
<text x="10" y="80" textLength="450">words spread along a length</text></svg>
<svg role="img" aria-label="An alternate text of a picture" width="20" height="20"><rect width="20" height="20"/></svg>
<p lang="ar" dir="rtl">هذه جملة عربية طويلة تحتوي على كلمات كثيرة ` + `في عام 2024 تقريبا
<p lang="he" dir="rtl">זהו משפט עברי ארוך עם מילים רבות וגם 1234 ועוד מילים
<p>An English line with a few Hebrew words, that is עברית קצרה של כמה מילים in it.
<h2 id="bookmark">A bookmark to the second heading</h2><p><a href="#bookmark">above</a>
<p style="break-after: page">This sentence begins on one page
<p>and goes on behind the break of it
</body></html>`
}

// parts gives the parts by name.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	list, err := Text(data)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, p := range list {
		if _, twice := all[p.Name]; twice {
			t.Errorf("two parts are called %q", p.Name)
		}
		all[p.Name] = string(p.Text)
	}
	return all
}

func TestTextOfAPrintedPage(t *testing.T) {
	p := print(t, start(t), written())
	data := finish(t, p.Data, Finishing{Created: created, Attachments: []Attachment{{Name: "note.txt", Data: []byte("words of an attached file")}}})
	all := parts(t, data)
	for _, want := range []struct{ part, text string }{
		{"page 1", "Ångström façade naïve Łódź\n"},
		{"page 1", "The office staff found five efficient baffles: offline affluent"},
		{"page 1", "LETTER SPACED WORDS OF A SMALL HEADING\n"},
		{"page 1", "wide open letters stand here today\n"},
		{"page 1", "Bold words stand before italic words and unbreakable12 H2O is water\n"},
		{"page 1", "Small Caps are drawn in two sizes\n"},
		{"page 1", "white words on white ground here\n"},
		{"page 1", "transparent words are drawn in a group\n"},
		{"page 1", "these words run uphill on the page\n"},
		{"page 1", "Greek Ελληνικά γράμματα, Cyrillic Русские буквы и слова тоже.\n"},
		{"page 1", "alpha beta gamma delta epsilon\n"},
		{"page 1", "outlined words of a drawing\n"},
		{"page 1", "words spread along a length\n"},
		{"page 1", "Page 1 of 2\n"},
		{"page 1, otherwise", "See the relative link text for more details of it."},
		{"page breaks", "begins on one page\nand goes on behind"},
		{"information", "A title in the metadata of it\n"},
		{"outline", "A bookmark to the second heading\n"},
		{"names", "bookmark\n"},
		{"links", "https://a.example/secret%20place\n"},
		{"structure", "An alternate text of a picture\n"},
		{"files", "note.txt\n"},
		{"attachments/note.txt", "words of an attached file"},
	} {
		if !strings.Contains(all[want.part], want.text) {
			t.Errorf("%s has no %q:\n%s", want.part, want.text, all[want.part])
		}
	}
	inOneLine := strings.Join(strings.Fields(all["page 1"]), " ")
	if want := "so that the words of a line stand far apart from each other everywhere."; !strings.Contains(inOneLine, want) {
		t.Errorf("page 1 has no %q", want)
	}
	for lang, want := range map[string]string{
		"ar": "هذه جملة عربية طويلة تحتوي على كلمات كثيرة في عام 2024 تقريبا\n",
		"he": "זהו משפט עברי ארוך עם מילים רבות וגם 1234 ועוד מילים\nAn English line with a few Hebrew words, that is עברית קצרה של כמה מילים in it.\n",
	} {
		if out, err := exec.Command("fc-list", ":lang="+lang, "family").Output(); err != nil || len(out) == 0 {
			continue // nothing to print it with; TestDirection reads such lines in any case
		}
		if !strings.Contains(norm.NFKC.String(all["page 1"]), norm.NFKC.String(want)) {
			t.Errorf("page 1 has no %q", want)
		}
	}
	agree(t, data)
}

var wordForm = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+`)

// agree holds the text of each page to what pdftotext reads: at least 999 of
// 1000 runs of five words.
func agree(t *testing.T, data []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	words := func(s string) []string {
		var list []string
		for line := range strings.Lines(norm.NFKC.String(s)) {
			in := wordForm.FindAllString(line, -1)
			short := 0
			for _, w := range in {
				short += max(0, 2-len(w))
			}
			if strings.ContainsFunc(line, leftLetter) || 2*short > len(in) {
				in = []string{"-"} // pdftotext reads Hebrew from the left, and parts spaced letters
			}
			list = append(list, in...)
		}
		return list
	}
	all := parts(t, data)
	runs, found := 0, 0
	for i, page := range strings.Split(strings.TrimSuffix(tool(t, "pdftotext", "-raw", path, "-"), "\f"), "\f") {
		ours := " " + strings.Join(words(all[fmt.Sprintf("page %d", i+1)]), " ") + " "
		theirs := words(page)
		for k := 0; k+5 <= len(theirs); k++ {
			run := strings.Join(theirs[k:k+5], " ")
			if strings.Contains(run, "-") {
				continue
			}
			if runs++; strings.Contains(ours, " "+run+" ") {
				found++
			} else {
				t.Logf("page %d: pdftotext reads %q", i+1, run)
			}
		}
	}
	if runs < 60 || found*1000 < runs*999 {
		t.Errorf("of %d runs of five words that pdftotext reads, %d are found", runs, found)
	}
}

// made makes a file of objects: the first is the information, the second the
// catalog.
func made(objects ...string) []byte {
	var all []string
	for i, o := range objects {
		all = append(all, fmt.Sprintf("%d 0 obj\n%s\n", i+1, o))
	}
	all[0] = "%PDF-1.7\n" + all[0]
	return tabled(append(all, ""))
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

func deflated(content string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(content))
	w.Close()
	return b.String()
}

// onePage is a file of one page with its resources and instructions; more
// objects have the numbers from 6 on.
func onePage(resources, instructions string, more ...string) []byte {
	return made(append([]string{
		"<</Title (t)>>", "<</Type /Catalog /Pages 3 0 R>>", "<</Type /Pages /Count 1 /Kids [4 0 R] /Resources <<" + resources + ">>>>",
		"<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R>>", stream("", instructions),
	}, more...)...)
}

func TestTextOfEveryKind(t *testing.T) {
	data := made(
		"<</Title (a title) /Secret#20Project (a project)>>",
		"<</Type /Catalog /Pages 3 0 R /Outlines 6 0 R /Metadata 8 0 R /StructTreeRoot 9 0 R /Dests <</some#20place [4 0 R /Fit]>> /AcroForm <</Fields [12 0 R] /DR <</Font <</F 16 0 R>>>>>> /Names <</EmbeddedFiles <</Names [(key) 14 0 R]>>>>>>",
		"<</Type /Pages /Count 1 /Kids [4 0 R]>>",
		"<</Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Annots [11 0 R 13 0 R] /Contents [5 0 R 18 0 R] /Resources <</Font <</F 16 0 R>> /XObject <</X 17 0 R /P 19 0 R>> /Pattern <</P1 20 0 R>> /Properties <</M <</MCID 3 /ActualText (spoken) /Alt (by its name)>>>>>>>>",
		stream("", "BT /F 10 Tf 50 700 Td (first half of) Tj ET /X Do /P Do"),
		"<</Type /Outlines /First 7 0 R /Last 7 0 R>>",
		"<</Title <FEFF007A007500E9> /Parent 6 0 R>>",
		stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta>a remark</x:xmpmeta>"),
		"<</Type /StructTreeRoot /K 10 0 R /RoleMap <</MyHeading /H1>>>>",
		"<</Type /StructElem /S /Figure /P 9 0 R /Alt (alternate) /ActualText (actual) /E (expansion) /T (element) /ID (node1)>>",
		"<</Type /Annot /Subtype /Link /Rect [0 0 1 1] /A <</S /URI /URI (https://a.example/x)>>>>",
		"<</FT /Tx /T (field) /V (value) /Kids [13 0 R]>>",
		"<</Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents (a note) /Parent 12 0 R /Dest /nowhere /AP <</N 21 0 R>>>>",
		"<</Type /Filespec /F (inner.pdf) /Desc (described) /EF <</F 15 0 R>>>>",
		stream("/Type /EmbeddedFile /Filter /FlateDecode", deflated(string(onePage("", "BT (inner text) Tj ET")))),
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
		stream("/Type /XObject /Subtype /Form /Resources <</Font <</F 16 0 R>>>> /Matrix [1 0 0 1 0 100]", "BT /F 10 Tf 50 500 Td (of a form) Tj ET"),
		stream("", "BT /F 10 Tf 50 680 Td (second half) Tj /Span /M BDC (xyz) Tj EMC /Span <</Alt (beside)>> BDC (abc) Tj EMC ET"),
		stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode", "\xff\xd8\xff\xfe\x00\x0bof a JPEG\xff\xd9"),
		stream("/PatternType 1 /Resources <</Font <</F 16 0 R>>>>", "BT /F 10 Tf (of a pattern) Tj ET"),
		stream("/Type /XObject /Subtype /Form", "BT /F 10 Tf (of a stamp) Tj ET"),
		"(a string alone)",
		stream("", "loose words"),
		"<</Anything [<</Deep (very deep)>>]>>",
	)
	all := parts(t, data)
	for _, want := range []struct{ part, text string }{
		{"page 1", "first half of\nof a form\nsecond half\nspoken\nabc\n"},
		{"page 1, otherwise", "second half\nxyz\nabc\n"},
		{"drawings", "of a pattern\nof a stamp\n"},
		{"information", "Secret Project\na project\na title\n"},
		{"metadata", "a remark"},
		{"outline", "zué\n"},
		{"names", "key\nnowhere\nsome place\n"},
		{"links", "https://a.example/x\n"},
		{"structure", "beside\nspoken\nby its name\nMyHeading\nactual\nalternate\nexpansion\nelement\n"},
		{"annotations", "field\nvalue\na note\n"},
		{"files", "described\ninner.pdf\n"},
		{"attachments/inner.pdf", "%PDF-"},
		{"attachments/inner.pdf/page 1", "inner text\n"},
		{"pictures", "of a JPEG\n"},
		{"texts", "a string alone\nvery deep\n"},
		{"stream 23", "loose words"},
	} {
		if !strings.Contains(all[want.part], want.text) {
			t.Errorf("%s has no %q: %q", want.part, want.text, all[want.part])
		}
	}
	if t.Failed() {
		t.Log(all)
	}
}

// The information may stand in the trailer itself, and readers show it.
func TestTextOfTrailers(t *testing.T) {
	whole := string(sample(chromiumDates))
	direct := func(head, info string) []byte {
		return []byte(strings.Replace(whole, "trailer\n<<", head+"<</Info <<"+info+">> ", 1))
	}
	const wide = `/Author (\376\377\000T\000o\000v\000e)`
	stream := "9 0 obj % a table\n<</Type/XRef /Info<<" + wide + ">> /ID [(Tove of the number) <00>] /W [1 1 1]>>\nstream\n"
	for name, data := range map[string][]byte{
		"wide":                       direct("trailer\n", wide),
		"an octal letter":            direct("trailer ", `/Author (\124ove)`),
		"digits":                     direct("trailer % first\n", `/Author <546f7665>`),
		"a key of its own":           direct("trailer\r\n", `/T#6fve (x)`),
		"behind one that has no end": []byte(strings.Replace(whole, "1 0 obj\n", "20 0 obj\n<< /A << /B (c)\n1 0 obj\n", 1) + "\ntrailer <</Info<<" + wide + ">>>>\n%%EOF"),
		"of a stream with the table": []byte(strings.Replace(whole, "xref\n0", stream+"xref\n0", 1)),
	} {
		told := newReading(t, data)
		if !strings.Contains(told, "Tove") || strings.Contains(told, "of the number") {
			t.Errorf("%s: %q", name, told)
		}
	}
}

// newReading gives what the trailers of a file say.
func newReading(t *testing.T, data []byte) string {
	t.Helper()
	left := maxRead
	r := reader{left: &left, said: newSayings()}
	if err := r.sayTrailers(data); err != nil {
		t.Fatal(err)
	}
	return r.said.text["information"].String()
}

func TestPartsHaveNamesOfTheirOwn(t *testing.T) {
	file := "<</Type /Filespec /F (a.txt) /EF <</F %d 0 R>>>>"
	all := parts(t, onePage("", "", fmt.Sprintf(file, 8), fmt.Sprintf(file, 9), stream("", "first"), stream("", "second")))
	if all["attachments/a.txt"] != "first" || all["2/attachments/a.txt"] != "second" {
		t.Errorf("%q", all)
	}
}

func TestTextOfPackedObjects(t *testing.T) {
	all := parts(t, packed(t))
	if !strings.Contains(all["outline"], "One\nZweiÄ\n") || !strings.Contains(all["information"], "A (title)") {
		t.Errorf("%q", all)
	}
}

// TestTextOfFormerStates: what is overwritten by adding to the end of a file is
// there still.
func TestTextOfFormerStates(t *testing.T) {
	first := onePage("", "BT (the old words) Tj ET", "(an old string)")
	changed := func(data []byte, number int, object string) []byte {
		f, err := open(data, false)
		if err != nil {
			t.Fatal(err)
		}
		u := update{data: bytes.Clone(data), next: *f.Size}
		u.write(number, object)
		out, err := u.close(f)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	second := changed(first, 5, stream("", "BT (the new words) Tj ET"))
	third := changed(second, 6, "(a new string)")
	all := parts(t, third)
	want := map[string]string{
		"page 1": "the new words\n", "texts": "a new string\n", "information": "t\n",
		"former 1/texts": "an old string\n", "former 2/page 1": "the old words\n",
	}
	for name := range all {
		if all[name] != want[name] {
			t.Errorf("%s: %q", name, all[name])
		}
	}
	if len(all) != len(want) {
		t.Errorf("got %q\nwant %q", all, want)
	}
	done := finish(t, sample(chromiumDates), Finishing{Created: created, Attachments: []Attachment{colophon}})
	for name, text := range parts(t, done) {
		if strings.HasPrefix(name, "former") {
			t.Errorf("%s tells %q, which was not taken out", name, text)
		}
	}
}

func TestTextRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a PDF file"},
		{"encrypted", encrypted(t, "secret"), "the PDF file is encrypted"},
		{"cut off", sample("")[:30], "the PDF file is damaged: "},
		{"a page that cannot be unpacked", made("<<>>", "<</Type /Catalog /Pages 3 0 R>>", "<</Type /Pages /Count 1 /Kids [4 0 R]>>",
			"<</Type /Page /Parent 3 0 R /Contents 5 0 R>>", stream("/Filter /FlateDecode", "garbage")), "the PDF file is damaged: page 1: "},
		{"an attached file that cannot be read", made("<<>>", "<</Type /Catalog /Pages 3 0 R>>", "<</Type /Pages /Count 0 /Kids []>>",
			"<</Type /Filespec /F (a.pdf) /EF <</F 5 0 R>>>>", stream("/Type /EmbeddedFile /Filter /FlateDecode", deflated(string(encrypted(t, "x"))))), `the attached "attachments/a.pdf" cannot be read: `},
	} {
		parts, err := Text(test.data)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) || parts != nil {
			t.Errorf("%s: %d parts, %v\nwant %s", test.name, len(parts), err, test.want)
		}
	}
}

// BenchmarkText reads a document of about 30 pages.
func BenchmarkText(b *testing.B) {
	p := print(b, start(b), book("A4", 13))
	for b.Loop() {
		if _, err := Text(p.Data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(p.Pages), "pages")
}
