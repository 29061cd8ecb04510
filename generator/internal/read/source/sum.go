package source

import (
	"bytes"
	"crypto/sha256"
	"unicode/utf8"
)

// Sum is the SHA-256 of a file: of a text as it is read, with plain line ends
// and without a byte-order mark, and of any other file as it lies there. So a
// checkout that writes line ends in its own way has the same sums.
type Sum [sha256.Size]byte

// SumOf gives the sum of a file.
func SumOf(data []byte) Sum {
	if !isText(data) {
		return sha256.Sum256(data)
	}
	return sha256.Sum256(plainLines(data))
}

// SumsAsWritten gives the SHA-256 of the bytes of a text in every form that has
// its sum: with either line ends, with and without a byte-order mark, and as it
// lies there. Other files have one.
func SumsAsWritten(data []byte) []Sum {
	all := []Sum{sha256.Sum256(data)}
	if !isText(data) {
		return all
	}
	plain := plainLines(data)
	for _, text := range [][]byte{plain, bytes.ReplaceAll(plain, []byte("\n"), []byte("\r\n"))} {
		all = append(all, sha256.Sum256(text), sha256.Sum256(append([]byte(mark), text...)))
	}
	return all
}

// mark is the byte-order mark, in UTF-8.
const mark = "\uFEFF"

func isText(data []byte) bool { return bytes.IndexByte(data, 0) < 0 && utf8.Valid(data) }

func plainLines(data []byte) []byte {
	plain := bytes.TrimPrefix(data, []byte(mark))
	if !bytes.Contains(plain, []byte("\r\n")) {
		return plain
	}
	return bytes.ReplaceAll(plain, []byte("\r\n"), []byte("\n"))
}
