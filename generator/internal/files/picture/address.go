package picture

import (
	"encoding/base64"
	"net/url"
	"strings"
)

// Address gives a data: address.
func Address(kind string, data []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// ReadAddress gives the kind and the bytes of a data: address.
func ReadAddress(address string) (kind string, data []byte, ok bool) {
	address = strings.TrimSpace(address)
	if !isData(address) {
		return "", nil, false
	}
	head, rest, found := strings.Cut(address[len("data:"):], ",")
	if !found {
		return "", nil, false
	}
	rest, _, _ = strings.Cut(rest, "#")
	text, err := url.PathUnescape(rest)
	if err != nil {
		return "", nil, false
	}
	kind, parameters, _ := strings.Cut(head, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(";"+parameters)), ";base64") {
		return kind, []byte(text), true
	}
	text = strings.Join(strings.Fields(text), "")
	data, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(text, "="))
	return kind, data, err == nil
}

func isData(address string) bool {
	return len(address) >= 5 && strings.EqualFold(address[:5], "data:")
}
