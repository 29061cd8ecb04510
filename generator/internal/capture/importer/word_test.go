package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"testing"
)

// inWord packs the parts of a document of Word.
func inWord(t *testing.T, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func p(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + text + `</w:p>`
}

func run(text string) string { return "<w:r><w:t>" + text + "</w:t></w:r>" }

// A document of Word is read as a list in Markdown is: by its styles, whatever they are
// called in the language of its author.
func TestWord(t *testing.T) {
	document := inWord(t, map[string]string{
		"word/styles.xml": `<w:styles xmlns:w="w"><w:style w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Ttulo2"><w:basedOn w:val="Ttulo1"/><w:name w:val="heading 2"/></w:style>
			<w:style w:styleId="Lista"><w:name w:val="List Bullet"/></w:style><w:style w:styleId="Lista2"><w:name w:val="List Bullet 2"/></w:style><w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Lista"/></w:style></w:styles>`,
		"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Target="https://x.example/7" TargetMode="External"/><Relationship Id="r2" Target="#here"/></Relationships>`,
		"word/document.xml": `<w:document xmlns:w="w" xmlns:r="r"><w:body>` + p("None", run("An introduction.")) + p("Ttulo1", run("2025")) + p("Ttulo2", run("Mentoring")) +
			p("Lista", run("Cut the ")+run("wait, 3 March 2026 ")+`<w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:hyperlink r:id="r1">`+run("PR")+`</w:hyperlink>`) + p("Lista2", run("Rolled out")) +
			p("Mine", run("Trained Bo")) + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr>` + run("Wrote a guide") + `<w:hyperlink r:id="r2">` + run(" here") + `</w:hyperlink></w:p>` +
			p("None", run("• Typed a bullet")) + p("Ttulo2", run("Talks")) +
			`<w:tbl><w:tr><w:tc>` + p("", run("Date")) + `</w:tc><w:tc>` + p("", run("What")) + `</w:tc></w:tr><w:tr><w:tc>` + p("", run("5 Feb 2026")) + `</w:tc><w:tc>` + p("", run("Why we | wait")) + `</w:tc></w:tr></w:tbl></w:body></w:document>`,
	})
	made, account, wrong := into(t, "evidence", "brag.docx", document, RowOptions{})
	year := "ended: 2025-12-31 # only the year 2025 is known\n"
	want := map[string]string{
		"cut-the-wait.md":       "title: Cut the wait\nkind: mentoring\nended: 2026-03-03\nartifacts: [{title: PR, url: \"https://x.example/7\"}]\n\nCut the wait, 3 March 2026 [PR](https://x.example/7)\n- Rolled out\n",
		"trained-bo.md":         "title: Trained Bo\nkind: mentoring\n" + year,
		"wrote-a-guide-here.md": "title: Wrote a guide here\nkind: mentoring\n" + year,
		"typed-a-bullet.md":     "title: Typed a bullet\nkind: mentoring\n" + year,
		"why-we-wait.md":        "title: \"Why we | wait\"\nkind: talk\nended: 2026-02-05\n",
	}
	if fmt.Sprintf("%q", made) != fmt.Sprintf("%q", want) || len(wrong) > 0 {
		t.Errorf("%q, %v", made, wrong)
	}
	if r := account.Records[1]; r.At != "brag.docx:4" || account.Read != "Word document" || account.LeftOut != 1 {
		t.Errorf("%+v", account)
	}
	for name, text := range map[string]string{"no archive": "words", "no list": inWord(t, map[string]string{"word/document.xml": "<w:document/>"})} {
		if made, _, wrong := into(t, "evidence", "brag.docx", text, RowOptions{}); len(wrong) != 1 || wrong[0].Hint == "" || len(made) > 0 {
			t.Errorf("%s: %q, %v", name, made, wrong)
		}
	}
}
