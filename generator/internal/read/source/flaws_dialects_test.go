package source

import "testing"

// Forms of other tools are told once, and nothing that only looks like them is.
func TestDialects(t *testing.T) {
	for text, want := range map[string]FlawKind{
		"About x^2^ of it.": Raised, "The 1^st^ time.": Raised, "H~2~O is water.": Lowered, "CO~2~ fell.": Lowered, "See ++this++ now.": Inserted,
		"A claim.^[With a note.] And on.": InlineNote, "!!! note \"Title\"\n    text": Admonition, "??? warning\n    text": Admonition, "As shown [@smith2020; @doe].": Citation, "See [see @smith2020].": Citation,
		"*[SLO]: an objective\n": Abbreviation, "The ==marked== word.": Marked, "With $a^2$ in it.": Formula, "A note[^x] without words.": UndefinedRow,
	} {
		var found []FlawKind
		for _, f := range NewBody("e.md", 1, text).Flaws() {
			if f.Kind != IndentedText {
				found = append(found, f.Kind)
			}
		}
		if len(found) != 1 || found[0] != want {
			t.Errorf("%q: %v, want %v", text, found, want)
		}
	}
	for _, text := range []string{
		"From $5 and $6 to $7.", "It cost $5 a^b at $6.", "C++ and C++ again, g++/clang++.", "i++ and j++ in a loop", "~5 to ~10 of them", "from ~2 s to ~3 s", "This is ~wrong~ and ~~gone~~.",
		"`H~2~O` and `x^2^` and `++a++`", "Ask @bo about [@bo](https://example.com/bo).", "mail a@example.com [x]", "2^10 and 2^20 of them", "a ^ b ^ c", "What!!! Note this.", "Really??? note", "[^1] is a note\n\n[^1]: it is",
		"* [words](https://example.com)", "1 + 1 ++ 2", "x\\^2^ and H\\~2~O", "```\n!!! note\nx^2^\n```", "/home/ada~old/x~y", "[link]^[^1]\n\n[^1]: words",
	} {
		for _, f := range NewBody("e.md", 1, text).Flaws() {
			t.Errorf("%q: %v %q", text, f.Kind, f.Words)
		}
	}
}
