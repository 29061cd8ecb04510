package richtext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var (
	plainBullet = regexp.MustCompile(`^([ \t]*)(?:([•·▪‣●■◆➢➤❖☐□▢☑☒✓✔✅])|([◦○]|o\t)|([§–]\t))[ \t]*(.*)$`)
	// typedMark is a mark that somebody typed, or the number of an item.
	typedMark = regexp.MustCompile(`^([ \t]*)(?:[-*+–—]|(\d{1,3}|[a-z])[.)])[ \t]+([^\t]+)$`)
	someYear  = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
)

// hasBullets tells whether a text was saved by a word processor: its bullets are no marks of
// Markdown, and each of its paragraphs is a line.
func hasBullets(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if m := plainBullet.FindStringSubmatch(line); m != nil && m[5] != "" {
			return true
		}
	}
	return false
}

// itemOf reads the mark of a line: how deep its item is, below one of a depth, and its words. A day
// in front, as in "12. März", is no number of an item, but one all the same.
func itemOf(line string, within int) (depth int, words string, is bool) {
	if m := plainBullet.FindStringSubmatch(line); m != nil {
		deeper := m[3] != "" || m[4] != "" && within > 1 || len(m[1]) > 1
		if words = m[5]; strings.Contains("☐□▢☑☒✓✔✅", m[2]) {
			words = m[2] + " " + words
		}
		return map[bool]int{false: 1, true: 2}[deeper], words, true
	}
	m := typedMark.FindStringSubmatch(line)
	if m == nil {
		return 0, "", false
	}
	if words = m[3]; m[2] != "" && IsDay(m[2], words) {
		words = strings.TrimSpace(line)
	}
	return map[bool]int{false: 1, true: 2}[len(m[1]) > 1 || strings.HasPrefix(m[1], "\t")], words, true
}

// IsDay tells whether the number in front of some words is the day of a month: "3. Mai 2026".
func IsDay(number, words string) bool {
	month, _, _ := strings.Cut(words, " ")
	return len(day.Meant(number+" "+strings.Trim(month, ".,:")+" 2000")) > 0
}

// lines reads plain text with bullets. A short line that ends no sentence, and is followed by a
// bullet or by another such line, is a heading: above the others if it names a year. Lines
// with as many tabs as the line before are rows of a table. A line that begins small goes on.
func lines(text string) []Paragraph {
	w := writer{}
	rows := strings.Split(text, "\n")
	next := func(i int) string { // the next line that is not empty
		for _, line := range rows[i+1:] {
			if strings.TrimSpace(line) != "" {
				return line
			}
		}
		return ""
	}
	begin := func(p Paragraph, words string) {
		w.end()
		w.now = p
		w.write(words)
	}
	blank, columns := true, 0 // the line before, and the tabs in it
	for i, line := range rows {
		trimmed := strings.TrimSpace(line)
		depth, words, isItem := itemOf(line, w.now.List)
		now := tabs(line)
		switch {
		case trimmed == "":
		case isItem:
			begin(Paragraph{List: depth}, words)
		case now > 0 && (now == tabs(next(i)) || now == columns):
			w.end()
			w.row = [][]string{}
			for cell := range strings.SplitSeq(trimmed, "\t") {
				w.row = append(w.row, nil)
				w.write(cell)
				w.end()
			}
			w.endRow()
		case mayHead(trimmed) && (isMarked(next(i)) || mayHead(strings.TrimSpace(next(i))) || tabs(next(i)) > 0):
			level := 3
			if someYear.MatchString(trimmed) {
				level = 2
			}
			begin(Paragraph{Heading: level}, trimmed)
			w.end()
		case !blank && w.text.Len() > 0 && goesOn(line):
			w.write(" " + trimmed)
		default:
			begin(Paragraph{}, trimmed)
		}
		blank, columns = trimmed == "", now
	}
	w.end()
	return w.all
}

func isMarked(line string) bool {
	_, _, is := itemOf(line, 0)
	return is
}

func tabs(line string) int { return strings.Count(strings.TrimSpace(line), "\t") }

// mayHead tells whether a line may be a heading.
func mayHead(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	return line != "" && len(line) <= 60 && !unicode.IsLower(first) && !strings.ContainsRune(".!?;,", last) && !isMarked(line) && tabs(line) == 0
}

// goesOn tells whether a line is more of the paragraph before.
func goesOn(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
	return line[0] == ' ' || line[0] == '\t' || unicode.IsLower(first)
}
