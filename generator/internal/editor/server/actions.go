package server

import (
	"context"
	"regexp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
)

var (
	meantForm  = regexp.MustCompile(`^did you mean "([^"]+)"\?$`)
	quotedForm = regexp.MustCompile(`"([^"]+)"`)
)

// codeAction offers what mends a diagnostic: what casebook check --fix does, and the
// word that a hint suggests.
func (s *server) codeAction(_ context.Context, p codeActionParams) ([]codeAction, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := []codeAction{}
	file := s.inPortfolio(p.TextDocument.URI)
	if file == "" || s.state == nil || s.stateOf != s.revision {
		return all, nil // the places may have moved
	}
	data, err := s.state.Read(file)
	if err != nil {
		return all, nil
	}
	text := diag.NewText(data)
	for _, f := range s.told[file] {
		if f.as.Range.End.Line < p.Range.Start.Line || f.as.Range.Start.Line > p.Range.End.Line {
			continue
		}
		title, fix := "Correct this as casebook check --fix does", f.Fix
		if m := meantForm.FindStringSubmatch(f.Hint); len(fix) == 0 && m != nil {
			if word := quotedForm.FindStringSubmatch(f.Message); word != nil {
				title, fix = "Write "+m[1], []diag.Edit{{Pos: f.Pos, Value: word[1], Old: word[1], New: m[1]}}
			}
		}
		var change answer.Change
		for _, e := range fix {
			at, ok := text.Find(e)
			if !ok {
				change.Edits = nil
				break
			}
			change.Edits = append(change.Edits, answer.Edit{Spot: answer.Spot{File: file, Start: at, End: at + len(e.Old)}, Text: e.New})
		}
		if len(change.Edits) > 0 {
			all = append(all, codeAction{title, "quickfix", []diagnostic{f.as}, *s.workspaceEdit(s.state, change)})
		}
	}
	return all, nil
}
