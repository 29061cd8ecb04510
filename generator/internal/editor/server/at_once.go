package server

import (
	"context"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// mostAtOnce is how long a text may be, in bytes, that is read while the editor waits.
const mostAtOnce = 256 << 10

// tellAtOnce publishes the errors that show in a changed file by itself, with what else the last
// check told of it, moved with its lines. The next check tells all of it anew. The
// caller holds mu.
func (s *server) tellAtOnce(file string, doc *document) {
	if s.judged == nil || len(doc.text) > mostAtOnce || !slices.ContainsFunc(s.judged.Case.Account, func(a casefile.Fate) bool {
		return a.Path == file && (a.Form == casefile.Read || a.Form == casefile.Unreadable)
	}) {
		return
	}
	was, err := s.judged.Read(file)
	if err != nil {
		return
	}
	var told diag.List
	for _, f := range s.told[file] {
		told = append(told, f.Diagnostic)
	}
	list, moved := told.Since(source.Alone(file, was)), movedLines(string(was), doc.text)
	for i := range list {
		if at := &list[i].Pos; at.File == file {
			at.Line = moved(at.Line)
		}
	}
	list = append(list, source.Alone(file, []byte(doc.text)).Of(diag.Error)...)
	list.Sort()
	texts := map[string]*wire.Text{file: wire.NewText(doc.text, s.encoding)}
	params := publishParams{URI: doc.uri, Version: &doc.version, Diagnostics: []diagnostic{}}
	for _, d := range list {
		params.Diagnostics = append(params.Diagnostics, s.diagnostic(d, file, func(name string) *wire.Text { return s.textOf(s.judged, texts, name) }))
	}
	if _, has := s.told[file]; !has { // the next check tells of it, even if it is closed by then
		s.told[file] = nil
	}
	_ = s.rpc.Notify(context.Background(), "textDocument/publishDiagnostics", params) // the editor may be gone
}

// movedLines tells which line of a text a line of the former one is. Before and behind what
// differs they are the same lines.
func movedLines(was, is string) func(line int) int {
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	most := min(len(a), len(b))
	before, behind := 0, 0
	for before < most && a[before] == b[before] {
		before++
	}
	for behind < most-before && a[len(a)-1-behind] == b[len(b)-1-behind] {
		behind++
	}
	return func(line int) int {
		switch {
		case line <= before:
			return line
		case line > len(a)-behind:
			return line + len(b) - len(a)
		}
		return min(line, max(before+1, len(b)-behind), len(b))
	}
}
