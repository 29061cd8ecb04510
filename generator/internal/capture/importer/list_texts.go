package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// aDate is a text that may be a date.
const aDate = `(?:` + aWeek + `|` + aHalf + `|\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}-\d{2}|\d{4}[- ]?Q[1-4]|Q[1-4][ -/]?(?:'\d{2}|\d{4})|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-\d{4}|` + aMonthDigs + `[./-]` + aYear + `|\pL{3,12}\.?\s?['’]\d{2}|(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?)?\pL{3,12}\.?(?:\s+|/)(?:de\s+|term\s+|\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4})`

// aYearAlone is a year.
const aYearAlone = `(?:19|20)\d{2}`

// beforeDate are the words that go with a date.
const beforeDate = `(?:(?:in|on|from|between|op|im|am|em|el|le|i|den|d\.|` + sinceWords + `)\s+)?(?:` + aboutMonth + `)?`

// aJoin are the words between the ends of a time.
const aJoin = `(?:\s*[–—-]\s*|\s+(?:to|until|till|through|and|tot|t/m|en|bis(?:\s+(?:zum|einschl(?:ießlich|\.)))?|und|a|até|e|al?|hasta|y|au|et)\s+)`

// aboutMonth are words for a part of a month, which is a month: "late October".
const aboutMonth = `(?:early|mid|late|end of|anfang|mitte|ende|début|mi|fin|(?:a )?(?:comienzos|principios|mediados|finales) de|början av|mitten av|slutet av|begyndelsen af|midten a[fv]|slutningen af|starten av|slutten av|początek|połowa|koniec|início de|meados de|fim de|final de|inizio|metà|fine|begin|half|eind)[ -](?:de |d['’])?`

// aDayOrMonth is a text that may be a date without its year.
const aDayOrMonth = `(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?)?\pL{3,10}\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?`

var (
	dateIn = regexp.MustCompile(`(?i)\b` + aDate + `\b`)
	yearIn = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
	// dayWithoutYear is a day or a month at the beginning of a bullet, before a colon or
	// a dash, in brackets, or before the point of an abbreviation: "12 Jan: ", "March - ", "(3rd Dec) ", "3 fev. ".
	dayWithoutYear = regexp.MustCompile(`^(?:\(?(?i:` + aboutMonth + `)?(` + aDayOrMonth + `)\)?\s*[:–—-]\s|\((` + aDayOrMonth + `)\)\s|(\d{1,2}\.?\s+(?:de\s+)?\pL{3,5}\.)\s+)`)
	// numbersWithoutYear are a day and a month at the beginning of a bullet: "Mon 9/3: ", "Am 14.11. ".
	numbersWithoutYear = regexp.MustCompile(`^(?:(?:\pL{2,12}\.?,?\s+)?\(?(\d{1,2})([/.])(\d{1,2})\.?\)?\s*[:–—-]\s+|(?:(?i:am|vom|mo|di|mi|do|fr|sa|so)\.?,?\s+)?\(?(\d{1,2})\.(\d{1,2})\.\)?\s+)`)
	// quarterWithoutYear is a quarter at the beginning of a bullet: "Q3: ".
	quarterWithoutYear = regexp.MustCompile(`(?i)^\(?[QT]([1-4])\)?\s*[:–—-]\s+`)
	// monthsWithoutYear are the months of a time at the beginning of a bullet: "March–May: ".
	monthsWithoutYear = regexp.MustCompile(`(?i)^\(?(\pL{3,9})\.?` + aJoin + `(\pL{3,9})\.?\)?\s*[:–—]\s`)
	// numbersRangeWithoutYear are the days of a time: "12.–14.3.: ".
	numbersRangeWithoutYear = regexp.MustCompile(`(?i)^\(?(?:vom\s+)?\d{1,2}\.(?:\d{1,2}\.)?` + aJoin + `\d{1,2}\.\d{1,2}\.\)?(?:\s*[:–—-])?\s+`)
	// endWithoutYear is a day or a month in brackets at the end of a bullet: "(24 Aug)", "(24.8.)".
	endWithoutYear = regexp.MustCompile(`\s\((?:(` + aDayOrMonth + `)|(\d{1,2})\.(\d{1,2})\.)\)\.?$`)
	// weekWithoutYear is a week at the beginning of a bullet: "wk 36: ".
	weekWithoutYear = regexp.MustCompile(`(?i)^\(?` + aWeekInFront + `\.?\s*(\d{1,2})\)?\s*[:–—-]\s+`)
	// seasonOver is a season of two years: "winter 2024/25".
	seasonOver = regexp.MustCompile(`\b(\pL{4,9})\s+(\d{4})(\s?[/–-]\s?(?:\d{4}|\d{2}))\b`)
	nextYear   = regexp.MustCompile(`^\s?[/–-]\s?(\d{4}|\d{2})\b`)
	// sinceDate is a date that something goes on from.
	sinceDate = regexp.MustCompile(`(?i)\b` + sinceWords + `\s+(?:de\s+|el\s+|le\s+)?(` + aDate + `)`)
	// untilNow is a time without an end: "Nov 2024 – present".
	untilNow        = regexp.MustCompile(`(?i)(` + aDate + `|\b` + aYearAlone + `)` + aJoin + `(?:present|now|today|ongoing|current|heute|jetzt|laufend|heden|nu|nå|pågår|aujourd['’]hui|présent|presente|actualidad|hoy|hoje|atual|oggi)\b`)
	untilNowInFront = regexp.MustCompile(`^\(?` + untilNow.String() + `\)?\s*[:–—-]\s+`)
	// sinceYear is a year that something goes on from.
	sinceYear = regexp.MustCompile(`(?i)\b` + sinceWords + `\s+(` + aYearAlone + `)\b`)
	// takenUp is a task that somebody begins to have.
	takenUp = regexp.MustCompile(`(?i)\b(?:took over|taken over|took on|(?:was |been )?appointed|promoted to|overgenomen|aangesteld|benoemd|übernommen|übernahm|ernannt|assumiu?|nomead[oa]|asumió|nombrad[oa]|repris|nommée?)\b`)
	// beganThen are words that say that something went on from then.
	beganThen = regexp.MustCompile(`(?i)\b(?:started|began|kicked off|gestartet|startete|begonnen|begann|angefangen|gestart|iniciad[oa]|iniciei|comecei|commencé|lancé|empecé|inicié|avviat[oa])\b`)
	// rangeWithoutYear are the days of a time: "22 t/m 27 December".
	rangeWithoutYear = regexp.MustCompile(`(?i)\b\d{1,2}\.?(?:\s+(?:de\s+)?\pL{3,12}\.?)?` + aJoin + `\d{1,2}\.?\s+(?:de\s+)?\pL{3,12}\b`)
	joinAlone        = regexp.MustCompile(`(?i)^` + aJoin + `$`)
	ordinal          = regexp.MustCompile(`(?i)(\d)(?:(?:st|nd|rd|th|er)\b|º)(?:\s+of\b)?`)
	ordinalOf        = regexp.MustCompile(`(?i)\b(\d{1,2}(?:st|nd|rd|th))\s+of\s+(\pL{3,12}\s+\d{4})\b`)
	// openRange is a time whose beginning has no year: "10–13 October 2025", "Jan–Feb 2025", "9 and 16 Oct 2025".
	openRange = regexp.MustCompile(`(?i)\b(\d{1,2}\.?(?:\s+(?:de\s+)?\pL{3,12}\.?)?|\pL{3,9}\.?)` + aJoin + `((?:\d{1,2}\.?\s+(?:de\s+)?)?\pL{3,12}\.?\s+(?:de\s+)?)(\d{4})\b`)
	// leadingYear is a year in front of a bullet.
	leadingYear = regexp.MustCompile(`^(\d{4})\s*(?::|\s[–—-])\s+`)

	// dateForms are where a date stands beside what is said: in front, in brackets, before a
	// colon, behind a mark, and behind a word.
	dateForms = []*regexp.Regexp{
		regexp.MustCompile(`(?i)^[(\[]?` + beforeDate + aDate + `(?:` + aJoin + aDate + `)?[)\]]?\s*(?:[:.,–—-]\s+|\s)`),
		regexp.MustCompile(`(?i)\s*[(\[]` + beforeDate + aDate + `(?:` + aJoin + aDate + `)?[)\]]`),
		regexp.MustCompile(`(?i)\s*[,–—]\s*` + beforeDate + aDate + `(?:` + aJoin + aDate + `)?:\s`),
		regexp.MustCompile(`(?i)(?:\s*[,–—])?\s+` + beforeDate + aDate + aJoin + aDate + `\.\s`),
		regexp.MustCompile(`(?i)\s*[,–—]\s*` + aDate + `(?:` + aJoin + aDate + `)?(?:\.|$)`),
		regexp.MustCompile(`(?i)\s+` + beforeDate + aDate + `(?:` + aJoin + aDate + `)?(?:,?\s|\.?$)`),
	}
	// connects is a word, a mark or a number that a date belongs to: "by", "9 and".
	connects = regexp.MustCompile(`(?i)(?:^|\s)(?:\d+\.?|[–—-]|&|(?:by|before|after|until|till|through|and|or|than|vs\.?|tot|t/m|van|voor|na|per|sinds|vanaf|sowie|bis|und|oder|vor|nach|seit|até|ou|hasta|desde|y|e|et|avant|après|depuis|jusqu'en))$`)

	// wordInFront is a word that may be the day of the week of the date behind it.
	wordInFront = regexp.MustCompile(`^[*_(\[]*(\pL{2,12})\.?,?\s+`)
	dateInFront = regexp.MustCompile(`(?i)^` + aDate + `\b`)
	// lastClause is one word behind the last comma, and dateBehind the date that stood behind it:
	// "a guide, published on 30 September 2025".
	lastClause = regexp.MustCompile(`,\s+\p{Ll}\pL{3,}$`)
	dateBehind = regexp.MustCompile(`(?i)^` + beforeDate + aDate + `\.?$`)

	// onDate is a date with a word that goes with it.
	onDate = regexp.MustCompile(`(?i)^\s+(?:in|on|op|im|am|em|el|le)\s`)
	// joins is a word in front of the other end of a time, or of another date.
	joins = regexp.MustCompile(`^` + aJoin + `|^(?:to|until|till|through|and|or|tot|t/m|en|of|bis|und|oder|até|e|ou|hasta|y|au|et)\s|^[–—-]\s`)

	// joinedDate is the end of a time behind a join.
	joinedDate = regexp.MustCompile(`(?i)^\s*(?:[–—-]|(?:to|until|till|through|tot|t/m|bis|até|hasta|al?|au)\s)\s*` + aDate + `\b`)
	// numbersOfDay is a day and its month, or a day, in digits.
	numbersOfDay = regexp.MustCompile(`^(?:\d{1,2}[./]\d{1,2}|\d{4}|\d{1,2}(?:st|nd|rd|th)?)$`)

	// commaAlone is a comma of which the date behind was taken out.
	commaAlone = regexp.MustCompile(`\s*,\s*([–—(]|-\s)`)
	// linkAtEnd is a link behind a sentence.
	linkAtEnd      = regexp.MustCompile(`^(.+)\s+\[[^\]\n]+\]\(https?://[^)\s]+\)\.?$`)
	beforeNames    = strings.Fields("the a an at in on of for with to by and or see our my from as into about is are was were called named o a de da do em no na com para die der das ein eine in im mit für le la les un une du des")
	linkInBrackets = regexp.MustCompile(`\s*\(\[[^\]\n]+\]\(https?://[^)\s]+\)\)`)
	markdownLink   = regexp.MustCompile(`\[([^\]\n]+)\]\((https?://[^)\s]+)\)`)
	angledLink     = regexp.MustCompile(`<(https?://[^\s<>]+)>`)
	bareLink       = regexp.MustCompile(`https?://[^\s<>)\]"]+`)
	lastLink       = regexp.MustCompile(`(?i)(?:[,;:(]?\s*\b(?:see|via|at))?\s*:?\s*https?://[^\s<>)\]"]+\)?\.?$`)
	emphasis       = regexp.MustCompile("[*_`]{1,3}|~~")
	initials       = regexp.MustCompile(`^(?:[(\[]([A-Z]{2,3})[)\]]\s*[:–—-]?|([A-Z]{2,3})\s*(?::|\s[–—-]))\s+`)
	plainFigure    = regexp.MustCompile(`^\d+(?:\.\d+)?$`)
)

// datesIn gives the dates of a text, in any usual form. Words before a year that are no
// month are none.
func datesIn(text string) []string {
	var all []string
	text = wholeRanges(text)
	text = ordinal.ReplaceAllString(bareLink.ReplaceAllString(text, ""), "$1")
	for {
		at := dateIn.FindStringIndex(text)
		if at == nil {
			break
		}
		candidate := text[at[0]:at[1]]
		switch first := strings.IndexByte(candidate, ' '); {
		case series.IsSeason(candidate) && overTurn(candidate, text[at[1]:]): // "autumn 2024/25"
			text = text[at[1]:]
		case isIssue(text[:at[0]], candidate):
			text = text[at[1]:]
		case isDate(source.Cell{Text: candidate}):
			all, text = append(all, candidate), text[at[1]:]
		case first >= 0: // the word before may be none of the date: "audit 2026-03-12"
			text = text[at[0]+first+1:]
		default:
			text = text[at[1]:]
		}
	}
	return slices.Compact(all)
}

// wholeRanges writes times whose beginning has no year as two dates, and a month of which the day
// is not known as a month.
func wholeRanges(text string) string {
	text = inDigits(dayUnknown.ReplaceAllString(text, "$2-$1"))
	text = seasonOver.ReplaceAllStringFunc(text, func(found string) string {
		m := seasonOver.FindStringSubmatch(found)
		if !series.IsWinter(m[1]) || !overTurn(m[2], m[3]) {
			return found
		}
		year, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("December %d – February %d", year, year+1)
	})
	return openRange.ReplaceAllStringFunc(text, func(found string) string {
		m := openRange.FindStringSubmatch(found)
		begin, end := m[1]+" "+m[3], m[2]+m[3]
		if figure := strings.TrimSuffix(m[1], "."); plainFigure.MatchString(figure) {
			words := strings.Fields(m[2])
			begin = figure + " " + strings.Join(words[min(1, len(words)-1):], " ") + " " + m[3]
			if !plainFigure.MatchString(strings.TrimSuffix(words[0], ".")) {
				return found // "9 and October 2025"
			}
		}
		if !isDate(source.Cell{Text: begin}) || !isDate(source.Cell{Text: end}) {
			return found
		}
		return begin + " – " + end
	})
}

// overTurn tells whether a text that ends with a year goes on with the next one: "/25", "-2025".
func overTurn(text, after string) bool {
	m := nextYear.FindStringSubmatch(after)
	year, err := strconv.Atoi(text[max(0, len(text)-4):])
	return m != nil && err == nil && (m[1] == fmt.Sprintf("%02d", (year+1)%100) || m[1] == strconv.Itoa(year+1))
}

// titleOf gives the title of a bullet: its first sentence without emphasis, without a
// date at its ends, in brackets or between commas, and with the words of its links.
func titleOf(text string) string {
	text = ordinalOf.ReplaceAllString(struck.ReplaceAllString(remark.ReplaceAllString(text, ""), ""), "$1 $2")
	if _, rest := ongoingIn(text); strings.TrimSpace(bare(rest)) != "" {
		text = rest
	}
	text = leadingYear.ReplaceAllString(text, "")
	text = linkInBrackets.ReplaceAllString(text, "")
	if m := linkAtEnd.FindStringSubmatch(text); m != nil && len(strings.Fields(m[1])) > 3 && !slices.Contains(beforeNames, strings.ToLower(lastWord(m[1]))) {
		text = m[1] // it is called so, and no part of the sentence
	}
	if m := wordInFront.FindStringSubmatch(text); m != nil && day.StandsByMonths(m[1]) {
		if rest := text[len(m[0]):]; dateInFront.MatchString(wholeRanges(rest)) {
			text = rest
		}
	}
	plain := undated(untilNowInFront.ReplaceAllString(bare(text), ""))
	if clause := lastClause.FindString(plain); clause != "" {
		if _, behind, _ := strings.Cut(bare(text), strings.TrimSpace(strings.TrimPrefix(clause, ","))+" "); dateBehind.MatchString(behind) {
			plain = strings.TrimSuffix(plain, clause) // it says what was done on the date
		}
	}
	plain = numbersRangeWithoutYear.ReplaceAllString(plain, "")
	if withYear(plain, "2000") != nil {
		plain = quarterWithoutYear.ReplaceAllString(monthsWithoutYear.ReplaceAllString(plain, ""), "")
	}
	_, plain = dayOf(plain, "2000")
	plain = weekWithoutYear.ReplaceAllString(plain, "")
	plain = commaAlone.ReplaceAllString(plain, " $1")
	plain = lastLink.ReplaceAllString(strings.TrimSpace(plain), "")
	plain = strings.TrimSpace(bareLink.ReplaceAllString(plain, ""))
	return orElse(strings.TrimRight(shortName(strings.Trim(plain, " ,;:–—-")), " ,;"), shortName(bare(text)))
}

// undated takes dates out of a text that says the same without them. A time that stays is as it
// was written.
func undated(text string) string {
	whole := wholeRanges(text)
	plain := whole
	for _, form := range dateForms {
		plain = withoutDates(plain, form)
	}
	if whole != text && len(datesIn(plain)) > 0 {
		for plain = text; ; {
			next := plain
			for _, form := range dateForms {
				next = withoutDates(next, form)
			}
			if next == plain {
				break
			}
			plain = next
		}
	}
	return plain
}

// withoutDates takes the dates of a form out of a text, unless words around belong to them.
func withoutDates(text string, form *regexp.Regexp) string {
	var b strings.Builder
	done := 0
	for _, at := range form.FindAllStringIndex(text, -1) {
		found, before, after := text[at[0]:at[1]], strings.TrimRight(text[:at[0]], " "), text[at[1]:]
		bracketed, ending := strings.ContainsAny(strings.TrimSpace(found)[:1], "(["), strings.TrimSpace(found)
		ending = ending[len(ending)-1:]
		apart := before == "" || after == "" || onDate.MatchString(found) || ending == "." || ending == ":" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ";") || strings.HasSuffix(before, ":")
		goesOn := !bracketed && (before == "" && joins.MatchString(after) || joinedTo(after) || endsBegun(before, found))
		if len(datesIn(found)) == 0 || isIssue(before+" ", strings.Trim(found, " ,.")) || !bracketed && (!apart || connects.MatchString(before) || goesOn) {
			continue
		}
		b.WriteString(text[done:at[0]])
		switch {
		case before != "" && (ending == "." || ending == ":"):
			b.WriteString(ending + strings.Repeat(" ", len(found)-len(strings.TrimRight(found, " "))))
		case strings.HasPrefix(found, " ") && strings.HasSuffix(found, " "):
			b.WriteString(" ")
		}
		done = at[1]
	}
	return b.String() + text[done:]
}

// joinedTo tells whether a text goes on with the end of a time.
func joinedTo(text string) bool { return joinedDate.MatchString(text) }

// endsBegun tells whether a date behind a dash is the end of a time: "30/03", "Feb".
func endsBegun(before, found string) bool {
	if mark := strings.TrimSpace(found); before == "" || !strings.HasPrefix(mark, "–") && !strings.HasPrefix(mark, "—") {
		return false
	}
	word := strings.TrimRight(lastWord(before), ".")
	month, _ := day.MonthNamed(word)
	return month > 0 || numbersOfDay.MatchString(word)
}

func lastWord(text string) string {
	words := strings.Fields(text)
	return words[len(words)-1]
}

// saysNoMore tells whether a text has nothing that its title does not have, but for the date,
// which has a field.
func saysNoMore(text, title string) bool {
	words := func(text string) string {
		return strings.Join(strings.FieldsFunc(text, notOfWord), " ")
	}
	text = bare(text)
	if words(text) == words(title) {
		return true
	}
	dates, whole := datesIn(text), wholeRanges(text)
	return len(dates) == 1 && words(strings.Replace(whole, dates[0], " ", 1)) == words(title)
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' }

// bare takes links and emphasis off a text.
func bare(text string) string {
	text = angledLink.ReplaceAllString(markdownLink.ReplaceAllString(text, "$1"), "$1")
	return strings.TrimSpace(emphasis.ReplaceAllString(text, ""))
}

// linksIn gives the addresses of a text as artifacts.
func linksIn(text string) string {
	var items []string
	seen := map[string]bool{}
	add := func(title, address string) {
		if address = strings.TrimRight(address, ".,;:"); !seen[address] {
			seen[address] = true
			items = append(items, fmt.Sprintf("{title: %s, url: %s}", scaffold.Scalar(title), scaffold.Scalar(address)))
		}
	}
	for _, m := range markdownLink.FindAllStringSubmatch(text, -1) {
		add(bare(m[1]), m[2])
	}
	for _, address := range bareLink.FindAllString(markdownLink.ReplaceAllString(text, ""), -1) {
		add(addressName(strings.TrimRight(address, ".,;:")), address)
	}
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, ", ") + "]"
}
