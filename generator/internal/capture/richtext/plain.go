package richtext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	plainBullet = regexp.MustCompile(`^([ \t]*)(?:([•·▪‣●])|([◦○]|o\t)|([§–]\t))[ \t]*(.*)$`)
	someYear    = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
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
		bullet := plainBullet.FindStringSubmatch(line)
		now := tabs(line)
		switch {
		case trimmed == "":
		case bullet != nil:
			deeper := bullet[3] != "" || bullet[4] != "" && w.now.List > 1 || len(bullet[1]) > 1
			begin(Paragraph{List: map[bool]int{false: 1, true: 2}[deeper]}, bullet[5])
		case now > 0 && (now == tabs(next(i)) || now == columns):
			w.end()
			w.row = [][]string{}
			for cell := range strings.SplitSeq(trimmed, "\t") {
				w.row = append(w.row, nil)
				w.write(cell)
				w.end()
			}
			w.endRow()
		case mayHead(trimmed) && (plainBullet.MatchString(next(i)) || mayHead(strings.TrimSpace(next(i))) || tabs(next(i)) > 0):
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

func tabs(line string) int { return strings.Count(strings.TrimSpace(line), "\t") }

// mayHead tells whether a line may be a heading.
func mayHead(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	return line != "" && len(line) <= 60 && !unicode.IsLower(first) && !strings.ContainsRune(".!?;,", last) && !plainBullet.MatchString(line) && tabs(line) == 0
}

// goesOn tells whether a line is more of the paragraph before.
func goesOn(line string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
	return line[0] == ' ' || line[0] == '\t' || unicode.IsLower(first)
}
