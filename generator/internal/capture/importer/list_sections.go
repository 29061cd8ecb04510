package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
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
	numberLine  = regexp.MustCompile(`^ {0,1}(\d{1,3})[.)]\s+(.*)$`)
	quarter     = regexp.MustCompile(`(?i)^Q[1-4]$`)
	boxSign     = regexp.MustCompile(`^ ?[☐□▢☑☒✅✔✓]`)
	// tickBox is a box in front of an item: "[x]", or a sign as Word and the web have it.
	tickBox = regexp.MustCompile(`^(?:\[([ xX])\]|([☐□▢])|[☑☒✅✔✓]\x{fe0f}?)\s*`)
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
		case boxSign.MatchString(line) && !fenced:
			add(block{i + 1, true, []string{trimmed}})
		case number != nil && !fenced:
			if words := number[2]; richtext.IsDay(number[1], words) {
				add(block{i + 1, true, []string{trimmed}})
			} else {
				add(block{i + 1, true, []string{words}})
			}
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
// alone that end no sentence, and lines of which all is a time, before a bullet or another
// heading. One with a year is above the others.
func bareHeadings(text string) string {
	lines := strings.Split(text, "\n")
	follows := false // whether a bullet or a heading follows
	for i, line := range slices.Backward(lines) {
		words := strings.TrimSpace(line)
		first, _ := utf8.DecodeRuneInString(words)
		alone := i == 0 || strings.TrimSpace(lines[i-1]) == ""
		switch {
		case words == "":
			continue
		case isBullet(line) || headingLine.MatchString(line):
			follows = true
			continue
		case !follows || words != line || !endsItem(lines, i) && (!alone || len(words) > 60 || unicode.IsLower(first) || strings.ContainsRune(".!?;,|", rune(words[len(words)-1]))):
			follows = false
			continue
		}
		lines[i] = asHeading(words)
	}
	return strings.Join(lines, "\n")
}

func isBullet(line string) bool {
	return bulletLine.MatchString(line) || boxSign.MatchString(line) || numberLine.MatchString(line)
}

func asHeading(words string) string {
	mark := "### "
	if yearIn.MatchString(words) {
		mark = "## "
	}
	return mark + strings.TrimSuffix(words, ":")
}

// isTime tells whether all of a line is a time that things below it are of: "2025", "March:", "Q3 2026".
func isTime(words string) bool {
	words = strings.Trim(bare(words), " :")
	dates := datesIn(words)
	return yearIn.FindString(words) == words || len(dates) == 1 && dates[0] == words || inYear(words, "2000") != ""
}

// endsItem tells whether a line is a time that is no more of the line before: no last word of a
// sentence that was broken.
func endsItem(lines []string, at int) bool {
	if !isTime(strings.TrimSpace(lines[at])) {
		return false
	}
	before := ""
	if at > 0 {
		before = strings.TrimSpace(lines[at-1])
	}
	return len(before) < 60 && (before == "" || !slices.Contains(beforeNames, strings.ToLower(lastWord(before))) && !strings.HasSuffix(before, ","))
}

// betweenBullets marks the lines of Markdown of which all is a time and that stand between two
// bullets: they are no more of the first.
func betweenBullets(text string) string {
	lines := strings.Split(text, "\n")
	for i := 1; i+1 < len(lines); i++ {
		if words := strings.TrimRight(lines[i], " \r"); isBullet(lines[i-1]) && isBullet(lines[i+1]) && !isBullet(words) && endsItem(lines, i) {
			lines[i] = asHeading(words)
		}
	}
	return strings.Join(lines, "\n")
}

// isTable tells whether a block is a table of Markdown.
func (b block) isTable() bool { return strings.HasPrefix(strings.TrimSpace(b.lines[0]), "|") }

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
		if first, rest, _ := strings.Cut(text, "\n"); b.isTable() && !strings.Contains(rest[:min(len(rest), 80)], "--") { // of a document
			text = first + "\n|" + strings.Repeat("---|", max(1, strings.Count(first, " | ")+1)) + strings.TrimSuffix("\n"+rest, "\n")
		}
		body.WriteString(text)
	}
	return body.String()
}
