package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// What stands together on a page is read together, in whatever order it was drawn.
func TestTextByPlace(t *testing.T) {
	even := "<</Type /Font /Subtype /TrueType /FirstChar 32 /Widths [" + strings.Repeat("500 ", 200) + "] /Encoding /WinAnsiEncoding>>"
	at := func(order ...int) string {
		out := ""
		for _, i := range order {
			out += fmt.Sprintf("1 0 0 1 %d 50 Tm (%c) Tj ", 20+5*i, "by heron"[i])
		}
		return out
	}
	for _, test := range []struct{ name, instructions, want string }{
		{"from the end", at(7, 6, 5, 4, 3, 2, 1, 0), "by heron"},
		{"page tree is invalid", at(3, 0, 5, 1, 7, 4, 2, 6), "by heron"},
		{"every other letter", at(0, 2, 4, 6, 1, 3, 5, 7), "by heron"},
		{"spaced without spaces", "[(h) -400 (e) -400 (r) -400 (o) -400 (n) -1300 (i) -400 (s) -400 (i) -400 (n)] TJ", "heron isin"},
		{"two columns in turn", "20 100 Td (the blue) Tj 130 0 Td (other) Tj -130 -11 Td (heron is) Tj 130 0 Td (stuff) Tj", "the blue\nheron is"},
		{"three lines of a column", "20 100 Td (the) Tj 130 0 Td (x) Tj -130 -11 Td (blue) Tj 130 0 Td (x) Tj -130 -11 Td (heron) Tj", "the\nblue\nheron"},
	} {
		list, err := Text(onePage("/Font <</F 6 0 R>>", "BT /F 10 Tf "+test.instructions+" ET", even))
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, p := range list {
			if strings.HasPrefix(p.Name, "page 1") {
				all = append(all, p.Name+": "+string(p.Text))
			}
		}
		if got := strings.Join(all, "\n"); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	for name, plain := range map[string]string{"words": "(plain words) Tj", "lines": "(one) Tj 0 -12 Td (two) Tj", "a row": "(one) Tj 18 0 Td (two) Tj"} {
		list, err := Text(onePage("/Font <</F 6 0 R>>", "BT /F 10 Tf "+plain+" ET", even))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			if p.Name == "page 1, by place" {
				t.Errorf("%s: %q is told twice", name, p.Text)
			}
		}
	}
}
