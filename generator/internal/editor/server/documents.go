package server

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
	"github.com/casebook-dev/casebook/generator/internal/files/overlay"
)

func (s *server) initialize(_ context.Context, p initializeParams) (initializeResult, error) {
	folders := []string{fileOf(p.RootURI), p.RootPath}
	for _, f := range p.WorkspaceFolders {
		folders = append(folders, fileOf(f.URI))
	}
	var space *Workspace
	for _, f := range folders {
		if space != nil {
			break
		}
		opened, err := s.opt.Open(f)
		if err != nil {
			return initializeResult{}, err
		}
		space = opened
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.phase, s.space = working, space
	if slices.Contains(p.Capabilities.General.PositionEncodings, wire.UTF8) {
		s.encoding = wire.UTF8
	}
	edits := p.Capabilities.Workspace.WorkspaceEdit
	s.renames = slices.Contains(edits.ResourceOperations, resourceOfRename)
	s.watches = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.versions = edits.DocumentChanges || s.renames // only there can a file be renamed
	s.touch()
	return initializeResult{
		ServerInfo: serverInfo{"casebook", s.opt.Version},
		Capabilities: capabilities{
			PositionEncoding:   s.encoding,
			TextDocumentSync:   syncOptions{OpenClose: true, Change: incrementalSync, Save: true},
			CompletionProvider: completionOptions{TriggerCharacters: []string{" ", "[", "{", ",", "\"", ":", ".", "<"}},
			HoverProvider:      true, DefinitionProvider: true, ReferencesProvider: true, SymbolProvider: true,
			RenameProvider: renameOptions{PrepareProvider: true}, CodeActionProvider: true,
		},
	}, nil
}

// initialized asks to be told of files that change on the disk.
func (s *server) initialized(ctx context.Context) error {
	s.mu.Lock()
	ask := s.watches && s.space != nil
	s.mu.Unlock()
	if ask {
		go func() { // the answer comes behind this notification, and says nothing
			_, _ = s.rpc.Callback(context.WithoutCancel(ctx), "client/registerCapability", registrations{[]registration{{
				ID: "files", Method: "workspace/didChangeWatchedFiles", Options: watchOptions{[]watcher{{"**/*"}}},
			}}})
		}()
	}
	return nil
}

// fileOf gives the file that a URI names; "" for one that names none.
func fileOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return ""
	}
	file := filepath.FromSlash(u.Path)
	if len(file) > 2 && file[0] == filepath.Separator && file[2] == ':' { // of Windows: /C:/case
		file = file[1:]
	}
	return file
}

// uriOf gives the URI of a file of the portfolio: that of the editor, for one that is open.
func (s *server) uriOf(file string) string {
	if doc, open := s.docs[file]; open {
		return doc.uri
	}
	whole := filepath.ToSlash(filepath.Join(s.space.Folder, filepath.FromSlash(file)))
	if !strings.HasPrefix(whole, "/") {
		whole = "/" + whole
	}
	return (&url.URL{Scheme: "file", Path: whole}).String()
}

// inPortfolio gives the path that a document has in the portfolio; "" for one outside.
func (s *server) inPortfolio(uri string) string {
	file := fileOf(uri)
	if s.space == nil || file == "" {
		return ""
	}
	below, err := filepath.Rel(s.space.Folder, file)
	if real, other := filepath.EvalSymlinks(filepath.Dir(file)); err == nil && other == nil && !filepath.IsLocal(below) {
		below, err = filepath.Rel(s.space.Folder, filepath.Join(real, filepath.Base(file)))
	}
	if err != nil || !filepath.IsLocal(below) {
		return ""
	}
	return filepath.ToSlash(below)
}

func (s *server) didOpen(_ context.Context, p didOpenParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if file := s.inPortfolio(p.TextDocument.URI); file != "" {
		s.docs[file] = &document{p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text}
		s.touch()
	}
	return nil
}

func (s *server) didChange(_ context.Context, p didChangeParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	file := s.inPortfolio(p.TextDocument.URI)
	doc, open := s.docs[file]
	if !open {
		return nil
	}
	for _, c := range p.ContentChanges {
		if c.Range == nil {
			doc.text = c.Text
			continue
		}
		text := wire.NewText(doc.text, s.encoding)
		start, end := text.Offset(c.Range.Start), text.Offset(c.Range.End)
		if end < start {
			return fmt.Errorf("a change ends before it begins")
		}
		doc.text = doc.text[:start] + c.Text + doc.text[end:]
	}
	if p.TextDocument.Version != nil {
		doc.version = *p.TextDocument.Version
	}
	s.tellAtOnce(file, doc)
	s.touch()
	return nil
}

func (s *server) didClose(_ context.Context, p documentParams) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.docs, s.inPortfolio(p.TextDocument.URI))
	s.touch()
	return nil
}

// didSave reads the portfolio again: what is on the disk is other than before.
func (s *server) didSave(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.touch()
	return nil
}

// touch notes a change. The caller holds mu.
func (s *server) touch() {
	s.revision++
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

// files gives the portfolio with what is not saved. The caller holds mu.
func (s *server) files() overlay.FS {
	all := make(map[string][]byte, len(s.docs))
	for file, doc := range s.docs {
		all[file] = []byte(doc.text)
	}
	return overlay.FS{FS: s.space.Files, Files: all}
}
