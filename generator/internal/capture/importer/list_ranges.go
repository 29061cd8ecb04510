package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

const (
	aYear      = `(?:19|20)\d{2}`
	aMonthDigs = `(?:0?[1-9]|1[0-2])`
	aWeekWord  = `(?:kalenderwoche|kw|cw|wk|weeks?|weken|woche|semaines?|sem\.|semanas?|settimana|ugen?|uke|veckan?|viikko|vko|tydz\.?|tydzień|týden|w)`
	// aWeekInFront is such a word before its number; "v2" is a version.
	aWeekInFront = `(?:` + aWeekWord + `|v\.|v\s)`
	// aWeek is a week with its year: "KW 45/2025", "45. KW 2025", "2025-W45", "KW 45–46/2025". A
	// number without a mark in front of the word is an amount: "5 weeks 2025".
	aWeek = `(?:` + aWeekInFront + `\.?\s*\d{1,2}(?:\s?[–—/-]\s?\d{1,2})?(?:\s?[/,.-]\s?|\s+(?:of\s+|de\s+|von\s+|van\s+|del\s+)?)` + aYear +
		`|(?:\d{1,2}(?:\.|st|nd|rd|th|ª|e)\s?` + aWeekWord + `|\d{1,2}\s?(?:kw|cw|wk))\.?\s?[/,]?\s?(?:de\s+|of\s+)?` + aYear + `|` + aYear + `\s?[/,-]?\s?` + aWeekWord + `\.?\s?\d{1,2})`
	// aHalf is a half of a year, or a quarter with a Roman number: "1. Halbjahr 2025", "II. Quartal 2025".
	aHalf = `(?:(?:[12](?:\.|er|e|º|°|o)?|II?\.?|erstes|zweites|eerste|tweede|premier|second|primer|segundo|primeiro|primo|secondo)\s+(?:Halbjahr|HJ\.?|halfjaar|semestre)\s+(?:de\s+)?` + aYear +
		`|(?:I{1,3}|IV)\.\s+(?:Quartal|kwartaal|trimestre)\s+(?:de\s+)?` + aYear + `)`
	// behindNumber are the marks between the ends of a time of which the first is a number alone.
	behindNumber = `(?:[–—-]|\s(?:to|until|through|tot|t/m|bis|até|hasta|al?|au)\s)`
	notOfNumber  = `(^|[^\d./,\pL-])`
)

var firstWords = strings.Fields("erstes eerste premier primer primeiro primo")

var (
	weekOfYear = regexp.MustCompile(`(?i)\b` + aWeek + `\b`)
	someDigits = regexp.MustCompile(`\d+`)
	halfOfYear = regexp.MustCompile(`(?i)\b` + aHalf + `(\s?[/–-]\s?(?:\d{4}|\d{2}))?\b`)
	// termOfYear is a half of the year of universities in Germany and Austria: "SoSe 2025", "WS 2024/25".
	termOfYear = regexp.MustCompile(`\b(SS|SoSe|Sommersemester|WS|WiSe|Wintersemester)\s?(` + aYear + `)(\s?[/–-]\s?(?:\d{4}|\d{2}))?\b`)
	// trimester is a quarter as it is written in Romance languages: "T2 2025", "2T25", "2.º trimestre de 2025".
	trimester = regexp.MustCompile(`\b(?:T([1-4])[ /-]?(` + aYear + `)|([1-4])T[ /-]?(` + aYear + `|\d{2})|([1-4])(?:\.?[ºo°]|\.er|\.)\s(?i:trimestre)\s(?:(?i:de|del)\s)?(` + aYear + `))\b`)
	// halfInEnglish is a half of a year: "2nd half of 2025".
	halfInEnglish = regexp.MustCompile(`(?i)\b(1(?:st)?|first|2(?:nd)?|second)\s+half\s+(?:of\s+)?(` + aYear + `)\b`)
	// monthAndYear is a month with two digits of its year: "ago/25".
	monthAndYear = regexp.MustCompile(`\b(\pL{3,9})/(\d{2})\b`)
	// numbersRange is a time whose beginning has no year: "12.05. - 14.05.2025", "12.–14.05.2025".
	numbersRange = regexp.MustCompile(`(?i)` + notOfNumber + `(?:(\d{1,2})[./](?:(\d{1,2})[./]?)?` + aJoin + `|(\d{1,2})` + behindNumber + `)(\d{1,2})([./])(\d{1,2})[./](\d{4}|\d{2})\b`)
	// monthsRange is the same of months: "03–05/2025".
	monthsRange = regexp.MustCompile(`(?i)` + notOfNumber + `(` + aMonthDigs + `)(?:[./]` + aJoin + `|` + behindNumber + `)(` + aMonthDigs + `)([./])(` + aYear + `)\b`)
	// twoDays are days that stand beside each other: "12./13. Mai", "12/13 May".
	twoDays      = regexp.MustCompile(`\b(\d{1,2})\.\s?[/+&]\s?(\d{1,2})\.`)
	twoDaysNamed = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})(\s+(?:de\s+)?)(\pL{3,12})\b`)
	// twoMonths are months that stand beside each other: "Mai/Juni 2026".
	twoMonths = regexp.MustCompile(`\b(\pL{3,9})\.?\s?/\s?(\pL{3,9})\.?(\s+(?:de\s+)?\d{4})\b`)
	// monthFigure is a month in front of a bullet or in brackets with a figure of two digits, which
	// may be a day or a year: "Jan. 25: ", "(Jan. 25)", "3/25 ".
	monthFigure = regexp.MustCompile(`^\s*(?:[-*+•]\s+)?\(?(?:(\pL{3,10})\.?\s+(\d{2})\)?\s*[:–—-]\s|(` + aMonthDigs + `)/(\d{2})\)?(?:\s*[:–—-])?\s+)|\((?:(\pL{3,10})\.?\s+(\d{2})|(` + aMonthDigs + `)/(\d{2}))\)`)
	// dayFirst is a day in front of its month.
	dayFirst = regexp.MustCompile(`\b\d{1,2}\.\s?(?:\d{1,2}\.|\pL{3,9}\b)|\b\d{1,2}\s+(?:de\s+)?(\pL{3,12})\b`)
	// aMonthInDigits is a month as it is written without a day: "11/2025".
	aMonthInDigits = regexp.MustCompile(`^` + aMonthDigs + `[./-]` + aYear + `$`)
	// ofAnIssue are words before the number and the year of an issue: "Heft 3/2025".
	ofAnIssue = regexp.MustCompile(`(?i)(?:[\d./,-]|(?:^|[^\pL])(?:no|nr|n[°º]|num|number|nummer|número|numéro|numero|issue|vol|volume|heft|ausgabe|band|bulletin|ticket|version|rev|art|§)\.?\s*)$`)
)

// inDigits writes times in figures whose beginning has no year, and weeks, as two dates.
func inDigits(text string) string {
	text = inShort(text)
	text = twoDays.ReplaceAllString(text, "$1.–$2.")
	text = twoDaysNamed.ReplaceAllStringFunc(text, func(found string) string {
		m := twoDaysNamed.FindStringSubmatch(found)
		if _, is := day.MonthNamed(m[4]); !is {
			return found
		}
		return m[1] + "–" + m[2] + m[3] + m[4]
	})
	text = twoMonths.ReplaceAllStringFunc(text, func(found string) string {
		m := twoMonths.FindStringSubmatch(found)
		_, is := day.MonthNamed(m[1])
		if _, too := day.MonthNamed(m[2]); !is || !too {
			return found
		}
		return m[1] + "–" + m[2] + m[3]
	})
	text = weekOfYear.ReplaceAllStringFunc(text, func(found string) string {
		var year string
		var weeks []string
		for _, digits := range someDigits.FindAllString(found, -1) {
			if len(digits) == 4 {
				year = digits
			} else {
				weeks = append(weeks, digits)
			}
		}
		first, is := weekOf(year, weeks[0])
		last, too := weekOf(year, weeks[len(weeks)-1])
		if !is || !too || last.First < first.First {
			return found
		}
		return first.First.String() + " – " + last.Last.String()
	})
	text = halfOfYear.ReplaceAllStringFunc(text, func(found string) string {
		year, words := found[len(found)-4:], strings.ToLower(found)
		number, _, _ := strings.Cut(words, " ")
		switch roman := strings.Trim(number, "."); {
		case halfOfYear.FindStringSubmatch(found)[1] != "": // the year begins within one of the calendar
			return found
		case strings.Contains(words, "quartal"), strings.Contains(words, "kwartaal"), strings.Contains(words, "trimestre"):
			return year + "-" + map[string]string{"i": "Q1", "ii": "Q2", "iii": "Q3", "iv": "Q4"}[roman]
		case strings.HasPrefix(number, "1"), roman == "i", slices.Contains(firstWords, number):
			return year + "-01 – " + year + "-06"
		}
		return year + "-07 – " + year + "-12"
	})
	text = inTerms(text)
	text = numbersRange.ReplaceAllStringFunc(text, func(found string) string {
		m := numbersRange.FindStringSubmatch(found)
		mark := m[6]
		begin := orElse(m[2], m[4]) + mark + orElse(m[3], m[7]) + mark + m[8]
		return m[1] + begin + " – " + m[5] + mark + m[7] + mark + m[8]
	})
	return monthsRange.ReplaceAllString(text, "$1$2$4$5 – $3$4$5")
}

// isIssue tells whether a month in figures behind some words is the number of an issue.
func isIssue(before, date string) bool {
	return aMonthInDigits.MatchString(strings.TrimSpace(date)) && ofAnIssue.MatchString(before)
}

// monthFigures are those of two digits behind the months of a list, as far as they are years.
type monthFigures struct {
	seen      int    // of the same year
	other     bool   // one of them is not the year of most
	year      string // of all of them
	daysFirst bool   // days stand before months elsewhere
}

// figureOf finds a month with a figure of two digits: the month in words or in digits.
func figureOf(line string) (at []int, month, digits, figure string) {
	m := monthFigure.FindStringSubmatchIndex(line)
	if m == nil {
		return nil, "", "", ""
	}
	part := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return line[m[2*n]:m[2*n+1]]
	}
	month, digits, figure = part(1)+part(5), part(3)+part(7), part(2)+part(4)+part(6)+part(8)
	if _, is := day.MonthNamed(month); !is && digits == "" {
		return nil, "", "", ""
	}
	return m[:2], month, digits, figure
}

// monthFiguresOf looks at all lines of a list.
func monthFiguresOf(lines []string) *monthFigures {
	found := &monthFigures{}
	for _, line := range lines {
		if at, _, _, figure := figureOf(line); at != nil {
			found.other = found.other || found.seen > 0 && found.year != figure
			found.seen, found.year = found.seen+1, figure
			continue
		}
		for _, m := range dayFirst.FindAllStringSubmatch(line, -1) {
			words := strings.FieldsFunc(m[0], func(r rune) bool { return r == '.' || r == ' ' })
			_, named := day.MonthNamed(words[len(words)-1])
			found.daysFirst = found.daysFirst || named || strings.Count(m[0], ".") == 2
		}
	}
	return found
}

// wholeMonths writes "Jan. 25" and "1/25" below 2025 as a month of that year where days stand
// before months in the list, or where there are several, and all such figures of it are that year.
func (r *listReader) wholeMonths(f *Found, first, year string) string {
	at, month, digits, figure := figureOf(first)
	if at == nil || year == "" || figure != year[2:] {
		return first
	}
	if r.figures == nil {
		r.figures = monthFiguresOf(r.lines)
	}
	written := strings.Trim(first[at[0]:at[1]], " ():–—-*+•")
	because := "since days stand before months in this list"
	switch {
	case r.figures.other:
		return first
	case r.figures.daysFirst:
	case digits != "" && r.figures.seen > 1:
		because = "since all such figures of this list are that year"
	default:
		f.remark("%q was read as a day of %s; write it out if it is a month", written, year)
		return first
	}
	f.remark("%q was read as a month of %s, %s", written, year, because)
	whole := month + " " + year
	if digits != "" {
		whole = year + "-" + strings.Repeat("0", 2-len(digits)) + digits
	}
	return first[:at[0]] + strings.Replace(first[at[0]:at[1]], written, whole, 1) + first[at[1]:]
}

// inTerms writes quarters, halves and terms of a year, and months with two digits of it, as dates.
func inTerms(text string) string {
	if strings.Contains(text, "S") || strings.Contains(text, "semester") {
		text = termOfYear.ReplaceAllStringFunc(text, func(found string) string {
			m := termOfYear.FindStringSubmatch(found)
			year, _ := strconv.Atoi(m[2])
			switch summer := m[1][0] == 'S'; {
			case summer && m[3] == "":
				return fmt.Sprintf("%d-04 – %d-09", year, year)
			case !summer && (m[3] == "" || overTurn(m[2], m[3])):
				return fmt.Sprintf("%d-10 – %d-03", year, year+1)
			}
			return found
		})
	}
	if strings.Contains(text, "T") || strings.Contains(text, "rimestre") {
		text = trimester.ReplaceAllStringFunc(text, func(found string) string {
			m := trimester.FindStringSubmatch(found)
			year := m[2] + m[4] + m[6]
			if len(year) == 2 {
				year = "20" + year
			}
			return year + "-Q" + m[1] + m[3] + m[5]
		})
	}
	if strings.Contains(text, "/") {
		text = monthAndYear.ReplaceAllStringFunc(text, func(found string) string {
			m := monthAndYear.FindStringSubmatch(found)
			if month, is := day.MonthNamed(m[1]); is && month > 0 {
				return fmt.Sprintf("20%s-%02d", m[2], month)
			}
			return found
		})
	}
	if strings.Contains(text, "alf") {
		text = halfInEnglish.ReplaceAllStringFunc(text, func(found string) string {
			m := halfInEnglish.FindStringSubmatch(found)
			if m[1][0] == '1' || m[1][0] == 'f' || m[1][0] == 'F' {
				return m[2] + "-01 – " + m[2] + "-06"
			}
			return m[2] + "-07 – " + m[2] + "-12"
		})
	}
	return text
}
