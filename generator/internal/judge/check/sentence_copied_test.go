package check

import "testing"

func TestLongSentences(t *testing.T) {
	const said = "I am not sure that they ever wanted it"
	for _, same := range []string{
		said, said + ".", "  " + said + "!", "I am not sure that\nthey ever wanted it.", "i AM not sure, that they (ever) wanted it?",
		"> " + said, "- " + said + "\n- Another one.", "## " + said + "\n\nText.", "| " + said + " | x |", "Yes. " + said + ". No.",
		"I am **not** sure that [they](https://example.com/a.b) ever wanted it", "I am not sure that {{< person \"ann\" >}} they ever wanted it",
		"\u201cI am not sure that they ever wanted it\u201d, she said\u2026"[:len("\u201cI am not sure that they ever wanted it\u201d")],
		"I am not sure <b>that</b> they ever wanted it", "1. " + said, "Text:\n\n" + said,
	} {
		found := false
		for _, s := range longSentences(same) {
			found = found || s.words == longSentences(said)[0].words && (same[s.offset] == 'I' || same[s.offset] == 'i')
		}
		if !found {
			t.Errorf("%q is another sentence", same)
		}
	}
	for _, other := range []string{
		"", "Too short a sentence.", "I am not sure that he ever wanted it.", said + " all.", "I am not sure that they. Ever wanted it.",
		"I am not sure that\n\nthey ever wanted it", "I am not sure that they everwanted it", "{{< unclosed", "<", "](", "\xe2", "\xe2\x80",
	} {
		for _, s := range longSentences(other) {
			if s.words == longSentences(said)[0].words {
				t.Errorf("%q is the same sentence", other)
			}
		}
	}
	if n := len(longSentences("v1.2 of the thing was out in a day, e.g. on Monday at noon.")); n != 1 {
		t.Errorf("%d sentences where a version and an abbreviation are", n)
	}
}
