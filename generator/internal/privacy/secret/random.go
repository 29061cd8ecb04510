package secret

import (
	"math"
	"strings"
)

// random tells whether a value looks like one that a machine drew: at least 16
// letters and digits, mixed, that do not read as words.
func random(v string) bool {
	if len(v) < 16 || len(v) > 512 || invented(v) || readable(v) || entropy(v) < 3 {
		return false
	}
	small, large, digit, other := classes(v)
	if digit == 0 && (len(v) < 20 || small == 0 || large == 0) || small+large == 0 {
		return false
	}
	if other*4 > len(v) {
		return false
	}
	return changes(v)*7 >= len(v)
}

// chosen tells whether a value looks like a password: letters with digits or
// signs among them, and not the name of something.
func chosen(v string) bool {
	small, large, digit, other := classes(v)
	kinds := 0
	for _, n := range []int{small, large, digit, other} {
		if n > 0 {
			kinds++
		}
	}
	if len(v) < 6 || len(v) < 8 && kinds < 3 || len(v) > 256 || small+large == 0 || kinds < 2 || entropy(v) < 2.2 {
		return false
	}
	if invented(v) || usual(v) || isMail(v) {
		return false
	}
	return joined(v) && !(strings.ContainsAny(v, "-_./:") && readable(v))
}

// joined tells whether digits stand beside letters, or a sign that no name has
// stands in the value.
func joined(v string) bool {
	for i := range len(v) {
		if strings.IndexByte("!@#$%^&*+~?=", v[i]) >= 0 {
			return true
		}
		if i > 0 && (digits[v[i]] && isLetter(v[i-1]) || digits[v[i-1]] && isLetter(v[i])) {
			return true
		}
	}
	return false
}

func isMail(v string) bool {
	name, host, ok := strings.Cut(v, "@")
	if !ok || !dotted.all(name) || !dotted.all(host) {
		return false
	}
	i := strings.LastIndexByte(host, '.')
	return i > 0 && len(host)-i > 2 && strings.IndexFunc(host[i+1:], func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// entropy gives the bits per byte that the frequencies of bytes have.
func entropy(v string) float64 {
	var count [256]int
	for i := range len(v) {
		count[v[i]]++
	}
	bits, n := 0.0, float64(len(v))
	for _, c := range count {
		if c > 0 {
			p := float64(c) / n
			bits -= p * math.Log2(p)
		}
	}
	return bits
}

func classes(v string) (small, large, digit, other int) {
	for i := range len(v) {
		switch class(v[i]) {
		case 'a':
			small++
		case 'A':
			large++
		case '0':
			digit++
		default:
			other++
		}
	}
	return
}

// changes counts where a byte is of another class than the one before it.
func changes(v string) int {
	n := 0
	for i := 1; i < len(v); i++ {
		if class(v[i]) != class(v[i-1]) {
			n++
		}
	}
	return n
}

func class(c byte) byte {
	switch {
	case 'a' <= c && c <= 'z':
		return 'a'
	case 'A' <= c && c <= 'Z':
		return 'A'
	case '0' <= c && c <= '9':
		return '0'
	}
	return '.'
}

func isLetter(c byte) bool { return 'a' <= lower(c) && lower(c) <= 'z' }

// readable tells whether three quarters of a value are words and numbers with
// signs between them, as in "2026-03-who-leads" and "config.SecretKey".
func readable(v string) bool { return spelled(v)*4 >= len(v)*3 }

// spelled counts the bytes of a value that are words, numbers and signs between
// them.
func spelled(v string) (plain int) {
	for from := 0; from < len(v); {
		end := alnum.run(v, from, len(v))
		plain += words(v[from:end])
		for from = end; from < len(v) && !alnum[v[from]]; from++ {
			if strings.IndexByte("-_./:,'", v[from]) >= 0 {
				plain++
			}
		}
	}
	return plain
}

// isWord tells the same of letters and digits alone.
func isWord(part string) bool { return words(part)*4 >= len(part)*3 }

// words counts the bytes of letters and digits that read as words: "word",
// "WORD", "severalWords", "v2Words" with one number inside, up to five digits
// behind them, and numbers alone.
func words(part string) int {
	bare := strings.TrimRight(part, "0123456789")
	tail := len(part) - len(bare)
	if bare == "" {
		if tail > 10 {
			return 0
		}
		return tail
	}
	if tail > 5 {
		tail = 0
	}
	if small, _, digit, _ := classes(bare); small == 0 {
		if digit > 0 || len(bare) > 16 || len(bare) > 3 && !vowels(bare) {
			return 0
		}
		return len(bare) + tail
	}
	plain, numbers := tail, 0
	for i := 0; i < len(bare); {
		next := i + 1
		for isLetter(bare[i]) && next < len(bare) && class(bare[next]) == 'a' {
			next++
		}
		if next-i == len(bare) && next < 4 || next-i >= 3 && vowels(bare[i:next]) {
			plain += next - i
		}
		if digits[bare[i]] && !digits[bare[i+1]] {
			if numbers++; numbers > 1 {
				return 0
			}
		}
		i = next
	}
	return plain
}

// vowels tells whether letters could be spoken: no five consonants in a row.
func vowels(word string) bool {
	mute, spoken := 0, false
	for i := range len(word) {
		if strings.IndexByte("aeiouy", lower(word[i])) >= 0 {
			mute, spoken = 0, true
		} else if mute++; mute > 4 {
			return false
		}
	}
	return spoken
}
