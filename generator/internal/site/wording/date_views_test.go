package wording

import "testing"

func TestDatesSpoken(t *testing.T) {
	for sentence, want := range map[string]string{
		"held since 2023-10-02":                    "held since 2 October 2023",
		"the first to end 2026-Q1, more (2026-09)": "the first to end Q1 2026, more (September 2026)",
		"by 2026-06-30.":                           "by 30 June 2026.",
		"no day 2026-02-30, no month 2026-13":      "no day 2026-02-30, no month 2026-13",
		"[notes](https://example.com/2026-03-31)":  "[notes](https://example.com/2026-03-31)",
		"release v2026-03 of 24 asked":             "release v2026-03 of 24 asked",
	} {
		if got := DatesSpoken(sentence); got != want {
			t.Errorf("%q: got %q, want %q", sentence, got, want)
		}
	}
}
