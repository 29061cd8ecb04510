package lock

import (
	"strings"
	"testing"

	"github.com/sethvargo/go-diceware/diceware"
)

// own are the words of a case.
var own = []string{"maya", "lindqvist", "staff", "engineer", "kestrel", "routing"}

func TestWeak(t *testing.T) {
	for given, want := range map[string]string{
		"":                                    "has 0 characters",
		"hunter2":                             "has 7 characters",
		"five little words":                   "fewer than four",
		"   abc    def    ghi    ":            "has 11 characters",
		"correct horse battery staple":        "in lists of common",
		"Correct-Horse-Battery-Staple-42!":    "in lists of common",
		"aaaaaaaaaaaaaaaaaaaaaaaa":            "different characters",
		"abc abc abc abc abc abc":             "different characters",
		"abcdefghijklmnopqrst":                "follows the",
		"a b c d e f g h i j k l":             "follows the",
		"qwertyuiopasdfghjkl1":                "follows the",
		"12345678901234567890":                "follows the",
		"Password123456789!":                  "follows the",
		"1969 2001 3758 4193":                 "fewer than four",
		"supercalifragilistic":                "fewer than four",
		"the heron the heron the heron fly":   "fewer than four",
		"the brown field, brown brown field":  "fewer than four",
		"a1 b2 c3 x9 \x00 lamp tulip gravel":  "cannot be typed",
		"lamp tulip gravel moon \xff\xfe":     "cannot be typed",
		"lamp tulip gravel moon \U000e0fff":   "cannot be typed",
		"AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQ": "secret of a link",

		"Maya Lindqvist Staff Engineer 2026": "easy to guess",
		"kestrel routing kestrel maya 2026":  "easy to guess",
		"password dragon iloveyou princess":  "easy to guess",
		"P@ssw0rd L3tmein dr4gon m0nkey":     "easy to guess",
		"drowssap nogard uoyevoli ssecnirp":  "easy to guess",
		"pássword drågon ìloveyou princèss":  "easy to guess",

		"my seven herons dance at dusk":                                         "reads as a sentence",
		"Über dem Fluss tanzt mein Reiher":                                      "reads as a sentence",
		"un jour mon prince viendra dans la cour":                               "reads as a sentence",
		"mi abuela canta en el balcon con su perro":                             "reads as a sentence",
		"there was a crooked man on a crooked mile":                             "reads as a sentence",
		"Th3re w4s a cr00ked m4n on a crooked mile!":                            "reads as a sentence",
		"elim dekoorc a no nam dekoorc a saw ereht":                             "reads as a sentence",
		"therewasacrookedmanonacrookedmile42":                                   "reads as a sentence",
		"to have and to hold and to be or not to be":                            "reads as a sentence",
		"Lorem ipsum dolor sit amet, consectetur":                               "in lists of common",
		"gravel kiln of copper under tulip wagon, moth":                         "reads as a sentence",
		"gravel kiln, copper tulip on wagon moth":                               "", // one word of grammar makes no sentence
		"we 4ll p@int our kayaks turquoise because grandmother adores penguins": "",

		"lamp tulip gravel moonshine":         "",
		"seven herons dusk dance gravel kiln": "",
		"Fluss Reiher tanzt Kachel Nebel Uhu": "",
		"x8Fk29slQm3LzP0a":                    "",
		"کبوتر می‌رقصد کنار رود آبی":          "",
		"k7#vR!p2@wLz9$qT":                    "",
		"abacus-zoom-felt-tip-gravel-mardi":   "",
		"我的七只苍鹭在黄昏时的河边跳舞吧":                    "",
		"Синяя цапля танцует вечером у реки":  "",
	} {
		got := Weak(given, own)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("Weak(%q) = %q, want %q", given, got, want)
		}
		if got != "" && !strings.Contains(got, "; ") {
			t.Errorf("Weak(%q) = %q, which does not say what to do", given, got)
		}
	}
}

// Nothing that Words draws is taken for grammar.
func TestNoWordThatIsDrawnIsGrammar(t *testing.T) {
	for i, list := 0, diceware.WordListEffLarge(); i < 66_667; i++ {
		if w := list.WordAt(i); grammar[w] {
			t.Errorf("%q is drawn", w)
		}
	}
}

// A generated passphrase is accepted where the author types one in.
func TestWordsAreNotWeak(t *testing.T) {
	refused := 0
	for range 1000 {
		p, err := Words()
		if err != nil {
			t.Fatal(err)
		}
		if Weak(p, own) != "" {
			refused++
		}
	}
	if refused > 10 { // six words of few letters are rare
		t.Errorf("%d of 1000 generated passphrases are called weak", refused)
	}
}

// A long passphrase is judged in no time.
func TestLongPassphrasesAreBounded(t *testing.T) {
	if why := Weak(strings.Repeat("heron dusk 7 lamp ", 5000), own); why != "" {
		t.Error(why)
	}
}
