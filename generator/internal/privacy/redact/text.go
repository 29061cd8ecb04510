package redact

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Omission stands for a redacted term whose author gave nothing in its place,
// and for an address that told a name. It is a sign of omission that neither
// Markdown nor an address reads a meaning into.
const Omission = "…"

// edits gives what makes a text clean, once: each match becomes what stands for
// it, in the form that its place asks for.
func (m *Matcher) edits(text string, holes []hole, markdown bool) []source.Edit {
	var all []source.Edit
	end := 0 // of the last edit
	around := surroundings{text: text}
	for _, f := range m.Find(text, holes) {
		e := source.Edit{Start: f.Start, End: f.End}
		if start, stop, ok := around.address(f.Start, f.End); ok {
			e = source.Edit{Start: start, End: stop, Text: Omission}
			if strings.Contains(text[start:stop], "@") && !strings.Contains(text[start:stop], "://") {
				e.Text = f.as
			}
		} else {
			e.Text = cased(f.as, text, f.Start)
			if markdown {
				e.Text = around.escaped(e.Text, f.Start)
			}
			e.Text = marked(e.Text, text, f, holes)
			size, bare := around.bareGenitive(f)
			switch {
			case f.ending && bare:
				e.Text, e.End = e.Text+text[f.End:f.End+size]+"s", e.End+size
			case f.ending:
				e.Text += "'s"
			case bare && !strings.HasSuffix(e.Text, "s"):
				e.Text += text[f.End:f.End+size] + "s"
				e.End += size
			}
			if strings.HasSuffix(text[:f.Start], "@") {
				e.Start-- // a mention
			}
		}
		if e.Start < end { // two names in one address
			continue
		}
		all, end = append(all, e), e.End
	}
	return all
}

// cased writes the first letter of what stands for a name large where a sentence
// begins with it, and the first letter of an article small where none does.
func cased(as, text string, start int) string {
	first, size := utf8.DecodeRuneInString(as)
	was, _ := utf8.DecodeRuneInString(text[start:])
	switch begins := beginsSentence(text, start); {
	case begins && unicode.IsLower(first) && !unicode.IsLower(was):
		return string(unicode.ToUpper(first)) + as[size:]
	case !begins && article.MatchString(as):
		return strings.ToLower(as[:size]) + as[size:]
	}
	return as
}

var (
	article = regexp.MustCompile(`^(A|An|The|One) `)
	// block is what Markdown begins the lines of lists, headings, quotations and tables with.
	block = regexp.MustCompile(`^[ \t]*([-+*>|]|#+|\d+[.)])[-+*>#|.)\d \t]*(\[[ xX]\] )?[*_~"'“‘(\[]*$`)
)

func beginsSentence(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t*_~\"'“‘([`<")
	if before == "" {
		return true
	}
	last := before[len(before)-1]
	if last == '\n' {
		return strings.TrimSpace(before) == "" || strings.HasSuffix(strings.TrimRight(before[:len(before)-1], " \t\r>"), "\n")
	}
	if spaced := strings.ContainsAny(text[len(before):at], " \t"); spaced && strings.ContainsRune(".!?", rune(last)) {
		return true
	}
	near := max(0, at-longestMarks)
	line := strings.LastIndexByte(text[near:at], '\n') + 1
	return (line > 0 || near == 0) && block.MatchString(text[near+line:at])
}

// longestMarks is how far behind the marks that a line begins with a word may stand.
const longestMarks = 200

// marks are what may stand between the words of a name in Markdown: emphasis,
// brackets and tags.
var marks = regexp.MustCompile("^(?:\\*+|_+|~+|`+|\\[|\\]|</?[A-Za-z]+ ?/?>)")

// marked puts markup back that began or ended within a name: "**Ana** Silva"
// becomes "**a peer**".
func marked(as, text string, f Match, holes []hole) string {
	if !strings.ContainsAny(text[f.Start:f.End], "*_~`[](<") {
		return as
	}
	type mark struct {
		text        string
		opens, ends bool
	}
	var all []mark
	holes = inside(holes, f.Start, f.End)
	for i := f.Start; i < f.End; {
		size := 0
		for _, h := range holes {
			if h.start == i && h.end <= f.End {
				size = h.end - h.start // the address of a link whose words are a part of the name
			}
		}
		hole := size > 0
		if n := noteMark(text[i:f.End]); !hole && n > 0 {
			size, hole = n, true
		}
		if at := marks.FindStringIndex(text[i:f.End]); !hole && at != nil {
			size = at[1]
		}
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		m := mark{text: text[i : i+size]}
		left, right := inWord(text[:i], true), inWord(text[i+size:], false)
		switch {
		case hole || m.text == "]" || strings.HasPrefix(m.text, "</"):
			m.ends = true
		case m.text == "[" || strings.HasPrefix(m.text, "<"):
			m.opens = true
		case left && !right:
			m.ends = true
		case right && !left:
			m.opens = true
		case strings.HasPrefix(text[f.End:], m.text):
			m.opens = true
		case strings.HasSuffix(text[:f.Start], m.text):
			m.ends = true
		}
		all = append(all, m)
		i += size
	}
	before, after := "", ""
	for i := 0; i < len(all); i++ {
		switch {
		case i+1 < len(all) && all[i].text == all[i+1].text && (all[i].ends && all[i+1].opens || !all[i].ends && all[i+1].ends):
			i++ // ended and begun again within the name, or begun and ended
		case all[i].opens:
			before += all[i].text
		case all[i].ends:
			after += all[i].text
		}
	}
	return before + as + after
}
