package source

import (
	"strings"
	"testing"
)

// TestUnlink takes away the links to one place: their words stay, whatever way the
// link is written in, and other links stay as they are.
func TestUnlink(t *testing.T) {
	for text, want := range map[string]string{
		"See [that](/x/).": "See that.",
		"See [that](</x/> \"The title\"), [it](/y/).":               "See that, [it](/y/).",
		"See [that](/x/ 'one') and [this](\n/x/\n(two)).":           "See that and this.",
		"See [**all** of](/x/) it":                                  "See **all** of it",
		"See [that][1] and [it][2].\n\n[1]: /x/\n[2]: /y/":          "See that and [it][2].\n\n[2]: /y/",
		"[That][]. [That].\n\n[that]: </x/>\n  \"A title\"\n\nEnd.": "That. That.\n\n\nEnd.",
		"> [a][b]\n>\n> [b]:\n> /x/\n":                              "> a\n>\n>",
		"See ![a picture](/x/) here, [![b](i.png)](/x/).":           "See a picture here, ![b](i.png).",
		"[\\]](/x/)":               "\\]",
		"[a](/\\x/) [b](/&#120;/)": "[a](/\\x/) b",
		"`[a](/x/)` and\n\n    [b](/x/)\n\n```\n[c](/x/)\n```\n": "`[a](/x/)` and\n\n    [b](/x/)\n\n```\n[c](/x/)\n```\n",
		"[1. of all](/x/)":                        "[1. of all](<>)",
		"- [# of it][r]\n\n[r]: /x/":              "- [# of it](<>)\n\n",
		"So *it [is*](/x/)":                       "So *it [is*](<>)",
		"[a@b.example](/x/)":                      "[a@b.example](<>)",
		"\\[a](/x/)":                              "\\[a](/x/)",
		"[a](/x/":                                 "[a](/x/",
		"[open\n\nend](/x/)":                      "[open\n\nend](/x/)",
		"[a]: /y/\n[a]: /x/\n\n[a]":               "[a]: /y/\n\n[a]",
		"[^1]: /x/\n\n[^1]":                       "[^1]: /x/\n\n[^1]",
		"See [`a]b` of](/x/).":                    "See `a]b` of.",
		"[[a](/x/)](/x/)":                         "a",
		"[[[[a](/x/)](/x/)](/x/)](/x/)":           "[[a](<>)](/x/)",
		"> [a\n> b](\n> /x/\n> \"its\n> title\")": "> a\n> b",
		"| [a\\|b](/x/) | [c] |\n|---|---|\n| ![d][c] | [e](/y/) |\n\n[c]: /x/ (of\n  it)": "| a\\|b | c |\n|---|---|\n| d | [e](/y/) |\n\n",
		"[{{< metric \"a](/x/)\" >}} now](/x/)":                                            "{{< metric \"a](/x/)\" >}} now",
		"[a]({{< ref \"/x/\" >}})":                                                         "[a]({{< ref \"/x/\" >}})",
		"- [a][b c]\n\n  [B\n  C]: /x/\n":                                                  "- a\n\n",
		"Note.[^1]\n\n[^1]: See [a][b].\n\n    [b]: /x/\n":                                 "Note.[^1]\n\n[^1]: See a.\n\n",
		"[two\nlines]: /x/\n(no title) at all, [a][two lines]":                             "(no title) at all, a",
		"[two lines]:\n/x/\n(no title) at all, [a][two lines]":                             "(no title) at all, a",
		"</x/> and <https://x.example/x/>":                                                 "</x/> and <https://x.example/x/>",
		"":                                                                                 "",
	} {
		if got := NewBody("a.md", 1, text).Unlink(func(address string) bool { return address == "/x/" }); got.Text != want {
			t.Errorf("%q\nbecomes %q\ninstead of %q", text, got.Text, want)
		} else if n := strings.Count(got.Text, "\n") + 1; got.Text != "" && len(got.Lines()) != n {
			t.Errorf("%q has %d lines and places of %d", got.Text, n, len(got.Lines()))
		}
	}
}

// FuzzUnlink makes up texts: each link stands where it is said to, and none to the
// place that is gone is left.
func FuzzUnlink(f *testing.F) {
	for _, seed := range []string{
		"[a](/x/) ![b](</x/y> \"c\")\n", "> [a\n> b][c]\n>\n> [c]:\n> /x/\n> 'd\n> e'\n", "| [a\\|b](/x/) | `]`[c] |\n|-|-|\n\n[c]: /x/\n",
		"- [[a](/x/)](/x/) {{< chart \"a](/x/)\" >}}\n\n\t[b](/&#120;/)\n", "[a](/x/)[^1] <https://x.example/x>\n\n[^1]: ![](/x/)\n", "t\n: [a](\\/x/)\n",
		"[two\nlines]: /x/a\n(no title) at all, [a][two lines]\n", "> [a\n>\tb\\]\n>\tc]:\n> /x/\n> (b) c [a b\\] c]\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		gone := func(address string) bool { return strings.HasPrefix(address, "/x") }
		b := NewBody("a.md", 1, text)
		for _, l := range b.Markdown().Links {
			if l.End > 0 && (l.words() > l.Close || l.End <= l.Close || text[l.words()-1] != '[' || text[l.Close] != ']') {
				t.Fatalf("%q: %v is no link", text, l)
			}
			if at := l.Offset; l.End > 0 && l.Raw != "" && at != l.Start && !strings.HasPrefix(text[at:], l.Raw) {
				t.Fatalf("%q: at %d is no %q", text, at, l.Raw)
			}
		}
		got := b.Unlink(gone)
		left := got.Markdown()
		for _, l := range left.Links {
			if l.End > 0 && gone(l.URL) {
				t.Fatalf("%q\nbecomes %q\nwith %v", text, got.Text, l)
			}
		}
		for _, d := range left.Definitions {
			if gone(d.URL) {
				t.Fatalf("%q\nbecomes %q\nwith %v", text, got.Text, d)
			}
		}
		if got.Text != "" && len(got.Lines()) != strings.Count(got.Text, "\n")+1 {
			t.Fatalf("%q has places of %d lines", got.Text, len(got.Lines()))
		}
	})
}
