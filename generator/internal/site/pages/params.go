package pages

import (
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Params gives the author's own parameters as Hugo would read them from YAML:
// numbers and truth values where they are written bare.
func Params(v source.Value) map[string]any {
	params := make(map[string]any, len(v.Fields))
	for _, f := range v.Fields {
		params[f.Key] = native(f.Value)
	}
	return params
}

func native(v source.Value) any {
	switch v.Kind {
	case source.Scalar:
		return nativeScalar(v)
	case source.Sequence:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = native(item)
		}
		return items
	case source.Mapping:
		return Params(v)
	}
	return nil
}

func nativeScalar(v source.Value) any {
	if v.Quoted {
		return v.Text
	}
	switch v.Text {
	case "true":
		return true
	case "false":
		return false
	case "null", "~", "":
		return nil
	}
	if n, err := strconv.ParseInt(v.Text, 10, 64); err == nil {
		return n
	}
	// Hexadecimal floats, infinities and the like are words to an author.
	if f, err := strconv.ParseFloat(v.Text, 64); err == nil && !strings.ContainsAny(v.Text, "xXpPnN_") {
		return f
	}
	return v.Text
}
