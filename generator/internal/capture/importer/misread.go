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

// replaced finds a character of a text in whose place a program wrote a question mark, because
// it saved the text in an encoding that lacks it: "71% ? 96%" where the text had "71% → 96%".
func replaced(was, now string) (meant, seen string) {
	if !strings.Contains(now, "?") {
		return "", ""
	}
	runes := []rune(was)
	ascii := func(from, to, step int) (at int) {
		for at = from; at != to && runes[at] < utf8.RuneSelf; at += step {
		}
		return at
	}
	for i, r := range runes {
		if r < utf8.RuneSelf {
			continue
		}
		before := string(runes[ascii(i-1, max(i-1-besideLost, -1), -1)+1 : i])
		behind := string(runes[i+1 : ascii(i+1, min(i+1+besideLost, len(runes)), 1)])
		meant, seen = before+string(r)+behind, before+"?"+behind
		if before+behind != "" && strings.Contains(now, seen) && !strings.Contains(was, seen) && !strings.Contains(now, meant) {
			return meant, seen
		}
	}
	return "", ""
}

// besideLost is how many characters beside a question mark tell where it stands.
const besideLost = 4

// destroyed tells whether characters of a text are lost, and says so.
func (e *entries) destroyed(field, was, now string, record *Record) bool {
	meant, seen := replaced(was, now)
	if seen != "" {
		e.account.remark("characters of this file were replaced by question marks when a program saved it in an encoding that lacks them; save it as CSV UTF-8")
	} else if meant, seen = misread(was, now); seen == "" {
		return false
	} else {
		e.account.remark(`accents of this file were destroyed when a program opened it as another encoding than UTF-8; begin with a new export: one that is written with "-o FILE.csv" opens rightly`)
	}
	if text := fmt.Sprintf("%s: the file has %q where the entry has %q; the entry keeps what it has", field, seen, meant); !slices.Contains(record.Remarks, text) {
		record.Remarks = append(record.Remarks, text)
	}
	return true
}
