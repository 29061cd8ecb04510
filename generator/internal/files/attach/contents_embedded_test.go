package attach

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// A profile of a display is named for its owner, and so may a font be: the names that a PDF
// document embeds are read, packed or not.
func TestNamesOfWhatAPDFEmbeds(t *testing.T) {
	wide := func(text string) (data []byte) {
		for _, unit := range utf16.Encode([]rune(text)) {
			data = append(data, byte(unit>>8), byte(unit))
		}
		return data
	}
	profile := append(append(make([]byte, 36), "acsp"...), make([]byte, 88)...)
	profile = append(append(profile, 0, 0, 0, 1), "desc\x00\x00\x00\x90\x00\x00\x00\x40mluc"...)
	profile = append(append(profile, make([]byte, 8)...), wide("Display of Tove Rask")...)
	font := append([]byte("\x00\x01\x00\x00\x00\x01name\xff\xfe\x80\x00"), wide("Rask Tove Rask Hand")...)
	packed := func(data []byte) []byte {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		if _, err := w.Write(data); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for name, stream := range map[string]string{
		"a profile":        fmt.Sprintf("<< /N 3 /Length %d >>\nstream\n%s\nendstream", len(profile), profile),
		"a packed profile": fmt.Sprintf("<< /N 3 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", len(packed(profile)), packed(profile)),
		"a packed font":    fmt.Sprintf("<< /Length1 %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", len(font), len(packed(font)), packed(font)),
	} {
		opened, err := Open([]byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n" + stream + "\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"))
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
