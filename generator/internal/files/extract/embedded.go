package extract

import (
	"bytes"
	"compress/flate"
	"encoding/hex"
	"io"
	"net/url"
	"regexp"
)

// diagram is a page of a drawing of diagrams.net that is packed: the percent-encoded
// XML, deflated (RFC 1951), in Base64. One that is not packed holds tags.
var diagram = regexp.MustCompile(`<diagram\b[^<>]*>([^<>]+)</diagram>`)

// diagrams gives the pages of a drawing of diagrams.net.
func diagrams(data []byte) []byte {
	var all []byte
	left := mayUnpack(data)
	for _, m := range diagram.FindAllSubmatch(data, -1) {
		page, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(fromBase64(m[1]))), left)) // of a damaged one, what there is
		left -= int64(len(page))
		if text, err := url.PathUnescape(string(page)); err == nil {
			page = []byte(text)
		}
		all = append(append(all, page...), '\n')
	}
	return all
}

// fewestDigits is how long a run of hexadecimal digits in RTF is that holds a file:
// what is shorter is a colour or an identifier.
const fewestDigits = 24

// embedded gives what an RTF document holds in hexadecimal digits: objects (\objdata)
// and pictures (\pict), all in one, and the files among them alone, each from where it
// begins. An object of OLE has the name of its program before the file.
func embedded(data []byte) []Text {
	var objects, digits []byte
	var files []Text
	flush := func() {
		if len(digits) >= fewestDigits {
			object := make([]byte, hex.DecodedLen(len(digits)&^1))
			_, _ = hex.Decode(object, digits[:len(digits)&^1]) // they are digits
			objects = append(append(objects, object...), '\n')
			if at := fileWithin(object); at >= 0 {
				files = append(files, Text{"object", object[at:]})
			}
		}
		digits = digits[:0]
	}
	for at := 0; at < len(data); at++ {
		switch c := data[at]; {
		case c == '\\':
			flush()
			_, _, end := control(data, at+1)
			at = max(at, end-1) // the letters of a control word are no digits
		case '0' <= c && c <= '9', 'a' <= c|0x20 && c|0x20 <= 'f':
			digits = append(digits, c)
		case c == '\n' || c == '\r' || c == ' ' || c == '\t':
		default:
			flush()
		}
	}
	flush()
	return append(files, Text{"objects", objects})
}

// fileWithin gives where a file that can be opened begins, -1 where none does.
func fileWithin(object []byte) int {
	first := -1
	for _, begins := range []string{"PK\x03\x04", "%PDF-", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", `{\rtf`} {
		if at := bytes.Index(object, []byte(begins)); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}
