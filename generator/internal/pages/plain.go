package pages

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/source"
)

var (
	codeTag   = regexp.MustCompile(`\{\{[<%].*?[%>]\}\}`)
	linkMark  = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	refMark   = regexp.MustCompile(`!?\[([^\]]*)\]\[[^\]]*\]`)
	refLine   = regexp.MustCompile(`(?m)^ {0,3}\[[^\]]+\]:[ \t].*$`)
	lineMark  = regexp.MustCompile(`(?m)^[ \t]*(?:#{1,6}|>|[-*+]|\d+[.)]|:)[ \t]+`)
	fenceMark = regexp.MustCompile("(?m)^[ \t]*(?:```|~~~).*$")
	blanks    = regexp.MustCompile(`\s+`)
	strong    = strings.NewReplacer("**", "", "__", "", "`", "", "~~", "")
	emphasis  = regexp.MustCompile(`(^|[\s(])[*_]([^*_\s][^*_]*)[*_]`)
)

// plain gives Markdown as text on one line, for lists, descriptions and the
// search. It takes the usual marks off and is no parser: what it misses stays
// as the author wrote it.
func plain(markdown string) string {
	if !strings.ContainsAny(markdown, "\n*_`[#>~{:") {
		return strings.TrimSpace(markdown)
	}
	text := printed(markdown)
	if strings.ContainsAny(text, "\n#>") {
		text = lineMark.ReplaceAllString(fenceMark.ReplaceAllString(text, ""), "")
	}
	if strings.Contains(text, "](") {
		text = linkMark.ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "][") || strings.Contains(text, "]:") {
		text = refMark.ReplaceAllString(refLine.ReplaceAllString(text, ""), "$1")
	}
	if strings.ContainsAny(text, "*_") {
		text = emphasis.ReplaceAllString(strong.Replace(text), "$1$2")
	} else {
		text = strong.Replace(text)
	}
	return strings.TrimSpace(blanks.ReplaceAllString(text, " "))
}

// printed gives a composed body with each shortcode replaced by what it prints.
func printed(body string) string {
	if !strings.Contains(body, "{{") {
		return body
	}
	return codeTag.ReplaceAllStringFunc(body, shownText)
}

// shownText gives what a resolved shortcode prints.
func shownText(tag string) string {
	for _, s := range source.NewBody("", 1, tag).Shortcodes() {
		for _, a := range s.Args {
			if a.Name == "text" {
				return a.Value
			}
		}
	}
	return ""
}
