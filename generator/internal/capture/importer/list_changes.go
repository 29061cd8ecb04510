package importer

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// A change in figures has a currency, a number and a unit, before and after.
const (
	aCurrency = `([$€£]?)\s?`
	aNumber   = `(\d{1,3}(?:[\x20\x{a0}\x{2009}\x{202f}'’]\d{3})+(?:[.,]\d+)?\b|\d[\d,.]*)`
	// aLargeUnit is a unit of more than one word: "Mio. €", "je 1.000 Tage".
	aLargeUnit = `(?:min|std|sek|stk|hrs|sec|stück)\.|(?:mio|mrd|tsd|mln|mld)\b\.?(?:\s?(?:[$€£]|(?:eur|euros?|chf|usd)\b))?|(?:je|per|pro|por|par)\s+\d[\d.,]*\s+\pL+`
	aBracket   = `(?:\s*\([^()\n]{1,40}\))?` // "71 % (2024)"
	aUnit      = `(` + aLargeUnit + `|[%‰°$€£\pL/²³]*(?:\s+(?:per|a|por|pro|par)\s+\pL+)?)`
	aUnitLast  = `(` + aLargeUnit + `|(?:a|an|per|pro|por|par|op)\s+(?:year|quarter|month|week|day|hour|jaar|kwartaal|maand|dag|uur|ano|trimestre|mês|semana|dia|hora|jahr|quartal|monat|woche|tag|stunde|mois|semaine|jour|heure)\b|(?:[%‰°$€£/²³]|\pL)*)`
)

var (
	change = regexp.MustCompile(`(?i)\b(?:from|von|van|de|da)\s+` + aCurrency + aNumber + `\s*` + aUnit + aBracket + `\s+(?:(?:down|up)\s+)?(?:to|auf|naar|para)\s+[$€£]?\s?` + aNumber + `\s*` + aUnitLast)
	// changeTo is a change in a language whose word for "to" also stands between the ends of a range, so
	// that both figures need the unit: "de 12 jours à 4 jours".
	changeTo = regexp.MustCompile(`(?i)\b(?:de|da)\s+` + aCurrency + aNumber + `\s*` + aUnit + aBracket + `\s+(?:à|a)\s+[$€£]?\s?` + aNumber + `\s*` + aUnitLast)
	// arrow is a change as it is noted in short: "71% -> 88%".
	arrow = regexp.MustCompile(`(?i)(?:\bfrom\s+)?` + aCurrency + `\b` + aNumber + `\s*` + aUnit + aBracket + `\s*(?:->|-->|=>|→|⇒|➔)\s*[$€£]?\s?` + aNumber + `\s*` + aUnitLast)
	// someChange is a text that may state a change in figures, in whatever form.
	someChange   = regexp.MustCompile(`(?i)\b(?:from|von|van|de|da)\s+[$€£]?\s?\d[^;:\n]{0,60}?\s(?:to|auf|naar|para)\s+[$€£]?\s?\d[\d.,]*(?:\s?[%$€£]|\s?\pL+)?`)
	behindFigure = strings.Fields("je a an on in at for with by and or the of over after within since among across to from as when because while per em no na por com e ou um im bei mit und pro seit en au par et")
)

// impactIn gives the changes that a text states in figures: "from 340 ms to 120 ms",
// "71% -> 88%". Those that can be read in two ways are left out; unread says so.
// What no words say the name of is named by the title, if that is short, or else "Change".
func impactIn(text, title string, file *decimals) (yaml string, unread []string) {
	text = bare(text)
	var items []string
	begin, read := 0, 0 // of the sentence, and how far it was looked for
	for _, m := range changesIn(text) {
		part := func(n int) string { return text[m[2*n]:m[2*n+1]] }
		currency, before, behind := part(1), part(3), part(5)
		if slices.Contains(behindFigure, strings.ToLower(behind)) || endsClause(part(4)) {
			behind = ""
		}
		if endsClause(part(2)) {
			before = ""
		}
		if isMonth(before) || isMonth(behind) || before+behind == "" && areYears(part(2), part(4)) || unlikeUnits(before, behind) && currency == "" {
			continue
		}
		figures, doubt := file.read(part(2), part(4))
		if doubt == "" && looseGroups(text[m[0]:m[1]], part(2), part(4)) {
			doubt = fmt.Sprintf("%q may be two numbers", part(2))
		}
		if doubt != "" {
			unread = append(unread, doubt)
			continue
		}
		if figures == nil {
			continue
		}
		from, to := figures[0], figures[1]
		if currency != "" { // £1.2m
			small, large := strings.Trim(strings.ToLower(before), "."), strings.Trim(strings.ToLower(orElse(behind, before)), ".")
			if times[large] > 0 && (times[small] > 0 || small == "") {
				from, to = multiplied(from, times[small]), multiplied(to, times[large])
				before, behind = "", ""
			}
		}
		if unlikeUnits(before, behind) {
			continue
		}
		unit := orElse(behind, before)
		if strings.Contains(before, " ") {
			unit = before
		}
		if currency != "" {
			unit = currency
		}
		if at := strings.LastIndexAny(text[read:m[0]], ".;:\n"); at >= 0 {
			begin = read + at + 1
		}
		read = m[0]
		item := fmt.Sprintf("{label: %s, from: %s, to: %s", scaffold.Scalar(orElse(labelOf(text, begin, m[0], m[1]), titleAsLabel(title))), from, to)
		if unit = strings.Trim(unit, ".,"); unit != "" {
			item += ", unit: " + scaffold.Scalar(unit)
		}
		items = append(items, item+"}")
	}
	if len(items) == 0 {
		return "", unread
	}
	return "[" + strings.Join(items, ", ") + "]", unread
}

// unreadChange gives words of a text that state a change of which no figures were read.
func unreadChange(text string) string {
	text = bare(text)
	for _, at := range someChange.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		read := len(changesIn(found)) > 0
		if m := change.FindStringSubmatch(found); m != nil && unlikeUnits(m[3], m[5]) && m[1] == "" && !isMonth(m[3]) && !isMonth(m[5]) && !slices.Contains(behindFigure, strings.ToLower(m[5])) {
			read = false
		}
		if !read && len(datesIn(text[at[0]:min(at[1]+len(" 2025"), len(text))])) == 0 && !yearIn.MatchString(found) {
			return found
		}
	}
	return ""
}

// unlikeUnits tells whether two figures are of different things: "4 hours", "20 minutes".
func unlikeUnits(before, behind string) bool {
	before, behind = strings.Trim(before, "."), strings.Trim(behind, ".")
	return before != "" && behind != "" && before != behind && !strings.HasPrefix(before, behind)
}

// isMonth tells whether a word behind a number makes a date of it: "from 3 to 5 March".
func isMonth(word string) bool { return word != "" && len(day.Meant("1 "+word+" 2000")) > 0 }

// areYears tells whether two numbers are the ends of a time: "from 2024 to 2026".
func areYears(from, to string) bool {
	year := func(text string) bool {
		return text > "1990" && text < "2040" && len(strings.TrimRight(text, ".,")) == 4
	}
	return year(from) && year(to)
}

// looseGroups tells whether the first number of a change may be two: of "Phase 2 100 → 50".
func looseGroups(found, before, behind string) bool {
	arrowed := !change.MatchString(found)
	return arrowed && strings.Contains(before, " ") && !strings.Contains(behind, " ") && len(strings.Trim(behind, ".,")) <= 3
}

// times are what stands behind amounts of money.
var times = map[string]float64{"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "tsd": 1e3, "mrd": 1e9, "mld": 1e9, "million": 1e6, "bn": 1e9}

func multiplied(figure string, by float64) string {
	n, _ := strconv.ParseFloat(figure, 64)
	return strconv.FormatFloat(math.Round(n*by*100)/100, 'f', -1, 64)
}

// changesIn finds the changes of a text, in their order. What is part of a date is none.
func changesIn(text string) [][]int {
	all := change.FindAllStringSubmatchIndex(text, -1)
	for _, m := range changeTo.FindAllStringSubmatchIndex(text, -1) {
		before, behind := text[m[6]:m[7]], text[m[10]:m[11]]
		if before != "" && strings.EqualFold(before, behind) && !isMonth(before) && !slices.Contains(behindFigure, strings.ToLower(before)) {
			all = append(all, m)
		}
	}
	for _, m := range arrow.FindAllStringSubmatchIndex(text, -1) {
		ofDate := m[4] > 0 && strings.ContainsRune("-/.", rune(text[m[4]-1])) || m[9] < len(text) && strings.ContainsRune("-/", rune(text[m[9]]))
		within := slices.ContainsFunc(all, func(o []int) bool { return m[0] < o[1] && o[0] < m[1] })
		if !ofDate && !within {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b []int) int { return a[0] - b[0] })
	return all
}

// endsClause tells whether a number ends what is said: the next word is no unit of it.
func endsClause(number string) bool {
	return strings.HasSuffix(number, ",") || strings.HasSuffix(number, ".")
}

// labelOf names a change after the words before it: in its sentence, which begins at a
// byte, or before the colon. What is noted with an arrow is named after those behind the
// last comma, and what only goes up or down, or has a date before it alone, after the words
// behind it. "" = no words name it.
func labelOf(text string, begin, start, end int) string {
	before, found, behind := text[begin:start], text[start:end], nameBehind(text[end:min(len(text), end+mostBefore)])
	moved := strings.Trim(before, " ,–—-(") != ""
	if noName(before) && !(moved && behind != "") && begin > 0 && (text[begin-1] == ':' || text[begin-1] == '.') {
		lead := text[max(0, begin-1-mostBefore) : begin-1]
		lead = lead[1+strings.LastIndexAny(lead, ".;\n"):]
		if text[begin-1] == ':' || len(lead) <= longestLead { // else it is a sentence of its own
			before = lead
		}
	}
	if len(before) > mostBefore {
		before = beginning(before, mostBefore)
	}
	before = strings.Trim(strings.ToValidUTF8(before, ""), " ,:–—-(")
	if at := strings.LastIndex(before, ", "); at >= 0 && !change.MatchString(found) && !areDates(before[at+2:]) {
		before = before[at+2:]
	}
	before = leadWord.ReplaceAllString(labelUndated(before), "")
	if words := strings.Fields(before); len(words) > 1 && slices.Contains(movements, strings.ToLower(words[len(words)-1])) {
		before = strings.Join(words[:len(words)-1], " ")
	}
	if noName(before) {
		before = behind
	}
	return shortName(before)
}

// nameBehind gives what the words behind a change say that it is of; "" = nothing, or a time.
func nameBehind(text string) string {
	m := ofWhat.FindStringSubmatch(strings.ToValidUTF8(text, ""))
	if m == nil || len(m[1]) > longestLead || noName(m[1]) || len(datesIn(m[1])) > 0 || len(looseDates("in "+m[1])) > 0 {
		return ""
	}
	return strings.TrimSpace(m[1])
}

// noName tells whether words before a change do not name it: there are none, or a date, or
// one that says that something moved.
func noName(words string) bool {
	words = strings.Trim(words, " ,:–—-(")
	return words == "" || slices.Contains(movements, strings.ToLower(words)) || isDate(source.Cell{Text: words}) || areDates(words)
}

// titleAsLabel gives the title of an entry for a change that no words name.
func titleAsLabel(title string) string {
	if len(title) > longestLead || len(changesIn(title)) > 0 || noName(title) {
		return "Change"
	}
	return title
}

// labelUndated takes the dates out of a label, of which a name has the first words.
func labelUndated(label string) string {
	if len(label) > 2*longestLabel {
		label = beginning(label, 2*longestLabel)
	}
	if !yearIn.MatchString(label) {
		return label
	}
	return strings.Trim(undated(label), " ,:–—-(")
}

// areDates tells whether a text has nothing but dates.
func areDates(text string) bool {
	if len(text) > longestLabel || !yearIn.MatchString(text) {
		return false
	}
	rest := wholeRanges(text)
	for _, date := range datesIn(text) {
		rest = strings.Replace(rest, date, "", 1)
	}
	return !strings.ContainsFunc(rest, unicode.IsLetter)
}

// longestLabel is about how long a label is at most, in bytes.
const longestLabel = 100

var (
	// leadWord joins a clause to the one before it.
	leadWord = regexp.MustCompile(`^(?:and|so|then|thus|und|also|daher|e|y|et) `)
	ofWhat   = regexp.MustCompile(`^\s*(?:of|in|for|at)\s+([^.,;:()\n]+)`)
	// movements are the words that say of no thing that it changed.
	movements = strings.Fields("went rose fell grew dropped up down increased decreased improved from raised cut reduced now")
)

// longestLead is how long a sentence is at most, in bytes, that names the change behind it: "CSAT up."
const longestLead = 40

// mostBefore bounds what is read of the words before a change. A name takes fewer.
const mostBefore = 1_000
