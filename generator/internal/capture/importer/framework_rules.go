package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// ruled are words by which a line asks something of a whole case, in the languages that casebook
// knows: what is asked at least or at most, and what may be missing.
var ruled = regexp.MustCompile(`(?i)(?:^|[^\pL])(` + strings.Join([]string{
	`must(?:n't)?`, `shall`, `at (?:least|most)`, `no (?:more|fewer|less) than`, `minimum`, `maximum`, `optional`, `none (?:\pL+ ){0,3}below`, `not below`, `don't`, `do not`,
	`muss`, `müssen`, `darf`, `dürfen`, `mindestens`, `wenigstens`, `höchstens`, `freiwillig`, `kein\pL* unter`,
	`doit`, `doivent`, `au (?:moins|plus|minimum|maximum)`, `facultati(?:f|ve)s?`, `optionnel(?:le)?s?`,
	`debe[n]?`, `al menos`, `como (?:mínimo|máximo)`, `opcional(?:es)?`,
	`deve[m]?`, `pelo menos`, `no (?:mínimo|máximo)`, `opcionais`,
	`devono`, `almeno`, `al massimo`, `facoltativ[aei]`,
	`måste`, `ska(?:ll)?`, `minst`, `högst`, `valfri(?:a|tt)?`,
	`moet(?:en)?`, `minstens`, `ten minste`, `hoogstens`, `maximaal`, `optioneel`,
}, "|") + `)(?:[^\pL]|$)`)

// inMonths is a span in months; one that is over is no rule.
var inMonths = regexp.MustCompile(`(?i)(?:^|[^\pL\d])(\d{1,3}[ -](?:months?|monate?n?|mois|meses|mesi|månader|maanden))(?: (ago|her)|[^\pL]|$)`)

// ruleWord gives the word by which a line reads like a rule of a gate; "" for any other line.
func ruleWord(line string) string {
	if m := ruled.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	if word := strings.TrimFunc(duty.FindString(line), notOfWord); word != "" {
		return word
	}
	if m := inMonths.FindStringSubmatch(figured(line)); m != nil && m[2] == "" {
		return m[1]
	}
	return ""
}

// numberWords are those of small numbers: of two to twelve, in the languages that casebook knows.
var numberWords = func() map[string]string {
	words := map[string]string{}
	for i, of := range strings.Split(
		"two zwei deux dos dois duas due två twee|three drei trois tres três tre drie|four vier quatre cuatro quatro quattro fyra|"+
			"five fünf cinq cinco cinque fem vijf|six sechs seis sei sex zes|seven sieben siete sete sette sju zeven|eight acht huit ocho oito otto åtta|"+
			"nine neun neuf nueve nove nio negen|ten zehn dix diez dez dieci tio tien|eleven elf onze once undici elva|twelve zwölf douze doce doze dodici tolv twaalf", "|") {
		for word := range strings.FieldsSeq(of) {
			words[word] = strconv.Itoa(i + 2)
		}
	}
	return words
}()

var smallWord = regexp.MustCompile(`\pL+`)

// figured gives a line with its small numbers in digits.
func figured(line string) string {
	return smallWord.ReplaceAllStringFunc(line, func(word string) string { return orElse(numberWords[strings.ToLower(word)], word) })
}

// someCompetencies is how a line names how many competencies are asked: "five competencies must be
// at the level".
var someCompetencies = regexp.MustCompile(`(?i)(?:^|[^\d.,/-])(\d{1,2}) (?:of (?:the|our|your) )?(?:competenc(?:y|ies|es?)|kompetenzen|compétences|competencias|competências|competenze|kompetenser|competenties)(?:[^\pL]|$)`)

// asksSome says how a gate asks for as many competencies as a line names; "" where it names none, or
// does not ask them.
func asksSome(line string) string {
	m := someCompetencies.FindStringSubmatch(line)
	if m == nil || asksShare(line) != "" || ruleWord(line) == "" {
		return ""
	}
	some, _ := strconv.Atoi(m[1])
	if some < 1 {
		return ""
	}
	return fmt.Sprintf("if %d competencies are asked, write in the gate of the level rules: [{id: breadth, competencies: %d}], and give those that may be missing importance: should", some, some)
}
