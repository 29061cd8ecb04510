package colophon

import (
	"crypto/sha256"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// A colophon that holds the sums of bytes still fits the same text in other
// bytes, and nothing else.
func TestAsRead(t *testing.T) {
	const text = "one\ntwo\n"
	of := func(bytes string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(bytes))) }
	for name, c := range map[string]struct {
		then, now, sum string // sum: of a file of which a part is withheld; "" = nothing is
		same           bool
	}{
		"line ends":              {"one\r\ntwo\r\n", text, "", true},
		"line ends now":          {text, "one\r\ntwo\r\n", "", true},
		"a mark":                 {"\uFEFF" + text, text, "", true},
		"a mark and line ends":   {"\uFEFFone\r\ntwo\r\n", text, "", true},
		"a mark now":             {"one\r\ntwo\r\n", "\uFEFF" + text, "", true},
		"mixed line ends":        {"one\r\ntwo\n", "one\r\ntwo\n", "", true},
		"a word":                 {"one\r\nTwo\r\n", text, "", false},
		"a line":                 {"one\n\ntwo\n", text, "", false},
		"old line ends of a Mac": {"one\rtwo\r", text, "", false},
		"bytes that are no text": {"\x00one\r\n", "\x00one\n", "", false},
		"a part is withheld now": {"one\r\ntwo\r\n", text, of("something else"), false},
	} {
		is := c.sum
		if is == "" {
			is = hexed(source.SumOf([]byte(c.now)))
		}
		then := Colophon{Files: []File{{"a.md", of(c.then)}}, Exhibits: []Exhibit{{Number: 1, ID: "a", Path: "a.md", SHA256: of(c.then)}}}
		now := Colophon{Files: []File{{"a.md", is}}}
		got, err := AsRead(then, now, fstest.MapFS{"a.md": {Data: []byte(c.now)}}, func(string) bool { return c.sum == "" })
		if err != nil {
			t.Fatal(err)
		}
		if same := got.Files[0].SHA256 == is; same != c.same {
			t.Errorf("%s: the same is %t", name, same)
		}
		if then.Files[0].SHA256 != of(c.then) {
			t.Errorf("%s: what was given has changed", name)
		}
	}
}
