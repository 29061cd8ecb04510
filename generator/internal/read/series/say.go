package series

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// quoted lists words in quotes, the first few of them.
func quoted(words []string, most int) string {
	var all []string
	for _, w := range words[:min(most, len(words))] {
		all = append(all, strconv.Quote(short(w)))
	}
	list := strings.Join(all, ", ")
	if n := len(words) - most; n > 0 {
		list += fmt.Sprintf(" and %d more", n)
	}
	return list
}

// short cuts a cell that is too long for a message.
func short(text string) string {
	const most = 40
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

// yaml writes a word as YAML takes it.
func yaml(word string) string {
	for i, r := range word {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && (r == '_' || r == '-' || r >= '0' && r <= '9')) {
			return strconv.Quote(word)
		}
	}
	switch strings.ToLower(word) {
	case "", "-", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return strconv.Quote(word)
	}
	return word
}

func texts(row []source.Cell) (all []string) {
	for _, c := range row {
		if c.Text != "" {
			all = append(all, c.Text)
		}
	}
	return all
}

func itoa(n int) string { return strconv.Itoa(n) }

// wholeNumber reads digits; -1 where it is none.
func wholeNumber(text string) int {
	if len(text) == 0 || len(text) > 9 {
		return -1
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return -1
		}
		n = 10*n + int(text[i]-'0')
	}
	return n
}
