package generator

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/themes"
)

// What the program writes is no leak when somebody is called like it. What the
// author writes is, and in a finished page the one cannot be told from the other.
// So the author's templates and labels are searched themselves, like texts.

// written gives what templates and labels of the author's print beside what the
// theme has in the same file, by path. All else in them is blank, and lines keep
// their numbers.
func (p project) written() map[string][]byte {
	all := map[string][]byte{}
	for name, text := range p.templates() {
		folder, _, _ := strings.Cut(name, "/")
		var say func([]byte) []byte
		switch {
		case folder == "i18n":
			say = labelled
		case folder == "layouts" && (path.Ext(name) == ".html" || path.Ext(name) == ".xml"):
			say = templateText
		case folder == "layouts":
			say = unacted
		default:
			continue
		}
		all[name] = p.besideTheme(name, say(text))
	}
	return all
}

// besideTheme blanks the lines that the theme has in its file of that name.
func (p project) besideTheme(name string, text []byte) []byte {
	files, err := themes.Open(p.cfg.Theme)
	if err != nil {
		return text // compose has opened it
	}
	theirs, err := fs.ReadFile(files, name)
	if err != nil {
		return text
	}
	known := map[string]bool{}
	for line := range bytes.Lines(theirs) {
		known[string(bytes.TrimSpace(line))] = true
	}
	raw, err := fs.ReadFile(p.options.Portfolio, name)
	if err != nil {
		return text
	}
	out := make([]byte, 0, len(text))
	at := 0
	for line := range bytes.Lines(raw) {
		if part := text[at : at+len(line)]; known[string(bytes.TrimSpace(line))] {
			out = append(out, blank(part)...)
		} else {
			out = append(out, part...)
		}
		at += len(line)
	}
	return out
}

// blank makes spaces of everything but line breaks.
func blank(text []byte) []byte {
	out := bytes.Repeat([]byte(" "), len(text))
	for i, c := range text {
		if c == '\n' {
			out[i] = c
		}
	}
	return out
}

// action is what a template does, literal a text in it, named what makes such a text
// the name of a label, a partial, a page or a parameter, which is not printed.
var (
	action  = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	literal = regexp.MustCompile("\"[^\"\n]*\"|`[^`]*`")
	named   = regexp.MustCompile(`(?:\b(?:i18n|T|partial|partialCached|Get\w*|Param|isset|index|eq|ne|in|dict|template|block|define)|^\{\{-?\s*(?:end|with|if))[\s(]+(?:[.$][\w.]*\s+)?$`)
	comment = regexp.MustCompile(`^\{\{-?\s*/\*`)
)

// unacted blanks the actions of a template, save for texts in them.
func unacted(text []byte) []byte {
	return action.ReplaceAllFunc(text, func(a []byte) []byte {
		out := blank(a)
		if !comment.Match(a) {
			for _, at := range literal.FindAllIndex(a, -1) {
				if !named.Match(a[:at[0]]) {
					copy(out[at[0]+1:], a[at[0]+1:at[1]-1])
				}
			}
		}
		return out
	})
}

// shown are the attributes whose values readers see or hear.
var shown = map[string]bool{"alt": true, "title": true, "aria-label": true, "aria-description": true, "placeholder": true, "content": true, "value": true, "label": true, "summary": true}

// templateText blanks what a template of a page does not print.
func templateText(text []byte) []byte {
	text = unacted(text)
	out := blank(text)
	at := 0
	for read := html.NewTokenizer(bytes.NewReader(text)); ; {
		kind := read.Next()
		raw := bytes.Clone(read.Raw()) // reading attributes changes it
		switch kind {
		case html.ErrorToken:
			return out
		case html.TextToken:
			copy(out[at:], raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			for more := true; more; {
				var key, value []byte
				if key, value, more = read.TagAttr(); !shown[string(key)] {
					continue
				}
				if i := bytes.Index(raw, value); i >= 0 {
					copy(out[at+i:], value)
				} else { // it has character references
					copy(out[at:], raw)
				}
			}
		}
		at += len(raw)
	}
}

// labelKey is what a label is called.
var labelKey = regexp.MustCompile(`(?m)^\s*"?[\w.-]+"?\s*[:=]|#.*$`)

// labelled blanks the names of labels, and comments.
func labelled(text []byte) []byte {
	return unacted(labelKey.ReplaceAllFunc(text, blank))
}
