package source

import (
	"slices"
	"testing"
)

func TestWithoutRemarks(t *testing.T) {
	for _, row := range [][2]string{
		{"one <!-- two --> three", "one  three"},
		{"one\n\n<!-- two\n\nthree -->\n\nfour", "one\n\n\nfour"},
		{"one\n\n<!-- two --> three\nfour", "one\n\nfour"},
		{"one\n\n<!-- two never ends\n\nthree", "one\n\n"},
		{"> one\n> <!-- two\n> three --> four\n\nfive", "> one\n> \nfive"},
		{"- one <!-- two\n  three -->\n- four", "- one \n- four"},
		{"    <!-- code -->\n\n`<!-- code -->`\n\n```html\n<!-- code -->\n```", "    <!-- code -->\n\n`<!-- code -->`\n\n```html\n<!-- code -->\n```"},
		{"<b>one</b> \\<!-- two -->", "<b>one</b> \\<!-- two -->"},
	} {
		if got := NewBody("a.md", 1, row[0]).WithoutRemarks(); got.Text != row[1] {
			t.Errorf("%q\n got %q\nwant %q", row[0], got.Text, row[1])
		}
	}
	if b := NewBody("a.md", 3, "one\n\n<!-- two\nthree -->\n\nfour").WithoutRemarks(); !slices.Equal(b.Lines(), []int{3, 4, 5, 8}) {
		t.Errorf("lines %v of %q", b.Lines(), b.Text)
	}
}
