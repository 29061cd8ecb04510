package cursor

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

var (
	keyForm   = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s:#\[\]{},"'\-][^:#\[\]{},]*?)[ \t]*:([ \t]|$)`)
	blockForm = regexp.MustCompile(`^[|>][-+0-9]*[ \t]*(#.*)?$`)
)

// line is a line of YAML, as far as its indentation and its key say what it is.
type line struct {
	start   int // in the text
	indent  int // of what follows its dashes
	dash    int // of its first dash; -1 = it has none
	key     string
	content int // where what follows the dashes begins, in the text
	value   int // where what follows the key begins, in the text; -1 = there is no key
	end     int
}

func lineAt(text string, start, end int) line {
	l := line{start: start, dash: -1, value: -1, end: end}
	at := start
	skip := func() {
		for at < end && (text[at] == ' ' || text[at] == '\t') {
			at++
		}
	}
	skip()
	for at < end && text[at] == '-' && (at+1 == end || text[at+1] == ' ' || text[at+1] == '\t') {
		if l.dash < 0 {
			l.dash = at - start
		}
		at++
		skip()
	}
	l.indent, l.content = at-start, at
	if m := keyForm.FindStringSubmatch(text[at:end]); m != nil {
		l.key = strings.Trim(m[1], `"'`)
		at += len(m[0])
		skip()
		l.value = at
	}
	return l
}

// frame is a key, and how far it is indented.
type frame struct {
	indent int
	key    string
}

// above takes away what a line ends, so that what is left is around it.
func above(frames []frame, l line) []frame {
	return slices.DeleteFunc(slices.Clone(frames), func(f frame) bool {
		if l.dash >= 0 {
			return f.indent > l.dash
		}
		return f.indent >= l.indent
	})
}

// inYAML tells what stands at a byte of the YAML between two others.
func inYAML(shape *format.Shape, text string, from, to, offset int) Place {
	var frames []frame
	block := -1 // how far the key is indented whose text block goes on
	for start := from; start <= to; {
		end := to
		if i := strings.IndexByte(text[start:to], '\n'); i >= 0 {
			end = start + i
		}
		trimmed := start + len(strings.TrimRight(text[start:end], " \t\r"))
		l := lineAt(text, start, max(trimmed, min(offset, end)))
		blank := l.content >= trimmed || text[l.content] == '#'
		here := offset <= end
		switch {
		case here && block >= 0 && (offset-start > block && blank || !blank && l.indent > block):
			return Place{} // in a text
		case here:
			return atLine(shape, text, frames, l, end, offset, keysAround(text, from, to, l))
		case blank, block >= 0 && l.indent > block:
		default:
			block = -1
			frames = above(frames, l)
			begin := l.content
			if l.value >= 0 {
				begin = l.value
				frames = append(frames, frame{l.indent, l.key})
			}
			rest := text[begin:max(begin, trimmed)]
			if l.value >= 0 && blockForm.MatchString(rest) {
				block = l.indent
			}
			if strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "{") {
				f := flowOf(text, begin, min(offset, to), ':')
				if f.open() { // over lines, up to the place
					return f.place(whereOf(shape, frames), text, to, offset)
				}
				if f.end > end {
					end = f.end + strings.IndexByte(text[f.end:to]+"\n", '\n')
				}
				if offset <= end {
					return Place{} // behind its end
				}
			}
		}
		start = end + 1
	}
	return Place{}
}

func whereOf(shape *format.Shape, frames []frame) where {
	w := root(shape)
	for _, f := range frames {
		w = w.into(f.key)
	}
	return w
}

// atLine tells what stands in a line.
func atLine(shape *format.Shape, text string, frames []frame, l line, end, offset int, present []string) Place {
	if hash := strings.Index(text[l.start:offset], " #"); hash >= 0 || l.content < offset && text[l.content] == '#' {
		return Place{}
	}
	if l.value >= 0 && offset >= l.value {
		around := append(above(frames, l), frame{l.indent, l.key})
		w := whereOf(shape, around)
		if rest := text[l.value:end]; strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "{") {
			return flowOf(text, l.value, offset, ':').place(w, text, end, offset)
		}
		return w.value().word(text, l.value, wordEnd(text, l.value, end), offset)
	}
	if l.content >= offset && l.dash < 0 { // in the blanks before, or on an empty line
		l.indent = offset - l.start
		if l.content < end && strings.TrimSpace(text[l.content:end]) != "" {
			return Place{}
		}
		l.content = offset
	}
	w := whereOf(shape, above(frames, l))
	wordTo := wordEnd(text, l.content, end)
	if l.key != "" {
		wordTo = l.content + len(l.key)
		if text[l.content] == '"' || text[l.content] == '\'' {
			wordTo += 2
		}
		p := w.key(l.key)
		p.Present = slices.DeleteFunc(present, func(key string) bool { return key == l.key })
		return p.word(text, l.content, wordTo, offset)
	}
	if rest := text[l.content:end]; strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, "{") {
		return flowOf(text, l.content, offset, ':').place(w, text, end, offset)
	}
	p := w.key("")
	if l.dash >= 0 {
		p = w.item("")
	}
	p.Present = present
	return p.word(text, l.content, wordTo, offset)
}

// wordEnd gives where a value ends that stands on one line: before a comment.
func wordEnd(text string, start, end int) int {
	if i := strings.Index(text[start:end], " #"); i >= 0 {
		end = start + i
	}
	return start + len(strings.TrimRight(text[start:end], " \t\r"))
}

// keysAround gives the keys of the map that a line is in: those of the lines around it
// with the same indentation.
func keysAround(text string, from, to int, at line) []string {
	var keys []string
	look := func(l line) bool {
		switch {
		case l.content >= l.end:
		case l.indent < at.indent:
			return false
		case l.indent == at.indent && l.key != "":
			keys = append(keys, l.key)
		}
		return !(l.dash >= 0 && l.indent <= at.indent)
	}
	for end := at.start - 1; end >= from && at.dash < 0; {
		start := from + strings.LastIndexByte(text[from:end], '\n') + 1
		if !look(lineAt(text, start, end)) {
			break
		}
		end = start - 1
	}
	for start := at.end + 1; start < to; {
		end := to
		if i := strings.IndexByte(text[start:to], '\n'); i >= 0 {
			end = start + i
		}
		l := lineAt(text, start, end)
		if l.dash >= 0 && l.indent <= at.indent || !look(l) {
			break
		}
		start = end + 1
	}
	return keys
}
