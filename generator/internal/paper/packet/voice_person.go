package packet

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// firstPerson finds the pronouns of the first person singular.
func firstPerson(all []word) []find {
	var found []find
	for i, w := range all {
		if w.glued {
			continue
		}
		switch folded := strings.ToLower(w.text); {
		case w.text == "I":
			if isPronoun(all, i) {
				found = append(found, find{"I", w.at})
			}
		case w.suffix != "" || w.text != folded && (w.text[1:] != folded[1:] || !starts(all, i)):
			// "ME" is a state, and "the My Orders page" a name.
		case folded == "me", folded == "my", folded == "myself", folded == "mine" && isMine(all, i):
			found = append(found, find{folded, w.at})
		}
	}
	return found
}

// isPronoun tells whether the I at an index is the pronoun, and not a numeral
// ("Part I", "World War I", "phase I trials", "levels I and II") or a letter.
// Where nothing tells, it is the pronoun before a word, and the numeral before
// a sign.
func isPronoun(all []word, i int) bool {
	w := all[i]
	if w.suffix != "" {
		return slices.Contains([]string{"m", "ve", "d", "ll"}, w.suffix)
	}
	if inNumerals(all, i) {
		return false
	}
	before, after := neighbour(all, i, -1), neighbour(all, i, +1)
	switch name := capital(before.text) && before.text != "I" && !starts(all, i-1); {
	case numbered[strings.ToLower(before.text)] && capital(before.text):
		return after.text == "am"
	case numbered[strings.ToLower(before.text)], name:
		return isVerb(after.text)
	case after.text != "":
		return true
	case before.text != "" && joining[strings.ToLower(before.text)]:
		return true
	}
	if capital(before.text) {
		return false // "Apollo I (1967)"
	}
	if before.text == "" && strings.HasPrefix(w.after, ",") {
		return starts(all, i) // "I, for one, asked"
	}
	gap := strings.TrimSpace(w.after) // "I `grep`", "I - as the lead - asked"
	return gap != w.after && gap != "" && strings.ContainsRune("\x00(-–—", []rune(gap)[0])
}

// inNumerals tells whether the next word, or the one behind "and" or "to", is a
// Roman numeral.
func inNumerals(all []word, i int) bool {
	for j := i + 1; j < len(all) && j <= i+2; j++ {
		switch all[j].text {
		case "II", "III", "IV", "V":
			return true
		case "and", "or", "to", "through", "versus", "vs":
		default:
			return false
		}
	}
	return false
}

// isMine tells whether the "mine" at an index is the pronoun, and not the verb
// or the pit.
func isMine(all []word, i int) bool {
	before, after := neighbour(all, i, -1), neighbour(all, i, +1)
	if capital(all[i].text) {
		return is[after.text]
	}
	owned := is[before.text] || slices.Contains([]string{"of", "not", "than", "as", "like", "and", "or", "but", "yet", "still", "all", "entirely"}, before.text)
	return owned && (after.text == "" || joining[after.text] || is[after.text] || slices.Contains([]string{"alone", "to", "from", "in", "for", "too", "by"}, after.text))
}

// isVerb tells whether a word behind "I" is one that a pronoun has behind it:
// a verb of a case, or an adverb.
func isVerb(s string) bool {
	return len(s) > 3 && (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "ly")) || verbs[s]
}

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

var (
	// numbered are nouns that have numerals behind them.
	numbered = setOf(`act annex appendix article associate chapter class column exhibit figure grade
		letter level tier part phase quadrant row scenario section stage step table title type
		variable version vitamin volume war generation category
		sde swe ic l e analyst architect consultant designer developer engineer manager scientist specialist technician`)
	// joining are words that a clause with "I" at its end or begin has before it.
	joining = setOf(`and or nor than as that but so when because if while where which what how who whom not like then
		did do am was had have could would should can will may might must shall`)
	is    = setOf(`is was are were be been being remain remained remains become became`)
	verbs = setOf(`am was had have did do will would can could should may might must shall cannot
		never also then still now just only first later ever always often soon too
		wrote led made took gave went saw found built ran kept held chose brought began told said knew thought sent met
		set put cut got spent taught learnt left drew drove spoke read heard felt grew won lost came fell broke became understood
		write lead make take give go see find build run keep hold bring tell say know think want need believe like own plan
		work use call ask learn hope expect owe answer propose recommend regret`)
)

// self is how the author is named.
type self struct {
	full  string // "" = not known
	first string // "" = not known, or not to be told from others
}

// namesOf gives the author's names. A first name is left out that somebody else
// in the case bears, and one that is the name of a month.
func namesOf(c casefile.Case) self {
	var parts []string
	for _, part := range strings.Fields(c.Config.Person.Name) {
		if !strings.HasSuffix(part, ".") && !slices.Contains([]string{"Dr", "Prof", "Mr", "Ms", "Mrs", "Mx"}, part) {
			parts = append(parts, part)
		}
	}
	s := self{full: strings.Join(parts, " ")}
	if len(parts) == 0 || slices.Contains([]string{"April", "May", "June", "August"}, parts[0]) {
		return s
	}
	for _, p := range c.People {
		for _, name := range append([]casefile.Text{p.Name}, p.Also...) {
			if first, _, _ := strings.Cut(strings.TrimSpace(name.V), " "); first == parts[0] {
				return s
			}
		}
	}
	s.first = parts[0]
	return s
}

// thirdPerson finds the author's full name, the first name alone, and "the
// author" or "the candidate" as the subject of a sentence.
func (s self) thirdPerson(all []word) []find {
	var found []find
	full := split(s.full)
	for i := 0; i < len(all); i++ {
		w := all[i]
		switch {
		case len(full) > 0 && spells(all[i:], full):
			found = append(found, find{s.full, w.at})
			i += len(full) - 1
		case w.glued:
		case s.first != "" && w.text == s.first && !s.another(all, i):
			found = append(found, find{s.first, w.at})
		case strings.EqualFold(w.text, "the") && isSubject(all, i):
			found = append(found, find{"the " + all[i+1].text, w.at})
		}
	}
	return found
}

func spells(all, name []word) bool {
	if len(all) < len(name) || all[0].glued && !name[0].glued {
		return false
	}
	for i := range name {
		if all[i].text != name[i].text || i > 0 && all[i].before != name[i].before && !joins(all[i].before) {
			return false
		}
	}
	return true
}

// another tells whether a first name is part of somebody else's name, or an
// English word that begins a sentence.
func (s self) another(all []word, i int) bool {
	if alsoWords[s.first] && starts(all, i) {
		return true
	}
	return capital(neighbour(all, i, +1).text) && all[i].suffix == ""
}

// alsoWords are first names that a sentence may begin with as words.
var alsoWords = setOf(`Will Mark Grace Hope Rose Art Bill Frank Grant Faith Joy Dawn Chase Drew Pat Rich Miles Sue Guy Reason Rob Trace Wade`)

// isSubject tells whether "the" at an index begins "the author wrote" or "the
// candidate has". The present tense ("the author decides") tells how something
// is done as a rule, by whoever it is; and a text that speaks of other authors
// or candidates, of a change or for a job, means those.
func isSubject(all []word, i int) bool {
	noun := neighbour(all, i, +1)
	if noun.glued || noun.suffix != "" || noun.text != "author" && noun.text != "candidate" {
		return false
	}
	verb := neighbour(all, i+1, +1).text
	if verb != "has" && !is[verb] && !isVerb(verb) {
		return false
	}
	for j, w := range all {
		if strings.EqualFold(w.text, noun.text+"s") {
			return false
		}
		if w.text != noun.text {
			continue
		}
		if next := neighbour(all, j, +1).text; next == "of" || next == "for" || !strings.EqualFold(neighbour(all, j, -1).text, "the") {
			return false
		}
	}
	return true
}
