package readable

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// offices are the namespaces of the documents that word processors, spreadsheets
// and slides pack: Office Open XML, its strict form, and OpenDocument.
var offices = []string{"schemas.openxmlformats.org/", "purl.oclc.org/ooxml/", "urn:oasis:names:tc:opendocument:"}

// office gives what a part of an office document reads, a paragraph on a line; false
// for a file that is none. A word is often parted there by the runs that a program
// makes of it for its spelling or its history, and stands in the file in pieces.
func office(data []byte) ([]byte, bool) {
	start := string(data[:min(len(data), 16<<10)])
	office := false
	for _, name := range offices {
		office = office || strings.Contains(start, name)
	}
	if !office {
		return nil, false
	}
	var out bytes.Buffer
	read := xml.NewDecoder(bytes.NewReader(data))
	read.Strict = false
	for {
		token, err := read.RawToken()
		if err != nil {
			return out.Bytes(), true // of a damaged one, what there is
		}
		switch t := token.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.StartElement:
			out.WriteString(parting[t.Name.Local])
		case xml.EndElement:
			if parting[t.Name.Local] == "\n" {
				out.WriteByte('\n')
			}
		}
	}
}

// parting are the elements that part words: all others are runs within a line.
var parting = map[string]string{
	"p": "\n", "h": "\n", "si": "\n", "is": "\n", "c": "\n", "tc": "\n", "tr": "\n", "table-cell": "\n", "table-row": "\n",
	"list-item": "\n", "note": "\n", "comment": "\n", "annotation": "\n", "title": "\n", "subject": "\n", "creator": "\n", "description": "\n",
	"tab": " ", "br": " ", "cr": " ", "s": " ", "line-break": " ", "noBreakHyphen": "-",
}
