package series

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"
)

// suffix reads the multiplier and the unit behind the digits.
func (f *figure) suffix(text string, spaced bool) bool {
	word, rest := text, ""
	if i := strings.IndexFunc(text, unicode.IsSpace); i > 0 {
		word, rest = text[:i], strings.TrimSpace(text[i:])
	}
	if exponent, ok := multiplier(word); ok {
		f.exponent += exponent
		return f.follow(rest)
	}
	// "k€", "M$", and one letter before or without a unit.
	letter, money := word[:1], word[1:]
	exponent, known := letterScale(letter[0], f.before != "" || isCurrency(money) || money == "" && isCurrency(rest))
	if known && (money == "" || isCurrency(money)) {
		priced := f.before != "" || money != "" || isCurrency(rest)
		f.exponent += exponent
		f.letter = letter[0] &^ 0x20
		f.alone = !priced && (spaced || f.letter == 'B')
		if money != "" {
			rest = strings.TrimSpace(money + " " + rest)
		}
		return f.follow(rest)
	}
	if text == "m" { // of prices it is a million
		f.letter, f.alone = 'M', true
	}
	return f.follow(text)
}

func (f *figure) follow(unit string) bool {
	f.after = unit
	return unit == "" || isCurrency(unit) || isUnit(unit)
}

// multiplier reads a word that multiplies, as English and German write it.
func multiplier(word string) (exponent int, ok bool) {
	switch strings.TrimSuffix(strings.ToLower(word), ".") {
	case "thousand", "thousands", "tsd":
		return 3, true
	case "lakh", "lakhs":
		return 5, true
	case "million", "millions", "millionen", "mio", "mln":
		return 6, true
	case "crore", "crores":
		return 7, true
	case "billion", "billions", "milliarden", "mrd", "bn":
		return 9, true
	}
	return 0, false
}

// letterScale reads the letters that multiply; small ones only where it is about money.
func letterScale(letter byte, money bool) (exponent int, ok bool) {
	switch {
	case letter == 'k' || letter == 'K':
		return 3, true
	case letter == 'M' || letter == 'm' && money:
		return 6, true
	case letter == 'B' || letter == 'b' && money:
		return 9, true
	}
	return 0, false
}

// isUnit tells whether a text can be a unit: a few words without figures.
func isUnit(text string) bool {
	if len(text) > 32 || strings.Count(text, " ") > 2 {
		return false
	}
	before := rune(0)
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || strings.ContainsRune("%‰°µ²³′″", r) || unicode.Is(unicode.Sc, r):
		case i == 0 && r == '/' && len(text) > 1:
		case i > 0 && strings.ContainsRune(" /·._-^", r):
		case (r == '2' || r == '3') && (before == 'm' || before == 'O' || before == '^'):
		default:
			return false
		}
		before = r
	}
	return before != '-'
}

// isCurrency knows signs, the three letters of ISO 4217, and the usual short forms.
func isCurrency(text string) bool {
	if text == "" || len(text) > 6 {
		return false
	}
	switch text {
	case "kr", "kr.", "Kr", "Kr.", "Kč", "zł", "Ft", "lei", "Fr", "Fr.", "SFr.", "sFr.", "Rs", "Rs.", "R", "RM", "Rp", "kn", "лв", "лв.", "руб", "руб.", "грн":
		return true
	}
	if last, n := utf8.DecodeLastRuneInString(text); unicode.Is(unicode.Sc, last) {
		for _, r := range text[:len(text)-n] { // US$, R$
			if r < 'A' || r > 'Z' {
				return false
			}
		}
		return true
	}
	if len(text) != 3 || strings.ToUpper(text) != text {
		return false
	}
	_, err := currency.ParseISO(text)
	return err == nil
}

// unitIn gives the percent sign, or the currency in brackets, that ends the name of a column,
// "" for none: its figures are of that unit, though no cell says so.
func unitIn(name string) string {
	name = strings.TrimSpace(name)
	for _, sign := range []string{"%", "‰"} {
		for _, form := range []string{" " + sign, "_" + sign, "(" + sign + ")", "[" + sign + "]"} {
			if strings.HasSuffix(name, form) {
				return sign
			}
		}
	}
	if at := strings.LastIndexAny(name, "(["); at > 0 && strings.HasSuffix(name, string(map[byte]rune{'(': ')', '[': ']'}[name[at]])) {
		if within := strings.TrimSpace(name[at+1 : len(name)-1]); isCurrency(within) && strings.ContainsFunc(within, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) {
			return within
		}
	}
	return ""
}
