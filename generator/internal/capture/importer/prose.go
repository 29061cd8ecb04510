package importer

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/richtext"
	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
)

var (
	remark      = regexp.MustCompile(`(?s)<!--.*?-->`)
	remoteImage = regexp.MustCompile(`!\[([^\]\n]*)\]\((https?:[^)\s]+)[^)\n]*\)`)
	tag         = regexp.MustCompile(`(?i)</?(?:p|br|div|span|b|i|em|strong|ul|ol|li|a|img|table|tr|td|th|details|summary|script|style|h[1-6]|sub|sup|kbd|hr)\b[^>\n]*>`)
	shortcode   = regexp.MustCompile(`\{\{([<%])`)
	manyLines   = regexp.MustCompile(`\n{3,}`)
	dayInFront  = regexp.MustCompile(`(?m)^(\d{1,2})\.([ \x{a0}]+.*)$`)
	listNumber  = regexp.MustCompile(`^(\d{1,9})([.)]\s)`)
)

// prose makes text that others wrote fit for the body of an entry: remarks that are
// not shown are taken out, HTML becomes plain text, pictures from elsewhere become links,
// and what would be a shortcode is none, nor is a day such as "15. April" the number of a list.
func prose(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = remark.ReplaceAllString(text, "")
	if tag.MatchString(text) {
		text = sheet.Plain(text)
	}
	text = remoteImage.ReplaceAllStringFunc(text, func(all string) string {
		m := remoteImage.FindStringSubmatch(all)
		return "[" + orElse(m[1], "picture") + "](" + m[2] + ")"
	})
	text = dayInFront.ReplaceAllStringFunc(text, func(found string) string {
		if m := dayInFront.FindStringSubmatch(found); richtext.IsDay(m[1], strings.TrimSpace(m[2])) {
			return m[1] + `\.` + m[2]
		}
		return found
	})
	text = shortcode.ReplaceAllString(text, "&#123;&#123;$1")
	return strings.TrimSpace(manyLines.ReplaceAllString(text, "\n\n"))
}
