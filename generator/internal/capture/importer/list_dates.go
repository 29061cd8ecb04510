package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// dates gives an entry its dates: those of its first line, else of its body, else of the
// nearest heading that has one.
func (r *listReader) dates(f *Found, line int, first, body string, level int) {
	own := first
	if len(datesIn(own)) == 0 {
		own = body
	}
	texts := r.since(f, line, own, body, datesIn(own))
	if _, began := f.given("started"); began && len(texts) == 0 {
		return // what goes on does not end with the time of a heading
	}
	at, year, goes := line, r.year(level), r.ongoing(first, body, level)
	if len(texts) == 0 {
		texts, at, own = r.headingDates(f, line, level)
	}
	_, ranged := fieldOf(r.shape, "started")
	if year != "" && len(datesIn(first)) == 0 { // what has no year in the first line has that of the heading
		if found := withYear(first, year); len(found) > 0 {
			texts, at, own = found, line, strings.Join(found, " – ")
		} else if at != line || len(texts) == 0 {
			found, began := r.loose(f, line, first, goes, year, level, texts)
			if began {
				return
			}
			if len(found) > 0 {
				texts, at, own = found, line, ends(first, found)
			}
		}
	}
	if lead := leadingYear.FindStringSubmatch(first); lead != nil && len(datesIn(first)) == 0 {
		texts, at = []string{lead[1]}, line
	}
	if at != line || len(texts) == 0 {
		f.unreadDate(first)
	}
	if goes != "" && ranged && (at != line || len(texts) == 0) {
		f.remark("%q says that it goes on, so it has no end; write into started when it began", goes)
		return
	}
	if len(texts) == 0 && year != "" {
		texts = []string{year}
	}
	cell := func(n int) source.Cell {
		return source.Cell{Text: texts[n], Pos: r.placeOf(texts[n], n, at, 1+strings.Count(body, "\n"))}
	}
	switch {
	case len(texts) == 0:
	case len(texts) > 1 && joined(ordinal.ReplaceAllString(wholeRanges(own), "$1"), texts[0], texts[1]):
		if ranged {
			f.give("started", "dates", cell(0))
		}
		f.give(r.shape.When, "dates", cell(1))
	case ranged && at == line && goes != "":
		f.give("started", "dates", cell(0))
		f.remark("%q says that it goes on, so it has no end", goes)
	case ranged && len(texts) == 1 && at == line && takenUp.MatchString(first):
		f.give("started", "dates", cell(0))
		f.remark("%q says that it began then, so it has started and no end: write ended where it is over, or where beginning it is all that it shows", takenUp.FindString(first))
	default:
		if ranged && len(texts) == 1 && at == line && beganThen.MatchString(first) {
			f.remark("%s: %q was taken, and %q says that it began then; if it went on, that day is started, and ended the last one", r.shape.When, texts[0], beganThen.FindString(first))
		}
		if len(texts) > 1 && at == line && endsChange(ordinal.ReplaceAllString(wholeRanges(own), "$1"), texts[0], texts[1]) {
			f.give(r.shape.When, "dates", cell(1))
			f.remark("%s: %q was taken, when the change had ended; %q was not", r.shape.When, texts[1], texts[0])
		} else if f.give(r.shape.When, "dates", cell(0)); len(texts) > 1 && at == line {
			f.remark("%s: %q was taken, the first of its dates; %q was not", r.shape.When, texts[0], texts[1])
		}
	}
}

// since gives an entry the beginning of what goes on from then, and the other dates of its words.
func (r *listReader) since(f *Found, line int, own, body string, texts []string) []string {
	if _, ranged := fieldOf(r.shape, "started"); !ranged {
		return texts
	}
	for _, form := range []*regexp.Regexp{untilNow, sinceYear} {
		if m := form.FindStringSubmatch(ordinal.ReplaceAllString(own, "$1")); m != nil && (yearFolder.MatchString(m[1]) || isDate(source.Cell{Text: m[1]})) {
			f.give("started", "dates", source.Cell{Text: m[1], Pos: r.placeOf(m[1], 0, line, 1+strings.Count(body, "\n"))})
			return slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == m[1] })
		}
	}
	for _, m := range sinceDate.FindAllStringSubmatch(ordinal.ReplaceAllString(own, "$1"), -1) {
		if at := slices.Index(texts, m[1]); at >= 0 {
			f.give("started", "dates", source.Cell{Text: m[1], Pos: r.placeOf(m[1], 0, line, 1+strings.Count(body, "\n"))})
			return slices.Delete(slices.Clone(texts), at, at+1)
		}
	}
	return texts
}

// headingDates gives the dates of the nearest heading that has one, with its line and its words.
func (r *listReader) headingDates(f *Found, line, level int) (texts []string, at int, words string) {
	at, year := line, r.year(level)
	for l := min(level, len(r.above)-1); len(texts) == 0 && l > 0; l-- {
		heading := r.above[l].heading
		texts, words = datesIn(heading), heading
		if month := inYear(heading, year); month != "" {
			texts = []string{month}
		} else if end := endOf(heading); end != "" {
			texts = []string{end}
		}
		if len(texts) > 0 && (endOf(heading) != "" || isSpan(heading, year)) && !strings.Contains(texts[0], "-Q") {
			f.remark("%s: %q was taken, the end of the heading %q", r.shape.When, texts[0], bare(heading))
		}
		if len(texts) > 0 || yearIn.MatchString(heading) && at == line {
			at = r.above[l].line
		}
	}
	return texts, at, words
}

// withYear gives the dates of a line that has none with a year: a time, a day or a week at its
// beginning, or in brackets at its end.
func withYear(first, year string) []string {
	for _, form := range []*regexp.Regexp{rangeWithoutYear, numbersRangeWithoutYear} {
		if m := form.FindString(first); m != "" {
			if ends := datesIn(strings.Trim(m, " (:)") + year); len(ends) == 2 {
				return ends
			} else if ends := datesIn(m + " " + year); len(ends) == 2 {
				return ends
			}
		}
	}
	if m := monthsWithoutYear.FindStringSubmatch(first); m != nil {
		if ends := datesIn(m[1] + " " + year + " – " + m[2] + " " + year); len(ends) == 2 {
			return ends
		}
	}
	if m := quarterWithoutYear.FindStringSubmatch(first); m != nil {
		return []string{year + "-Q" + m[1]}
	}
	if date, _ := dayOf(first, year); date != "" {
		return []string{date}
	}
	if week := weekWithoutYear.FindStringSubmatch(first); week != nil {
		if days, is := weekOf(year, week[1]); is {
			return []string{days.First.String(), days.Last.String()}
		}
	}
	return nil
}

// dayOf gives the day or the month without a year of a line, in the year that is given, and the
// line without it; "" = none.
func dayOf(first, year string) (date, rest string) {
	for _, form := range []*regexp.Regexp{numbersWithoutYear, dayWithoutYear, endWithoutYear} {
		m := form.FindStringSubmatch(first)
		switch {
		case m == nil:
			continue
		case form == numbersWithoutYear:
			date = strings.Join([]string{m[1] + m[4], m[3] + m[5], year}, orElse(m[2], "."))
		case form == endWithoutYear && m[2] != "":
			date = m[2] + "." + m[3] + "." + year
		default:
			date = ordinal.ReplaceAllString(strings.Join(m[1:], ""), "$1") + " " + year
		}
		if isDate(source.Cell{Text: date}) {
			return date, form.ReplaceAllString(first, "")
		}
	}
	return "", first
}

// weekOf gives the days of a week of a year.
func weekOf(year, week string) (days day.Period, is bool) {
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(week)
	days = (day.Of(y, 1, 4) + day.Day(7*(n-1))).Week() // the fourth of January is in the first
	return days, days.Text == fmt.Sprintf("%s-W%02d", year, n)
}

// placeOf finds a date in some lines. One that is written otherwise is placed apart from
// the others of its line, since dates are known by their places.
func (r *listReader) placeOf(date string, n, line, lines int) diag.Pos {
	for i, text := range r.lines[line-1 : min(line-1+lines, len(r.lines))] {
		if at := strings.Index(text, date); at >= 0 {
			return diag.Pos{File: r.file, Line: line + i, Col: at + 1}
		}
	}
	return diag.Pos{File: r.file, Line: line, Col: n + 1}
}

// year gives the year of the nearest heading that has one, "" for none.
func (r *listReader) year(level int) string {
	for l := min(level, len(r.above)-1); l > 0; l-- {
		if year := yearIn.FindString(r.above[l].heading); year != "" {
			return year
		}
	}
	return ""
}

// inYear gives the date of a heading that is a month, some months or a quarter of a year, ""
// for other headings.
func inYear(heading, year string) string {
	heading = strings.Trim(bare(heading), " :")
	if own := yearIn.FindString(heading); own != "" { // "2024 (Q4)"
		if rest := strings.Trim(strings.Replace(heading, own, "", 1), " ()–-,"); quarter.MatchString(rest) {
			heading, year = rest, own
		}
	}
	switch {
	case year == "":
	case quarter.MatchString(heading):
		return year + "-" + strings.ToUpper(heading)
	case len(strings.Fields(heading)) == 1 && isDate(source.Cell{Text: heading + " " + year}):
		return heading + " " + year
	case isSpan(heading, year):
		return endOf(heading + " " + year)
	}
	return ""
}

// isSpan tells whether a heading is a time of a year and not a quarter of it: "May – June".
func isSpan(heading, year string) bool {
	heading = strings.Trim(bare(heading), " :")
	if !yearIn.MatchString(heading) {
		heading += " " + year
	}
	ends := datesIn(heading)
	return len(ends) == 2 && strings.EqualFold(wholeRanges(heading), ends[0]+" – "+ends[1])
}

// endOf gives the last date of a text that has the ends of a time; of one that is a quarter, that.
func endOf(text string) string {
	ends := datesIn(text)
	if len(ends) < 2 || !joined(wholeRanges(text), ends[0], ends[1]) {
		return ""
	}
	read, asked := series.Dates([]source.Cell{{Text: ends[0]}, {Text: ends[1]}}, "")
	if len(asked) > 0 {
		return ends[1]
	}
	if whole := read[0].First.Quarter(); whole.First == read[0].First && whole.Last == read[1].Last {
		return whole.Text
	}
	return ends[1]
}

// joined tells whether two dates of a text are the ends of a time.
func joined(text, a, b string) bool {
	_, rest, _ := strings.Cut(text, a)
	between, _, ok := strings.Cut(rest, b)
	return ok && joinAlone.MatchString(between)
}

// endsChange tells whether two dates of a text are those of the figures of a change, the second
// after the first: "from 86 % (January 2025) to 93 % (October 2026)".
func endsChange(text, a, b string) bool {
	before, rest, _ := strings.Cut(text, a)
	between, _, ok := strings.Cut(rest, b)
	return ok && ofFigure.MatchString(before) && toFigure.MatchString(between) && inOrder([]string{a, b}, nil)
}

var (
	// ofFigure is a figure in front of its date, and toFigure what stands between that and the next.
	ofFigure = regexp.MustCompile(`(?i)\d[^.;,()]{0,20}(?:\(|\s)(?:in |im |em |en )?$`)
	toFigure = regexp.MustCompile(`(?i)^\)?,?\s*(?:→|->|=>|(?:to|auf|naar|tot|bis|para|a|à|al?)\s)\s*[^\s\d]{0,2}\d[^;()]{0,25}(?:\(|\s)(?:in |im |em |en )?$`)
)
