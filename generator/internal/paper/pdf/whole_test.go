package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// streamed is a file with one stream of a length that is said, and what stands in it.
func streamed(length int, stream string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range []string{
		"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 0 /Kids []>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", length, stream),
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	b.WriteString("xref\n0 4\n0000000000 65535 f \n")
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size 4\n/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}

// Viewers read on where a stream is longer than it says, and open a file that stands
// behind another: neither is taken for what its table tells.
func TestFilesThatGoOn(t *testing.T) {
	text := strings.Repeat("herons stand in the reeds ", 8)
	inner := string(streamed(len(text), text))
	for name, row := range map[string]struct {
		data []byte
		want error
	}{
		"the right length":                 {streamed(len(text), text), nil},
		"no end of line counted":           {streamed(len(text)+1, text), nil},
		"a piece of it":                    {streamed(11, text), errShortStream},
		"half of it":                       {streamed(len(text)/2, text), errShortStream},
		"a file that is attached":          {streamed(len(inner), inner), nil},
		"a second file":                    {append(streamed(len(text), text), streamed(5, "egret")...), errSecond},
		"a second file, behind some lines": {append(append(streamed(len(text), text), "endstream\nendobj\n% reeds\n"...), sample("")...), errSecond},
		"a packed one":                     {packed(t), nil},
	} {
		f, err := open(row.data, false)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := f.whole(row.data); err != row.want {
			t.Errorf("%s: %v, want %v", name, err, row.want)
		}
	}
}
