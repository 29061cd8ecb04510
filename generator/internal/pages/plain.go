package pages

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/source"
)

var (
	codeTag   = regexp.MustCompile(`\{\{[<%].*?[%>]\}\}`)
	linkMark  = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
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

// native gives a value of the author's params as Hugo would read it from YAML:
// numbers and truth values where they are written bare.
func native(v source.Value) any {
	switch v.Kind {
	case source.Scalar:
		return nativeScalar(v)
	case source.Sequence:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = native(item)
		}
		return items
	case source.Mapping:
		fields := make(map[string]any, len(v.Fields))
		for _, f := range v.Fields {
			fields[f.Key] = native(f.Value)
		}
		return fields
	}
	return nil
}

func nativeScalar(v source.Value) any {
	if v.Quoted {
		return v.Text
	}
	switch v.Text {
	case "true":
		return true
	case "false":
		return false
	case "null", "~", "":
		return nil
	}
	if n, err := strconv.ParseInt(v.Text, 10, 64); err == nil {
		return n
	}
	// Hexadecimal floats, infinities and the like are words to an author.
	if f, err := strconv.ParseFloat(v.Text, 64); err == nil && !strings.ContainsAny(v.Text, "xXpPnN_") {
		return f
	}
	return v.Text
}
