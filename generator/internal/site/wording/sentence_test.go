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
		"Checked the bearings. Two were *cracked*. More.":                                          "Two were cracked.",
		"Checked the bearings\n\nTwo were [cracked](/x/).":                                         "Two were cracked.",
		"# Checked the bearings\n\n- a list\n\nTwo.":                                               "Two.",
		"Checked the bearings\n====\n\nTwo.":                                                       "Two.",
		"checked the bearings: https://example.org/a b.":                                           "checked the bearings: https://example.org/a b.",
		"https://example.org/report\n\n**Two** were cracked":                                       "Two were cracked",
		"Checked the bearings.\n\nhttps://example.org/report":                                      "",
		"[^1]: A note.\n\nTwo[^1] were cracked.":                                                   "Two were cracked.",
		"[![build](https://b.example/b.svg)](/x/)\n\nTwo.":                                         "Two.",
		"Checked the bearings. Date? Two were cracked.":                                            "Two were cracked.",
		"Checked the bearings!":                                                                    "",
		"12–14 May 2025: Checked the bearings":                                                     "",
		"since 01.07.2025: checked the bearings. Two.":                                             "Two.",
		"In 2025: Checked the bearings of both lifts":                                              "In 2025: Checked the bearings of both lifts",
		"Report: Checked the bearings":                                                             "Report: Checked the bearings",
		"---":                                                                                      "",
		"":                                                                                         "",
		"2025-04-11 Checked the bearings\n- two were cracked\n- the third is *worn*":               "two were cracked; the third is worn",
		"3 July 2025, checked the bearings.\n  1. Two were cracked.\n  2. One is worn.":            "Two were cracked. One is worn.",
		"Checked the bearings in early March, see https://b.example/7\n- [x] Two\n- [ ] Paint":     "Checked the bearings in early March, see https://b.example/7",
		"Checked the bearings since Sept 2025, ongoing: https://b.example/7":                       "",
		"**Bearings.** Two were cracked.":                                                          "Two were cracked.",
		"**Bearings of both lifts.**\n- Checked the bearings":                                      "Bearings of both lifts.",
		"**Checked** **the bearings** (12/05–14/05/2025): two were cracked. More.":                 "Two were cracked.",
		"**Bearings** – the new ones: two were cracked.":                                           "The new ones: two were cracked.",
		"**The bearings** were cracked.":                                                           "The bearings were cracked.",
		"**Cut 3 days.** By a jig.":                                                                "Cut 3 days.",
		"Checked the bearings\n- [x] Two\n- [ ] Paint\n- Checked the bearings\n  again\n\n  More.": "Two; Checked the bearings again",
		"- Two\n  were cracked.\n# Checked\n- Checked bearings":                                    "Two were cracked.",
		"- Two\n  were cracked.\n\nOne is worn.":                                                   "One is worn.",
	} {
		if got := Opening(text, "Checked the bearings", Plain); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := Opening(strings.Repeat("wort ", 200), "Title", Plain); len(got) > sentenceShown+5 || !strings.HasSuffix(got, " …") {
		t.Errorf("%q", got)
	}
}

func TestOpeningOfALongList(t *testing.T) {
	items := strings.Repeat("- the bearing of a lift was changed\n", 30)
	got := Opening("Checked\n"+items, "Checked", Plain)
	if len(got) > sentenceShown || !strings.HasSuffix(got, "changed") {
		t.Errorf("%q", got)
	}
	if got := Opening("- "+strings.Repeat("wort ", 200), "Title", Plain); len(got) > sentenceShown+5 || !strings.HasSuffix(got, " …") {
		t.Errorf("%q", got)
	}
}

// Of what stands behind |, the words are told apart from dates.
func TestUndated(t *testing.T) {
	for _, text := range []string{
		"on Thu 24 Sept. a talk|a talk",
		"Rebuilt in March|rebuilt",
		"monthly, Feb–Oct 2026 (nine)|monthly nine",
		"It may help|it may help", // a month that is a word too, beside no number
		"3.50 EUR in week 3|3 50 eur",
		"from 12 Jan to end of April 2026 closed|closed",
		"(Q3 2025) 26 min → 9 min|26 min 9 min",
		"seit 1. Oktober 2025, laufend|",
		"hold it since January ’26: €96,000|hold it 96 000",
		"by KW 45/2025 or 2025-W46|or",
		"a list of 312 tickets|a list of 312 tickets",
	} {
		text, want, _ := strings.Cut(text, "|")
		if got := strings.Join(undated(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
