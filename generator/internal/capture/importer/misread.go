package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misreadAs are the encodings in which spreadsheets read a file without a byte order mark.
var misreadAs = []*charmap.Charmap{charmap.Windows1252, charmap.Windows1250, charmap.Windows1251, charmap.Macintosh}

// misread finds a character of a text that a program destroyed because it read UTF-8 as
// another encoding: "Ã©" where the text had "é".
func misread(was, now string) (meant, seen string) {
	runes, has := []rune(now), map[rune]bool{}
	for _, c := range was {
		has[c] = true
	}
	for i, r := range runes {
		if r < utf8.RuneSelf {
			continue
		}
		for _, as := range misreadAs {
			var bytes []byte
			for j := i; j < len(runes) && j < i+utf8.UTFMax; j++ {
				b, ok := as.EncodeRune(runes[j])
				if !ok && runes[j] >= 0x80 && runes[j] < 0xA0 { // a byte that the encoding has no character for
					b, ok = byte(runes[j]), true
				}
				if !ok {
					break
				}
				bytes = append(bytes, b)
			}
			c, size := utf8.DecodeRune(bytes)
			if size < 2 {
				continue
			}
			if !has[c] {
				continue
			}
			if seen = string(runes[i : i+size]); !strings.Contains(was, seen) {
				return string(c), seen
			}
			delete(has, c) // the text has such signs itself
		}
	}
	return "", ""
}

// destroyed tells whether accents of a text are lost, and says so.
func (e *entries) destroyed(field, was, now string, record *Record) bool {
	meant, seen := misread(was, now)
	if seen == "" {
		return false
	}
	e.account.remark(`accents of this file were destroyed when a program opened it as another encoding than UTF-8; begin with a new export: one that is written with "-o FILE.csv" opens rightly`)
	if text := fmt.Sprintf("%s: the file has %q where the entry has %q; the entry keeps what it has", field, seen, meant); !slices.Contains(record.Remarks, text) {
		record.Remarks = append(record.Remarks, text)
	}
	return true
}
