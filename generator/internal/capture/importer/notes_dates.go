package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// named is what the name of a note says: a date, and a title.
type named struct{ date, title string }

var (
	compactDay   = regexp.MustCompile(`\b(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b`)
	joinedDay    = regexp.MustCompile(`\b(\d{4})_(\d{2})_(\d{2})\b`)
	weekIn       = regexp.MustCompile(`\b\d{4}-W\d{2}\b`)
	yearFolder   = regexp.MustCompile(`^\d{4}$`)
	monthFolder  = regexp.MustCompile(`^(\d{2})(?:\D.*)?$`)
	dayName      = regexp.MustCompile(`^(\d{1,2})(?:\s*[ _.-]\s*(.*))?$`)
	digit        = regexp.MustCompile(`\d`)
	emphasised   = regexp.MustCompile(`^(?:\*\*|__)([^*_]+)(?:\*\*|__):?$`)
	underlined   = regexp.MustCompile(`^(?:=+|-{3,})\s*$`)
	shortYear    = regexp.MustCompile(`^\d{1,2}[./]\d{1,2}[./]\d{2}$`)
	exportedName = regexp.MustCompile(`\s+[0-9a-f]{32}$`) // what Notion adds to the names of notes
)

// nameOf reads the name of a note: "2026-03-04 Retro.md", "Retro (4 March 2026).md",
// "2026/03/04.md".
func nameOf(file string) named {
	stem := exportedName.ReplaceAllString(strings.TrimSuffix(path.Base(file), path.Ext(file)), "")
	plain := compactDay.ReplaceAllString(joinedDay.ReplaceAllString(stem, "$1-$2-$3"), "$1-$2-$3")
	if date, rest := dateFirst(plain, ""); date != "" {
		return named{date, rest}
	}
	for _, dates := range [][]string{datesIn(plain), weekIn.FindAllString(plain, -1)} {
		if len(dates) != 1 {
			continue
		}
		title := strings.TrimSuffix(strings.TrimRight(plain, " )]"), dates[0]) // at the end, or else among its words
		return named{dates[0], strings.TrimRight(title, " ([,:–—_-")}
	}
	folders := strings.Split(path.Dir(file), "/")
	if n := len(folders); n >= 2 && yearFolder.MatchString(folders[n-2]) {
		month, day := monthFolder.FindStringSubmatch(folders[n-1]), dayName.FindStringSubmatch(stem)
		if month != nil && day != nil {
			return named{folders[n-2] + "-" + month[1] + "-" + strings.Repeat("0", 2-len(day[1])) + day[1], day[2]}
		}
	}
	if year := strings.TrimSpace(stem); yearFolder.MatchString(year) {
		return named{year, ""}
	}
	return named{"", stem}
}

// dateFirst gives the date that a text begins with, in any usual form, and the words
// behind it. A date without a year is of the year that is given.
func dateFirst(text, year string) (date, rest string) {
	words := strings.Fields(bare(text))
	candidate := func(n int) string {
		return strings.Trim(ordinal.ReplaceAllString(strings.Join(words[:n], " "), "$1"), " :,–—-()[]")
	}
	behind := func(n int) string { return strings.Trim(strings.Join(words[n:], " "), " :,–—-") }
	for n := range min(len(words), 5) {
		c := candidate(n + 1)
		if yearIn.MatchString(c) && isDate(source.Cell{Text: c}) || shortYear.MatchString(c) && n+1 == len(words) && isDate(source.Cell{Text: c}) {
			return c, behind(n + 1)
		}
	}
	for n := min(len(words), 4); n > 0 && year != ""; n-- {
		c := candidate(n)
		for _, with := range []string{c + " " + year, strings.TrimSuffix(c, ".") + "." + year} {
			if digit.MatchString(c) && isDate(source.Cell{Text: with}) {
				return with, behind(n)
			}
		}
	}
	return "", text
}

// heading is a heading of a note.
type heading struct {
	line, level int    // from 1; the level of a line that is a date alone is 7
	text        string // of the heading
	date        string // that it begins with, or that it ends with in brackets
	rest        string // its other words
	below       int    // the line on which its text begins
}

// headings gives the headings of a note with the dates that they have.
func (n *note) headings() []heading {
	var all []heading
	fenced, blank := false, true
	year := yearIn.FindString(n.dated.date)
	for i, line := range n.lines {
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		}
		h := heading{line: i + 1, below: i + 2}
		switch marked := headingLine.FindStringSubmatch(line); {
		case fenced || trimmed == "":
		case marked != nil:
			h.level, h.text = len(marked[1]), marked[2]
		case blank && emphasised.MatchString(trimmed):
			h.level, h.text = 7, emphasised.FindStringSubmatch(trimmed)[1]
		case !source.IsMarkdown(n.path):
			h.level, h.text = 7, strings.TrimSuffix(trimmed, ":")
		}
		blank = trimmed == ""
		if h.level == 0 {
			continue
		}
		h.dated(year)
		if h.level == 7 && (h.date == "" || h.rest != "" && (source.IsMarkdown(n.path) || !yearIn.MatchString(h.date))) {
			continue // a line that is no heading
		}
		if y := yearIn.FindString(h.text); y != "" && (h.date != "" || strings.Trim(h.text, " :") == y) {
			year = y
		}
		all = append(all, h)
	}
	return all
}

// dated reads the date of a heading.
func (h *heading) dated(year string) {
	if h.date, h.rest = dateFirst(h.text, year); h.date != "" {
		return
	}
	if month := inYear(h.text, year); month != "" {
		h.date, h.rest = month, ""
		return
	}
	text := strings.TrimSpace(h.text)
	if at := strings.LastIndexAny(text, "(["); at > 0 && strings.ContainsAny(text[len(text)-1:], ")]") {
		if date, rest := dateFirst(text[at+1:len(text)-1], year); date != "" && rest == "" {
			h.date, h.rest = date, strings.TrimSpace(text[:at])
		}
	}
}

// parts parts a note at the headings that are dates. A note that has a day of its own is
// one part.
func (n *note) parts() []passage {
	var cuts []heading
	if !isDay(n.dated.date) && !n.dayInFront() {
		for _, h := range n.headings() {
			if h.date != "" || len(cuts) > 0 && h.level <= cuts[len(cuts)-1].level && h.level < 7 {
				cuts = append(cuts, h)
			}
		}
	}
	first := len(n.lines)
	if len(cuts) > 0 {
		first = cuts[0].line - 1
	}
	var parts []passage
	switch p := n.whole(first); {
	case len(cuts) > 0 && headingsAlone(p.text):
		if p.title = bare(strings.Trim(p.text, "# \n")); p.title != "" && !yearFolder.MatchString(p.title) {
			parts = append(parts, passage{line: p.line, title: p.title, empty: true})
		}
	case len(cuts) > 0 && cuts[0].date != "" && headLines(p.text):
		parts = append(parts, passage{line: p.line, title: oneLine(p.text, 0), heads: true})
	case p.title+p.text != "":
		parts = append(parts, p)
	}
	for i, h := range cuts {
		end := len(n.lines)
		if i+1 < len(cuts) {
			end = cuts[i+1].line - 1
		}
		p := passage{line: h.line, anchor: normal(h.text), title: h.rest, text: joinedLines(n.lines[h.below-1 : max(end, h.below-1)])}
		if h.date != "" {
			p.date = source.Cell{Text: h.date, Pos: diag.Pos{File: n.file, Line: h.line}}
		} else {
			p.title = bare(h.text)
		}
		if p.text != "" || p.title != "" || isDay(h.date) { // a month without a text of its own has days below it
			parts = append(parts, p)
		}
	}
	return parts
}

// What heads notes at most.
const (
	mostHeadLines = 3
	mostHeadLine  = 80 // bytes
)

// headLines tells whether a text is a few short lines that end no sentence and ask for nothing, as
// they stand above notes: "1:1 with Bo", "Team B".
func headLines(text string) bool {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || headingLine.MatchString(line) {
			continue
		}
		if lines++; lines > mostHeadLines || len(line) > mostHeadLine || isBullet(line) || boxLine.MatchString(line) || behind.MatchString(line) || strings.ContainsRune(".!?;,", rune(line[len(line)-1])) {
			return false
		}
	}
	return lines > 0
}

// headingsAlone tells whether a text has nothing but headings.
func headingsAlone(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" && !headingLine.MatchString(line) {
			return false
		}
	}
	return true
}

// whole is a note up to a line. Its title is its first line, if that is a heading and its
// name is a date alone.
func (n *note) whole(end int) passage {
	p := passage{line: 1, title: n.dated.title}
	for p.line < end && strings.TrimSpace(n.lines[p.line-1]) == "" {
		p.line++
	}
	lines := n.lines[min(p.line-1, end):end]
	if at := behindRemarks(lines); at < len(lines) {
		if h := headingLine.FindStringSubmatch(lines[at]); h != nil && len(h[1]) == 1 && n.mayTake(p.title, h[2]) {
			p.title, lines = bare(h[2]), slices.Concat(lines[:at], lines[at+1:])
		}
	}
	p.text = joinedLines(lines)
	return p
}

// behindRemarks gives the first line that is neither empty nor a remark.
func behindRemarks(lines []string) int {
	ends := "" // of the remark that is open
	for i, line := range lines {
		line = strings.TrimSpace(line)
		for _, marks := range [][2]string{{"<!--", "-->"}, {"%%", "%%"}} {
			if rest, begins := strings.CutPrefix(line, marks[0]); ends == "" && begins {
				line, ends = rest, marks[1]
			}
		}
		if _, rest, closed := strings.Cut(line, ends); ends != "" && closed {
			line, ends = strings.TrimSpace(rest), ""
		}
		if ends == "" && line != "" {
			return i
		}
	}
	return len(lines)
}

// isDay tells whether a date is a day, and no month or year.
func isDay(date string) bool {
	if date == "" || yearFolder.MatchString(date) {
		return false
	}
	dates, asked := datesAlone(date)
	return len(asked) > 0 || dates.First == dates.Last
}

// dayInFront tells whether the properties of a note have its day.
func (n *note) dayInFront() bool {
	for _, p := range n.front {
		if name := normal(p.name); (name == "date" || name == "day") && isDay(p.cell.Text) {
			return true
		}
	}
	return false
}

func joinedLines(lines []string) string { return strings.Trim(strings.Join(lines, "\n"), "\n") }
