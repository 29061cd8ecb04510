package source

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var (
	anyTag    = regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[|\]\]>|</?([A-Za-z][A-Za-z0-9-]*)([^<>]*)>`)
	attribute = regexp.MustCompile(`(?i)([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	readable1 = regexp.MustCompile(`[\pL\pN]`)
)

// html tells of raw HTML, of which no page shows anything.
func (f *flaws) html() {
	closed := f.ends()
	for _, b := range f.blocks {
		f.block(b, closed)
	}
	for _, t := range f.tags {
		start, end := t.Segments.At(0).Start, t.Segments.At(t.Segments.Len()-1).Stop
		f.tag(start, end, closed)
	}
}

// ends gives the names of elements that are closed somewhere in the body, and
// notes those that are opened.
func (f *flaws) ends() map[string]bool {
	all := map[string]bool{}
	f.opened = map[string]bool{}
	see := func(text string) {
		for _, m := range anyTag.FindAllStringSubmatch(text, -1) {
			if strings.HasPrefix(m[0], "</") {
				all[strings.ToLower(m[1])] = true
			} else {
				f.opened[strings.ToLower(m[1])] = true
			}
		}
	}
	for _, b := range f.blocks {
		see(f.blockText(b))
	}
	for _, t := range f.tags {
		see(string(t.Segments.Value(f.src)))
	}
	return all
}

func (f *flaws) blockText(b *ast.HTMLBlock) string {
	text := string(b.Lines().Value(f.src))
	if b.HasClosure() {
		text += string(b.ClosureLine.Value(f.src))
	}
	return text
}

// block tells of a block of HTML: of the words in it, else of what it would have
// shown, else of its first tag.
func (f *flaws) block(b *ast.HTMLBlock, closed map[string]bool) {
	text := f.blockText(b)
	start, end := b.ClosureLine.Start, b.ClosureLine.Stop
	if b.Lines().Len() > 0 {
		start = b.Lines().At(0).Start
		if !b.HasClosure() {
			end = b.Lines().At(b.Lines().Len() - 1).Stop
		}
	}
	start += len(text) - len(strings.TrimLeft(text, " \t"))
	text = strings.TrimSpace(text)
	end = min(end, start+len(text)+len(string(f.src[start:end]))) // the markers of quotations stand between lines
	if b.HTMLBlockType == ast.HTMLBlockType2 {
		return // a comment that a comment left
	}
	first := anyTag.FindStringSubmatch(text)
	name := ""
	if first != nil {
		name = first[1]
	}
	lower := strings.ToLower(name)
	words := shownOf(text)
	sign, _, _ := strings.Cut(text, "\n")
	alone := !strings.Contains(text, "\n")
	e, says := effectOf(text)
	switch {
	case alone && !known(lower) && name != "":
		if !strings.HasPrefix(text, "</") || !f.opened[lower] {
			f.placeholder(start, start+len(sign), sign)
		}
	case alone && loose(lower, first, closed) && !readable1.MatchString(words):
		f.placeholder(start, start+len(sign), sign)
	case !alone && loose(lower, first, closed):
		f.tell(LostHTML, start, end, openingOf(sign), text)
	case readable1.MatchString(words):
		f.tell(LostHTML, start, end, openingOf(sign), words)
	case strings.HasPrefix(text, "</") && !says:
		if !f.opened[lower] {
			f.tell(LostTag, start, end, "/"+lower, "")
		}
	default:
		if says {
			f.tell(LostEffect, start, end, e.name, e.words).Form = e.form
		} else if lower == "br" || lower == "hr" || lower == "wbr" {
			f.tell(LostBreak, start, end, lower, "")
		} else {
			f.tell(LostTag, start, end, lower, "")
		}
	}
}

// shownOf gives the words between tags.
func shownOf(text string) string {
	if strings.HasPrefix(text, "<?") || strings.HasPrefix(text, "<!") && !strings.HasPrefix(text, "<!--") && !strings.HasPrefix(text, "<![") {
		return strings.TrimRight(strings.Trim(text, "<!?> \n"), "?>")
	}
	words := anyTag.ReplaceAllStringFunc(text, func(tag string) string {
		m := anyTag.FindStringSubmatch(tag)
		if m[1] == "" || known(strings.ToLower(m[1])) {
			return " "
		}
		return " " + strings.Trim(tag, "</>") + " " // words that read as a tag
	})
	return strings.Join(strings.Fields(words), " ")
}

func openingOf(sign string) string {
	if i := strings.IndexByte(sign, '>'); i >= 0 {
		sign = sign[:i+1]
	}
	return oneLine(sign)
}

// tag tells of one tag in running text.
func (f *flaws) tag(start, end int, closed map[string]bool) {
	text := string(f.src[start:end])
	m := anyTag.FindStringSubmatch(text)
	switch {
	case strings.HasPrefix(text, "<!--"):
	case strings.HasPrefix(text, "<!"), strings.HasPrefix(text, "<?"):
		if words := shownOf(text); readable1.MatchString(words) {
			f.tell(LostHTML, start, end, openingOf(text), strings.TrimPrefix(words, "[CDATA["))
		}
	case m == nil:
		f.placeholder(start, end, text)
	case strings.HasPrefix(text, "</"):
		name := strings.ToLower(m[1])
		switch {
		case f.opened[name]:
		case known(name):
			f.tell(LostTag, start, end, "/"+name, "")
		default:
			f.placeholder(start, end, text)
		}
	default:
		name := strings.ToLower(m[1])
		before := byte(' ')
		if start > 0 {
			before = f.src[start-1]
		}
		switch e, ok := effectOf(text); {
		case !known(name), loose(name, m, closed):
			f.placeholder(start, end, text)
		case isWord(before) && m[1] != name && !closed[name] && !slices.Contains(breaks, name):
			f.placeholder(start, end, text) // List<Object>
		case name == "sup" && !isWord(before):
			f.tell(LostTag, start, end, name, "")
		case ok:
			f.tell(LostEffect, start, end, e.name, e.words).Form = e.form
		case slices.Contains(breaks, name):
			f.tell(LostBreak, start, end, name, "")
		default:
			f.tell(LostTag, start, end, name, "")
		}
	}
}

// loose tells whether the name of an element cannot be meant as one: it is never
// closed, holds nothing, and needs both.
func loose(name string, tag []string, closed map[string]bool) bool {
	if tag == nil || strings.HasPrefix(tag[0], "</") || slices.Contains(breaks, name) || slices.Contains(unclosed, name) {
		return false
	}
	plain := strings.Trim(tag[2], " /\n\t") == "" || !strings.Contains(tag[2], "=")
	return plain && !closed[name]
}

// placeholder tells of words that read as a tag, and of the code span that would
// show them: with what is written around them without a space, as in
// Map<String, List<Parcel>>.
func (f *flaws) placeholder(start, end int, text string) {
	lineStart, lineEnd := f.line(start)
	flaw := f.tell(LostPlaceholder, start, end, "", text)
	if end > lineEnd || strings.Contains(text, "\n") {
		return
	}
	from, to := f.token(lineStart, lineEnd, start, end)
	if n := len(f.found); n > 1 && f.found[n-2].Kind == LostPlaceholder && f.found[n-2].Fix != nil && f.at(from) < f.found[n-2].Fix.End && f.found[n-2].Fix.Start < f.at(to) {
		f.found = f.found[:n-1] // in the same token
		return
	}
	token := f.raw(from, to)
	if strings.ContainsAny(token, "`|\n") || !f.same(from, to) {
		return
	}
	marks := f.codeMarks()
	if marks == "" {
		return
	}
	flaw.Form = marks + token + marks
	if len(text) < 200 && !f.besideCode(from, to) {
		flaw.Fix = f.edit(from, to, flaw.Form)
	}
	flaw.Words = oneLine(token)
}

// codeMarks gives the backticks that make code of a word, whatever backticks stand
// alone in the text; none where one and two do.
func (f *flaws) codeMarks() string {
	if f.backticks == nil {
		f.backticks = map[int]bool{}
		for _, m := range f.inText("`", backticks) {
			if !f.escaped(m[0]) {
				f.backticks[m[1]-m[0]] = true
			}
		}
	}
	for _, marks := range []string{"`", "``"} {
		if !f.backticks[len(marks)] {
			return marks
		}
	}
	return ""
}

var backticks = regexp.MustCompile("`+")

// besideCode tells whether a code span touches a run, so that one more backtick
// would join it.
func (f *flaws) besideCode(from, to int) bool {
	return from > 0 && (f.src[from-1] == '`' || f.src[from-1] == '\\') || to < len(f.src) && f.src[to] == '`'
}

// token gives the run around a tag that one would put into code with it: the
// names before it, the brackets that it stands in, and what is joined to them.
func (f *flaws) token(lineStart, lineEnd, start, end int) (from, to int) {
	from, to = start, end
	name := func(c byte) bool { return isWord(c) || c == '.' || c == ':' }
	for {
		grown := false
		for from > lineStart && name(f.src[from-1]) {
			from--
			grown = true
		}
		// "Map<String, List<Parcel>": the bracket that is still open on the left, if it closes on the right.
		rest := string(f.src[to:lineEnd])
		if gap := strings.IndexByte(rest, '>'); gap >= 0 && strings.Trim(rest[:gap], " ,?&[]") == "" {
			if open := strings.LastIndexByte(string(f.src[lineStart:from]), '<'); open >= 0 && lineStart+open > 0 && typeArguments(string(f.src[lineStart+open+1:from])) {
				from, to, grown = lineStart+open, to+gap+1, true
			}
		}
		for to < lineEnd && strings.HasPrefix(string(f.src[to:lineEnd]), "[]") {
			to, grown = to+2, true
		}
		for to+1 < lineEnd && (isWord(f.src[to]) || strings.IndexByte(".:", f.src[to]) >= 0 && isWord(f.src[to+1]) || f.src[to] == ':' && f.src[to+1] == ':') {
			to, grown = to+1, true
		}
		if to < lineEnd && isWord(f.src[to]) {
			to, grown = to+1, true
		}
		if to < lineEnd && f.src[to] == '<' { // Event<T><U>, <host>:<port> after the colon was taken
			if i := strings.IndexByte(string(f.src[to:lineEnd]), '>'); i > 1 && isLetter(f.src[to+1]) {
				to, grown = to+i+1, true
			}
		}
		if !grown {
			break
		}
	}
	for from < start && strings.IndexByte(".:", f.src[from]) >= 0 {
		from++
	}
	return from, to
}

func typeArguments(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_., ?&[]:<") == ""
}

// effect is what an element would have said to the reader.
type effect struct{ name, words, form string }

// effectOf gives the first element of a text that says something beside its words.
func effectOf(text string) (effect, bool) {
	for _, m := range anyTag.FindAllStringSubmatch(text, -1) {
		name := strings.ToLower(m[1])
		if strings.HasPrefix(m[0], "</") {
			continue
		}
		attributes := map[string]string{}
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			attributes[strings.ToLower(a[1])] = a[2] + a[3] + a[4]
		}
		switch name {
		case "a":
			if to := attributes["href"]; to != "" {
				return effect{name, to, "[words](" + address(to) + ")"}, true
			}
		case "img":
			return effect{name, strings.TrimSpace(attributes["alt"] + " " + attributes["src"]), "![" + attributes["alt"] + "](" + address(attributes["src"]) + ")"}, true
		case "del", "s", "strike":
			return effect{name, "", "~~words~~"}, true
		case "sup":
			return effect{name, "", ""}, true
		case "audio", "button", "canvas", "embed", "form", "iframe", "input", "math", "object", "picture", "script", "select", "style", "svg", "textarea", "video":
			return effect{name, attributes["src"], ""}, true
		}
		for _, a := range []string{"title", "alt", "aria-label", "placeholder", "summary", "content", "value"} {
			if readable1.MatchString(attributes[a]) {
				return effect{name, attributes[a], ""}, true
			}
		}
	}
	return effect{}, false
}

// address gives an address as Markdown takes it.
func address(to string) string {
	if strings.ContainsAny(to, " ()") {
		return "<" + to + ">"
	}
	return to
}

// breaks are the elements that hold nothing and say no more than where a line ends;
// unclosed those that may stand without their end.
var (
	breaks   = []string{"br", "hr", "wbr"}
	unclosed = []string{"p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "img", "div", "center", "script", "style"}
)

func known(name string) bool { return slices.Contains(elements, name) }

// elements are those of HTML, with some that it once had.
var elements = strings.Fields(`a abbr acronym address area article aside audio b base bdi bdo big blockquote body br
	button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
	fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img
	input ins kbd label legend li link main map mark marquee math menu meta meter nav noscript object ol optgroup option
	output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike
	strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
	video wbr`)
