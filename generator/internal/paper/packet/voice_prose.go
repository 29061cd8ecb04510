package packet

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

const (
	// gone stands for each byte that is not the author's prose. It is no letter
	// and no space, so that the words on both sides of it are no neighbours.
	gone = '\x00'
	// parted stands for a line break that ends a heading, or that an item of a
	// list comes behind.
	parted = '\x01'
)

// spoken gives a text of the same length in which only the author's own words
// are left: block quotes, quotations, code, shortcodes, tags and addresses are
// gone.
//
// It reads Markdown line by line, and roughly: source.Body tells headings and
// links of a text, and not which of its bytes are prose. Where it errs it takes
// too much for code.
func spoken(b source.Body) string {
	if b.Empty() {
		return ""
	}
	m := mask{text: []byte(b.Text)}
	m.shortcodes(b)
	m.comments()
	m.blocks()
	m.spans()
	return string(m.text)
}

type mask struct{ text []byte }

func (m *mask) hide(from, to int) {
	for i := from; i < to; i++ {
		if m.text[i] != '\n' {
			m.text[i] = gone
		}
	}
}

// part marks the line break before an offset.
func (m *mask) part(end int) {
	if end > 0 && m.text[end-1] == '\n' {
		m.text[end-1] = parted
	}
}

// shortcodes hides tags, and all between those of Hugo's highlight.
func (m *mask) shortcodes(b source.Body) {
	open := -1
	for _, s := range b.Shortcodes() {
		m.hide(s.Start, s.End)
		switch {
		case s.Name != "highlight":
		case !s.Closing:
			open = s.Start
		case open >= 0:
			m.hide(open, s.End)
			open = -1
		}
	}
}

var comment = regexp.MustCompile(`(?s)<!--.*?(-->|\z)`)

func (m *mask) comments() {
	for _, at := range comment.FindAllIndex(m.text, -1) {
		m.hide(at[0], at[1])
	}
}

var (
	listMarker = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+`)
	fence      = regexp.MustCompile("^(`{3,})[^`]*$|^(~{3,})")
	definition = regexp.MustCompile(`^ {0,3}\[[^\]^][^\]]*\]:[ \t]*\S`)
	heading    = regexp.MustCompile(`^#{1,6}([ \t]|$)`)
	underline  = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
)

// blocks hides block quotes, blocks of code and definitions of links.
func (m *mask) blocks() {
	var (
		fenced string // the fence that is open
		quote  bool   // the last line was part of a block quote
		blank  = true // the last line was empty, or code
		inside int    // the column that the text of the list item begins at; 0 outside of lists
		start  int
	)
	for raw := range strings.Lines(string(m.text)) {
		at, end := start, start+len(raw)
		start = end
		line := strings.TrimRight(raw, "\r\n")
		indent := indentation(line)
		marker := ""
		if indent < inside+4 {
			marker = listMarker.FindString(line)
		}
		rest := strings.TrimLeft(line[len(marker):], " \t")
		opens := fence.FindStringSubmatch(rest)
		switch {
		case fenced != "":
			m.hide(at, end)
			if strings.HasPrefix(rest, fenced) && strings.Trim(rest, fenced[:1]+" \t") == "" {
				fenced = ""
				blank = true
			}
			continue
		case rest == "":
			quote, blank = false, true
			continue
		case marker == "" && blank && indent >= inside+4:
			m.hide(at, end) // code, and so is the next line that is as deep
			continue
		case rest[0] == '>', quote && marker == "" && opens == nil && !heading.MatchString(rest):
			m.hide(at, end)
			quote = true
		case opens != nil:
			m.hide(at, end)
			fenced = opens[1] + opens[2]
		case definition.MatchString(line):
			m.hide(at, end)
		case heading.MatchString(rest), underline.MatchString(line):
			m.part(end)
			quote = false
		default:
			quote = false
		}
		if marker != "" {
			m.part(at)
			inside = len(marker)
		} else if blank && indent < inside {
			inside = 0
		}
		blank = false
	}
}

// indentation counts the columns before the text of a line.
func indentation(line string) int {
	n := 0
	for _, r := range line {
		switch r {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

var (
	ticks     = regexp.MustCompile("`+")
	addresses = regexp.MustCompile(strings.Join([]string{
		`\]\((?:[^()\n]|\([^()\n]*\))*\)`,            // [text](address)
		`\]\[[^\]\n]*\]`,                             // [text][name]
		`<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>`,         // <address>
		`\b(?:https?://|www\.)[^\s<>]+`,              // a bare address
		`[\pL\pN._%+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`, // mail
		`</?[A-Za-z][^<>]*>`,                         // a tag
		`\{[#.][^{}\n]*\}`,                           // attributes of a heading
	}, "|"))
	quotations = regexp.MustCompile(`“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»`)
	paragraph  = regexp.MustCompile(`\x01|\n[ \t\r]*\n`)
)

// spans hides code, addresses and quotations within each paragraph.
func (m *mask) spans() {
	from := 0
	for from < len(m.text) {
		to := len(m.text)
		next := to
		if gap := paragraph.FindIndex(m.text[from:]); gap != nil {
			to, next = from+gap[0], from+gap[1]
		}
		m.code(from, to)
		for _, form := range []*regexp.Regexp{addresses, quotations} {
			for _, at := range form.FindAllIndex(m.text[from:to], -1) {
				m.hide(from+at[0], from+at[1])
			}
		}
		m.quoted(from, to)
		from = next
	}
}

// code hides what stands between runs of as many backticks.
func (m *mask) code(from, to int) {
	runs := ticks.FindAllIndex(m.text[from:to], -1)
	for i := 0; i < len(runs); i++ {
		at := from + runs[i][0]
		if at > from && m.text[at-1] == '\\' {
			continue
		}
		for j := i + 1; j < len(runs); j++ {
			if runs[j][1]-runs[j][0] == runs[i][1]-runs[i][0] {
				m.hide(at, from+runs[j][1])
				i = j
				break
			}
		}
	}
}

// quoted hides what stands in straight quotes. A quote opens before a word and
// closes behind one; none goes on into the next cell of a table.
func (m *mask) quoted(from, to int) {
	open := -1
	for i := from; i < to; i++ {
		before, after := byte(' '), byte(' ')
		if i > from {
			before = m.text[i-1]
		}
		if i+1 < to {
			after = m.text[i+1]
		}
		switch c := m.text[i]; {
		case c == '|':
			open = -1
		case c != '"':
		case open < 0 && strings.IndexByte(" \t\n([*_|-", before) >= 0 && strings.IndexByte(" \t\n", after) < 0:
			open = i
		case open >= 0 && strings.IndexByte(" \t\n", before) < 0:
			m.hide(open, i+1)
			open = -1
		}
	}
}
