// Package sentence finds where the sentences of a plain text end.
package sentence

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var (
	// abbreviations are written with a point that ends no sentence.
	abbreviations = strings.Fields(`dr dra drs mr mrs ms mx prof sr sra srta sig dott mme mlle dhr mevr ir mag ing dipl dipl.-ing med dent vet univ phil rer nat jur iur habil theol pol oec agr sc hum biol techn
		ca approx aprox env circa cf vgl vs bzw ggf ggfs evtl gem inkl exkl incl excl zzgl abzgl resp sog insb insbes bspw ehem stellv stv betr einschl entspr
		hrsg lt mind bzgl nr nro núm av avg obs pág dept eng fig vol blz bv bijv evt env eventl ex`)
	// measures are abbreviations at which a sentence may end.
	measures = strings.Fields("mio mrd tsd mill min max std sek stk stck etc usw sec hrs jr inc ltd co corp enz")
	// counted are abbreviations before a number.
	counted = strings.Fields("no nos p pp s art abs abb kap ziff pos bd tab cap ch sec tel n pag num")
	// openers are words that begin sentences and stand behind no ordinal.
	openers = strings.Fields(`the then this that these those it its we i he she they there a an in on at for from with after before by as but and so now since when while our my no not all
		das der die den dem dies diese dieser dieses dann danach daraus davon dafür damit dadurch darauf es er sie wir ich man im in am an ab auf aus bei mit nach seit von vor zu zum zur jetzt heute nun auch aber und so ein eine kein keine alle beide ohne durch für unser mein zusätzlich außerdem
		de het een dit dat deze die daarna daarmee toen nu ook maar en ik wij we hij zij er op te met voor na bij van uit onze mijn
		le la les un une des ce cette ces il elle ils elles nous je on puis ensuite depuis après avec pour dans en à
		el los las una este esta estos estas luego después desde con para por yo nosotros
		o os as um uma este esta depois desde com para por eu nós
		il lo gli i una questo questa poi dopo con per da io noi`)
	// leaders stand before ordinals.
	leaders = strings.Fields(`der die das dem den des zum zur im am vom beim ins als ab seit bis mit und oder ein eine einen einem einer eines mein meine meinen meiner unser unsere unserer ihr ihre sein seine jede jeder jeden jedes nach vor für per`)
	// ranks are what ordinals are of.
	ranks = strings.Fields(`platz rang preis halbjahr quartal trimester tertial semester jahr lehrjahr ausbildungsjahr auflage ausgabe mal klasse stock etage tag woche monat vorsitzende vorsitzender vorsitzenden vorstand stelle stufe staatsexamen jahrestagung sitzung kw kalenderwoche hälfte`)

	dotted  = regexp.MustCompile(`^(?:\pL{1,2}\.)+-?\pL{1,3}$`)
	ordinal = regexp.MustCompile(`^(?:\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})(?:\.?[–/+&-]\d{1,2})?$`)
	numeral = regexp.MustCompile(`^\d{1,2}\.`)
)

// EndsAt tells whether a point that stands between two parts of a text ends a sentence: not
// that of an abbreviation or an ordinal, as in "z. B. Kurse", "1,2 Mio. Euro" and "1. Platz",
// and none before a small letter.
func EndsAt(before, after string) bool {
	next, _, _ := strings.Cut(strings.TrimLeft(after, " \n"), " ")
	first, _ := utf8.DecodeRuneInString(next)
	if next == "" || unicode.IsLower(first) {
		return next == ""
	}
	words := strings.FieldsFunc(before[max(0, len(before)-mostRead):], func(r rune) bool { return r == ' ' || r == '\n' || r == '\u00a0' || r == '\u202f' })
	if len(words) == 0 || strings.HasSuffix(before, " ") {
		return true
	}
	written := strings.TrimLeft(words[len(words)-1], "([\"'“„«")
	word, opens := strings.ToLower(written), slices.Contains(openers, strings.ToLower(strings.Trim(next, ",.:;")))
	leader := ""
	if len(words) > 1 && written == words[len(words)-1] {
		leader = words[len(words)-2]
	}
	switch {
	case slices.Contains(abbreviations, word), dotted.MatchString(written):
		return false
	case utf8.RuneCountInString(written) == 1 && unicode.IsLetter([]rune(written)[0]): // "J. Osei", not "of 9 b. Then"
		return written == "I" || word == written && opens && !isInitial(leader)
	case utf8.RuneCountInString(word) <= 3 && isInitial(leader): // "z. Hd.", "p. ej."
		return false
	case slices.Contains(measures, word):
		return opens
	case slices.Contains(counted, word):
		return !unicode.IsDigit(first)
	case word == "st":
		return !unicode.IsUpper(first)
	case ordinal.MatchString(written):
		return !isOrdinal(leader, next, opens)
	}
	month, named := day.MonthNamed(word)
	short := len(words) <= 3 && leader != "" && unicode.IsDigit(rune(leader[0])) // "3 fev. Training"
	return !named || month == 0 || len(word) > 5 || !unicode.IsDigit(first) && !short
}

// mostRead is how many bytes before a point are read.
const mostRead = 200

// isOrdinal tells whether a number between two words is one.
func isOrdinal(leader, next string, opens bool) bool {
	plain := strings.ToLower(strings.Trim(next, ".,:;)"))
	month, named := day.MonthNamed(plain)
	switch {
	case named && month > 0, numeral.MatchString(next), slices.Contains(ranks, plain):
		return true
	case opens:
		return false
	}
	return leader == "" || strings.ContainsRune(",:;–—-/(", rune(leader[len(leader)-1])) || slices.Contains(leaders, strings.ToLower(leader))
}

// isInitial tells whether a word is a small letter with a point.
func isInitial(word string) bool {
	letter, is := strings.CutSuffix(strings.TrimLeft(word, "(["), ".")
	return is && utf8.RuneCountInString(letter) == 1 && unicode.IsLower([]rune(letter)[0])
}
