package lock

import (
	"fmt"
	"strings"

	"github.com/sethvargo/go-diceware/diceware"
	"golang.org/x/text/unicode/norm"
)

const wordCount = 6

// Words makes a passphrase: six different words of the EFF's large list, each
// equally likely, joined by dashes. Four words of the list have a dash in them.
// The list: https://www.eff.org/files/2016/07/18/eff_large_wordlist.txt
func Words() (string, error) {
	words, err := diceware.Generate(wordCount)
	if err != nil {
		return "", fmt.Errorf("make a passphrase: %w", err)
	}
	return strings.Join(words, "-"), nil
}

// Normal gives the form of a passphrase that is the key, however it was typed
// or pasted: without characters that cannot be seen, capitals A to Z as small
// letters (with an accent, too), one dash for each gap of spaces and dashes and
// none at the ends, in NFC. The package comment has the same for a browser.
func Normal(passphrase string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToValidUTF8(passphrase, "\ufffd")) {
		switch {
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff':
			continue
		case isGap(r):
			gap = b.Len() > 0
			continue
		case gap:
			b.WriteByte('-')
			gap = false
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// isGap lists spaces and dashes one by one: languages differ in what they call
// a space.
func isGap(r rune) bool {
	switch {
	case '\t' <= r && r <= '\r', '\u2000' <= r && r <= '\u200a', '\u2010' <= r && r <= '\u2015':
		return true
	}
	return strings.ContainsRune(" -\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u2212\ufe58\ufe63\uff0d", r)
}
