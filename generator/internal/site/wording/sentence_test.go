package wording

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"":                                            "",
		"Yes, it is thin. One exhibit.":               "Yes, it is thin.",
		"Yes":                                         "Yes",
		"It took 3.5 days. Then no more.":             "It took 3.5 days.",
		"Ask Dr. Osei about it. She knows.":           "Ask Dr. Osei about it.",
		"Some tools, e.g. Prometheus. Others.":        "Some tools, e.g. Prometheus.",
		"Is it? No.":                                  "Is it?",
		"He said \"no.\" Then yes.":                   "He said \"no.\"",
		"Version 2. The next one.":                    "Version 2.",
		"It was I. Nobody else.":                      "It was I.",
		"On 16 Oct 2025, ca. 45 students. Two.":       "On 16 Oct 2025, ca. 45 students.",
		"Vanaf 3 feb. Daarna klaar.":                  "Vanaf 3 feb. Daarna klaar.",
		"In part, vol. 2 of it. More.":                "In part, vol. 2 of it.",
		"Juni 2025: 2. Preis, z. B. für Rohre. Mehr.": "Juni 2025: 2. Preis, z. B. für Rohre.",
		"Die Halle für 1,4 Mio. Euro. Danach mehr.":   "Die Halle für 1,4 Mio. Euro.",
		"三つある。次は。":                                    "三つある。",
		"The \u2067שלום\u2069 is. More.":              "The \u2067שלום\u2069 is.",
		"The \u2067שלום. More\u2069 is.":              "The שלום.", // what closed it stands in the next one
	} {
		if got := FirstSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, long := range []string{strings.Repeat("wort ", 200), strings.Repeat("長", 400)} {
		if got := FirstSentence(long); len(got) > sentenceShown+5 || !utf8.ValidString(got) || !strings.HasSuffix(got, " …") {
			t.Errorf("%q", got)
		}
	}
}

func TestFirstParagraph(t *testing.T) {
	for text, want := range map[string]string{
		"\n# Head\n\nOne\ntwo.\n\nThree": "One\ntwo.",
		"| a |\n|---|\n\nText":           "Text",
		"```\ncode\n\nmore\n```\nText":   "Text",
		"- item\n\n1. item\n\nText":      "Text",
		"2026 was long.":                 "2026 was long.",
		"> said\n\n{{< chart x >}}\n":    "",
	} {
		if got := FirstParagraph(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOpening(t *testing.T) {
	for text, want := range map[string]string{
		"Checked the bearings. Two were *cracked*. More.":     "Two were cracked.",
		"Checked the bearings\n\nTwo were [cracked](/x/).":    "Two were cracked.",
		"# Checked the bearings\n\n- a list\n\nTwo.":          "Two.",
		"Checked the bearings\n====\n\nTwo.":                  "Two.",
		"checked the bearings: https://example.org/a b.":      "checked the bearings: https://example.org/a b.",
		"https://example.org/report\n\n**Two** were cracked":  "Two were cracked",
		"Checked the bearings.\n\nhttps://example.org/report": "",
		"[^1]: A note.\n\nTwo[^1] were cracked.":              "Two were cracked.",
		"[![build](https://b.example/b.svg)](/x/)\n\nTwo.":    "Two.",
		"Checked the bearings. Date? Two were cracked.":       "Two were cracked.",
		"Checked the bearings!":                               "",
		"12–14 May 2025: Checked the bearings":                "",
		"since 01.07.2025: checked the bearings. Two.":        "Two.",
		"In 2025: Checked the bearings of both lifts":         "In 2025: Checked the bearings of both lifts",
		"Report: Checked the bearings":                        "Report: Checked the bearings",
		"---":                                                 "",
		"":                                                    "",
	} {
		if got := Opening(text, "Checked the bearings", Plain); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := Opening(strings.Repeat("wort ", 200), "Title", Plain); len(got) > sentenceShown+5 || !strings.HasSuffix(got, " …") {
		t.Errorf("%q", got)
	}
}
