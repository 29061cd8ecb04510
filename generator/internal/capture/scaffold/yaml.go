package scaffold

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
)

// plain are the texts that YAML 1.2 and 1.1 read as themselves without quotes, within
// brackets too. It leaves out what a reader takes for a number, a date, a truth value or
// nothing.
var (
	plain   = regexp.MustCompile(`^\pL[\pL\pN _./()+-]*[\pL\pN).+]$`)
	notText = regexp.MustCompile(`(?i)^(y|yes|n|no|true|false|on|off|null|nan|inf)$`)
)

// scalar writes a text as a value in YAML. In quotes it is a JSON string, which YAML
// reads as it is.
func scalar(text string) string {
	if plain.MatchString(text) && !notText.MatchString(text) {
		return text
	}
	var b bytes.Buffer
	quote := json.NewEncoder(&b)
	quote.SetEscapeHTML(false)
	_ = quote.Encode(text) // a string can always be encoded
	return strings.TrimSpace(b.String())
}

func list(values []string) string {
	var items []string
	for _, v := range values {
		items = append(items, scalar(v))
	}
	return "[" + strings.Join(items, ", ") + "]"
}
