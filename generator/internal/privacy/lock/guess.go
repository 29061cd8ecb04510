package lock

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ccojocar/zxcvbn-go"
	"github.com/ccojocar/zxcvbn-go/scoring"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// leastBits is how hard a passphrase must be to guess for somebody who knows how
// people choose them, by the estimate of zxcvbn
// (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler).
// A guess takes 0.7 s of a core, so that half of them take 12 million years of one.
const leastBits = 50

// mostEstimated bounds what is estimated, since that takes a time that grows with the
// cube of the length. The rest of a passphrase makes it no weaker.
const mostEstimated = 64

// bits estimates how hard the normal form of a passphrase is to guess. Own are words
// that a guesser who knows the case would try first. Gaps between words and accents count
// for nothing, and neither does a text from its end: everybody knows these.
func bits(normal string, own []string) float64 {
	text := withoutAccents(strings.ReplaceAll(normal, "-", ""))
	return min(estimate(text, own).Entropy, estimate(reversed(text), own).Entropy)
}

func estimate(text string, own []string) scoring.MinEntropyMatch {
	letters := []rune(text)
	return zxcvbn.PasswordStrength(string(letters[:min(len(letters), mostEstimated)]), own)
}

func reversed(text string) string {
	letters := []rune(text)
	slices.Reverse(letters)
	return string(letters)
}

// withoutAccents parts letters from their accents, and drops these.
func withoutAccents(text string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), text)
	if err != nil {
		return text
	}
	return plain
}
