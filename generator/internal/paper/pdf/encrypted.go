package pdf

import (
	"bytes"
	"iter"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// encryptedOtherwise reports a file that viewers decrypt in another way than pdfcpu does,
// which takes notice of a reference alone: the bytes have a value for the key Encrypt that
// is none, or leads elsewhere, or a part of the file has none. Where the key stands is not
// asked, because viewers mend damaged files in their own ways.
func encryptedOtherwise(data []byte, known *types.IndirectRef) bool {
	n := 0
	for name, end := range names(data) {
		if name != "Encrypt" {
			continue
		}
		switch number, is := encryption(data[end:min(len(data), end+longestValue)]); {
		case !is:
		case known == nil || number != known.ObjectNumber.Value():
			return true
		default:
			n++
		}
	}
	return known != nil && n < bytes.Count(data, []byte("startxref"))
}

// longestValue is how far behind the key Encrypt its value is looked for. Comments that
// are longer may hide any.
const longestValue = 256

// encryption tells whether a text begins as the value of the key Encrypt does, and gives
// the number of the object that it refers to, 0 for a dictionary.
func encryption(text []byte) (number int, is bool) {
	l := lexer{data: text}
	first, second, third := l.next(), l.next(), l.next()
	switch {
	case first.kind == tokenDict, first.kind == tokenEnd && len(text) == longestValue:
		return 0, true
	case first.kind == tokenNumber && second.kind == tokenNumber && string(third.text) == "R":
		return int(first.num), true
	}
	return 0, false
}

// names gives every name that the bytes of a file may hold, with its escapes taken off,
// and where it ends.
func names(data []byte) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for i := 0; i < len(data); i++ {
			next := bytes.IndexByte(data[i:], '/')
			if next < 0 {
				return
			}
			i += next
			n := 0
			for rest := data[i+1:]; n < len(rest) && n < 64 && rest[n] > ' ' && rest[n] < 0x7f && charClasses[rest[n]] == 0; n++ {
			}
			if !yield(plainName(string(data[i+1:i+1+n])), i+1+n) {
				return
			}
		}
	}
}
