package attach

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// A profile of a display is often named for its owner: that of a PDF document is read, packed
// or not, and whatever it is used for.
func TestProfilesInAPDF(t *testing.T) {
	wide := func(text string) (data []byte) {
		for _, unit := range utf16.Encode([]rune(text)) {
			data = append(data, byte(unit>>8), byte(unit))
		}
		return data
	}
	profile := append(append(make([]byte, 36), "acsp"...), make([]byte, 88)...)
	profile = append(append(profile, 0, 0, 0, 1), "desc\x00\x00\x00\x90\x00\x00\x00\x40mluc"...)
	profile = append(append(profile, make([]byte, 8)...), wide("Display of Tove Rask")...)
	packed := func(data []byte) []byte {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		if _, err := w.Write(data); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for name, c := range map[string]struct {
		catalog, filter string
		data            []byte
	}{
		"as it is":  {"", "", profile},
		"packed":    {"", "/Filter /FlateDecode", packed(profile)},
		"of colour": {"/X [/ICCBased 3 0 R]", "/Filter /FlateDecode", packed(profile)},
		"of output": {"/OutputIntents [<< /DestOutputProfile 3 0 R >>]", "/Filter /FlateDecode", packed(profile)},
	} {
		opened, err := Open(fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"+
			"3 0 obj\n<< /N 3 %s /Length %d >>\nstream\n%s\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%%%EOF\n", c.catalog, c.filter, len(c.data), c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		found := false
		for _, part := range opened.Parts {
			found = found || strings.Contains(string(part.Text), "Tove Rask")
		}
		if !found {
			t.Errorf("%s: the name is in none of %d parts", name, len(opened.Parts))
		}
	}
}
