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

// Letters that stand upright below one another are words, as a reader reads them.
func TestTextInStacks(t *testing.T) {
	down := func(x float64, word string) (drawn string) {
		y := 700.0
		for _, c := range word {
			if c != ' ' {
				drawn += fmt.Sprintf("BT /F 12 Tf %g %g Td (%c) Tj ET ", x, y, c)
			}
			y -= 14
		}
		return drawn
	}
	across := ""
	for i, letter := range "Rask" { // of two columns, a row at a time
		across += fmt.Sprintf("BT /F 12 Tf 50 %d Td (%c) Tj ET BT /F 12 Tf %g %d Td (%c) Tj ET ", 700-15*i, "Tove"[i], 80+2.5*float64(i%2), 700-15*i, letter)
	}
	for name, c := range map[string]struct{ drawn, want string }{
		"a name":                      {down(50, "Tove Rask"), "Tove Rask\n"},
		"below a word of its own":     {"BT /F 12 Tf 50 730 Td (Head) Tj ET " + down(50, "Tove"), "Tove\n"},
		"two beside each other":       {across, "Tove\nRask\n"},
		"from below, drawn backwards": {"BT /F 12 Tf 50 658 Td (e) Tj ET BT /F 12 Tf 50 672 Td (v) Tj ET BT /F 12 Tf 50 686 Td (o) Tj ET BT /F 12 Tf 50 700 Td (T) Tj ET", "Tove\n"},
	} {
		page := onePage("/Font <</F 6 0 R>>", c.drawn, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
		if got := parts(t, page)["page 1, by place"]; !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
