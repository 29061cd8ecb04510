package server

import (
	"context"
	"fmt"
	"slices"

	"github.com/creachadair/jrpc2"

	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
)

// asked is what a request is about.
type asked struct {
	state  *answer.State
	file   string
	text   *wire.Text
	offset int
}

// about finds the document and the place of a request. With current it waits until what the editor
// has is read; without, what was read last will do. ok is false where there is nothing to say.
func (s *server) about(ctx context.Context, p positionParams, current bool) (a asked, ok bool, err error) {
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.read.Broadcast()
	})
	defer stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	a.file = s.inPortfolio(p.TextDocument.URI)
	doc, open := s.docs[a.file]
	if a.file == "" || !open {
		return a, false, nil
	}
	revision := s.revision
	if current && s.stateOf < revision {
		select {
		case s.hurry <- struct{}{}:
		default:
		}
	}
	for (s.state == nil || current && s.stateOf < revision) && s.failed == nil && ctx.Err() == nil {
		s.read.Wait()
	}
	switch {
	case ctx.Err() != nil:
		return a, false, ctx.Err()
	case s.state == nil || current && s.failed != nil:
		return a, false, jrpc2.Errorf(requestFailed, "the portfolio cannot be read: %v", s.failed)
	case current && s.stateOf != s.revision:
		return a, false, jrpc2.Errorf(contentModified, "the text changed in the meantime")
	}
	a.state, a.text = s.state, wire.NewText(doc.text, s.encoding)
	a.offset = a.text.Offset(p.Position)
	return a, true, nil
}

func (s *server) completion(ctx context.Context, p positionParams) ([]completionItem, error) {
	items := []completionItem{}
	a, ok, err := s.about(ctx, p, false)
	if !ok {
		return items, err
	}
	kinds := map[answer.CompletionKind]int{answer.AField: kindProperty, answer.AWord: kindEnumMember, answer.AnID: kindReference, answer.AShortcode: kindFunction}
	for i, c := range a.state.Completions(a.file, a.text.String, a.offset) {
		item := completionItem{
			Label: c.Label, Kind: kinds[c.Kind], Detail: c.Detail, SortText: fmt.Sprintf("%05d", i), FilterText: c.Label,
			TextEdit: textEdit{a.text.Between(c.Start, c.End), c.Insert},
		}
		if c.Means != "" {
			item.Documentation = &markup{"markdown", c.Means}
		}
		items = append(items, item)
	}
	return items, nil
}

func (s *server) hover(ctx context.Context, p positionParams) (*hover, error) {
	a, ok, err := s.about(ctx, p, false)
	if !ok {
		return nil, err
	}
	means, start, end, ok := a.state.Hover(a.file, a.text.String, a.offset)
	if !ok {
		return nil, nil
	}
	return &hover{markup{"markdown", means}, a.text.Between(start, end)}, nil
}

func (s *server) definition(ctx context.Context, p positionParams) ([]location, error) {
	a, ok, err := s.about(ctx, p, false)
	if !ok {
		return nil, err
	}
	of, ok := a.state.SubjectAt(a.file, a.text.String, a.offset)
	if !ok {
		if a, ok, err = s.about(ctx, p, true); !ok {
			return nil, err
		}
		if of, ok = a.state.NameAt(a.file, a.offset); !ok {
			return nil, nil
		}
	}
	thing, ok := a.state.Thing(of)
	if !ok || !thing.Pos.Given() {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	text := s.textOf(a.state, map[string]*wire.Text{}, thing.Pos.File)
	return []location{{s.uriOf(thing.Pos.File), extent(text, thing.Pos)}}, nil
}

// subject finds the id at a place, in what the editor has now.
func (s *server) subject(ctx context.Context, p positionParams) (a asked, of answer.Subject, ok bool, err error) {
	if a, ok, err = s.about(ctx, p, true); !ok {
		return a, of, false, err
	}
	if of, ok = a.state.SubjectAt(a.file, a.text.String, a.offset); !ok {
		of, ok = a.state.NameAt(a.file, a.offset)
	}
	return a, of, ok, nil
}

func (s *server) references(ctx context.Context, p positionParams) ([]location, error) {
	a, of, ok, err := s.subject(ctx, p)
	if !ok {
		return nil, err
	}
	spots, _ := a.state.References(of)
	s.mu.Lock()
	defer s.mu.Unlock()
	texts := map[string]*wire.Text{}
	all := []location{}
	for _, spot := range spots {
		if !spot.Defines || p.Context.IncludeDeclaration {
			all = append(all, location{s.uriOf(spot.File), s.textOf(a.state, texts, spot.File).Between(spot.Start, spot.End)})
		}
	}
	return all, nil
}

func (s *server) prepareRename(ctx context.Context, p positionParams) (*prepared, error) {
	a, of, ok, err := s.subject(ctx, p)
	if !ok {
		return nil, err
	}
	return &prepared{a.text.Between(of.Start, of.End), of.ID}, nil
}

func (s *server) rename(ctx context.Context, p positionParams) (*workspaceEdit, error) {
	s.mu.Lock()
	s.touch() // a file may have changed on the disk, and not everything tells of it
	s.mu.Unlock()
	a, of, ok, err := s.subject(ctx, p)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, jrpc2.Errorf(requestFailed, "there is no id here")
	}
	change, err := a.state.Rename(of, p.NewName)
	if err != nil {
		return nil, jrpc2.Errorf(requestFailed, "%v", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(change.Moves) > 0 && !s.renames {
		return nil, jrpc2.Errorf(requestFailed, "%q is the name of %s, and this editor does not rename files for a language server", of.ID, change.Moves[0].From)
	}
	return s.workspaceEdit(a.state, change), nil
}

// workspaceEdit gives a change as the editor makes it: the edits file by file, and then
// the new names. The caller holds mu.
func (s *server) workspaceEdit(state *answer.State, change answer.Change) *workspaceEdit {
	texts := map[string]*wire.Text{}
	var files []string
	edits := map[string][]textEdit{}
	for _, e := range change.Edits {
		if !slices.Contains(files, e.File) {
			files = append(files, e.File)
		}
		edits[e.File] = append(edits[e.File], textEdit{s.textOf(state, texts, e.File).Between(e.Start, e.End), e.Text})
	}
	out := &workspaceEdit{}
	if !s.versions {
		out.Changes = map[string][]textEdit{}
		for _, file := range files {
			out.Changes[s.uriOf(file)] = edits[file]
		}
		return out
	}
	for _, file := range files {
		id := documentID{URI: s.uriOf(file)}
		if doc, open := s.docs[file]; open {
			version := doc.version
			id.Version = &version
		}
		out.DocumentChanges = append(out.DocumentChanges, documentEdit{id, edits[file]})
	}
	for _, m := range change.Moves {
		out.DocumentChanges = append(out.DocumentChanges, renameFile{resourceOfRename, s.uriOf(m.From), s.uriOf(m.To)})
	}
	return out
}
