package wording

import (
	"iter"
	"regexp"
	"strings"
)

// FirstParagraph gives the first paragraph of a text in Markdown: no heading, list, table,
// quotation, picture or code.
func FirstParagraph(markdown string) string {
	for b := range blocks(markdown) {
		if !b.item {
			return b.text
		}
	}
	return ""
}

// block is a paragraph, or an item of a list without its mark.
type block struct {
	text string
	item bool
}

// itemMark begins an item of a list. The box of a task is in the group.
var itemMark = regexp.MustCompile(`^\s*(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?`)

// blocks goes through the paragraphs of a text in Markdown, and the items of its lists. Tasks
// that are not ticked are left out, and so are further paragraphs of an item.
func blocks(markdown string) iter.Seq[block] {
	return func(yield func(block) bool) {
		var lines []string
		item, list, fenced := false, false, false
		end := func() bool {
			goesOn := len(lines) == 0 || yield(block{strings.Join(lines, "\n"), item})
			lines, item = nil, false
			return goesOn
		}
		for line := range strings.Lines(markdown) {
			text := strings.TrimSpace(line)
			fence := strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")
			if fence {
				fenced = !fenced
			}
			if fence || fenced || text == "" {
				if !end() {
					return
				}
				continue
			}
			mark := itemMark.FindStringSubmatch(line)
			inside := list && strings.TrimLeft(line, " \t") != line
			switch begins := mark != nil && (list || !isCode(line)); {
			case begins:
				if !end() {
					return
				}
				if list = true; mark[1] != " " {
					lines, item = append(lines, strings.TrimSpace(line[len(mark[0]):])), true
				}
			case item && isText(text):
				lines = append(lines, text)
			case inside && !item:
			case isCode(line) || !isText(text):
				if list = false; !end() {
					return
				}
			default:
				list, lines = false, append(lines, text)
			}
		}
		end()
	}
}

// isCode tells whether a line is indented as code is.
func isCode(line string) bool {
	return strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
}

// isText tells whether a line is of a paragraph.
func isText(line string) bool {
	for _, sign := range []string{"#", "|", ">", "![", "[![", "[^", "{{", "<", "---", "***", "==="} {
		if strings.HasPrefix(line, sign) {
			return false
		}
	}
	return true
}
