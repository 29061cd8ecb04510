package portable

import (
	"regexp"
	"strings"
)

// inStyle finds the addresses of a style sheet: of url(), and of @import without it.
var inStyle = regexp.MustCompile(`(?i)(?:url\(\s*|@import\s*)("[^"\\]*"|'[^'\\]*')|url\(\s*([^\s"'()\\]+)`)

// waitsForNoFont is what keeps a browser from changing a font that comes late. Nothing asks
// for the fonts of a portable page ahead, so all of them do.
var waitsForNoFont = regexp.MustCompile(`(?i)(font-display:\s*)optional`)

// style rewrites a style sheet. An address with an escape stays as it is written.
func (s *site) style(name string, data []byte) []byte {
	data = waitsForNoFont.ReplaceAll(data, []byte("${1}swap"))
	return inStyle.ReplaceAllFunc(data, func(found []byte) []byte {
		parts := inStyle.FindSubmatch(found)
		word := string(parts[1]) + string(parts[2]) // one of them is empty
		address := strings.Trim(word, `"'`)
		if relative := s.relative(name, address); relative != address {
			return append(found[:len(found)-len(word):len(found)-len(word)], `"`+relative+`"`...)
		}
		return found
	})
}
