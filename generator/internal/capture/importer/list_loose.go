package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// dayAndMonth is a day with its month as words of a sentence have it.
const dayAndMonth = `(?:(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+|di\s+)?(\pL{3,12}\.?)|(\pL{3,9}\.?)\s+(\d{1,2})(?:st|nd|rd|th|[,;:)]|\.?$|\.\s|\s[–—-]\s))`

var (
	// dayInWords is a day within a sentence without its year: "of June 17th:", "Thu 24 Sept.", "3 de maio".
	dayInWords = regexp.MustCompile(`(?:^|[^\d.,/\pL:-])` + dayAndMonth)
	// monthInWords is a month within a sentence without its year: "rebuilt in March".
	monthInWords = regexp.MustCompile(`(?i)(?:^|[\s(])(?:in|im|em|en|i)\s+(?:` + aboutMonth + `)?(\pL{3,10}\.?)`)
	// monthsInWords are the months of a time within a sentence: "from March to June".
	monthsInWords = regexp.MustCompile(`(?i)(\pL{3,10}\.?)(?:\s?[–—-]\s?|\s+(?:to|until|till|through|tot|t/m|bis|al?|até|hasta|à)\s+)(\pL{3,10}\.?)`)
	// sinceWord stands before what something goes on from.
	sinceWord = regexp.MustCompile(`(?i)(?:^|[\s(])` + sinceWords + `\s+(?:(?:o|el|le|dem|den|de)\s+)?(?:dia\s+)?`)
	// theWord is the first word of a text.
	theWord = regexp.MustCompile(`^\pL{3,12}\.?`)
	// sentenceBegins is the beginning of another sentence.
	sentenceBegins = regexp.MustCompile(`[.!?]\s+\p{Lu}`)
	// alsoWords are short names of months that are words of other languages as well.
	alsoWords = strings.Fields("set out ago mar may")
	// wholeThough are names of months that are short without being cut.
	wholeThough = strings.Fields("mai mei maj")
)

// monthWord tells whether a word within a sentence is the name of a month, and no other word that
// is written like one.
func monthWord(word string) bool {
	name := strings.TrimSuffix(word, ".")
	month, _ := day.MonthNamed(name)
	first, _ := utf8.DecodeRuneInString(name)
	switch lower := strings.ToLower(name); {
	case month == 0, name == "march":
		return false
	case slices.Contains(alsoWords, lower):
		return name == "May" || name == "Mar" || name != word && unicode.IsUpper(first)
	case utf8.RuneCountInString(name) == 3:
		return unicode.IsUpper(first) || name != word || slices.Contains(wholeThough, lower)
	}
	return true
}

// dayAt gives the day that a match of dayAndMonth is, as it is written, and where it ends; "" = none.
func dayAt(text string, m []int) (found string, end int) {
	begin, month, end := m[2], m[4:6], m[5]
	if begin < 0 {
		begin, month, end = m[6], m[6:8], m[9]
	}
	found = strings.TrimSuffix(text[begin:end], ".")
	if !monthWord(text[month[0]:month[1]]) || !isDate(source.Cell{Text: ordinal.ReplaceAllString(found, "$1") + " 2000"}) {
		return "", m[1]
	}
	return found, end
}

// looseDates gives the days within a line that has no year, or else the months, as they are
// written: "in May" counts in the first sentence, and where a sentence begins with it.
func looseDates(line string) (found []string) {
	for rest := line; ; {
		m := dayInWords.FindStringSubmatchIndex(rest)
		if m == nil {
			break
		}
		date, end := dayAt(rest, m)
		if date != "" && !slices.Contains(found, date) {
			found = append(found, date)
		}
		rest = rest[end:]
	}
	if len(found) > 0 {
		return found
	}
	for _, m := range monthInWords.FindAllStringSubmatchIndex(line, -1) {
		before, word := line[:m[0]], line[m[2]:m[3]]
		begins := before == "" || strings.ContainsRune(".!?:", rune(before[len(before)-1]))
		if monthWord(word) && (begins || !sentenceBegins.MatchString(before)) && !slices.Contains(found, strings.TrimSuffix(word, ".")) {
			found = append(found, strings.TrimSuffix(word, "."))
		}
	}
	return found
}

// looseSince gives the day or the month without a year that something goes on from; "" = none.
func looseSince(line string) string {
	for _, at := range sinceWord.FindAllStringIndex(line, -1) {
		rest := line[at[1]:]
		if m := dayInWords.FindStringSubmatchIndex(rest); m != nil && m[0] == 0 {
			if date, _ := dayAt(rest, m); date != "" {
				return date
			}
		}
		word := strings.TrimSuffix(theWord.FindString(rest), ".")
		if month, _ := day.MonthNamed(word); month > 0 {
			return word
		}
	}
	return ""
}

// looseMonths gives the months of a time within a line that has no year.
func looseMonths(line string) []string {
	for _, m := range monthsInWords.FindAllStringSubmatch(line, -1) {
		if monthWord(m[1]) && monthWord(m[2]) {
			return []string{strings.TrimSuffix(m[1], "."), strings.TrimSuffix(m[2], ".")}
		}
	}
	return nil
}

// loose gives the dates within a line that has no year, in the year of the heading above, and says
// so. What does not lie within the time of the heading is told only. began tells whether the entry
// has got a beginning, and is to have no end.
func (r *listReader) loose(f *Found, line int, first, goes, year string, level int, within []string) (texts []string, began bool) {
	first = strings.TrimSpace(bareLink.ReplaceAllString(bare(first), ""))
	_, ranged := fieldOf(r.shape, "started")
	since := looseSince(first)
	written, field := looseMonths(first), r.shape.When
	switch {
	case ranged && since != "":
		written, field = []string{since}, "started"
	case written == nil || !ranged:
		written = looseDates(first)
	}
	if len(written) == 0 {
		return nil, false
	}
	for _, w := range written {
		texts = append(texts, ordinal.ReplaceAllString(w, "$1")+" "+year)
	}
	checked, said := texts[:1], written[0]
	if ranged && field != "started" && looseMonths(first) != nil {
		checked, said = texts, strings.Join(written, " – ")
	}
	if !r.oneYear(level) || !inOrder(checked, within) {
		f.remark("%q has no year, and which one it is of is not sure; write it into the list, as in %q", written[0], texts[0])
		return nil, false
	}
	if goes != "" && ranged && len(texts) == 1 {
		field = "started"
	}
	f.remark("%s: %q was read as of %s, the year of its heading", field, said, year)
	if field != "started" {
		return texts, false
	}
	if since == "" {
		f.remark("%q says that it goes on, so it has no end", goes)
	}
	f.give(field, "dates", source.Cell{Text: texts[0], Pos: r.placeOf(texts[0], 0, line, 1)})
	return nil, true
}

// ends gives the words of a time, if some dates are the months of one in a line, or else the line.
func ends(line string, dates []string) string {
	if len(dates) == 2 && looseMonths(line) != nil {
		return strings.Join(dates, " – ")
	}
	return line
}

// oneYear tells whether the nearest heading with a year is of one year of the calendar.
func (r *listReader) oneYear(level int) bool {
	for l := min(level, len(r.above)-1); l > 0; l-- {
		heading := r.above[l].heading
		if years := yearIn.FindAllString(heading, -1); len(years) > 0 {
			return len(slices.Compact(years)) == 1 && twoYears(heading) == "" && !fiscal.MatchString(heading)
		}
	}
	return false
}

// inOrder tells whether texts are dates, one after the other, that lie within the time that other
// texts are the ends of, if there are any.
func inOrder(texts, within []string) bool {
	read := periodsOf(texts)
	if read == nil {
		return false
	}
	for i := range read[1:] {
		if read[i+1].First < read[i].First {
			return false
		}
	}
	if len(within) == 0 {
		return true
	}
	time := periodsOf(within)
	return time != nil && time[0].First <= read[0].First && read[len(read)-1].Last <= time[len(time)-1].Last
}

// periodsOf reads some dates; nil where one of them is none.
func periodsOf(texts []string) []day.Period {
	cells := make([]source.Cell, len(texts))
	for i, text := range texts {
		cells[i] = source.Cell{Text: text}
	}
	read, asked := series.Dates(cells, "")
	if len(asked) > 0 || slices.ContainsFunc(read, func(p day.Period) bool { return !p.Given() }) {
		return nil
	}
	return read
}
