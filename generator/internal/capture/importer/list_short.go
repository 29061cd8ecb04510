package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// behindShort is what stands behind a year of two digits.
const behindShort = `(\s*[:,;.)\]–—]|\s+-\s|\s*$)`

var (
	// slashed is a day as it is written in the north of Europe: "12/2 2025", "12/2-2025", "12/2 -25".
	slashed = regexp.MustCompile(notOfNumber + `(\d{1,2})/(\d{1,2})(?:(?:\s?-\s?|\s+)(` + aYear + `)|\.?\s?-(\d{2}))\b`)
	// cutYear is a month, or a day with its month, and a year of two digits behind a dash or at
	// an end: "nov -24", "16 mars-26", "12 févr. 25:", "12-Feb-25".
	cutYear = regexp.MustCompile(`(^|[^\pL\d-])(?:(\d{1,2})(?:\.|st|nd|rd|th|er)?(?:\s|-)?(?:(?:of|de)\s)?(\pL{3,12})\.?(?:\s?-(` + aYear + `|\d{2}\b)|\s(\d{2})` + behindShort + `)|(\pL{3,12})(?:\.\s?|\s)-(\d{2})\b)`)
	// gluedDay is a day that is written in one: "12feb2025".
	gluedDay = regexp.MustCompile(`\b(\d{1,2})(\pL{3,9})(` + aYear + `)\b`)
	// pointedDay is a day from its year on: "2025.02.12", "2025. 2. 12."; spacedDay one with wide points.
	pointedDay = regexp.MustCompile(notOfNumber + `(` + aYear + `)\.\s?(\d{1,2})\.\s?(\d{1,2})(?:\.|\b)`)
	spacedDay  = regexp.MustCompile(notOfNumber + `(\d{1,2})\s?\.\s(\d{1,2})(?:\s?\.\s?|\s)(` + aYear + `)\b`)
	// figuresDay is a day without marks at an end: "20250212".
	figuresDay = regexp.MustCompile(`(^|\()(` + aYear + `)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b`)
	// shortQuarter is a quarter with a year of two digits, or with another letter: "Q1-25", "Kv1 2025".
	shortQuarter = regexp.MustCompile(`\b(?:Q([1-4])(?:\s?[-/]\s?(\d{2})\b|\s(\d{2})` + behindShort + `)|(?:[Kk]v\.?\s?|K)([1-4])[\s/-](` + aYear + `)\b)`)
	// quarterInWords is a quarter as it is written in Swedish: "första kvartalet 2025".
	quarterInWords = regexp.MustCompile(`(?i)\b(?:(första|1:a)|(andra|2:a)|(tredje|3:e)|(fjärde|4:e))\s+kvartalet\s+(` + aYear + `)\b`)
	// dashedMonth is a month in front of a bullet with two digits that are a day or a year: "nov-24".
	dashedMonth = regexp.MustCompile(`^[\s*_(\[]*((\pL{3,9})-(\d{2}))\b`)

	// seemDates are texts that look like dates: with a year or a week in front of a mark, with a
	// slash, a month with two digits, and in brackets.
	seemDates = []*regexp.Regexp{
		regexp.MustCompile(`^[*_(\[]*((?:[\d./’'-]{1,8}\s?)?(?:\pL{1,12}\.?[\s-]?)?(?:\d{1,2}[\s./-]{1,3}){0,2}` + aYear + `|[VvWw]\.?\s?\d{2}|[Ss]\d{1,2})[)\]*_]*\s*(?::|\s[–—-])\s`),
		regexp.MustCompile(`^[*_(\[]*((?:\pL{1,9}\.?,?\s)?\d{1,2}/\d{1,2}(?:\s?[/.-]?\s?\d{2,4})?|\d{2}-\d{2}-\d{2}|['’]\d{2}-\d{2})[)\]*_:,]*\s(\pL*)`),
		regexp.MustCompile(`^[*_(\[]*(\pL{3,9}\.?\s?['’-]?\s?\d{2})(?:[)\]*_:,]|\s)`),
		regexp.MustCompile(`\((\d{1,2}[/.]\d{1,2}\.?(?:\s?[/.-]?\s?\d{2,4})?|(?:\pL{1,12}\.?\s)?(?:\d{1,2}[\s/-])?` + aYear + `|\pL{3,9}[\s-]\d{2})\)\.?$`),
	}
	// ofWhole stands behind a fraction.
	ofWhole = strings.Fields("of av af der des de du van del di do da z")
)

// rewritten writes what a form finds in a text otherwise, if that has a date.
func rewritten(text string, form *regexp.Regexp, of func(m []string) (before, date, behind string)) string {
	return form.ReplaceAllStringFunc(text, func(found string) string {
		before, date, behind := of(form.FindStringSubmatch(found))
		if !isDate(source.Cell{Text: date}) {
			return found
		}
		return before + date + behind
	})
}

// inShort writes the short forms of dates whole.
func inShort(text string) string {
	if !someDigits.MatchString(text) {
		return text
	}
	year := func(digits string) string {
		if len(digits) == 2 {
			return "20" + digits
		}
		return digits
	}
	pad := func(digits string) string { return strings.Repeat("0", 2-len(digits)) + digits }
	text = rewritten(text, slashed, func(m []string) (string, string, string) {
		return m[1], m[2] + "." + m[3] + "." + year(m[4]+m[5]), ""
	})
	text = rewritten(text, cutYear, func(m []string) (before, date, behind string) {
		if month, _ := day.MonthNamed(m[3] + m[7]); month > 0 {
			date = strings.TrimSpace(m[2]+" "+m[3]+m[7]) + " " + year(m[4]+m[5]+m[8])
		}
		return m[1], date, m[6]
	})
	text = rewritten(text, gluedDay, func(m []string) (string, string, string) { return "", strings.Join(m[1:], " "), "" })
	text = rewritten(text, pointedDay, func(m []string) (string, string, string) {
		return m[1], m[2] + "-" + pad(m[3]) + "-" + pad(m[4]), ""
	})
	text = rewritten(text, spacedDay, func(m []string) (string, string, string) { return m[1], strings.Join(m[2:], "."), "" })
	text = rewritten(text, figuresDay, func(m []string) (string, string, string) { return m[1], strings.Join(m[2:], "-"), "" })
	text = rewritten(text, shortQuarter, func(m []string) (string, string, string) {
		return "", year(m[2]+m[3]+m[6]) + "-Q" + m[1] + m[5], m[4]
	})
	return rewritten(text, quarterInWords, func(m []string) (string, string, string) {
		n := slices.IndexFunc(m[1:5], func(word string) bool { return word != "" })
		return "", fmt.Sprintf("%s-Q%d", m[5], n+1), ""
	})
}

// shortDates says how short dates in the first line of an entry were read that others would read
// otherwise, and writes "nov-24" below 2024 as that month.
func (r *listReader) shortDates(f *Found, first, year string) string {
	if m := slashed.FindStringSubmatch(first); m != nil && m[2] != m[3] {
		if n, _ := strconv.Atoi(m[2]); n <= 12 && inShort(m[0]) != m[0] {
			f.remark("%q was read with the day first; write it as in 2026-03-31 if that is wrong", strings.TrimSpace(strings.TrimPrefix(m[0], m[1])))
		}
	}
	m := dashedMonth.FindStringSubmatch(first)
	if m == nil || year != "" && year[2:] != m[3] {
		return first
	}
	if month, _ := day.MonthNamed(m[2]); month == 0 {
		return first
	}
	f.remark("%q was read as a month of 20%s; write it out if it is a day", m[1], m[3])
	return strings.Replace(first, m[1], m[2]+" 20"+m[3], 1)
}

// unreadDate says that the first line of an entry has something that looks like a date and is none
// that can be read, so its dates are those of the heading, if that has one.
func (f *Found) unreadDate(first string) {
	for i, form := range seemDates {
		m := form.FindStringSubmatch(first)
		if m == nil || len(m) > 2 && slices.Contains(ofWhole, m[2]) {
			continue
		}
		if word, _, _ := strings.Cut(strings.TrimRight(m[1], "0123456789 -'’."), " "); i == 2 {
			if month, _ := day.MonthNamed(word); month == 0 {
				continue
			}
		}
		told := slices.ContainsFunc(f.Remarks, func(remark string) bool { return strings.Contains(remark, m[1]) })
		if !told {
			f.remark("%q looks like a date, and was not read; write it as in 2026-03-31, or the entry has the time of its heading alone", m[1])
		}
		return
	}
}
