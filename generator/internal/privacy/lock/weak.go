package lock

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The least that a passphrase which the author gives must have, in its normal
// form.
const (
	leastLength    = 16 // characters
	leastDifferent = 10 // of them
	leastWords     = 4  // different ones of three letters; fewer where there are digits or signs among letters
)

const instead = "; let casebook make one, or use four or more unrelated words"

// Weak tells why a passphrase that somebody thought of is not taken, and what to
// do; "" where it is. It refuses the plainest ones, and those that an estimate takes
// for easy to guess by somebody who knows the case: own are the words of it, the
// likeliest first. That it says nothing does not make a passphrase good.
func Weak(passphrase string, own []string) (why string) {
	normal := Normal(passphrase)
	length, different := utf8.RuneCountInString(normal), different([]rune(normal))
	switch {
	case !utf8.ValidString(passphrase) || strings.ContainsFunc(normal, unknown):
		return "the passphrase contains a character that cannot be typed" + instead
	case strings.Contains(normal, "age-secret-key-"):
		return "this is the secret of a link, not a passphrase" + instead
	case length < leastLength:
		return fmt.Sprintf("the passphrase has %d characters; expected at least %d, since nothing limits the number of guesses", length, leastLength) + instead
	case different < leastDifferent:
		return fmt.Sprintf("the passphrase has only %d different characters", different) + instead
	case inLists(normal):
		return "this passphrase is in lists of common passphrases" + instead
	case inARow(normal):
		return "the passphrase follows the alphabet, the digits or the keyboard" + instead
	case words(normal) < leastWords && !mixed(normal):
		return "the passphrase has fewer than four different words, and no digits or signs among its letters" + instead
	case min(sentenceBits(wordsOf(normal)), sentenceBits(wordsOf(reversed(normal)))) < leastBits:
		return "the passphrase reads as a sentence, whose words follow from each other; let casebook make one, or use four or more words that make no sentence"
	case bits(normal, own) < leastBits:
		return "the passphrase is easy to guess from common words and words of the case" + instead
	}
	return ""
}

// inLists tells a passphrase of unrelated words that everybody knows.
func inLists(normal string) bool {
	joined := strings.ReplaceAll(normal, "-", "")
	return strings.Contains(joined, "correcthorsebatterystaple") || strings.Contains(joined, "loremipsumdolor")
}

// unknown tells a character that has no meaning yet. What its normal form is may
// differ between a browser and here.
func unknown(r rune) bool { return !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r) }

func different[T comparable](all []T) int {
	seen := map[T]bool{}
	for _, x := range all {
		seen[x] = true
	}
	return len(seen)
}

// words counts what is different among the letters of the pieces, where there
// are three.
func words(normal string) int {
	var found []string
	for piece := range strings.SplitSeq(normal, "-") {
		letters := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, piece)
		if utf8.RuneCountInString(letters) >= 3 {
			found = append(found, letters)
		}
	}
	return different(found)
}

// mixed tells whether there is more than letters. A script that is written
// without spaces needs no digits for that.
func mixed(normal string) bool {
	letters, others := false, 0
	for _, r := range normal {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			return true
		case unicode.IsLetter(r):
			letters = true
		case r != '-' && !unicode.IsMark(r):
			others++
		}
	}
	return letters && others >= 2
}

// inARow tells whether most steps from one character to the next are none, or
// one along a row.
func inARow(normal string) bool {
	const rows = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop"
	all := []rune(strings.ReplaceAll(normal, "-", ""))
	steps := 0
	for i := 1; i < len(all); i++ {
		there, back := string(all[i-1:i+1]), string([]rune{all[i], all[i-1]})
		if all[i] == all[i-1] || strings.Contains(rows, there) || strings.Contains(rows, back) {
			steps++
		}
	}
	return steps*2 > len(all)
}
