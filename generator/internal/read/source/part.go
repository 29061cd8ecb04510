package source

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Part gives a key at the top of a YAML file with its value, as text that keeps the
// comments. fate says of each text in it what it is called now, "" = as before, or that
// it is gone. What is gone takes with it the key, the item or the map that it is a value
// of, and a list or a map that has nothing more. The part is "" if all is gone.
func Part(file string, data []byte, key string, fate func(at diag.Pos) (now string, gone bool)) string {
	parsed, err := parser.ParseBytes(data, parser.ParseComments, parser.AllowDuplicateMapKey())
	if err != nil || len(parsed.Docs) == 0 {
		return ""
	}
	top, ok := parsed.Docs[0].Body.(*ast.MappingNode)
	if !ok {
		return ""
	}
	p := parter{at: yamlReader{file: file, lines: strings.Split(string(data), "\n"), counted: map[int]counted{}}, fate: fate}
	for _, field := range top.Values {
		if field.Key.GetToken().Value == key && !p.gone(field.Value) {
			return strings.TrimSpace(field.String()) + "\n"
		}
	}
	return ""
}

type parter struct {
	at   yamlReader
	fate func(at diag.Pos) (now string, gone bool)
}

// gone goes through a value, and tells whether nothing of it is left.
func (p *parter) gone(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.StringNode:
		now, gone := p.fate(p.at.pos(n.GetToken()))
		if now != "" {
			n.Value = now
		}
		return gone
	case *ast.MappingNode:
		without := false
		n.Values = slices.DeleteFunc(n.Values, func(field *ast.MappingValueNode) bool {
			_, isText := field.Value.(*ast.StringNode)
			gone := p.gone(field.Value)
			without = without || gone && isText
			return gone || p.gone(field.Key)
		})
		return without || len(n.Values) == 0
	case *ast.SequenceNode:
		var kept []ast.Node
		var comments []*ast.CommentGroupNode
		for i, item := range n.Values {
			if p.gone(item) {
				continue
			}
			kept = append(kept, item)
			if i < len(n.ValueHeadComments) {
				comments = append(comments, n.ValueHeadComments[i])
			}
		}
		n.Values, n.ValueHeadComments = kept, comments
		return len(kept) == 0
	}
	return false
}
