package source

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Bounds on what one data file may hold. An author never meets them; a file
// made to exhaust memory does.
const (
	maxDepth    = 100     // of nested lists and maps
	maxAliased  = 100_000 // values that YAML aliases stand for, all together
	maxRepeated = 500_000 // bytes of text that they stand for
)

// readYAML reads one YAML document. The text begins on a line of its file, so
// that front matter gets the file's places.
func readYAML(file string, firstLine int, text string) (Value, diag.List) {
	y := &yamlReader{file: file, offset: firstLine - 1, lines: strings.Split(text, "\n"), anchors: map[string]ast.Node{}, counted: map[int]counted{}}
	if why, line, col := unbounded(text); why != "" {
		y.stop(diag.Pos{File: file, Line: y.offset + line, Col: col}, "%s", why)
		return Value{}, y.diags
	}
	if lost := losses(y.lines); len(lost) > 0 {
		for _, i := range slices.Sorted(maps.Keys(lost)) {
			y.tell(i, lost[i])
		}
		return Value{}, y.diags
	}
	parsed, err := parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		y.syntax(err)
		return Value{}, y.diags
	}
	if len(parsed.Docs) > 1 && parsed.Docs[1].Body != nil {
		at := y.pos(parsed.Docs[1].Body.GetToken())
		at.Col = 1 // the token is a colon, or in the middle of the line
		y.diags.Errorf(at, "syntax-bad", "a second YAML document in one file").
			Hintf("keep one document; begin no other line with ---")
	}
	if len(parsed.Docs) == 0 || parsed.Docs[0].Body == nil {
		return Value{Pos: diag.Pos{File: file}}, y.diags
	}
	v := y.value(parsed.Docs[0].Body, 0)
	return v, y.diags
}

type yamlReader struct {
	file     string
	offset   int
	lines    []string
	anchors  map[string]ast.Node
	aliased  int // values made so far from aliases
	repeated int // bytes of text made so far from aliases
	inAlias  int // depth of aliases being followed
	stopped  bool
	diags    diag.List

	counted map[int]counted // by line
}

func (y *yamlReader) syntax(err error) {
	var at diag.Pos
	var message string
	var known yaml.Error
	if errors.As(err, &known) {
		at, message = y.pos(known.GetToken()), known.GetMessage()
	} else {
		message = err.Error() // of a known one it would print the whole text
	}
	if at.Line == 0 {
		at = diag.Pos{File: y.file, Line: y.offset + 1, Col: 1}
	}
	line := at.Line - y.offset - 1
	if s, i, ok := flowSlip(y.lines, line); ok {
		y.tell(i, s)
		return
	}
	if line > 0 && line < len(y.lines) && blockForm.MatchString(y.lines[line-1]) && !pairForm.MatchString(y.lines[line]) && indentOf(y.lines[line]) <= indentOf(y.lines[line-1]) {
		y.tell(line, slip{1, "the text below a | or a > is not indented", "indent each of its lines by two spaces more than the line above it"})
		return
	}
	for i := line; i >= 0 && i >= line-3; i-- { // the parser notices many mistakes some lines later
		if s, ok := slipIn(y.lines[i]); ok {
			y.tell(i, s)
			return
		}
	}
	for next := line + 1; line >= 0 && next < len(y.lines) && next < line+5 && indentOf(y.lines[next]) > indentOf(y.lines[line]); next++ {
		if pairForm.MatchString(y.lines[next]) {
			y.tell(next, slip{1, "the line is indented, so it goes on with the text of the line above", "begin it in the column of the field above"})
			return
		}
	}
	if line > 0 && indentOf(y.lines[line]) > 0 {
		y.diags.Errorf(at, "syntax-bad", "the line is indented by %s, which fits no line above", spaces(indentOf(y.lines[line]))).
			Hintf("begin lines that belong together in one column")
		return
	}
	if line > 0 && line < len(y.lines) && strings.HasPrefix(y.lines[line], "- ") {
		y.diags.Errorf(at, "syntax-bad", "an item of a list is among fields, in their column").
			Hintf("write the name of the list, with a colon, on the line above its items; or begin every entry of the file with a dash")
		return
	}
	y.diags.Errorf(at, "syntax-bad", "this is not YAML: %s", message).
		Hintf("look at this line and the one above: text with a sign in it goes into quotes, and lines that belong together begin in one column")
}

func spaces(n int) string {
	if n == 1 {
		return "one space"
	}
	return fmt.Sprintf("%d spaces", n)
}

// tell reports a slip of a line, counted from 0.
func (y *yamlReader) tell(line int, s slip) {
	y.diags.Errorf(diag.Pos{File: y.file, Line: y.offset + line + 1, Col: s.col}, "syntax-bad", "%s", s.what).Hintf("%s", s.hint)
}

// pos turns a token's place, whose column counts characters, into one whose
// column counts bytes.
func (y *yamlReader) pos(t *token.Token) diag.Pos {
	if t == nil || t.Position == nil {
		return diag.Pos{File: y.file}
	}
	line, col := t.Position.Line, t.Position.Column
	if line < 1 || line > len(y.lines) {
		return diag.Pos{File: y.file, Line: y.offset + max(1, min(line, len(y.lines)))}
	}
	bytes := y.bytes(line, col)
	return diag.Pos{File: y.file, Line: y.offset + line, Col: bytes + 1}
}

// counted is how far the characters of a line were counted.
type counted struct{ col, bytes int }

// bytes gives the offset in its line of a character, counted from 1. The places of a
// line come near one another, so it goes from the last one, forth or back.
func (y *yamlReader) bytes(line, col int) int {
	at, ok := y.counted[line]
	if !ok {
		at = counted{col: 1}
	}
	text := y.lines[line-1]
	for ; at.col < col && at.bytes < len(text); at.col++ {
		_, n := utf8.DecodeRuneInString(text[at.bytes:])
		at.bytes += n
	}
	for ; at.col > max(col, 1); at.col-- {
		_, n := utf8.DecodeLastRuneInString(text[:at.bytes])
		at.bytes -= n
	}
	y.counted[line] = at
	return at.bytes
}

func (y *yamlReader) value(n ast.Node, depth int) Value {
	if y.stopped || n == nil {
		return Value{}
	}
	at := y.pos(n.GetToken())
	if depth > maxDepth {
		y.stop(at, "lists or maps nested more than %d deep", maxDepth)
		return Value{Pos: at}
	}
	if y.inAlias > 0 {
		if y.aliased++; y.aliased > maxAliased {
			y.stop(at, "aliases expand to more than %d values", maxAliased)
			return Value{Pos: at}
		}
		if y.repeated += len(n.GetToken().Value); y.repeated > maxRepeated {
			y.stop(at, "aliases expand to more than %d bytes of text", maxRepeated)
			return Value{Pos: at}
		}
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		v := Value{Kind: Mapping, Pos: at}
		if len(n.Values) > 0 {
			v.Pos = y.pos(n.Values[0].Key.GetToken())
		}
		y.fields(&v, n.Values, depth)
		return v
	case *ast.MappingValueNode:
		v := Value{Kind: Mapping, Pos: y.pos(n.Key.GetToken())}
		y.fields(&v, []*ast.MappingValueNode{n}, depth)
		return v
	case *ast.SequenceNode:
		v := Value{Kind: Sequence, Pos: at}
		for _, item := range n.Values {
			v.Items = append(v.Items, y.value(item, depth+1))
		}
		return v
	case *ast.AnchorNode:
		y.anchors[n.Name.GetToken().Value] = n.Value
		return y.value(n.Value, depth)
	case *ast.AliasNode:
		return y.alias(n, at, depth)
	case *ast.TagNode:
		return y.value(n.Value, depth)
	case *ast.LiteralNode:
		return Value{Kind: Scalar, Pos: at, Text: n.Value.Value, Quoted: true, Block: true}
	case *ast.NullNode:
		return Value{Pos: at}
	case *ast.StringNode:
		quoted := n.Token.Type == token.SingleQuoteType || n.Token.Type == token.DoubleQuoteType
		return Value{Kind: Scalar, Pos: at, Text: n.Value, Quoted: quoted}
	}
	return Value{Kind: Scalar, Pos: at, Text: n.GetToken().Value}
}

// fields reads the pairs of a mapping. The merge key << brings in the fields of the
// map that it names, or of each map in a list, save those that the mapping has.
func (y *yamlReader) fields(v *Value, pairs []*ast.MappingValueNode, depth int) {
	var merged []Value
	v.Fields = slices.Grow(v.Fields, len(pairs))
	for _, pair := range pairs {
		value := y.value(pair.Value, depth+1)
		if _, merge := pair.Key.(*ast.MergeKeyNode); merge {
			if merged = append(merged, value); value.Kind == Sequence {
				merged = append(merged, value.Items...)
			}
			continue
		}
		key := pair.Key.GetToken().Value
		if s, ok := pair.Key.(*ast.StringNode); ok {
			key = s.Value
		}
		v.Fields = append(v.Fields, Field{Key: key, Pos: y.pos(pair.Key.GetToken()), Value: value})
	}
	if len(merged) == 0 {
		return
	}
	has := map[string]bool{}
	for _, f := range v.Fields {
		has[f.Key] = true
	}
	for _, m := range merged {
		for _, f := range m.Fields {
			if !has[f.Key] {
				has[f.Key] = true
				v.Fields = append(v.Fields, f)
			}
		}
	}
}

func (y *yamlReader) alias(n *ast.AliasNode, at diag.Pos, depth int) Value {
	name := n.Value.GetToken().Value
	target, ok := y.anchors[name]
	if !ok {
		y.diags.Errorf(at, "syntax-bad", "no anchor &%s comes before *%s", name, name).
			Hintf("text that begins with * goes into quotes; an anchor is written as &%s before the value that it names", name)
		return Value{Pos: at}
	}
	y.inAlias++
	v := y.value(target, depth+1)
	y.inAlias--
	return v
}

func (y *yamlReader) stop(at diag.Pos, format string, args ...any) {
	if !y.stopped {
		y.diags.Errorf(at, "syntax-bad", format, args...).Hintf("write the values out, and keep them flat")
	}
	y.stopped = true
}
