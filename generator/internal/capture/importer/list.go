package importer

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// listReader makes entries of a list in Markdown.
type listReader struct {
	file     string
	shape    format.Shape
	account  *Account
	lines    []string
	tables   []sheet.Table
	begins   map[int]int // the tables by their first lines
	above    [7]section  // the headings that a section is below, by level
	found    []Found
	columns  []Column      // of the tables
	decimals *decimals     // of its figures, nil = not looked for yet
	figures  *monthFigures // behind its months, nil = not looked for yet
	listed   bool          // an entry was made of something that is no table
}

// fromList finds an entry in each bullet of a text, and in each row of a table. A section
// without bullets is one entry, and so is one whose heading has a date and words. listed
// tells whether there is more than tables.
func fromList(file, text string, shape format.Shape, account *Account) (found []Found, listed bool) {
	r := listReader{file: file, shape: shape, account: account, lines: strings.Split(text, "\n")}
	if r.frontMatter() {
		text = strings.Join(r.lines, "\n")
	}
	r.tables = sheet.Markdown(file, text)
	if strings.EqualFold(path.Ext(file), ".txt") {
		return r.read(sectionsOf(bareHeadings(text)), "list")
	}
	return r.read(sectionsOf(betweenBullets(text)), "list in Markdown")
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
		if s.level == 1 && !isThing(s.heading) && inYear(s.heading, r.year(1)) == "" && !isSpan(s.heading, "") && wordsOfHeading(s.heading) != "" {
			r.account.remark(diag.Pos{File: r.file, Line: s.line}.String() + ": the heading is of the list as a whole, and in no entry: " + opening(bare(s.heading)))
		}
		r.section(s, i+1 < len(sections) && sections[i+1].level > s.level)
	}
	r.account.assumption(r.decimals)
	if r.listed {
		r.account.Read, r.account.Columns = as, Together(append(r.account.Columns, r.columns...))
	} else if len(r.tables) == 0 {
		r.account.Read = as
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
	case s.level > 0 && (!bullets && s.level > 1 && !r.dated(s) || isThing(s.heading)):
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
			case box != nil && (box[1] == " " || box[2] != ""):
				r.leave(b.line, text, "its box is not ticked")
			default:
				text = tickBox.ReplaceAllString(text, "")
				if because := orElse(unfinished(firstParagraph(text)), below(r.above[:])); because != "" {
					r.leave(b.line, text, because)
					continue
				}
				r.entry(b.line, firstParagraph(text), text, 6)
			}
		}
	}
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
	f := Found{At: at.String(), What: first}
	if words, behind := droppedIn(first); words != "" {
		f.Given = append(f.Given, Given{Field: "draft", YAML: "true"})
		f.remark("it is struck through, and %q stands behind it, so it reads as dropped; it has draft: true, which you delete if stopping it is what you show", behind)
		first = words
	}
	first = r.shortDates(&f, r.wholeMonths(&f, first, r.year(level)), r.year(level))
	title := titleOf(first)
	f.give("title", "", source.Cell{Text: title, Pos: at})
	f.initials = initials.FindString(title)
	if f.doubts(first); strings.HasSuffix(title, "…") && !strings.HasSuffix(strings.TrimSpace(first), "…") {
		f.remark("its first sentence is long, so the title ends with …; a shorter one is for you to write")
	}
	feedback := r.shape.Name == "feedback"
	if f.said && !feedback {
		f.remark("it reads as feedback: casebook new feedback keeps such words with who said them, and to whom they may be shown")
	}
	r.dates(&f, line, first, body, level)
	r.context(&f, level)
	if _, ok := fieldOf(r.shape, "artifacts"); ok {
		if links := linksIn(body); links != "" {
			f.Given = append(f.Given, Given{Field: "artifacts", YAML: links})
		}
		if r.decimals == nil {
			r.decimals = decimalsOf(r.lines...)
		}
		impact, unread := impactIn(body, title, r.decimals)
		if impact != "" {
			f.Given = append(f.Given, Given{Field: "impact", YAML: impact})
		}
		if words := unreadChange(body); words != "" {
			f.remark("impact: the figures of %q were not read; write impact into the entry", words)
		}
		for _, doubt := range unread {
			f.remark("impact: %s; it was left out: write the number without the mark, or impact into the entry", doubt)
		}
	}
	if feedback || !saysNoMore(body, title) { // feedback is quoted from its text
		f.Body = listNumber.ReplaceAllString(body, `$1\$2`) // a bullet that begins with a number is no list
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
		if inYear(heading, r.year(level)) != "" || isSpan(heading, "") {
			continue
		}
		if heading = wordsOfHeading(heading); heading == "" {
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

// wordsOfHeading gives the words of a heading without its dates.
func wordsOfHeading(heading string) string {
	heading = undated(bare(heading))
	for _, d := range append(datesIn(heading), yearIn.FindAllString(heading, -1)...) {
		heading = strings.Replace(heading, d, "", 1)
	}
	return strings.Trim(bare(heading), " ()[]–-:,")
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
