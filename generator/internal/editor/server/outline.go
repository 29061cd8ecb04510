package server

import (
	"context"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
)

type documentSymbol struct {
	Name           string            `json:"name"`
	Detail         string            `json:"detail,omitempty"`
	Kind           int               `json:"kind"`
	Range          wire.Range        `json:"range"`
	SelectionRange wire.Range        `json:"selectionRange"`
	Children       []*documentSymbol `json:"children,omitempty"`

	level int
	start int // of its line, in bytes
}

// Kinds of symbols.
const (
	symbolString = 15
	symbolKey    = 20
)

// documentSymbol gives the ids that a file defines, and its headings with what is below
// them.
func (s *server) documentSymbol(ctx context.Context, p positionParams) ([]*documentSymbol, error) {
	top := []*documentSymbol{}
	a, ok, err := s.about(ctx, p, false)
	if !ok {
		return top, err
	}
	parts, text := answer.Headings(a.file, a.text.String)
	if !text {
		if a, ok, err = s.about(ctx, p, true); !ok {
			return top, err
		}
		parts = a.state.Outline(a.file)
	}
	var above []*documentSymbol // the headings that the next one may be below
	ends := func(level, at int) {
		for len(above) > 0 && above[len(above)-1].level >= level {
			last := above[len(above)-1]
			last.Range = a.text.Between(last.start, at)
			above = above[:len(above)-1]
		}
	}
	for _, part := range parts {
		line := a.text.Line(part.Pos.Line - 1)
		start := a.text.OfBytes(part.Pos.Line, 1)
		symbol := &documentSymbol{Name: part.Name, Detail: part.Detail, Kind: symbolKey, level: part.Level, start: start}
		if symbol.SelectionRange = extent(a.text, part.Pos); part.Level > 0 {
			symbol.Kind, symbol.SelectionRange = symbolString, a.text.Between(start, start+len(line))
			ends(part.Level, start)
		}
		symbol.Range = symbol.SelectionRange
		if strings.TrimSpace(symbol.Name) == "" { // the protocol wants a name
			continue
		}
		if len(above) > 0 {
			over := above[len(above)-1]
			over.Children = append(over.Children, symbol)
		} else {
			top = append(top, symbol)
		}
		if part.Level > 0 {
			above = append(above, symbol)
		}
	}
	ends(0, len(a.text.String))
	return top, nil
}
