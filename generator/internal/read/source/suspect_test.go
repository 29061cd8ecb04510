package source

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestNoFlawIsOverlooked damages sound texts at random: what is not looked into has
// no flaw.
func TestNoFlawIsOverlooked(t *testing.T) {
	blocks := []string{
		"Words of a paragraph, and *some* of them **strong**.\nA second line with `code` in it.",
		"| Step | Who |\n|---|---|\n| one | the team |\n| two | nobody |", "| A |\n| --- |\n| b |",
		"```yaml\nqueue: {retries: 1}\n```", "```\nplain <b>\n```", "```go\nfunc f() { a[i] = b | c }\n\n\tx := 1\n```",
		"This was not asked for.[^why]", "[^why]: Since it was late.", "Two of them.[^a] And more.[^b]", "[^a]: The first.", "[^b]: The second.", "Ask jo@example.com [or the team] then!",
		"## A heading", "- an item\n- another", "> quoted", "About (CO~2~) and x^2^ of it, ++new++.", "1. first\n2. second", "See [the page](https://example.com/a) for more.",
	}
	const signs = "+!?@~|`[]^:-# \n\n\t*{}<>$=%~()!abc\\"
	r := rand.New(rand.NewPCG(7, 7))
	passed := 0
	for range 30_000 {
		var some []string
		for range 1 + r.IntN(5) {
			some = append(some, blocks[r.IntN(len(blocks))])
		}
		text := strings.Join(some, "\n\n") + "\n"
		for range r.IntN(3) {
			at := r.IntN(len(text))
			switch r.IntN(3) {
			case 0:
				text = text[:at] + text[at+1:]
			case 1:
				text = text[:at] + string(signs[r.IntN(len(signs))]) + text[at:]
			default:
				text = text[:at] + string(signs[r.IntN(len(signs))]) + text[at+1:]
			}
			if text == "" {
				text = "\n"
			}
		}
		if suspect(text) {
			continue
		}
		passed++
		if found := NewBody("a.md", 1, text).flaws(); len(found) > 0 {
			t.Fatalf("overlooked in %q: kind %d, %q", text, found[0].Kind, found[0].Words)
		}
	}
	if passed < 5000 {
		t.Errorf("only %d texts were not suspect", passed)
	}
}
