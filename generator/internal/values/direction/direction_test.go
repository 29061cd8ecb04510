package direction

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSettled(t *testing.T) {
	for given, want := range map[string]string{
		"": "",
		"plain — with “dashes” and … signs":   "plain — with “dashes” and … signs",
		"marks \u200e and \u200f and \u061c":  "marks \u200e and \u200f and \u061c",
		"a \u2067שלום\u2069 b":                "a \u2067שלום\u2069 b",
		"a \u2068مرحبا \u2066x\u2069\u2069 b": "a \u2068مرحبا \u2066x\u2069\u2069 b",
		"a \u202bשלום\u202c b":                "a \u202bשלום\u202c b",
		"a \u2067b":                           "a b",
		"a \u2067b \u2066c\u2069":             "a b \u2066c\u2069",
		"a \u202bb \u2067c\u202c d\u2069":     "a b \u2067c\u202c d\u2069", // it closes nothing outside of its isolate
		"a \u2067b \u202bc\u2069 d":           "a \u2067b \u202bc\u2069 d",
		"\u202egnp.a":                         "gnp.a",
		"\u202egnp.a\u202c b":                 "gnp.a b",
		"\u202ea \u202db\u202c c\u202c":       "a b c",
		"\u2068a \u202eb\u2069 c":             "\u2068a b\u2069 c",
		"\u202a\u202ea\u202c b\u202c":         "\u202aa b\u202c",
		"closers \u2069 and \u202c alone":     "closers \u2069 and \u202c alone",
		"one \u2067line\nand the next\u2069.": "one \u2067line\nand the next\u2069.",
		"one \u2067part\n\nanother\u2069.":    "one part\n\nanother\u2069.",
		"one \u2067part\n > \r\nother\u2069":  "one part\n > \r\nother\u2069",
		"one \u2067part\u2029other\u2069":     "one part\u2029other\u2069",
		"bad \xff \u2067\xe2\x80 utf":         "bad \xff \xe2\x80 utf",
	} {
		got := Settled(given)
		if got != want {
			t.Errorf("Settled(%+q) = %+q, want %+q", given, got, want)
		}
		if Settled(got) != got {
			t.Errorf("Settled(%+q) is not settled", given)
		}
	}
}

// In Markdown a reference is the character that it names, but in code and behind a backslash.
func TestReferencesTurnInMarkdown(t *testing.T) {
	code := func() func(int) bool { return func(int) bool { return false } }
	for given, want := range map[string]string{
		"a &#x202e;gnp.a": "a gnp.a", "a &#X202E;b&#8236; c": "a b c", "a &#8238;gnp.a": "a gnp.a", "a &#0008238;b": "a b",
		"a &#x2067;b&#x2069; c": "a &#x2067;b&#x2069; c", "a \u2067b&#8297; c": "a \u2067b&#8297; c", "a &#x2067;b\n\n&#x2069;": "a b\n\n&#x2069;",
		`a \&#x202e;b`: `a \&#x202e;b`, `a \\&#x202e;b`: `a \\b`, "a &#x202e b": "a &#x202e b", "&#00008238;": "&#00008238;", "&#x202f; &#;": "&#x202f; &#;",
		"a \u202eb": "a b",
	} {
		if got := Without(given, LooseInMarkdown(given, code)); got != want {
			t.Errorf("of %q is left %q, want %q", given, got, want)
		}
	}
	code = func() func(int) bool { return func(at int) bool { return at < 10 } }
	if got := LooseInMarkdown("`&#x202e;` &#x202e;", code); len(got) != 1 || got[0].Start != 11 || !got[0].Overrides() {
		t.Errorf("beside code: %v", got)
	}
}

func TestLooseIsInOrder(t *testing.T) {
	last := -1
	for _, c := range Loose(strings.Repeat("\u2068a \u202eb\u2069 \u2067", 50)) {
		if c.Start <= last || c.End != c.Start+3 {
			t.Fatalf("%v behind %d", c, last)
		}
		last = c.Start
	}
}

// What is written behind a text is turned by nothing in it: with a word in every place, each run
// that is left ends before the end of its paragraph.
func FuzzSettled(f *testing.F) {
	f.Add("a \u202bb \u2067c\u202c d\u2069\n\n\u202e")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		got := Settled(text)
		if strings.ContainsAny(got, "\u202d\u202e") || len(Loose(got)) > 0 {
			t.Errorf("%+q is left of %+q", got, text)
		}
	})
}
