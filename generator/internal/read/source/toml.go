package source

import (
	"errors"
	"regexp"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/casebook-dev/casebook/generator/diag"
)

// readTOML reads a TOML document that begins on a line of its file.
func readTOML(file string, firstLine int, text string) (Value, diag.List) {
	t := &tomlReader{file: file, offset: firstLine - 1}
	if at, ok := tomlTooDeep(text); ok {
		before := text[:at]
		t.diags.Errorf(diag.Pos{File: file, Line: firstLine + strings.Count(before, "\n"), Col: at - strings.LastIndexByte(before, '\n')},
			"syntax-bad", "lists or maps nested more than %d deep", maxDepth).Hintf("write the values out, and keep them flat")
		return Value{}, t.diags
	}
	if at, ok := tomlTooMany(text); ok {
		where := place(file, text, at)
		where.Line += t.offset
		t.diags.Errorf(where, "text-unbounded", "more than %d tables", maxTables).Hintf("write it shorter, or as YAML")
		return Value{}, t.diags
	}
	var whole map[string]any
	if err := toml.Unmarshal([]byte(text), &whole); err != nil {
		t.wrong(text, err)
		return Value{}, t.diags
	}
	root := &tomlTable{pos: diag.Pos{File: file, Line: firstLine, Col: 1}}
	open := root
	t.lines = []int{0}
	for _, at := range indexes(text, "\n") {
		t.lines = append(t.lines, at+1)
	}
	t.parser.Reset([]byte(text))
	for t.parser.NextExpression() {
		switch e := t.parser.Expression(); e.Kind {
		case unstable.KeyValue:
			t.assign(open, e)
		case unstable.Table:
			open = t.table(root, e, false)
		case unstable.ArrayTable:
			open = t.table(root, e, true)
		}
	}
	return root.value(), t.diags
}

// maxTables is how many tables a document may have: the parser looks through all of
// them for each.
const maxTables = 3_000

// tomlTooMany gives where a document has one table too many.
func tomlTooMany(text string) (at int, ok bool) {
	n, at := 0, 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimLeft(line, " \t"), "[") {
			if n++; n > maxTables {
				return at, true
			}
		}
		at += len(line)
	}
	return 0, false
}

// wrong tells of a text that the parser refused.
func (t *tomlReader) wrong(text string, err error) {
	if m := tomlMistake(text); m != nil {
		at := place(t.file, text, m.at)
		at.Line += t.offset
		t.diags.Errorf(at, "syntax-bad", "%s", m.what).Hintf("%s", m.hint)
		return
	}
	at := diag.Pos{File: t.file, Line: t.offset + 1, Col: 1}
	var known *toml.DecodeError
	if !errors.As(err, &known) {
		t.diags.Errorf(at, "syntax-bad", "this is not TOML: %s", err).Hintf("look at this line, and at the one above")
		return
	}
	at.Line, at.Col = known.Position()
	at.Line += t.offset
	key := strings.Join(known.Key(), ".")
	if key == "" || !strings.Contains(known.Error(), "already") && !strings.Contains(known.Error(), "should be") {
		t.diags.Errorf(at, "syntax-bad", "this is not TOML: %s", strings.TrimPrefix(known.Error(), "toml: ")).Hintf("look at this line, and at the one above")
		return
	}
	d := t.diags.Errorf(at, "syntax-bad", "%q is given twice", key)
	begins := t.offsetOf(text, at.Line)
	form := `(?m)^[ \t]*["']?` + regexp.QuoteMeta(known.Key()[len(known.Key())-1]) + `["']?[ \t]*[.=]`
	if line, _, _ := strings.Cut(text[begins:], "\n"); strings.HasPrefix(strings.TrimSpace(line), "[") {
		d.Hintf("put the fields of both below one line [%s]; rows of a list begin with [[%s]], each of them", key, key)
		form = `(?m)^[ \t]*\[\[?[ \t]*` + regexp.QuoteMeta(key) + `[ \t]*\]`
	} else {
		d.Hintf("keep one of the two")
	}
	if before := regexp.MustCompile(form).FindAllStringIndex(text[:begins], -1); len(before) > 0 {
		see := place(t.file, text, before[len(before)-1][0])
		see.Line += t.offset
		d.See(see, "%q is given here first", key)
	}
}

// offsetOf gives where a line of the file begins in the text.
func (t *tomlReader) offsetOf(text string, line int) int {
	at := 0
	for range line - t.offset - 1 {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at
}

type tomlReader struct {
	file   string
	offset int
	parser unstable.Parser
	lines  []int // where each begins
	diags  diag.List
}

// tomlTable is a table under construction: TOML may add to it from several
// places of the file.
type tomlTable struct {
	pos    diag.Pos
	fields []*tomlField
	byKey  map[string]*tomlField
}

type tomlField struct {
	key   string
	pos   diag.Pos
	table *tomlTable   // of a table
	rows  []*tomlTable // of an array of tables
	value Value        // of anything else
}

func (t *tomlTable) field(key string, at diag.Pos) *tomlField {
	if f, ok := t.byKey[key]; ok {
		return f
	}
	f := &tomlField{key: key, pos: at}
	if t.byKey == nil {
		t.byKey = map[string]*tomlField{}
	}
	t.fields, t.byKey[key] = append(t.fields, f), f
	return f
}

// inside gives the table that a key leads into: of an array, its last row.
func (f *tomlField) inside() *tomlTable {
	if n := len(f.rows); n > 0 {
		return f.rows[n-1]
	}
	if f.table == nil {
		f.table = &tomlTable{pos: f.pos}
	}
	return f.table
}

func (t *tomlTable) value() Value {
	v := Value{Kind: Mapping, Pos: t.pos}
	for _, f := range t.fields {
		field := Field{Key: f.key, Pos: f.pos, Value: f.value}
		switch {
		case f.rows != nil:
			field.Value = Value{Kind: Sequence, Pos: f.pos}
			for _, row := range f.rows {
				field.Value.Items = append(field.Value.Items, row.value())
			}
		case f.table != nil:
			field.Value = f.table.value()
		}
		v.Fields = append(v.Fields, field)
	}
	return v
}

func (t *tomlReader) table(root *tomlTable, e *unstable.Node, array bool) *tomlTable {
	open := root
	for it := e.Key(); it.Next(); {
		key := it.Node()
		f := open.field(string(key.Data), t.pos(key))
		if array && it.IsLast() {
			f.rows = append(f.rows, &tomlTable{pos: t.pos(key)})
		}
		open = f.inside()
	}
	return open
}

func (t *tomlReader) assign(open *tomlTable, e *unstable.Node) {
	for it := e.Key(); it.Next(); {
		key := it.Node()
		f := open.field(string(key.Data), t.pos(key))
		if it.IsLast() {
			f.value = t.value(e.Value(), f.pos)
			return
		}
		open = f.inside()
	}
}

// value reads a value. Lists and inline tables keep no place of their own in
// the parser's tree; they get their first item's, else that of the key.
func (t *tomlReader) value(n *unstable.Node, key diag.Pos) Value {
	switch n.Kind {
	case unstable.Array:
		v := Value{Kind: Sequence, Pos: key}
		for it := n.Children(); it.Next(); {
			if it.Node().Kind != unstable.Comment {
				v.Items = append(v.Items, t.value(it.Node(), key))
			}
		}
		return v
	case unstable.InlineTable:
		table := &tomlTable{pos: key}
		for it := n.Children(); it.Next(); {
			t.assign(table, it.Node())
		}
		if len(table.fields) > 0 {
			table.pos = table.fields[0].pos
		}
		return table.value()
	}
	at := t.pos(n)
	if at.Line == 0 {
		at = key
	}
	return Value{Kind: Scalar, Pos: at, Text: string(n.Data), Quoted: n.Kind == unstable.String}
}

func (t *tomlReader) pos(n *unstable.Node) diag.Pos {
	if n.Raw.Length == 0 {
		return diag.Pos{File: t.file}
	}
	offset := int(n.Raw.Offset)
	line := sort.SearchInts(t.lines, offset+1) // the parser would count from the beginning
	return diag.Pos{File: t.file, Line: t.offset + line, Col: offset - t.lines[line-1] + 1}
}

// tomlTooDeep finds where TOML nests more lists and tables than are read, before it
// is parsed: the parser calls itself for each. Dotted keys nest, too.
func tomlTooDeep(text string) (at int, found bool) {
	depth, dots := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '#':
			if end := strings.IndexByte(text[i:], '\n'); end >= 0 {
				i += end - 1
			} else {
				return 0, false
			}
		case '"', '\'':
			if i = behindQuotation(text, i); i >= len(text) {
				return 0, false
			}
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '.':
			dots++
		case '\n', '=', ',':
			dots = 0
		}
		if depth > maxDepth || dots > maxDepth {
			return i, true
		}
	}
	return 0, false
}

// behindQuotation gives the last byte of a quotation of TOML.
func behindQuotation(text string, at int) int {
	mark := text[at : at+1]
	if three := strings.Repeat(mark, 3); strings.HasPrefix(text[at:], three) {
		for i := at + 3; i < len(text); i++ {
			if text[i] == '\\' && mark == `"` {
				i++
			} else if strings.HasPrefix(text[i:], three) {
				return i + 2
			}
		}
		return len(text)
	}
	for i := at + 1; i < len(text) && text[i] != '\n'; i++ {
		if text[i] == '\\' && mark == `"` {
			i++
		} else if text[i] == mark[0] {
			return i
		}
	}
	return at
}
