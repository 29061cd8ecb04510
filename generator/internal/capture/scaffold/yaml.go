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

// Scalar writes a text as a value in YAML. In quotes it is a JSON string, which YAML
// reads as it is.
func Scalar(text string) string {
	if plain.MatchString(text) && !notText.MatchString(text) {
		return text
	}
	var b bytes.Buffer
	quote := json.NewEncoder(&b)
	quote.SetEscapeHTML(false)
	_ = quote.Encode(text) // a string can always be encoded
	return strings.TrimSpace(b.String())
}

// List writes texts as a list in YAML.
func List(values []string) string {
	var items []string
	for _, v := range values {
		items = append(items, Scalar(v))
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// blockSafe are the texts that a block of YAML holds as they are.
var blockSafe = regexp.MustCompile(`^[^\s#][^\x00-\x09\x0b-\x1f\x7f\x{85}\x{2028}\x{2029}\x{feff}]*$`)

// Prose writes a text of several lines as a block of YAML, and a shorter one as Scalar
// does. The lines of the block begin in the column that indent leads to.
func Prose(text, indent string) string {
	text = strings.TrimRight(text, " \n")
	if !strings.Contains(text, "\n") || !blockSafe.MatchString(text) {
		return Scalar(text)
	}
	var b strings.Builder
	b.WriteString("|-")
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString("\n")
		if line = strings.TrimRight(line, " "); line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}
