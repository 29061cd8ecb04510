package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark-emoji/definition"
	"github.com/yuin/goldmark/ast"
)

var (
	wikiLink   = regexp.MustCompile(`!?\[\[([^\[\]\n|#]*)(#[^\[\]\n|]*)?(?:\|([^\[\]\n]*))?\]\]`)
	marked     = regexp.MustCompile(`==[^=\s](?:[^=\n]*[^=\s])?==`)
	unspaced   = regexp.MustCompile(`(?m)^#{1,6}(\pL[^\n]*)$`)
	undefined  = regexp.MustCompile(`!?\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]`)
	parted     = regexp.MustCompile(`(\[[^\[\]\n]+\]) +\(([^()\s]+)\)`)
	openNote   = regexp.MustCompile(`\[\^[^\]\s]+\]`)
	displayed  = regexp.MustCompile(`\$\$[^$]+\$\$`)
	formula    = regexp.MustCompile(`\$[^\s$](?:[^$\n]*[^\s$])?\$`)
	emoji      = regexp.MustCompile(`:([a-z0-9_+-]+):`)
	blockID    = regexp.MustCompile(`(?m)(?:^|[ \t])(\^[A-Za-z0-9-]+)[ \t]*$`)
	attributes = regexp.MustCompile(`(?m)\{:? ?[#.][A-Za-z][^{}\n]*\}[ \t]*$`)
	container  = regexp.MustCompile(`(?m)^:::+[ \t]*[\pL{][^\n]*$`)
	contents   = regexp.MustCompile(`(?mi)^\[_{0,2}toc_{0,2}\]$`)
	dashLine   = regexp.MustCompile(`(?m)^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$`)
	stars      = regexp.MustCompile(`\*\*[^*\n]*\pL[^*\n]*\*\*`)
	sentence   = regexp.MustCompile(`(?s)^\pLu?[^{};=<>]*\pL{2,}[ ,]+\pL{2,}[ ,]+\pL{2,}[^{};=<>]*[.!?]$`)
)

// marks tells of the markup of other tools, and of Markdown that is nearly right.
func (f *flaws) marks() {
	for _, m := range f.inText("[[", wikiLink) {
		f.wiki(m)
	}
	f.remarks()
	f.links()
	f.plain(Marked, "==", marked, func(m []int) bool { return !f.joins(m[0], m[1]) })
	f.plain(Formula, "$", formula, func(m []int) bool { return f.isFormula(m[0], m[1]) })
	f.display()
	f.plain(BlockID, "^", blockID, nil)
	f.plain(Attributes, "{", attributes, nil)
	f.plain(Container, ":::", container, nil)
	f.plain(Contents, "[", contents, nil)
	f.plain(LooseStars, "**", stars, func(m []int) bool { return !f.escaped(m[0]) && !f.joins(m[0], m[1]) })
	f.plain(BrokenTable, "|", dashLine, func(m []int) bool { return bytes.Contains(f.src[m[0]:m[1]], []byte("--")) })
	f.headings()
	f.dialects()
	f.emoji()
	f.code()
}

// plain tells of every match of a pattern that is printed as text, of its first
// group where it has one. Without its sign, no text can match.
func (f *flaws) plain(kind FlawKind, sign string, pattern *regexp.Regexp, ok func([]int) bool) {
	if !f.has(sign) {
		return
	}
	for _, m := range pattern.FindAllSubmatchIndex(f.src, -1) {
		start, end := m[0], m[1]
		if len(m) > 2 && m[2] >= 0 {
			start, end = m[2], m[3]
		}
		end = start + len(bytes.TrimRight(f.src[start:end], " \t"))
		start = end - len(bytes.TrimLeft(f.src[start:end], " \t"))
		if f.texts.hold(start, end) && !f.escaped(start) && (ok == nil || ok(m)) {
			f.tell(kind, start, end, "", f.raw(start, end))
		}
	}
}

// display tells of formulas that stand on lines of their own.
func (f *flaws) display() {
	for _, m := range f.matches("$$", displayed) {
		if f.texts.hold(m[0], m[0]+2) && f.texts.hold(m[1]-2, m[1]) && !f.escaped(m[0]) {
			f.tell(Formula, m[0], m[1], "", f.raw(m[0], m[1]))
		}
	}
}

// joins tells whether a run goes on as a word on both of its sides: a==b==c.
func (f *flaws) joins(start, end int) bool {
	return start > 0 && isWord(f.src[start-1]) && end < len(f.src) && isWord(f.src[end])
}

func (f *flaws) escaped(at int) bool { return at > 0 && f.src[at-1] == '\\' }

func (f *flaws) wiki(m []int) {
	if f.escaped(m[0]) || m[0] > 0 && f.src[m[0]-1] == '[' {
		return
	}
	kind := WikiLink
	if f.src[m[0]] == '!' {
		kind = WikiPicture
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return string(f.src[m[2*i]:m[2*i+1]])
	}
	if strings.Contains(strings.ToLower(group(1)), "toc") && strings.Trim(strings.ToLower(group(1)), "_") == "toc" {
		kind = Contents
	}
	flaw := f.tell(kind, m[0], m[1], strings.TrimSpace(group(1)+group(2)), f.raw(m[0], m[1]))
	if m[6] >= 0 {
		flaw.Form = strings.TrimSpace(f.within(m[6], m[7])) // the words; the check knows where the note is
	}
}

// remarks tells of remarks in the marks of other tools, which may go over paragraphs,
// and of what a comment within a comment leaves.
func (f *flaws) remarks() {
	for _, mark := range foreignRemarks {
		if !f.has(mark.begins) {
			continue
		}
		for _, m := range mark.form.FindAllSubmatchIndex(f.src, -1) {
			if f.texts.hold(m[0], m[2]) && f.texts.hold(m[3], m[1]) && readable1.Match(f.src[m[2]:m[3]]) && !f.escaped(m[0]) {
				f.tell(HiddenRemark, m[0], m[1], "", f.raw(m[2], m[3]))
			}
		}
	}
	f.nestedRemarks()
}

// foreignRemarks are how other tools write what is printed for nobody: Obsidian,
// MDX, Hugo in templates, Liquid, Jinja, CriticMarkup, and mistyped HTML.
var foreignRemarks = []struct {
	begins string
	form   *regexp.Regexp
}{
	{"%%", regexp.MustCompile(`(?s)%%(.+?)%%`)},
	{"{/*", regexp.MustCompile(`(?s)\{/\*(.+?)\*/\}`)},
	{"{%", regexp.MustCompile(`(?s)\{%-?[ \t]*comment[ \t]*-?%\}(.+?)\{%-?[ \t]*endcomment[ \t]*-?%\}`)},
	{"{# ", regexp.MustCompile(`(?s)\{# (.+?) #\}`)},
	{"{>>", regexp.MustCompile(`(?s)\{>>(.+?)<<\}`)},
	{"{--", regexp.MustCompile(`(?s)\{--(.+?)--\}`)},
	{"<!", regexp.MustCompile(`(?s)<!(?:[ \t]+-+|-[ \t]+-|-[ \t])(.+?)-+[ \t]*>`)},
}

// nestedRemarks tells of what stands between the end of a comment that holds the
// beginning of another, and the end of the outer one: Markdown has no comments in
// comments.
func (f *flaws) nestedRemarks() {
	text := f.body.Text
	if strings.Count(text, "<!--") < 2 {
		return
	}
	found, _ := remarks(text)
	for i, r := range found {
		next := len(text)
		if i+1 < len(found) {
			next = found[i+1].Start
		}
		end := r.End
		for range strings.Count(text[r.Start:r.End], "<!--") - 1 {
			if at := strings.Index(text[end:next], "-->"); at >= 0 {
				end += at + len("-->")
			}
		}
		if end > r.End {
			f.found = append(f.found, Flaw{Kind: HiddenRemark, Start: r.End, End: end, Words: oneLine(strings.TrimSuffix(text[r.End:end], "-->"))})
		}
	}
}

// links tells of links and pictures that are printed with their brackets.
func (f *flaws) links() {
	open := -1 // the last [ of the line
	for at, c := range f.src {
		switch c {
		case '\n':
			open = -1
		case '[':
			open = at
		case ']':
			if open >= 0 && at-open <= longestLink && bytes.HasPrefix(f.src[at:], []byte("](")) && f.texts.hold(at, at+2) && !f.escaped(at) {
				f.brokenLink(open, at)
			}
		}
	}
	for _, m := range f.matches("] ", parted) {
		to := string(f.src[m[4]:m[5]])
		if f.texts.hold(m[0], m[3]) && !f.escaped(m[0]) && addressed(to) && !(m[0] > 0 && (isWord(f.src[m[0]-1]) || f.src[m[0]-1] == ']')) {
			flaw := f.tell(PartedLink, m[0], m[1], "", f.raw(m[0], m[1]))
			flaw.Form = f.raw(m[2], m[3]) + "(" + to + ")"
			flaw.Fix = f.edit(m[3], m[4]-1, "")
		}
	}
	for _, m := range f.inText("][", undefined) {
		if before := max(m[0]-1, 0); f.escaped(m[0]) || m[0] > 0 && (isWord(f.src[before]) || f.src[before] == ']') || f.src[m[2]] == '^' {
			continue
		}
		name := string(f.src[m[4]:m[5]])
		if name == "" {
			name = string(f.src[m[2]:m[3]])
		}
		if strings.Trim(name, "0123456789,. ") == "" {
			continue
		}
		f.tell(UndefinedRef, m[0], m[1], "["+name+"]", f.raw(m[0], m[1]))
	}
	for _, m := range f.inText("[^", openNote) {
		if !f.escaped(m[0]) {
			f.tell(UndefinedRow, m[0], m[1], string(f.src[m[0]:m[1]]), f.raw(m[0], m[1]))
		}
	}
}

// addressed tells whether a word in parentheses is an address.
func addressed(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "/") && len(to) > 2 && strings.Count(to, "/") > 1 ||
		strings.HasPrefix(to, "./") || strings.HasPrefix(to, "../") || fileEnding.MatchString(to)
}

var fileEnding = regexp.MustCompile(`(?i)\.(md|markdown|png|jpe?g|gif|webp|svg|pdf|csv|txt)$`)

// longestLink bounds how far before and after its ]( the rest of a link is looked for.
const longestLink = 2000

// brokenLink tells of a link whose [ and ]( stand at two places and are printed.
func (f *flaws) brokenLink(start, at int) {
	if f.escaped(start) || !f.texts.hold(start, start+1) {
		return
	}
	label := string(f.src[start+1 : at])
	image := start > 0 && f.src[start-1] == '!' && !f.escaped(start-1)
	if image {
		start--
	}
	if !image && start > 0 && isWord(f.src[start-1]) && !readable1.MatchString(strings.Trim(label, "0123456789")) {
		return // values[0](x
	}
	rest := string(f.lineFrom(at+2, longestLink))
	end := closingParenthesis(rest)
	if end < 0 {
		f.tell(OpenLink, start, at+2+len(strings.TrimRight(rest, " \t")), label, f.raw(start, at+2)+rest)
		return
	}
	inner := strings.TrimSpace(rest[:end])
	stop := at + 2 + end + 1
	words := f.raw(start, stop)
	to, title := titled(inner)
	switch {
	case strings.ContainsAny(inner, "“”„«»‘’") && title != "":
		flaw := f.tell(QuotedTitle, start, stop, to, words)
		flaw.Form = f.raw(start, at+1) + "(" + address(to) + ` "` + strings.Trim(title, `“”„«»‘’"' `) + `")`
	case inner == "" || strings.ContainsAny(inner, "<>\n"):
		return
	default:
		kind := SpacedLink
		if image {
			kind = SpacedImage
		}
		flaw := f.tell(kind, start, stop, inner, words)
		flaw.Form = f.raw(start, at+1) + "(<" + strings.ReplaceAll(inner, `\`, "/") + ">)"
		flaw.Fix = f.edit(at+2, at+2+end, "<"+strings.ReplaceAll(inner, `\`, "/")+">")
	}
}

// titled parts an address from its title.
func titled(inner string) (to, title string) {
	i := strings.IndexAny(inner, " \t")
	if i < 0 {
		return inner, ""
	}
	return inner[:i], strings.TrimSpace(inner[i:])
}

// closingParenthesis gives where a link's address ends: at the parenthesis that
// none opens, -1 if there is none.
func closingParenthesis(s string) int {
	depth, last := 0, -1
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return i
			}
			last = i
		}
	}
	if depth > 0 {
		return last
	}
	return -1
}

// isFormula tells a formula from two prices in a line.
func (f *flaws) isFormula(start, end int) bool {
	text := string(f.src[start:end])
	if f.escaped(start) || end < len(f.src) && f.src[end] >= '0' && f.src[end] <= '9' {
		return false
	}
	return strings.ContainsAny(text, `\^{`) || subscript.MatchString(text)
}

var subscript = regexp.MustCompile(`\$[A-Za-z]_[A-Za-z0-9]\b`)

// headings tells of lines that were meant as headings, or as the tags of a note.
func (f *flaws) headings() {
	for _, m := range f.matches("#", unspaced) {
		line := strings.TrimRight(string(f.src[m[0]:m[1]]), " \t")
		if f.texts.hold(m[0], m[0]+len(line)) && slices.Contains(f.openers, m[0]) && strings.IndexByte(".!?:;,", line[len(line)-1]) < 0 {
			f.tell(Unspaced, m[0], m[0]+len(line), "", line)
		}
	}
}

// emoji tells of the names of emoji, of those that have one.
func (f *flaws) emoji() {
	if bytes.Count(f.src, []byte(":")) < 2 {
		return
	}
	var all definition.Emojis
	for _, m := range f.inText(":", emoji) {
		if m[0] > 0 && isWord(f.src[m[0]-1]) || m[1] < len(f.src) && isWord(f.src[m[1]]) {
			continue
		}
		if all == nil {
			all = definition.Github()
		}
		if e, ok := all.Get(string(f.src[m[2]:m[3]])); ok && e.IsUnicode() {
			f.tell(Emoji, m[0], m[1], "", f.raw(m[0], m[1])).Form = string(e.Unicode)
		}
	}
}

// drawn are the languages of code blocks that other tools draw, or carry out.
var drawn = []string{"mermaid", "plantuml", "dataview", "dataviewjs", "tasks", "math"}

// code tells of code blocks that were not meant as code.
func (f *flaws) code() {
	for _, b := range f.fences {
		language := strings.ToLower(string(b.Language(f.src)))
		if slices.Contains(drawn, language) {
			start, _ := f.line(b.Info.Segment.Start)
			f.tell(Drawing, start, b.Info.Segment.Stop, language, "")
		}
	}
	for _, b := range f.indented {
		text := strings.TrimSpace(string(b.Lines().Value(f.src)))
		if sentence.MatchString(strings.Join(strings.Fields(text), " ")) || strings.Contains(text, "](http") {
			start := b.Lines().At(0).Start
			f.tell(IndentedText, start, b.Lines().At(b.Lines().Len()-1).Stop, "", text)
		}
	}
	f.openFence()
}

// openFence tells of the code block that goes on to the end of the text.
func (f *flaws) openFence() {
	if len(f.fences) == 0 {
		return
	}
	b := f.fences[len(f.fences)-1]
	if b.Parent().Kind() != ast.KindDocument || b.NextSibling() != nil {
		return
	}
	last := bytes.TrimSpace(f.src)
	if i := bytes.LastIndexByte(last, '\n'); i >= 0 {
		last = bytes.TrimSpace(last[i+1:])
	}
	var start int
	switch {
	case b.Info != nil:
		start, _ = f.line(b.Info.Segment.Start)
	case b.Lines().Len() > 0:
		start, _ = f.line(max(b.Lines().At(0).Start-1, 0))
	default:
		return
	}
	if marks := bytes.Trim(last, "`~"); len(marks) > 0 || len(last) < 3 || b.Lines().Len() > 0 && b.Lines().At(b.Lines().Len()-1).Stop >= len(bytes.TrimRight(f.src, "\n ")) {
		f.tell(OpenFence, start, start+3, "", "")
	}
}
