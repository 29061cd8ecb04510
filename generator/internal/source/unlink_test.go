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
		"[1. of all](/x/)":           "[1. of all](<>)",
		"- [# of it][r]\n\n[r]: /x/": "- [# of it](<>)\n\n",
		"So *it [is*](/x/)":          "So *it [is*](<>)",
		"[a@b.example](/x/)":         "[a@b.example](<>)",
		"\\[a](/x/)":                 "\\[a](/x/)",
		"[a](/x/":                    "[a](/x/",
		"[open\n\nend](/x/)":         "[open\n\nend](/x/)",
		"[a]: /y/\n[a]: /x/\n\n[a]":  "[a]: /y/\n\n[a]",
		"[^1]: /x/\n\n[^1]":          "[^1]: /x/\n\n[^1]",
		"":                           "",
	} {
		if got := NewBody("a.md", 1, text).Unlink(func(address string) bool { return address == "/x/" }); got.Text != want {
			t.Errorf("%q\nbecomes %q\ninstead of %q", text, got.Text, want)
		} else if n := strings.Count(got.Text, "\n") + 1; got.Text != "" && len(got.Lines()) != n {
			t.Errorf("%q has %d lines and places of %d", got.Text, n, len(got.Lines()))
		}
	}
}
