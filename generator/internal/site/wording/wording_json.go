package wording

import "encoding/json"

// Encode writes a value as JSON on one line. Every value here can be written.
func Encode(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("bug: a view that is not JSON: " + err.Error())
	}
	return text
}
