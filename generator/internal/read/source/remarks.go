package source

import (
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Remark is a comment of Markdown: <!-- ... -->, or a reference definition that leads
// nowhere, as [//]: # (...). What authors write in one is for themselves. Markdown
// prints a part of them, as those that go over an empty line; here they all end
// where their author closes them.
type Remark struct {
	Start, End int
	Open       bool // it is never closed: it takes the rest of the text
}

// MayHoldRemarks tells whether a text holds what may begin a comment. It is asked of every
// text several times in each build, so it searches for bytes alone.
func MayHoldRemarks(text string) bool {
	return strings.Contains(text, "<!--") || mayDefine(text)
}

// mayDefine finds what a definition that leads nowhere cannot be without, "]:" behind "//" or
// before "#" or "<": the words of one may stand on several lines, and in a quotation.
func mayDefine(text string) bool {
	const between = "\t\n\f\r >"
	for {
		before, after, found := strings.Cut(text, "]:")
		if !found {
			return false
		}
		if strings.HasSuffix(strings.TrimRight(before, between), "//") {
			return true
		}
		if rest := strings.TrimLeft(after, between); strings.HasPrefix(rest, "#") || strings.HasPrefix(rest, "<") {
			return true
		}
		text = after
	}
}

// HoldsRemark tells whether a text that is no Markdown holds what begins a comment
// in Markdown.
func HoldsRemark(text string) bool {
	if !MayHoldRemarks(text) {
		return false
	}
	_, defined := codeOf(text)
	return len(beginnings(text, defined)) > 0
}

// definedAway finds the beginning of a comment that is written as a reference
// definition: where the line begins, the label, the address if it is none, and
// what opens the words. One that is spread over lines is for the parser.
var definedAway = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|[-+*:][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\n]+\]:))*[ \t]*(\[([^\]\[^\n][^\]\[\n]*)?\]:[ \t]*(#|<>|<#>)?)[ \t]*([("'])?`)

// rounds is how often a text is read again because a comment held the beginning or
// the end of code. What is not plain then is taken out whole.
const rounds = 8

// WithoutRemarks gives the body without its comments. In code there are none. The
// second result is the place of the first one that is not closed.
func (b Body) WithoutRemarks() (Body, diag.Pos) {
	var open diag.Pos
	if !MayHoldRemarks(b.Text) {
		return b, open
	}
	for n := 0; ; n++ {
		found, again := remarks(b.Text)
		if len(found) == 0 {
			return b, open
		}
		if n == rounds {
			found, again = []Remark{{Start: found[0].Start, End: len(b.Text), Open: true}}, false
		}
		edits := make([]Edit, len(found))
		for i, r := range found {
			if r.Open && open.Line == 0 {
				open = b.Pos(r.Start)
			}
			edits[i] = OwnLine(b.Text, r.Start, r.End)
		}
		last := strings.TrimSpace(b.Text[edits[len(edits)-1].End:]) == ""
		if b = b.Edit(edits...); last { // a text does not tell that a remark ended it
			words := len(strings.TrimRight(b.Text, " \t\n"))
			b = b.Edit(Edit{Start: min(words+1, len(b.Text)), End: len(b.Text)})
		}
		if !again {
			return b, open
		}
	}
}

// OwnLine takes out a run of text, together with its lines where nothing else
// stands on them, so that no empty line parts a list or a table.
func OwnLine(text string, start, end int) Edit {
	from, to := start, end
	for from > 0 && (text[from-1] == ' ' || text[from-1] == '\t') {
		from--
	}
	for to < len(text) && (text[to] == ' ' || text[to] == '\t') {
		to++
	}
	if (from == 0 || text[from-1] == '\n') && to < len(text) && text[to] == '\n' {
		return Edit{Start: from, End: to + 1}
	}
	return Edit{Start: start, End: end}
}

// remarks finds the comments of a text. It stops behind one that holds an edge of
// code, since without it the text is parted into code and words in another way;
// again tells so.
func remarks(text string) (found []Remark, again bool) {
	code, defined := codeOf(text)
	begins := beginnings(text, defined)
	closings := indexes(text, "-->")
	at, from := 0, 0 // of code, of the text that is not looked at yet
	for _, b := range begins {
		if b.at < from {
			continue
		}
		for at < len(code) && code[at].End <= b.at {
			at++
		}
		if at < len(code) && code[at].Start <= b.at || escapedAt(text, b.at) {
			continue
		}
		r := Remark{Start: b.at, End: b.end}
		switch {
		case b.html && strings.HasPrefix(text[b.end:], ">"):
			r.End++
		case b.html && strings.HasPrefix(text[b.end:], "->"):
			r.End += 2
		case b.html:
			if i := sort.SearchInts(closings, b.end); i < len(closings) {
				r.End = closings[i] + len("-->")
			} else {
				r.End, r.Open = len(text), true
			}
		case b.mark != 0:
			r.End, r.Open = b.close(text)
			r.End += len(restOfLine(text[r.End:]))
		}
		found, from = append(found, r), r.End
		for at < len(code) && code[at].End <= r.End && code[at].Start < r.Start {
			at++
		}
		if at < len(code) && code[at].Start < r.End {
			return found, true
		}
	}
	return found, false
}

// beginning is where a comment may begin.
type beginning struct {
	at, end int // of what opens it
	html    bool
	mark    byte // what opens the words of a definition; 0 = they end with the line
}

// beginnings gives them in order, with the definitions that the parser found.
func beginnings(text string, defined []reference) []beginning {
	var all []beginning
	for _, at := range indexes(text, "<!--") {
		all = append(all, beginning{at: at, end: at + len("<!--"), html: true})
	}
	if strings.Contains(text, "]:") {
		used := labels(text)
		// nowhere tells whether nobody is led anywhere by a definition, so that it is a comment.
		nowhere := func(label string, leads, words bool) bool {
			switch label = normalLabel(label); {
			case label == "//":
				return true
			case leads, used[label] > 1:
				return false
			}
			return words || label == "comment"
		}
		for _, m := range definedAway.FindAllStringSubmatchIndex(text, -1) {
			label := ""
			if m[4] >= 0 {
				label = text[m[4]:m[5]]
			}
			rest := restOfLine(text[m[1]:])
			if !nowhere(label, m[6] < 0, m[8] >= 0 || strings.TrimSpace(rest) != "") {
				continue
			}
			b := beginning{at: m[2], end: m[1]}
			if strings.HasPrefix(text[m[1]:], "\n") {
				b.end += len(headed.FindString(text[m[1]:]))
			}
			if m[8] >= 0 {
				b.mark = text[m[8]]
			} else {
				b.end = max(b.end, m[1]+len(rest))
			}
			all = append(all, b)
		}
		for _, d := range defined {
			if d.lines && nowhere(d.label, d.to != "" && d.to != "#", d.title) {
				all = append(all, beginning{at: d.start, end: d.end})
			}
		}
		sort.Slice(all, func(i, j int) bool { return all[i].at < all[j].at || all[i].at == all[j].at && all[i].end > all[j].end })
	}
	return all
}

// headed finds the words of a comment that Markdown takes for a heading, since its
// address is on a line of its own.
var headed = regexp.MustCompile(`^\n[ \t>]*#[ \t]*[("'][^\n]*[)"'][ \t]*(?:\n|$)`)

// normalLabel gives a label as Markdown compares it.
func normalLabel(label string) string {
	if strings.Contains(label, "\n") { // most are on one line, and there may be many
		label = quoted.ReplaceAllString(label, "\n")
	}
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

var quoted = regexp.MustCompile(`\n[ \t>]+`)

func restOfLine(text string) string {
	rest, _, _ := strings.Cut(text, "\n")
	return rest
}

// close finds the end of the words of a definition; what follows on the line is the
// author's remark too.
// A bracket ends with its own,
// a quotation with the last mark of its line; where the line has none, of the next
// line that has one.
func (b beginning) close(text string) (end int, open bool) {
	if b.mark == '(' {
		for depth, i := 1, b.end; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return i + 1, false
				}
			}
			if i-b.end > longestRemark {
				break
			}
		}
	}
	sign := b.mark
	if sign == '(' {
		sign = ')'
	}
	first := strings.IndexByte(text[b.end:], sign)
	if first < 0 {
		return len(text), true
	}
	line := text[b.end+first:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return b.end + first + strings.LastIndexByte(line, sign) + 1, false
}

// longestRemark bounds how far the bracket is looked for that ends a comment, so
// that many that are not closed take no time without end.
const longestRemark = 10_000

var labelForm = regexp.MustCompile(`\[((?:[^\[\]\\]|\\.)+)\]`)

// labels counts what stands in brackets.
func labels(text string) map[string]int {
	count := map[string]int{}
	for _, m := range labelForm.FindAllStringSubmatchIndex(text, -1) {
		count[normalLabel(text[m[2]:m[3]])]++
	}
	return count
}

func indexes(text, sign string) []int {
	var all []int
	for from := 0; ; {
		i := strings.Index(text[from:], sign)
		if i < 0 {
			return all
		}
		all = append(all, from+i)
		from += i + len(sign)
	}
}

// escapedAt tells whether a backslash takes its meaning from a sign.
func escapedAt(text string, at int) bool {
	before := strings.TrimRight(text[:at], `\`)
	return (at-len(before))%2 == 1
}

// InCode gives the function that tells whether a byte of the body stands in code. It
// has to be asked in rising order.
func (b Body) InCode() func(offset int) bool {
	code, _ := codeOf(b.Text)
	return func(offset int) bool {
		for len(code) > 0 && code[0].End <= offset {
			code = code[1:]
		}
		return len(code) > 0 && code[0].Start <= offset
	}
}

// reference is an address of references, as the parser reads it.
type reference struct {
	start, end int
	label, to  string
	title      bool
	lines      bool // it has more than one
}

// codeOf gives the places of a text's code, and its definitions, first to last. It is
// parsed as a site is: with a word in the place of each shortcode.
func codeOf(markdown string) (code []Edit, defined []reference) {
	src := []byte(markdown)
	for _, s := range (Body{Text: markdown}).Shortcodes() {
		for i := s.Start; i < s.End; i++ {
			src[i] = 'x'
		}
	}
	add := func(from, to int) {
		if from < to {
			code = append(code, Edit{Start: from, End: to})
		}
	}
	_ = ast.Walk(asHugo.Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			if f, ok := n.(*ast.FencedCodeBlock); ok && f.Info != nil {
				add(f.Info.Segment.Start, f.Info.Segment.Stop)
			}
			if lines := n.Lines(); lines.Len() > 0 {
				add(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
			}
		case *ast.CodeSpan:
			first, ok := n.FirstChild().(*ast.Text)
			last, also := n.LastChild().(*ast.Text)
			if ok && also {
				add(first.Segment.Start, last.Segment.Stop)
			}
			return ast.WalkSkipChildren, nil
		case *ast.LinkReferenceDefinition:
			if lines := n.Lines(); lines.Len() > 0 {
				d := reference{start: lines.At(0).Start, label: string(n.Label), to: string(n.Destination), title: n.Title != nil, lines: lines.Len() > 1}
				d.end = d.start + len(strings.TrimRight(markdown[d.start:lines.At(lines.Len()-1).Stop], " \t\n"))
				d.start += strings.IndexByte(markdown[d.start:d.end], '[')
				defined = append(defined, d)
			}
		}
		return ast.WalkContinue, nil
	})
	sort.Slice(code, func(i, j int) bool { return code[i].Start < code[j].Start })
	return code, defined
}
