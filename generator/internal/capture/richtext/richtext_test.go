package richtext

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// packs makes an archive of parts.
func packs(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// wordFile makes a Word document of the paragraphs of its body.
func wordFile(t testing.TB, body string) []byte {
	return packs(t, map[string]string{
		"word/document.xml": `<?xml version="1.0"?><w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml": `<w:styles ` + wordSpace + `>
			<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
			<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>
			<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="Titre2"/></w:style>
			<w:style w:type="paragraph" w:styleId="Listepuces"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
		</w:styles>`,
		"word/footnotes.xml":           `<w:footnotes ` + wordSpace + `><w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:t>the median,</w:t></w:r><w:r><w:t xml:space="preserve"> not the mean</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/comments.xml":            `<w:comments ` + wordSpace + `><w:comment w:id="3" w:author="Cy"><w:p><w:r><w:t>8 or 9?</w:t></w:r></w:p><w:p><w:r><w:t>Ask.</w:t></w:r></w:p></w:comment></w:comments>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="rId4" TargetMode="External" Target="https://example.com/rota"/></Relationships>`,
	})
}

func styledAs(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func item(level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, text)
}

func TestWord(t *testing.T) {
	data := wordFile(t, styledAs("Titre", "My work")+
		styledAs("Titre1", "2026")+
		styledAs("Listepuces", "Cut the queue &amp; the wait")+
		item(0, "Wrote the rota")+item(1, "with Ayla")+
		`<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:rPr><w:b/><w:strike/></w:rPr><w:t>An </w:t></w:r><w:r><w:rPr><w:dstrike w:val="1"/></w:rPr><w:t>idea</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t xml:space="preserve"> that came</w:t></w:r></w:p>`+
		styledAs("Own", "Talks")+
		`<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="rId4"><w:r><w:t>the rota</w:t></w:r></w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t> bo</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ld</w:t></w:r>`+
		`<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> kept</w:t></w:r></w:ins><w:r><w:br/><w:t>below</w:t></w:r><w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/><w:footnoteReference w:id="3"/><w:commentReference w:id="3"/><w:drawing/><w:drawing/></w:r></w:p>`+
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>What</w:t></w:r></w:p></w:tc></w:tr>`+
		`<w:tr><w:tc><w:p><w:r><w:t>3 May</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>a|b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)
	text, diags, is := Of("work.docx", data)
	if len(diags) > 0 || !is {
		t.Fatal(diags, is)
	}
	want := `# My work

## 2026

- Cut the queue & the wait
- Wrote the rota
  - with Ayla
- **~~An~~** ~~idea~~ that came

### Talks

See [the rota](https://example.com/rota) **bold** kept
below

| Day | What |
|---|---|
| 3 May | a\|b c |
`
	if text.Markdown() != want {
		t.Errorf("got:\n%s\nexpected:\n%s", text.Markdown(), want)
	}
	if want := []string{"2 pictures", "2 footnotes", `footnote "the median, not the mean"`, `comment "Cy: 8 or 9? Ask."`}; !slices.Equal(text.Left, want) {
		t.Errorf("left out: %q, expected %q", text.Left, want)
	}
	if !text.Lists() || !text.Tables() {
		t.Error("the document has a list and a table")
	}
}

func TestOpenDocument(t *testing.T) {
	data := packs(t, map[string]string{"content.xml": `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:xlink="x"><office:automatic-styles><style>no text</style><style:style xmlns:style="s" style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style xmlns:style="s" style:name="T2"><style:text-properties style:text-line-through-style="none"/></style:style></office:automatic-styles><office:body><office:text>
		<text:h text:outline-level="1">Savings</text:h><text:h text:outline-level="1">Teaching</text:h>
		<text:list><text:list-item><text:p>Switched<text:s text:c="2"/>to <text:a xlink:href="https://example.com/b">B</text:a></text:p><text:list><text:list-item><text:p>half the price</text:p></text:list-item></text:list></text:list-item></text:list>
		<text:p>A <text:span text:style-name="T2">good <text:span text:style-name="T1">bad</text:span></text:span> word<office:annotation xmlns:dc="d"><dc:creator>Cy</dc:creator><dc:date>2026-01-02</dc:date><text:p>not <text:span>this</text:span></text:p><text:p>nor that</text:p></office:annotation> more<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>the med<text:span>ian</text:span></text:p></text:note-body></text:note><text:note><text:note-body><text:p/></text:note-body></text:note></text:p>
	</office:text></office:body></office:document-content>`})
	text, diags, is := Of("work.odt", data)
	if len(diags) > 0 || !is {
		t.Fatal(diags, is)
	}
	want := "## Savings\n\n## Teaching\n\n- Switched to [B](https://example.com/b)\n  - half the price\n\nA good ~~bad~~ word more\n"
	if text.Markdown() != want || !slices.Equal(text.Left, []string{"1 footnote", `comment "Cy: not this nor that"`, `footnote "the median"`}) {
		t.Errorf("got:\n%s\n%q", text.Markdown(), text.Left)
	}
}

func TestPage(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"lists": {`<title>no</title><h1>Work</h1><ul><li>One<ul><li><p>Two</p></li></ul></li><li>Three <b>bold</b></li></ul><p>After <a href="https://example.com/x">this</a>`,
			"## Work\n\n- One\n  - Two\n- Three **bold**\n\nAfter [this](https://example.com/x)\n"},
		"lists of Word": {`<p class=MsoTitle>Mine</p><h1>2026</h1>
			<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt'><span style='font-family:Symbol'>·<span style='font:7pt "Times"'>&nbsp;&nbsp; </span></span>Wrote it</p>
			<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt'>o<span>&nbsp;&nbsp;</span>and again</p>
			<p class=MsoListBullet><span style='mso-list:Ignore'>·&nbsp;</span>last</p>`,
			"# Mine\n\n## 2026\n\n- Wrote it\n  - and again\n- last\n"},
		"words that are struck through":         {"<p><s>a</s> b <del>c</del> <strike>d</strike>", "~~a~~ b ~~c~~ ~~d~~\n"},
		"scripts, and words that are no remark": {`<script>alert(1)</script><p>a &lt;!-- b</p>`, "a &lt;!-- b\n"},
		"a link of a script":                    {`<p><a href="javascript:alert(1)">press</a></p>`, "press\n"},
		"a table within a table":                {`<table><tr><th>A<td>B<tr><td>1<td><table><tr><td>2<td>3</table></table>`, "| A | B |\n|---|---|\n| 1 | 2 3 |\n"},
		"Windows":                               {"<meta charset=windows-1252><p>caf\xe9 \x96 2", "café – 2\n"},
	} {
		text, diags, is := Of("work.htm", []byte(c.page))
		if len(diags) > 0 || !is || text.Markdown() != c.want {
			t.Errorf("%s: got %v\n%s\nexpected:\n%s", name, diags, text.Markdown(), c.want)
		}
	}
}

func TestPlainText(t *testing.T) {
	text, diags, is := Of("work.txt", []byte("Work of a year\r\nWhat I did, so that it is not lost.\r\nAutumn 2025\r\n•\tWrote the rota\r\n•\tTaught ten people\r\nhow to read it\r\no\tand two more\r\nTalks\r\nDay\tPlace\r\n3 May\tOslo\r\n"))
	want := "Work of a year\n\nWhat I did, so that it is not lost.\n\n## Autumn 2025\n\n- Wrote the rota\n- Taught ten people how to read it\n  - and two more\n\n### Talks\n\n| Day | Place |\n|---|---|\n| 3 May | Oslo |\n"
	if len(diags) > 0 || !is || text.Markdown() != want {
		t.Errorf("got %v %v\n%s\nexpected:\n%s", is, diags, text.Markdown(), want)
	}
	for _, markdown := range []string{"# Work\n\n- one\n- two\n", "Plain words\nand more\n", "- one\n  o two\n"} {
		if _, _, is := Of("work.txt", []byte(markdown)); is {
			t.Errorf("%q is taken for the text of a word processor", markdown)
		}
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	deep := strings.Repeat("<w:p>", mostDepth+1)
	for name, c := range map[string]struct {
		file string
		data []byte
		want string
	}{
		"no archive":      {"a.docx", []byte("words"), "no document that can be read"},
		"another archive": {"a.docx", packs(t, map[string]string{"x": "y"}), "it has no word/document.xml"},
		"broken":          {"a.docx", packs(t, map[string]string{"word/document.xml": "<w:p><w:r>"}), "no document that can be read"},
		"nested":          {"a.docx", packs(t, map[string]string{"word/document.xml": deep}), "nests its parts too deeply"},
		"a bomb":          {"a.odt", packs(t, map[string]string{"content.xml": strings.Repeat(" ", mostUnpacked+1)}), "unpacks to more than 64 MB"},
		"too large":       {"a.docx", make([]byte, mostFile+1), "at most 32 MB are read"},
		"an old document": {"a.doc", []byte("\xd0\xcf\x11\xe0"), `ends in ".doc" cannot be read`},
	} {
		_, diags, is := Of(c.file, c.data)
		if !is || len(diags) != 1 || !strings.Contains(diags[0].Message, c.want) || diags[0].Hint == "" {
			t.Errorf("%s: got %v, expected one diagnostic with %q and a hint", name, diags, c.want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("a.htm", []byte(`<h1>A</h1><ul><li>b<b><p>c</b></ul><table><tr><td>d`))
	f.Add("a.txt", []byte("A\n•\tb\no\tc\n1\t2\n3\t4\n"))
	f.Add("a.docx", wordFile(f, styledAs("Titre1", "A")+item(3, "b")))
	f.Add("a.odt", packs(f, map[string]string{"content.xml": "<a><list><p>x</p></list></a>"}))
	f.Fuzz(func(t *testing.T, file string, data []byte) {
		text, diags, is := Of(file, data)
		if !is && (text.Markdown() != "" || len(diags) > 0) {
			t.Errorf("what is no document gave %q and %v", text.Markdown(), diags)
		}
		if len(text.Markdown()) > 30*len(data)+1000 && len(data) > 100_000 {
			t.Errorf("%d bytes became %d", len(data), len(text.Markdown()))
		}
	})
}

// Twice the file takes at most two and a half times the memory, however its parts are put
// together.
func TestDocumentsAreReadInProportion(t *testing.T) {
	for name, form := range map[string]struct {
		file string
		data func(n int) []byte
	}{
		"bold words":       {"a.htm", func(n int) []byte { return []byte("<p>" + strings.Repeat("<b>a</b> ", n)) }},
		"open emphasis":    {"a.htm", func(n int) []byte { return []byte("<p>" + strings.Repeat("<b>a<p>", n)) }},
		"a cell":           {"a.htm", func(n int) []byte { return []byte("<table><tr><td>" + strings.Repeat("<p>a", n)) }},
		"a row":            {"a.htm", func(n int) []byte { return []byte("<table><tr>" + strings.Repeat("<td>a", n)) }},
		"lines that go on": {"a.txt", func(n int) []byte { return []byte("•\ta\n" + strings.Repeat("a\n", n)) }},
		"empty lines":      {"a.txt", func(n int) []byte { return []byte("•\ta\n" + strings.Repeat("A\n\n", n)) }},
		"runs": {"a.docx", func(n int) []byte {
			return wordFile(t, "<w:p>"+strings.Repeat("<w:r><w:rPr><w:b/></w:rPr><w:t>a </w:t></w:r>", n)+"</w:p>")
		}},
		"items":      {"a.docx", func(n int) []byte { return wordFile(t, strings.Repeat(item(8, "a"), n)) }},
		"many parts": {"a.docx", func(n int) []byte { return packs(t, named(n)) }},
	} {
		allocated := func(n int) uint64 {
			data := form.data(n)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			Of(form.file, data)
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		const n = 10_000
		if half, whole := allocated(n), allocated(2*n); 2*whole > 5*half {
			t.Errorf("%s: %d parts took %d bytes, %d took %d", name, n, half, 2*n, whole)
		}
	}
}

func named(n int) map[string]string {
	all := map[string]string{}
	for i := range n {
		all[fmt.Sprint("word/", i)] = ""
	}
	return all
}

// The words of a text box follow the paragraph or the table that it stands in. What has none is a picture.
func TestTextBoxes(t *testing.T) {
	box := func(inner string) string {
		return `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><wp:docPr xmlns:wp="w" descr="x"/><wps:txbx xmlns:wps="s"><w:txbxContent>` + inner + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>twice</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	words := `<w:p><w:r><w:t>Boxed</w:t></w:r></w:p>` + item(0, "and listed")
	for name, c := range map[string]struct {
		body, want string
		left       []string
	}{
		"in a paragraph":     {`<w:p><w:r><w:t>Before</w:t></w:r>` + box(words) + `<w:r><w:t> and after</w:t></w:r></w:p>`, "Before and after\n\nBoxed\n\n- and listed\n", nil},
		"in a cell":          {`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r>` + box(words) + `</w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "| A |\n|---|\n| B |\n\nBoxed\n\n- and listed\n", nil},
		"in the old form":    {`<w:p><w:r><w:pict><v:textbox xmlns:v="v"><w:txbxContent>` + words + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`, "Boxed\n\n- and listed\n", nil},
		"a box in a box":     {`<w:p>` + box(`<w:p><w:r><w:t>Outer</w:t></w:r>`+box(words)+`</w:p>`) + `</w:p>`, "Outer\n\nBoxed\n\n- and listed\n", nil},
		"a picture, no box":  {`<w:p><w:r><w:t>Before</w:t></w:r><w:r><w:drawing><a:t xmlns:a="a">label</a:t></w:drawing></w:r></w:p>`, "Before\n", []string{"1 picture"}},
		"a picture in a box": {`<w:p>` + box(`<w:p><w:r><w:t>Boxed</w:t></w:r><w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r></w:p>`) + `</w:p>`, "Boxed\n", []string{"1 picture"}},
	} {
		text, diags, _ := Of("work.docx", wordFile(t, c.body))
		if len(diags) > 0 || text.Markdown() != c.want || !slices.Equal(text.Left, c.left) {
			t.Errorf("%s: %v %q\n%s\nexpected:\n%s", name, diags, text.Left, text.Markdown(), c.want)
		}
	}
	data := packs(t, map[string]string{"content.xml": `<office:text xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:svg="s">
		<text:p>Before<draw:frame><svg:title>no</svg:title><draw:text-box><text:p>Boxed</text:p><text:list><text:list-item><text:p>and listed</text:p></text:list-item></text:list></draw:text-box></draw:frame> and after</text:p>
		<text:p><draw:frame><draw:image><text:p>no</text:p></draw:image><svg:desc>no</svg:desc></draw:frame>Last</text:p></office:text>`})
	text, diags, _ := Of("work.odt", data)
	if want := "Before and after\n\nBoxed\n\n- and listed\n\nLast\n"; len(diags) > 0 || text.Markdown() != want || !slices.Equal(text.Left, []string{"1 picture"}) {
		t.Errorf("%v %q\n%s\nexpected:\n%s", diags, text.Left, text.Markdown(), want)
	}
}
