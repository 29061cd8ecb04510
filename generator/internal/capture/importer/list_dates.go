package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// dates gives an entry its dates: those of its first line, else of its body, else of the
// nearest heading that has one.
func (r *listReader) dates(f *Found, line int, first, body string, level int) {
	texts := datesIn(first)
	if len(texts) == 0 {
		texts = datesIn(body)
	}
	at, year := line, r.year(level)
	for l := min(level, len(r.above)-1); len(texts) == 0 && l > 0; l-- {
		texts = datesIn(r.above[l].heading)
		if month := inYear(r.above[l].heading, year); month != "" {
			texts = []string{month}
		}
		if len(texts) > 0 || yearIn.MatchString(r.above[l].heading) && at == line {
			at = r.above[l].line
		}
	}
	alone := year != "" && len(datesIn(first)) == 0 // what has no year in the first line has that of the heading
	if partial := dayWithoutYear.FindStringSubmatch(first); alone && partial != nil {
		if date := ordinal.ReplaceAllString(partial[1]+partial[2]+partial[3], "$1") + " " + year; isDate(source.Cell{Text: date}) {
			texts, at = []string{date}, line
		}
	}
	if lead := leadingYear.FindStringSubmatch(first); lead != nil && len(datesIn(first)) == 0 {
		texts, at = []string{lead[1]}, line
	}
	if len(texts) == 0 && year != "" {
		texts = []string{year}
	}
	cell := func(n int) source.Cell {
		return source.Cell{Text: texts[n], Pos: r.placeOf(texts[n], n, at, 1+strings.Count(body, "\n"))}
	}
	if partial := numbersWithoutYear.FindStringSubmatch(first); alone && partial != nil && len(texts) > 0 {
		if date := partial[1] + "/" + partial[2] + "/" + year; isDate(source.Cell{Text: date}) {
			texts, at = []string{date}, line
		}
	}
	_, ranged := fieldOf(r.shape, "started")
	if week := weekWithoutYear.FindStringSubmatch(first); alone && week != nil {
		if days, is := weekOf(year, week[1]); is {
			if texts, at = []string{days.First.String(), days.Last.String()}, line; ranged {
				f.give("started", "dates", cell(0))
			}
			f.give(r.shape.When, "dates", cell(1))
			return
		}
	}
	if since := sinceMonth.FindStringSubmatch(first); alone && ranged && since != nil {
		if date := (source.Cell{Text: since[1] + " " + year, Pos: diag.Pos{File: r.file, Line: line, Col: 1}}); isDate(date) {
			f.give("started", "dates", date)
		}
	}
	switch {
	case len(texts) == 0:
	case len(texts) > 1 && ranged && joined(wholeRanges(ordinal.ReplaceAllString(first+"\n"+body, "$1")), texts[0], texts[1]):
		f.give("started", "dates", cell(0))
		f.give(r.shape.When, "dates", cell(1))
	default:
		f.give(r.shape.When, "dates", cell(0))
	}
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

// inYear gives the date of a heading that is a month or a quarter of a year, "" for other
// headings.
func inYear(heading, year string) string {
	switch heading = strings.Trim(bare(heading), " :"); {
	case year == "":
	case quarter.MatchString(heading):
		return year + "-" + strings.ToUpper(heading)
	case len(strings.Fields(heading)) == 1 && isDate(source.Cell{Text: heading + " " + year}):
		return heading + " " + year
	}
	return ""
}

// joined tells whether two dates of a text are the ends of a time.
func joined(text, a, b string) bool {
	_, rest, _ := strings.Cut(text, a)
	between, _, ok := strings.Cut(rest, b)
	return ok && slices.Contains([]string{"-", "–", "—", "to", "until", "till", "bis", "through"}, strings.TrimSpace(between))
}
