package importer

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// block is a piece of a list in Markdown: a bullet with what is below it, or a paragraph.
type block struct {
	line   int // of its first line, from 1
	bullet bool
	lines  []string
}

// section is a heading and what stands below it, up to the next one.
type section struct {
	line    int
	level   int
	heading string
	blocks  []block
}

var (
	headingLine = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*\s*$`)
	bulletLine  = regexp.MustCompile(`^( {0,1}|\t?)[-*+•]\s+(.*)$`)
	numberLine  = regexp.MustCompile(`^ {0,1}\d{1,3}[.)]\s+(.*)$`)
	quarter     = regexp.MustCompile(`(?i)^Q[1-4]$`)
	tickBox     = regexp.MustCompile(`^\[([ xX])\]\s+`)
)

// sectionsOf parts a text at its headings, bullets and empty lines.
func sectionsOf(text string) []section {
	all := []section{{}}
	open, fenced := false, false // whether the last block goes on
	for i, line := range withMarks(strings.Split(text, "\n")) {
		now := &all[len(all)-1]
		trimmed := strings.TrimSpace(line)
		add := func(b block) {
			now.blocks = append(now.blocks, b)
			open = true
		}
		last := func() *block { return &now.blocks[len(now.blocks)-1] }
		if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		}
		h := headingLine.FindStringSubmatch(line)
		bullet := bulletLine.FindStringSubmatch(line)
		number := numberLine.FindStringSubmatch(line)
		switch {
		case h != nil && !fenced:
			all, open = append(all, section{line: i + 1, level: len(h[1]), heading: h[2]}), false
		case bullet != nil && !fenced:
			add(block{i + 1, true, []string{bullet[2]}})
		case number != nil && !fenced:
			add(block{i + 1, true, []string{number[1]}})
		case trimmed == "":
			if len(now.blocks) > 0 && last().bullet {
				last().lines = append(last().lines, "") // what is indented below still belongs to it
			}
			open = open && len(now.blocks) > 0 && last().bullet
		case len(now.blocks) > 0 && (open && !last().bullet || last().bullet && (open && last().lines[len(last().lines)-1] != "" || line[0] == ' ' || line[0] == '\t')):
			last().lines = append(last().lines, strings.TrimPrefix(strings.TrimPrefix(line, "  "), "\t"))
		default:
			add(block{i + 1, false, []string{line}})
		}
	}
	return all
}

// withMarks writes headings that are underlined with a mark in front, on the same lines.
func withMarks(lines []string) []string {
	fenced := false
	for i, line := range lines {
		if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		}
		if fenced || i == 0 || !underlined.MatchString(line) || i > 1 && strings.TrimSpace(lines[i-2]) != "" {
			continue
		}
		above := strings.TrimSpace(lines[i-1])
		if above == "" || headingLine.MatchString(above) || bulletLine.MatchString(lines[i-1]) || numberLine.MatchString(lines[i-1]) || underlined.MatchString(above) {
			continue
		}
		lines[i-1], lines[i] = strings.Repeat("#", 1+strings.Count(line[:1], "-"))+" "+above, ""
	}
	return lines
}

// bareHeadings marks the headings of a plain text, which has no marks for them: short lines
// alone that end no sentence, before a bullet. One with a year is above the others.
func bareHeadings(text string) string {
	lines := strings.Split(text, "\n")
	isBullet := func(line string) bool { return bulletLine.MatchString(line) || numberLine.MatchString(line) }
	for i, line := range lines {
		words := strings.TrimSpace(line)
		first, _ := utf8.DecodeRuneInString(words)
		alone := i == 0 || strings.TrimSpace(lines[i-1]) == ""
		if !alone || words == "" || len(words) > 60 || words != line || unicode.IsLower(first) || strings.ContainsRune(".!?;,|", rune(words[len(words)-1])) || isBullet(line) || headingLine.MatchString(line) {
			continue
		}
		next := i + 1
		for next < len(lines) && strings.TrimSpace(lines[next]) == "" {
			next++
		}
		if next < len(lines) && isBullet(lines[next]) {
			mark := "### "
			if yearIn.MatchString(words) {
				mark = "## "
			}
			lines[i] = mark + strings.TrimSuffix(words, ":")
		}
	}
	return strings.Join(lines, "\n")
}

// listReader makes entries of a list in Markdown.
type listReader struct {
	file    string
	shape   format.Shape
	account *Account
	lines   []string
	tables  []sheet.Table
	begins  map[int]int // the tables by their first lines
	above   [7]section  // the headings that a section is below, by level
	found   []Found
	columns []Column // of the tables
	listed  bool     // an entry was made of something that is no table
}

// fromList finds an entry in each bullet of a text, and in each row of a table. A section
// without bullets is one entry, and so is one whose heading has a date and words. listed
// tells whether there is more than tables.
func fromList(file, text string, shape format.Shape, account *Account) (found []Found, listed bool) {
	if _, rest, ok := strings.Cut(text, "---\n"); ok && strings.HasPrefix(text, "---\n") {
		if front, body, ok := strings.Cut(rest, "\n---\n"); ok { // front matter of a note
			text = strings.Repeat("\n", 2+strings.Count(front, "\n")) + "\n" + body
		}
	}
	r := listReader{file: file, shape: shape, account: account, lines: strings.Split(text, "\n"), tables: sheet.Markdown(file, text)}
	if strings.EqualFold(path.Ext(file), ".txt") {
		return r.read(sectionsOf(bareHeadings(text)), "list")
	}
	return r.read(sectionsOf(text), "list in Markdown")
}

// read finds the entries of all sections. listed tells whether there are any beside those
// of tables.
func (r *listReader) read(sections []section, as string) (found []Found, listed bool) {
	for i, s := range sections {
		if s.level > 0 {
			for l := s.level; l < len(r.above); l++ {
				r.above[l] = section{}
			}
			r.above[s.level] = s
		}
		r.section(s, i+1 < len(sections) && sections[i+1].level > s.level)
	}
	if r.listed {
		r.account.Read, r.account.Columns = as, Together(append(r.account.Columns, r.columns...))
	}
	return r.found, r.listed
}

func (r *listReader) section(s section, has bool) {
	bullets := slices.ContainsFunc(s.blocks, func(b block) bool { return b.bullet })
	switch {
	case len(s.blocks) == 0:
		if s.level > 0 && !has {
			r.leave(s.line, s.heading, "it is a heading with nothing below it")
		}
	case !slices.ContainsFunc(s.blocks, func(b block) bool { return !b.isTable() }) && r.rows(s):
	case s.level > 0 && (!bullets && s.level > 1 || isThing(s.heading)):
		r.entry(s.line, s.heading, s.text(), s.level-1)
	default:
		for _, b := range s.blocks {
			text := strings.TrimSpace(strings.Join(b.lines, "\n"))
			switch box := tickBox.FindStringSubmatch(text); {
			case b.isTable():
				if !r.rows(section{blocks: []block{b}}) {
					r.leave(b.line, text, "it is a table without a column for titles; save it as CSV")
				}
			case !b.bullet:
				r.leave(b.line, text, "it is no bullet, and its section has bullets or no heading")
			case box != nil && box[1] == " ":
				r.leave(b.line, text, "its box is not ticked")
			default:
				text = tickBox.ReplaceAllString(text, "")
				r.entry(b.line, firstParagraph(text), text, 6)
			}
		}
	}
}

// isTable tells whether a block is a table of Markdown.
func (b block) isTable() bool { return strings.HasPrefix(strings.TrimSpace(b.lines[0]), "|") }

// rows makes an entry of each row of the tables of a section, if one can be made of any.
func (r *listReader) rows(s section) bool {
	var found []Found
	for _, b := range s.blocks {
		if r.begins == nil {
			r.begins = map[int]int{}
			for i, t := range r.tables {
				if len(t.Rows[0]) > 0 {
					r.begins[t.Rows[0][0].Pos.Line] = i
				}
			}
		}
		at, is := r.begins[b.line]
		if !is {
			return false
		}
		t := r.tables[at]
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row []source.Cell) bool { return source.Filled(row) == 0 })
		of := Account{}
		rows, wrong := Rows(r.file, []sheet.Table{t}, r.shape, RowOptions{}, &of)
		if len(wrong) > 0 {
			return false
		}
		r.columns = append(r.columns, of.Columns...)
		for i := range rows {
			r.context(&rows[i], 6)
		}
		found = append(found, Apart(rows, b.line)...)
	}
	r.found = append(r.found, found...)
	return len(found) > 0
}

// text gives what stands below a heading.
func (s section) text() string {
	var body strings.Builder
	for i, b := range s.blocks {
		text := strings.TrimRight(strings.Join(b.lines, "\n"), " \n")
		if b.bullet {
			text = "- " + strings.ReplaceAll(text, "\n", "\n  ")
		}
		switch {
		case i > 0 && b.bullet && s.blocks[i-1].bullet:
			body.WriteString("\n")
		case i > 0:
			body.WriteString("\n\n")
		}
		body.WriteString(text)
	}
	return body.String()
}

func (r *listReader) leave(line int, text, because string) {
	r.found = append(r.found, Found{At: diag.Pos{File: r.file, Line: line}.String(), What: text, Because: because})
}

// isThing tells whether a heading is one piece of work: a date with a month, and words.
func isThing(heading string) bool {
	rest := heading
	dates := datesIn(heading)
	for _, d := range dates {
		rest = strings.Replace(rest, d, "", 1)
	}
	return len(dates) > 0 && len(strings.Fields(strings.Trim(rest, " ()[]–-:,"))) >= 3
}

// entry makes an entry of a bullet or a section: its title is the first sentence, and its
// dates stand in it, or in the headings above.
func (r *listReader) entry(line int, first, body string, level int) {
	r.listed = true
	at := diag.Pos{File: r.file, Line: line}
	title := titleOf(first)
	f := Found{At: at.String(), What: first}
	f.give("title", "", source.Cell{Text: title, Pos: at})
	f.initials = initials.FindString(title)
	r.dates(&f, line, first, body, level)
	r.context(&f, level)
	if _, ok := fieldOf(r.shape, "artifacts"); ok {
		if links := linksIn(body); links != "" {
			f.Given = append(f.Given, Given{Field: "artifacts", YAML: links})
		}
		if impact := impactIn(body); impact != "" {
			f.Given = append(f.Given, Given{Field: "impact", YAML: impact})
		}
	}
	if !saysNoMore(body, title) {
		f.Body = body
	}
	r.found = append(r.found, f)
}

// firstParagraph gives the words of a bullet before what is below it, on one line.
func firstParagraph(text string) string {
	var words []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" || len(words) > 0 && (bulletLine.MatchString(strings.TrimSpace(line)) || numberLine.MatchString(strings.TrimSpace(line))) {
			break
		}
		words = append(words, strings.TrimSpace(line))
	}
	return strings.Join(words, " ")
}

// context gives the headings above an entry: a kind of work, or else tags.
func (r *listReader) context(f *Found, level int) {
	var tags []string
	for l := 2; l <= level && l < len(r.above); l++ {
		heading := r.above[l].heading
		for _, d := range append(datesIn(heading), yearIn.FindAllString(heading, -1)...) {
			heading = strings.Replace(heading, d, "", 1)
		}
		heading = strings.Trim(bare(heading), " ()[]–-:,")
		if heading == "" || inYear(heading, r.year(level)) != "" {
			continue
		}
		if kind := kindNamed(heading); kind != "" {
			if field, ok := r.shape.Field("kind"); ok && slices.Contains(field.Words, kind) {
				f.Given = append(f.Given, Given{Field: "kind", YAML: kind})
				continue
			}
		}
		tags = append(tags, heading)
	}
	if len(tags) > 0 {
		f.Given = append(f.Given, Given{Field: "tags", YAML: scaffold.List(tags)})
	}
}

// kindNamed gives the kind of evidence that a heading names.
func kindNamed(heading string) string {
	for _, k := range []struct{ kind, words string }{
		{"mentoring", "mentoring mentorship coaching onboarding"}, {"talk", "talk talks speaking presentation presentations conference conferences"},
		{"design", "design designs architecture"}, {"incident", "incident incidents outage outages on-call"}, {"review", "review reviews"},
		{"writing", "writing documentation docs blog articles publications"}, {"process", "process processes hiring interviewing"}, {"project", "project projects shipped delivery features"},
	} {
		for word := range strings.FieldsFuncSeq(strings.ToLower(heading), func(c rune) bool { return c == ' ' || c == '/' || c == '&' || c == ',' }) {
			if slices.Contains(strings.Fields(k.words), word) {
				return k.kind
			}
		}
	}
	return ""
}

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
		if date := ordinal.ReplaceAllString(partial[1]+partial[2], "$1") + " " + year; isDate(source.Cell{Text: date}) {
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
