package lock

import (
	"strings"
	"unicode/utf8"

	"github.com/ccojocar/zxcvbn-go"
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
// that a guesser who knows the case would try first. Gaps between words count for
// nothing: everybody has them.
func bits(normal string, own []string) float64 {
	text := strings.ReplaceAll(normal, "-", "")
	if utf8.RuneCountInString(text) > mostEstimated {
		text = string([]rune(text)[:mostEstimated])
	}
	return zxcvbn.PasswordStrength(text, own).Entropy
}
