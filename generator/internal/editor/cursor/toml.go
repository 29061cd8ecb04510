package cursor

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// inTOML tells what stands at a byte of the TOML between two others.
func inTOML(shape *format.Shape, text string, from, to, offset int) Place {
	table := root(shape) // of the header above
	var present []string // keys of it
	for start := from; start <= to; {
		end := lineEnd(text, start, to)
		line := strings.TrimRight(text[start:end], " \t\r")
		at := start + len(line) - len(strings.TrimLeft(line, " \t"))
		equals := start + len(line)
		if i := strings.IndexByte(line, '='); i >= 0 && !strings.HasPrefix(text[at:], "[") {
			equals = start + i
		}
		here := offset <= end
		switch {
		case strings.HasPrefix(text[at:end], "#"):
			if here {
				return Place{}
			}
		case strings.HasPrefix(text[at:end], "["):
			if here {
				return header(shape, text, at, start+len(line), offset)
			}
			table, present = along(root(shape), strings.Trim(line, "[] \t")), nil
		case here && offset <= equals:
			p := key(table, text, at, equals, offset)
			p.Present = append(present, keysBelow(text, end, to)...)
			return p
		case equals < start+len(line):
			name := strings.TrimSpace(text[at:equals])
			w := along(table, name)
			value := equals + 1
			for value < end && (text[value] == ' ' || text[value] == '\t') {
				value++
			}
			closed := end
			switch opening := text[value:min(end, to)]; {
			case strings.HasPrefix(opening, "[") || strings.HasPrefix(opening, "{"):
				f := flowOf(text, value, min(offset, to), '=')
				if f.open() {
					return f.place(w, text, max(end, lineEnd(text, min(offset, to), to)), offset)
				}
				closed = max(end, lineEnd(text, f.end, to))
			case strings.HasPrefix(opening, `"""`) || strings.HasPrefix(opening, "'''"):
				i := strings.Index(text[value+3:to], opening[:3])
				if i < 0 {
					return Place{}
				}
				closed = lineEnd(text, value+3+i, to)
				if offset <= closed {
					return Place{}
				}
			}
			if offset <= closed {
				if strings.Contains(text[value:max(value, offset)], " #") {
					return Place{}
				}
				return w.value().word(text, value, wordEnd(text, value, end), offset)
			}
			present, end = append(present, name), closed
		}
		start = end + 1
	}
	return Place{}
}

func lineEnd(text string, start, to int) int {
	if i := strings.IndexByte(text[start:to], '\n'); i >= 0 {
		return start + i
	}
	return to
}

// along follows a dotted key.
func along(w where, dotted string) where {
	for name := range strings.SplitSeq(dotted, ".") {
		w = w.into(strings.Trim(strings.TrimSpace(name), `"'`))
	}
	return w
}

// key is the last part of a dotted key.
func key(w where, text string, start, end, offset int) Place {
	if dot := strings.LastIndexByte(text[start:max(start, min(offset, end))], '.'); dot >= 0 {
		w = along(w, text[start:start+dot])
		start += dot + 1
	}
	end = start + len(strings.TrimRight(text[start:max(start, end)], " \t"))
	if offset < start {
		start, end = offset, offset
	}
	return w.key(strings.Trim(text[start:end], `"'`)).word(text, start, end, offset)
}

// header tells which table a header names.
func header(shape *format.Shape, text string, start, end, offset int) Place {
	for start < end && text[start] == '[' {
		start++
	}
	if i := strings.IndexByte(text[start:end], ']'); i >= 0 {
		end = start + i
	}
	if offset < start || offset > end {
		return Place{}
	}
	return key(root(shape), text, start, end, offset)
}

// keysBelow gives the keys of the lines up to the next header.
func keysBelow(text string, from, to int) []string {
	var keys []string
	for line := range strings.Lines(text[min(from, to):to]) {
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "[") {
			break
		}
		if name, _, ok := strings.Cut(line, "="); ok {
			keys = append(keys, strings.TrimSpace(name))
		}
	}
	return keys
}
