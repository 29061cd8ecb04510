package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// toDo are the words of a bullet that its author has not finished.
	toDo = regexp.MustCompile(`^(?:TODO|ToDo|FIXME|TBD|TBC|XXX)\b|\?{3,}|\b(?:TODO|FIXME)\b`)
	// toDoHeading is the heading of bullets that are not finished.
	toDoHeading = regexp.MustCompile(`(?i)^(?:to[ -]?do|to[ -]dos|next steps|open (?:points|items|tasks)|(?:nog )?te doen|actiepunten|(?:a|por) fazer|pendentes?|por hacer|pendientes?|à faire|zu erledigen|offene punkte)(?:[^\pL]|$)`)
	// struck are words that are struck through.
	struck = regexp.MustCompile(`~~[^~\n]+~~`)
	// dropped are words behind what is struck through that say what became of it.
	dropped = regexp.MustCompile(`(?i)^(?:was |is |wurde |blev |werd |est |foi |fue )?(?:abandoned|dropped|cancell?ed|stopped|killed|scrapped|shelved|given up|nedlag[dt]|lades ner|avbruten|avbröts|avbrutt|skrotad|verworfen|abgebrochen|eingestellt|gestrichen|gestopt|gestaakt|geschrapt|afgeblazen|abandonnée?|annulée?|arrêtée?|cancelad[oa]|abandonad[oa]|descartad[oa]|annullat[oa]|abbandonat[oa]|porzucone|zrušeno)(?:$|[^\pL])`)
	// fiscal is a part of a year that begins in a month which the text does not say.
	fiscal = regexp.MustCompile(`(?i)\b(?:FY\s?'?\d{2,4}(?:\s?[/–-]\s?\d{2,4})?(?:\s*[-/ ]?\s*[HQ][1-4])?|[HQ][1-4][ -/]{0,2}FY\s?'?\d{2,4}|H[12][ -/]\d{4}|\d{4}[ -/]?H[12]|(?:19|20)\d{2}/\d{2})\b`)
	// dayUnknown is a month of which the day is not known: "??/12/2025".
	dayUnknown = regexp.MustCompile(`(?:\?{1,2}|[xX]{2})[./-](\d{2})[./-](\d{4})\b`)
	// spoken are the words of somebody, at the beginning of a bullet or behind a name.
	spoken = regexp.MustCompile(`^(?:[\pL .'-]{1,40}:\s*)?(?:“[^”]{12,}”|„[^“”]{12,}[“”]|«[^»]{12,}»|"[^"]{12,}")`)
)

// unfinished says what shows that a bullet is not finished; "" = nothing.
func unfinished(first string) string {
	if rest := struck.ReplaceAllString(first, ""); rest != first && !strings.ContainsFunc(rest, unicode.IsLetter) {
		return "it is struck through"
	}
	if found := toDo.FindString(first); found != "" {
		return "it has " + found + ", so it is not finished"
	}
	return ""
}

// mostBehind is how many words stand behind a bullet that is struck through, and are none of it.
const mostBehind = 4

// droppedIn gives what is struck through of a bullet, and the words behind it that say that it was
// dropped, or that are one word alone; "" = nothing.
func droppedIn(first string) (words, behind string) {
	at := struck.FindStringIndex(first)
	if at == nil || strings.Trim(first[:at[0]], " *_") != "" {
		return "", ""
	}
	words, behind = strings.Trim(first[at[0]:at[1]], "~ "), strings.Trim(bare(first[at[1]:]), " .:,;!()[]→>–—-")
	n := len(strings.Fields(behind))
	if n == 0 || n > mostBehind || !dropped.MatchString(behind) && (n > 1 || len(strings.Fields(words)) < 3) {
		return "", ""
	}
	return words, behind
}

// twoYears gives a year that begins within one of the calendar: "2024-2025".
func twoYears(text string) string {
	for _, at := range yearIn.FindAllStringIndex(text, -1) {
		if overTurn(text[at[0]:at[1]], text[at[1]:]) {
			return text[at[0]:at[1]] + nextYear.FindString(text[at[1]:])
		}
	}
	return ""
}

// below says what shows that all bullets below some headings are not finished; "" = nothing.
func below(above []section) string {
	for _, s := range above {
		if heading := bare(s.heading); toDoHeading.MatchString(heading) {
			return fmt.Sprintf("it stands below %q, so it is not finished", heading)
		}
	}
	return ""
}

// doubts remarks on what a bullet says and no field holds: a part of a fiscal year, an end that is
// missing, and notes whether it has the words of others.
func (f *Found) doubts(first string) {
	if term := orElse(fiscal.FindString(first), twoYears(first)); term != "" && len(datesIn(first)) == 0 {
		f.remark("%q was not read as a date, since it does not say in which month that year begins; write its months into the list, as in \"Jul–Dec 2025\"", term)
	}
	words := strings.Fields(first)
	if n := len(words); n > 1 && (slices.Contains(beforeNames, words[n-1]) || strings.HasSuffix(first, "…") || strings.HasSuffix(first, "...")) {
		f.remark("it ends with %q, so it seems not to be finished", words[n-1])
	}
	f.said = spoken.MatchString(first)
}
