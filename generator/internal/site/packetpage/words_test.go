package packetpage

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
)

func TestRunningTitle(t *testing.T) {
	for _, x := range []struct{ title, name, want string }{
		{"The case of Ada", "Ada", "The case of Ada"},
		{"A case", "Ada Obi", "A case, Ada Obi"},
		{"A case", "", "A case"},
		{"", "Ada Obi", "Ada Obi"},
		{"", "", "Promotion case"},
		{"Two\nlines\tand \x00 more", "", "Two lines and more"},
		{strings.Repeat("word ", 40), "Ada", strings.TrimSpace(strings.Repeat("word ", 13)) + "…, Ada"},
		{strings.Repeat("x", 200), "", strings.Repeat("x", 69) + "…"},
	} {
		c := casefile.Case{Config: config.Config{Title: x.title, Person: config.Person{Name: x.name}}}
		d := binding{Parts: pageparts.New(casecharts.New(prose.New(caseindex.New(c, assess.Assessment{}, caseindex.Options{})), nil))}
		if got := d.runLeft(); got != x.want {
			t.Errorf("%q, %q: %q, want %q", x.title, x.name, got, x.want)
		}
	}
}

func TestCSSString(t *testing.T) {
	for text, want := range map[string]string{
		"As of 30 June 2026":                   "As of 30 June 2026",
		`a "b" 'c' \d`:                         `a \22 b\22  \27 c\27  \5c d`,
		"</style><script>alert(1)</script>&lt": `\3c /style\3e \3c script\3e alert(1)\3c /script\3e \26 lt`,
		"a\nb\x00\x7f":                         `a\a b\1 \7f `,
		"Þóra 日本 עברית":                        "Þóra 日本 עברית",
		"\u2028\xff":                           `\2028 ` + "\uFFFD",
	} {
		if got := cssString(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// What is written reads back, and nothing in it ends the string or the element.
func FuzzCSSString(f *testing.F) {
	for _, text := range []string{"", `\`, `"`, "</style>", "a\r\nb", "\\61 b", "\xf0\x9f", "\u0085"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := cssString(text)
		if strings.ContainsAny(got, "\"'<>\n\r\f\x00") {
			t.Fatalf("%q becomes %q", text, got)
		}
		want := strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\x01")
		if back := readCSS(got); back != want {
			t.Fatalf("%q becomes %q, which reads %q", text, got, back)
		}
	})
}

// readCSS reads the inside of a CSS string: a backslash, hexadecimal digits, and
// one space that ends them.
func readCSS(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			out.WriteByte(text[i])
			continue
		}
		var r rune
		for i++; i < len(text) && text[i] != ' '; i++ {
			r = r<<4 | rune(strings.IndexByte("0123456789abcdef", text[i]))
		}
		out.WriteRune(r)
	}
	return out.String()
}
