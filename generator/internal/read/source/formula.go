package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// RunsAsFormula tells whether a spreadsheet program may run a text as a formula: it begins with
// one of the signs, narrow or wide, behind what is not shown; see
// https://owasp.org/www-community/attacks/CSV_Injection.
func RunsAsFormula(text string) bool {
	shown := strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	first, _ := utf8.DecodeRuneInString(shown)
	return strings.ContainsRune("=+-@＝＋－＠", first)
}
