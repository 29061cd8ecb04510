package confided

import (
	"strings"
	"testing"
)

func TestIn(t *testing.T) {
	for text, want := range map[string]string{
		"I was ill. Please keep this between us, will you?":  "keep this between us",
		"Between us: the budget is gone.":                    "Between us",
		"It is just between you and me.":                     "just between you and me",
		"We split the shifts between us.":                    "",
		"Strictly confidential. The ward closes.":            "Strictly confidential",
		"Confidential\n\nThe ward closes.":                   "Confidential",
		"**Private:** I am tired.":                           "Private",
		"She looked after confidential files.":               "",
		"A private hospital asked for it.":                   "",
		"This message is confidential and meant for you.":    "",
		"Please do not forward this mail.":                   "Please do not forward",
		"We do not share data with others.":                  "",
		"We never tell them.":                                "",
		"We just split the work between us.":                 "",
		"She has grown in confidence.":                       "",
		"He told me in confidence that he leaves.":           "told me in confidence",
		"Don't tell anyone yet.":                             "Don't tell anyone",
		"That was off the record.":                           "off the record",
		"Keep this one to yourself.":                         "Keep this one to yourself",
		"She spoke with confidence.":                         "",
		"Das bleibt bitte unter uns.":                        "bleibt bitte unter uns",
		"Unter uns gesagt, es eilt.":                         "Unter uns gesagt",
		"Unter uns wohnt niemand.":                           "",
		"Vertraulich: die Station schließt.":                 "Vertraulich",
		"Bitte vertraulich behandeln.":                       "Bitte vertraulich",
		"Bitte nicht weitersagen!":                           "Bitte nicht weitersagen",
		"Cela reste entre nous.":                             "reste entre nous",
		"Merci de ne pas diffuser.":                          "ne pas diffuser",
		"Que quede entre nosotros.":                          "quede entre nosotros",
		"privado: estou cansada":                             "privado",
		"(nota: não falar do R. com ninguém, nem com o T.)":  "não falar do R. com ninguém",
		"Fica entre nós.":                                    "Fica entre nós",
		"Det stannar mellan oss.":                            "stannar mellan oss",
		"Dit blijft onder ons.":                              "blijft onder ons",
		"- privat: Ich bin müde.":                            "privat",
		"Nur für den Dienst. Der Verkehr unter uns war gut.": "",
		"":                                    "",
		"The price is private equity's call.": "",
	} {
		if got := In(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What is asked far into a long text is found, and no word that is cut off begins a sentence.
func TestInLongTexts(t *testing.T) {
	long := strings.Repeat("Nothing is said here about it. ", 10_000)
	if got := In(long + "Please keep this between us. " + long); got != "keep this between us" {
		t.Errorf("%q", got)
	}
	if got := In(strings.Repeat("m", around) + " private: it is a word of a sentence " + long); got != "" {
		t.Errorf("%q", got)
	}
	if got := In("İ " + long + "It is OFF THE RECORD."); got != "off the record" {
		t.Errorf("%q", got)
	}
}
