// Package cursor tells what stands at a place of a file that is being written: a key, a
// value, the name of a shortcode or one of its arguments.
//
// The file need not be sound: while somebody types, it seldom is. So the lines are read
// by their indentation and brackets, in place of a parser, and what cannot be told is
// nothing. It reads YAML, JSON, TOML, the front matter of Markdown in each of them, and tables.
package cursor

import (
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/editor/names"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Kind is what stands at a place.
type Kind int

// The kinds.
const (
	Nothing  Kind = iota
	Key           // of Shape, or an id of the space KeyOf
	Value         // of Field
	Tag           // the name of a shortcode
	Argument      // the name of an argument of Shortcode
)

// Syntax is how the file is written around a place.
type Syntax int

// The syntaxes. YAML is that of tables and shortcodes, too.
const (
	YAML Syntax = iota
	JSON
	TOML
)

// Place is what stands at a place, and the word there.
type Place struct {
	Kind      Kind
	Shape     *format.Shape // the map around it
	Field     *format.Field // of a Value, and of a Key that the table has
	KeyOf     format.Space  // of a map whose keys are ids
	Gate      string        // the level of the gate around it
	Present   []string      // keys that the map has already
	Shortcode format.Shortcode
	Quoted    bool
	Syntax    Syntax
	Cell      bool // of a table, in which ; and | part the items of a list

	Start, End int // of the word, without quotes
	Word       string
	Typed      string // up to the place
}

// At tells what stands at a byte of a text. framework is the path of the ladder.
func At(file, framework, text string, offset int) Place {
	offset = max(0, min(offset, len(text)))
	if p, ok := inShortcode(text, offset); ok {
		return p
	}
	shape, rows, ok := names.Shape(file, framework)
	if !ok {
		return Place{}
	}
	switch ext := path.Ext(file); {
	case ext == ".csv" || ext == ".tsv":
		if rows {
			return inTable(&shape, text, offset)
		}
	case source.IsMarkdown(file):
		if strings.HasPrefix(strings.TrimPrefix(text, "\uFEFF"), "{") {
			return inJSON(&shape, text, offset)
		}
		for _, fence := range []string{"---", "+++"} {
			if start, end, ok := frontMatter(text, fence); ok && offset >= start && offset <= end {
				return in[fence](&shape, text, start, end, offset)
			}
		}
	case ext == ".yaml" || ext == ".yml":
		return inYAML(&shape, text, 0, len(text), offset)
	case ext == ".json":
		return inJSON(&shape, text, offset)
	case ext == ".toml":
		return in["+++"](&shape, text, 0, len(text), offset)
	}
	return Place{}
}

// in reads the front matter between two fences.
var in = map[string]func(shape *format.Shape, text string, from, to, offset int) Place{
	"---": inYAML,
	"+++": func(shape *format.Shape, text string, from, to, offset int) Place {
		p := inTOML(shape, text, from, to, offset)
		p.Syntax = TOML
		return p
	},
}

// inJSON tells what stands in JSON, of a file of its own or before a text.
func inJSON(shape *format.Shape, text string, offset int) Place {
	start := strings.IndexAny(text, "{[")
	if start < 0 || offset <= start {
		return Place{}
	}
	p := flowOf(text, start, offset, ':').place(root(shape), text, lineEnd(text, offset, len(text)), offset)
	p.Syntax = JSON
	return p
}

// frontMatter gives where the lines between the fences are; without an end, it is all
// that follows.
func frontMatter(text, fence string) (start, end int, ok bool) {
	first, rest, more := strings.Cut(text, "\n")
	if !more || strings.TrimRight(strings.TrimPrefix(first, "\uFEFF"), " \t\r") != fence {
		return 0, 0, false
	}
	start = len(first) + 1
	at := start
	for line := range strings.Lines(rest) {
		if strings.TrimRight(line, " \t\r\n") == fence {
			return start, max(start, at-1), true
		}
		at += len(line)
	}
	return start, len(text), true
}

// word fills in the word of a place.
func (p Place) word(text string, start, end, offset int) Place {
	for _, quote := range []string{`"`, "'"} {
		if strings.HasPrefix(text[start:end], quote) {
			p.Quoted = true
			start++
			if end > start && strings.HasSuffix(text[start:end], quote) {
				end--
			}
			break
		}
	}
	p.Start, p.End = start, max(start, end)
	p.Word = text[p.Start:p.End]
	p.Typed = text[p.Start:max(p.Start, min(offset, p.End))]
	return p
}

// inTable tells in which column of a table a place is.
func inTable(shape *format.Shape, text string, offset int) Place {
	head, _, _ := strings.Cut(text, "\n")
	mark := byte(',')
	for _, other := range []byte{'\t', ';'} {
		if strings.IndexByte(head, other) >= 0 {
			mark = other
			break
		}
	}
	begin := strings.LastIndexByte(text[:offset], '\n') + 1
	column, start := 0, begin
	quoted := false
	for i := begin; i < offset; i++ {
		switch {
		case text[i] == '"':
			quoted = !quoted
		case text[i] == mark && !quoted:
			column, start = column+1, i+1
		}
	}
	end := start
	for end < len(text) && text[end] != '\n' && text[end] != '\r' && (text[end] != mark || quoted) {
		end++
	}
	heads := strings.Split(strings.TrimRight(head, "\r"), string(mark))
	if begin == 0 {
		return Place{Kind: Key, Shape: shape, Present: heads, Cell: true}.word(text, start, end, offset)
	}
	if column >= len(heads) {
		return Place{}
	}
	where := root(shape)
	for key := range strings.SplitSeq(strings.Trim(strings.TrimSpace(heads[column]), `"`), ".") {
		where = where.into(key)
	}
	p := where.value()
	if p.Cell = true; p.Field != nil && p.Field.List {
		start += strings.LastIndexAny(text[start:offset], ";|") + 1
		if i := strings.IndexAny(text[start:end], ";|"); i >= 0 {
			end = start + i
		}
	}
	for start < end && start < offset && text[start] == ' ' {
		start++
	}
	return p.word(text, start, end, offset)
}
