package diag

import (
	"strings"
	"testing"
)

// An edit of a value is found within the value, in whatever form it is written; what
// is written otherwise is not found, and never the same words elsewhere.
func TestEditsOfValues(t *testing.T) {
	const value = "Of [[one]] and [[one]] here"
	second := strings.LastIndex(value, "[[one]]")
	for file, want := range map[string]string{
		"summary: @Of [[one]] and ! here\n":                                            "plain",
		"summary: @'Of [[one]] and ! here'\n":                                          "single quotes",
		"summary: @\"Of [[one]] and ! here\" # [[one]]\n":                              "double quotes",
		"summary: @>- # [[one]] and [[one]]\n  Of [[one]]\n  and !\n  here\n":          "folded",
		"summary: @|\n    Of [[one]] and ! here\n":                                     "literal",
		"summary = @\"\"\"\nOf [[one]] and ! here\"\"\"\n":                             "TOML",
		"\uFEFFsummary: @Of [[one]]\r\n  and !\r\n  here\r\n":                          "with a mark and other line ends",
		"summary: @\"Of \\x5b[one]] and [[one]] here\"\nOf [[one]] and [[one]] here\n": "",
		"summary: @other\nOf [[one]] and [[one]] here\n":                               "",
		"summary: @'Of [[one]] and [[o''ne]] here' # [[one]]\n":                        "",
	} {
		at := strings.Index(file, "@")
		data := strings.ReplaceAll(strings.Replace(file, "@", "", 1), "!", "[[one]]")
		mark := strings.Index(strings.Replace(file, "@", "", 1), "!")
		col := at + 1
		if strings.HasPrefix(file, "\uFEFF") {
			col -= len("\uFEFF")
		}
		got, ok := NewText([]byte(data)).Find(Edit{Pos: Pos{Line: 1, Col: col}, Value: value, At: second, Old: "[[one]]"})
		if ok != (want != "") || ok && got != mark {
			t.Errorf("%s: %q: %d, %v; expected %d", want, data, got, ok, mark)
		}
	}
}

// White space that is broken in another way is no place of an edit.
func TestEditsOfSpace(t *testing.T) {
	edit := Edit{Pos: Pos{Line: 1, Col: 1}, Value: "a b", At: 1, Old: " "}
	for file, want := range map[string]bool{"a b": true, "a\n  b": false, "a  b": false} {
		if _, ok := NewText([]byte(file)).Find(edit); ok != want {
			t.Errorf("%q: %v", file, ok)
		}
	}
}
