package portable

import (
	"regexp"
	"strings"
)

// inStyle finds the addresses of a style sheet: of url(), and of @import without it.
var inStyle = regexp.MustCompile(`(?i)(?:url\(\s*|@import\s*)("[^"\\]*"|'[^'\\]*')|url\(\s*([^\s"'()\\]+)`)

// style rewrites a style sheet. An address with an escape stays as it is written.
func (s *site) style(name string, data []byte) []byte {
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
