package extract

import (
	"bytes"
	"regexp"
)

// packedStart is how a file begins in Base64 that is searched only where it is opened,
// or that nobody can open: ZIP, gzip, bzip2, PDF, old Office, RTF, XML, 7z, RAR, xz, zstd, zlib.
var packedStart = regexp.MustCompile(`UEsDB|H4sI|e(?:A[EFGH]|F[4567]|J[wxyz]|N[opqr])|Qlpo[MNO]|JVBERi0|0M8R4KGxGu|e1xydG|PD94bWw|N3q8ry|UmFyIRo|/Td6WFo|KLUv/`)

const (
	fewestPacked = 32 // letters of a file in Base64
	fullLine     = 16 // letters of a line of it that goes on
)

// besideBase64 is what stands in or between lines of Base64, in JSON, XML and addresses.
var besideBase64 = regexp.MustCompile(`^(?:[ \t\r\n]+|\\[nrt]|&#(?:10|13|9|x0?[aAdD9]);|%0[aAdD9]|%20)+`)

var escapedBase64 = regexp.MustCompile(`^(?:%2[bBfF]|\\/|&#(?:43|47|x2[bBfF]);|\\u002[bBfF])`)

// packed gives the files that stand in a text in Base64, as flat OpenDocument files,
// documents of Word as one XML file, notebooks and data addresses hold them.
func packed(data []byte) [][]byte {
	var all [][]byte
	left := mayUnpack(data)
	for at := 0; at < len(data); {
		found := packedStart.FindIndex(data[at:])
		if found == nil {
			break
		}
		from := at + found[0]
		if from > 0 && base64Letter(data[from-1]) && !(from > 1 && data[from-2] == '\\') {
			at += found[1]
			continue
		}
		text, end := base64At(data, from)
		if len(text) >= fewestPacked {
			file := fromBase64(text)
			if len(file) > 0 && file[0] == zlibStart {
				file = inflated(file, &left)
			}
			if len(file) > 0 {
				all = append(all, file)
			}
		}
		at = max(end, at+found[1])
	}
	return all
}

// zlibStart is the first byte of what zlib packs as programs write it (RFC 1950): no file of
// another kind that is looked for begins so.
const zlibStart = 0x78

// base64At gathers Base64 from a place on, and tells where it ends.
func base64At(data []byte, at int) (text []byte, end int) {
	line := 0
	for at < len(data) {
		if base64Letter(data[at]) {
			text, line = append(text, data[at]), line+1
			at++
			continue
		}
		near := data[at:min(len(data), at+200)]
		if sign := escapedBase64.Find(near); sign != nil {
			c := byte('/')
			if bytes.ContainsAny(sign, "bB") || bytes.Contains(sign, []byte("43")) {
				c = '+'
			}
			text, line, at = append(text, c), line+1, at+len(sign)
			continue
		}
		between := besideBase64.Find(near)
		if between == nil || line < fullLine {
			break
		}
		line, at = 0, at+len(between)
	}
	return text, at
}

func base64Letter(c byte) bool {
	return asciiLetter(c) || '0' <= c && c <= '9' || c == '+' || c == '/' || c == '-' || c == '_'
}

// fewestOfWide is how many letters of Base64 a text in UTF-16 takes at least.
const fewestOfWide = 14

// wideInBase64 gives the texts in UTF-16 that stand in a text in Base64, as programs of
// Windows write them: a text on a line. Where in a group of four letters one begins is
// not known.
func wideInBase64(data []byte) []byte {
	var all []byte
	for at := 0; at < len(data); at++ {
		if !base64Letter(data[at]) {
			continue
		}
		text, end := base64At(data, at)
		for skip := 0; skip < 4 && len(text)-skip >= fewestOfWide; skip++ {
			decoded := fromBase64(text[skip:])
			if wide, ok := utf16Text(decoded); ok {
				all = append(append(all, wide...), '\n')
			}
			if bytes.IndexByte(decoded, 0) >= 0 { // a word alone may be of either order
				all = append(all, wideRuns(append(decoded, 0))...)
			}
		}
		at = max(at, end-1)
	}
	return all
}
