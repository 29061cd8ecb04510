package render

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	colour = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	// The way Hugo leads up to what it has to say, from the outside in.
	preamble = regexp.MustCompile(`^(?:execute of template failed|parse of template failed|apply base template failed|` +
		`failed to extract shortcode|failed to process shortcode|failed to render shortcode "[^"]*"|failed to load translations|` +
		`error calling \w+|\[\w[\w-]*\] REF_NOT_FOUND|` +
		`(?:html/)?template: ?[^\s:]+:\d+(?::\d+)?)(?:: |$)`)
	executing = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: `)
	unknown   = regexp.MustCompile(`^Ref "(.*?)": .*page not found$`)
	rawHTML   = regexp.MustCompile(`^Raw HTML omitted`)
	forbidden = regexp.MustCompile(`access denied: ("[^"]*") is not whitelisted in policy "security\.(\w+)`)
)

// message turns Hugo's words into casebook's: one line, without the place (which
// the diagnostic has), without the calls that led there, lower case. The hint is
// empty where Hugo's words say enough.
func message(text string) (msg, hint string) {
	text = colour.ReplaceAllString(text, "")
	if m := forbidden.FindStringSubmatch(text); m != nil {
		if m[2] == "allowContent" {
			return "a file of type " + m[1] + " cannot be a page",
				"write the page in Markdown, or attach the file to an entry as an artifact"
		}
		return m[1] + " is not available", "casebook builds without the network, other programs and the environment"
	}
	text, _, _ = strings.Cut(text, "\n")
	if m := unknown.FindStringSubmatch(strip(preamble, text)); m != nil {
		return `there is no page "` + m[1] + `"`, ""
	}
	if rawHTML.MatchString(text) {
		return "the HTML in this text is left out", "write it in Markdown, or with a shortcode"
	}
	text = places.ReplaceAllString(text, "")
	at, inText := "", converting.MatchString(text)
	for {
		before := text
		text = strip(preamble, text)
		if m := executing.FindStringSubmatch(text); m != nil {
			at, text = m[1], text[len(m[0]):]
		}
		if text == before {
			break
		}
	}
	if at != "" && !inText && !strings.Contains(at, `"`) {
		text = `"` + at + `": ` + text
	}
	text = strings.ReplaceAll(text, "*hugolib.pageState", "page")
	text = strings.ReplaceAll(text, rootDir()+string(filepath.Separator), "")
	return lower(strings.TrimRight(strings.TrimSpace(text), ".:")), ""
}

func strip(prefix *regexp.Regexp, text string) string {
	return text[len(prefix.FindString(text)):]
}

// lower makes the first letter small, unless the word is a name or an acronym.
func lower(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[n:])
	if unicode.IsUpper(first) && unicode.IsLower(second) || unicode.IsUpper(first) && second == ' ' {
		return string(unicode.ToLower(first)) + text[n:]
	}
	return text
}
