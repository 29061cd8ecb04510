package source

import (
	"fmt"
	"strings"
)

// flowSlip finds the first list or map in brackets, up to a line, that is not
// closed as it was opened. It tells the line of what it finds, from 0.
func flowSlip(lines []string, until int) (slip, int, bool) {
	block := -1
	for i := 0; i <= until && i < len(lines); i++ {
		l := lines[i]
		indent := indentOf(l)
		if strings.TrimSpace(l) == "" || block >= 0 && indent > block {
			continue
		}
		if block = -1; blockForm.MatchString(l) {
			block = indent
			continue
		}
		at := indent
		if m := pairForm.FindStringSubmatch(l); m != nil {
			at = len(m[1])
		} else if m := itemForm.FindStringSubmatch(l); m != nil {
			at = len(m[1])
		}
		if l[at] != '[' && l[at] != '{' {
			continue
		}
		f := flow{lines: lines, line: i, at: at}
		if s, ok := f.read(); ok {
			return s, f.told, true
		}
		i = f.line
	}
	return slip{}, 0, false
}

// flow reads one list or map in brackets, over lines too.
type flow struct {
	lines    []string
	line, at int
	open     []bracket
	told     int // the line of what is told
}

type bracket struct {
	line, at int
	sign     byte
}

func (f *flow) tell(line, at int, what, hint string) (slip, bool) {
	f.told = line
	return slip{at + 1, what, hint}, true
}

// read goes on to the bracket that closes the first one, and to the end of its line.
func (f *flow) read() (slip, bool) {
	begins := true // a value, or a key, may begin here
	for first := f.line; f.line < len(f.lines); f.line, f.at = f.line+1, 0 {
		l := f.lines[f.line]
		if f.line > first && (gluedOrPair(l) && indentOf(l) <= indentOf(f.lines[first]) || f.line > first+maxFlow) {
			break
		}
		for ; f.at < len(l); f.at++ {
			switch c := l[f.at]; {
			case c == '#' && (f.at == 0 || l[f.at-1] == ' ' || l[f.at-1] == '\t'):
				f.at = len(l)
			case (c == '"' || c == '\'') && begins:
				if s, ok := f.quotation(l, c); ok {
					return s, true
				}
				begins = false
			case c == '[' || c == '{':
				f.open = append(f.open, bracket{f.line, f.at, c})
				begins = true
			case c == ']' || c == '}':
				last := f.open[len(f.open)-1]
				if string(c) != closer(last.sign) {
					return f.tell(last.line, last.at, fmt.Sprintf("the %c that begins here has no end", last.sign), fmt.Sprintf("close it with %s before the %c", closer(last.sign), c))
				}
				if f.open = f.open[:len(f.open)-1]; len(f.open) == 0 {
					return f.behind(l, first)
				}
				begins = false
			case c == ' ' || c == '\t':
			default:
				begins = c == ',' || c == ':'
			}
		}
	}
	last := f.open[len(f.open)-1]
	return f.tell(last.line, last.at, fmt.Sprintf("the %c that begins here has no end", last.sign), "close it with "+closer(last.sign))
}

// maxFlow is how many lines one list in brackets is followed over, so that many
// that are not closed take no time.
const maxFlow = 1000

func gluedOrPair(l string) bool {
	return pairForm.MatchString(l) || itemForm.MatchString(l) || strings.HasSuffix(strings.TrimRight(l, " \t"), ":")
}

// quotation passes over text in quotes, up to the closing one.
func (f *flow) quotation(l string, mark byte) (slip, bool) {
	from := f.at
	for f.at++; f.at < len(l); f.at++ {
		switch c := l[f.at]; {
		case c == '\\' && mark == '"':
			f.at++
		case c == mark && mark == '\'' && strings.HasPrefix(l[f.at+1:], "'"):
			f.at++
		case c == mark:
			rest := strings.TrimLeft(l[f.at+1:], " \t")
			if rest == "" || strings.IndexByte(",:]}#", rest[0]) >= 0 {
				return slip{}, false
			}
			if mark == '\'' && !strings.HasPrefix(l[f.at+1:], " ") {
				return f.tell(f.line, f.at, "the apostrophe ends the text that began with a single quote", `use double quotes, as in "it's"`)
			}
			return f.tell(f.line, f.at+1, fmt.Sprintf("%q follows the closing quote", rest), "write a comma before it, or put the whole text into quotes")
		}
	}
	return f.tell(f.line, from, "the quote that begins here has no end", "close it with "+string(mark))
}

// behind looks at what follows the closed list on its line.
func (f *flow) behind(l string, first int) (slip, bool) {
	rest := strings.TrimSpace(l[f.at+1:])
	if rest == "" || rest[0] == '#' {
		return slip{}, false
	}
	begin := strings.TrimSpace(f.lines[first])
	if m := pairForm.FindStringSubmatch(f.lines[first]); m != nil {
		begin = strings.TrimSpace(m[2])
	} else if m := itemForm.FindStringSubmatch(f.lines[first]); m != nil {
		begin = strings.TrimSpace(m[2])
	}
	switch {
	case rest[0] == ']' || rest[0] == '}':
		return f.tell(f.line, f.at+1, fmt.Sprintf("this %q closes nothing", rest[:1]), "delete it, or look for a bracket that is closed too early")
	case rest[0] == ',' && first == f.line:
		return f.tell(f.line, f.at+1, fmt.Sprintf("%q follows the closing bracket", rest), "put the items of a list into brackets: ["+begin+"]")
	case first == f.line:
		return f.tell(f.line, strings.Index(l, begin), fmt.Sprintf("text cannot begin with %q", begin[:1]), "put the text into quotes: "+quotedYAML(begin))
	}
	return f.tell(f.line, f.at+1, fmt.Sprintf("%q follows the closing bracket", rest), "begin a new line for it, or look for a bracket that is closed too early")
}
