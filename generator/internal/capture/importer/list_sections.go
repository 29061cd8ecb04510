package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
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
		body.WriteString(text)
	}
	return body.String()
}
