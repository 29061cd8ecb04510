package redact

import "unicode"

// parts tells whether a word may begin at a letter: something parts it from the
// letter before, or the script has no spaces.
func (l *Letters) parts(i int) bool {
	if l.gap[i] != none {
		return true
	}
	r := l.runes[i]
	if unicode.IsMark(r) || 0x1160 <= r && r <= 0x11ff {
		return false // a part of the letter or the syllable before
	}
	return unspaced(r) || unspaced(l.runes[i-1])
}

// numberBehind tells whether a word ends with a number that begins at a letter.
func (l *Letters) numberBehind(i int) bool {
	from := i
	for i < len(l.runes) && isDigit(l.runes[i]) && (i == from || l.gap[i] == none) {
		i++
	}
	return i > from && !isDigit(l.runes[from-1]) && (i == len(l.runes) || l.parts(i))
}

// numberBefore tells whether a word begins with a number that ends at a letter.
func (l *Letters) numberBefore(i int) bool {
	from := i
	for from > 0 && isDigit(l.runes[from-1]) && l.gap[from] == none {
		from--
	}
	return from < i && !isDigit(l.runes[i]) && (from == 0 || l.parts(from))
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func unspaced(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// NotWord tells what stands between words: neither a letter nor a digit.
func NotWord(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsDigit(x) }
