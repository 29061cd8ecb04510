package extract

import (
	"strings"
	"testing"
)

func TestTextOfOfficeDocuments(t *testing.T) {
	const word, odf = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`, `xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`
	for name, c := range map[string]struct{ xml, want string }{
		"runs":           {`<w:d ` + word + `><w:p><w:r><w:t>Mar</w:t></w:r><w:proofErr w:type="x"/><w:r><w:rPr><w:b/></w:rPr><w:t>ta Lind</w:t></w:r></w:p></w:d>`, "Marta Lind"},
		"paragraphs":     {`<w:d ` + word + `><w:p><w:r><w:t>Mar</w:t></w:r></w:p><w:p><w:r><w:t>ta</w:t></w:r></w:p></w:d>`, "Mar ta"},
		"a tab":          {`<w:d ` + word + `><w:p><w:r><w:t>Mar</w:t><w:tab/><w:t>ta</w:t></w:r></w:p></w:d>`, "Mar ta"},
		"what was taken": {`<w:d ` + word + `><w:p><w:del><w:r><w:delText>Mar</w:delText></w:r></w:del><w:ins><w:r><w:t>ta</w:t></w:r></w:ins></w:p></w:d>`, "Marta"},
		"a slide":        {`<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Mar</a:t></a:r><a:r><a:t>ta</a:t></a:r></a:p></p:sld>`, "Marta"},
		"shared strings": {`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Mar</t></r><r><t>ta</t></r></si><si><t>Lind</t></si></sst>`, "Marta Lind"},
		"OpenDocument":   {`<o:t ` + odf + `><text:p>Mar<text:span>ta</text:span><text:s/>Lind</text:p></o:t>`, "Marta Lind"},
		"references":     {`<w:d ` + word + `><w:p><w:t>M&#225;r</w:t><w:t>ta &amp; Lind</w:t></w:p></w:d>`, "Márta & Lind"},
		"a broken one":   {`<w:d ` + word + `><w:p><w:t>Mar</w:t><w:t>ta`, "Marta"},
		"another file":   {`<d><p>Mar<b>ta</b></p></d>`, ""},
	} {
		texts, ok := office([]byte(c.xml))
		got := ""
		if ok {
			got = strings.Join(strings.Fields(string(texts[0].Data)), " ")
		}
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, %t; want %q", name, got, ok, c.want)
		}
	}
}
