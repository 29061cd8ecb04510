package server

import (
	"cmp"
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

const (
	quiet   = 150 * time.Millisecond // without a change, before the portfolio is read again
	longest = time.Second            // that somebody who goes on typing waits for it
)

// found is a diagnostic as it was published.
type found struct {
	diag.Diagnostic
	as diagnostic
}

// follow reads and checks the portfolio behind every change, until the end.
func (s *server) follow(ctx context.Context) {
	for {
		changed, paused := s.next(ctx)
		if !changed {
			s.mu.Lock()
			s.failed = cmp.Or(s.failed, ctx.Err())
			s.read.Broadcast()
			s.mu.Unlock()
			return
		}
		if !paused { // somebody is typing
			s.settle(ctx)
		}
		s.mu.Lock()
		if s.space == nil {
			s.mu.Unlock()
			continue
		}
		space, files, revision, former := s.space, s.files(), s.revision, s.state
		s.mu.Unlock()
		state, check, err := space.Read(files, former)
		s.mu.Lock()
		if s.failed = err; err == nil {
			s.state = state
		}
		s.stateOf = revision
		s.read.Broadcast()
		s.mu.Unlock()
		if err != nil {
			_ = s.rpc.Notify(ctx, "window/logMessage", messageParams{messageError, err.Error()}) // the editor may be gone
			continue
		}
		s.check(ctx, state, revision, check)
	}
}

// next waits for a change; paused tells whether nothing had changed for a while before it. There
// is none at the end.
func (s *server) next(ctx context.Context) (changed, paused bool) {
	still := time.NewTimer(quiet)
	defer still.Stop()
	for {
		select {
		case <-ctx.Done():
			return false, paused
		case <-s.changed:
			return true, paused
		case <-still.C:
			paused = true
		}
	}
}

// settle waits until nothing has changed for a while.
func (s *server) settle(ctx context.Context) {
	s.mu.Lock()
	first := s.state == nil
	s.mu.Unlock()
	if first {
		return
	}
	end := time.NewTimer(longest)
	defer end.Stop()
	for {
		still := time.NewTimer(quiet)
		select {
		case <-s.changed:
			still.Stop()
			continue
		case <-still.C:
		case <-s.hurry:
			still.Stop()
		case <-end.C:
			still.Stop()
		case <-ctx.Done():
			still.Stop()
		}
		return
	}
}

// check publishes what is wrong with a state. A change ends it: the next check will say.
func (s *server) check(ctx context.Context, state *answer.State, revision int, check Check) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		select {
		case <-ctx.Done():
		case <-s.changed:
			stop()
			select { // for the next turn
			case s.changed <- struct{}{}:
			default:
			}
		}
	}()
	list, err := check(ctx)
	aborted := ctx.Err() != nil
	stop()
	<-done
	switch {
	case aborted:
	case err != nil:
		_ = s.rpc.Notify(context.Background(), "window/logMessage", messageParams{messageError, err.Error()})
	default:
		s.publish(state, revision, list)
	}
}

// publish sends the diagnostics of every file that has some, or had.
func (s *server) publish(state *answer.State, revision int, list diag.List) {
	byFile := map[string][]found{}
	for _, d := range list {
		if d.Because != "" { // the author accepts it
			continue
		}
		file := d.Pos.File
		if strings.HasPrefix(file, "-") || strings.HasPrefix(file, "$") { // of a flag or the environment
			file = source.ConfigFile
		}
		byFile[file] = append(byFile[file], found{Diagnostic: d})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if revision != s.revision {
		return
	}
	texts := map[string]*wire.Text{}
	for file := range s.told {
		if _, has := byFile[file]; !has {
			byFile[file] = nil
		}
	}
	for file := range s.docs {
		if _, has := byFile[file]; !has {
			byFile[file] = nil
		}
	}
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		params := publishParams{URI: s.uriOf(file), Diagnostics: []diagnostic{}}
		if doc, open := s.docs[file]; open {
			params.Version = &doc.version
		}
		for i := range byFile[file] {
			f := &byFile[file][i]
			f.as = s.diagnostic(f.Diagnostic, file, func(name string) *wire.Text { return s.textOf(state, texts, name) })
			params.Diagnostics = append(params.Diagnostics, f.as)
		}
		if len(byFile[file]) == 0 {
			delete(byFile, file)
		}
		_ = s.rpc.Notify(context.Background(), "textDocument/publishDiagnostics", params) // the editor may be gone
	}
	s.told, s.judged = byFile, state
}

// textOf gives the text of a file as it was read.
func (s *server) textOf(state *answer.State, known map[string]*wire.Text, file string) *wire.Text {
	text, ok := known[file]
	if !ok {
		data, err := state.Read(file)
		if err != nil || !fs.ValidPath(file) {
			data = nil
		}
		text = wire.NewText(string(data), s.encoding)
		known[file] = text
	}
	return text
}

func (s *server) diagnostic(d diag.Diagnostic, file string, text func(string) *wire.Text) diagnostic {
	out := diagnostic{Range: extent(text(file), d.Pos), Severity: severityWarning, Code: d.Check, Source: "casebook", Message: d.Message}
	if d.Severity == diag.Error {
		out.Severity = severityError
	}
	if file != d.Pos.File {
		out.Range, out.Message = wire.Range{}, d.Pos.String()+": "+d.Message
	}
	if d.Hint != "" {
		out.Message += "\nhint: " + d.Hint
	}
	for _, r := range d.Related {
		out.Related = append(out.Related, related{location{s.uriOf(r.Pos.File), extent(text(r.Pos.File), r.Pos)}, r.Text})
	}
	return out
}

// extent gives the range of what stands at a place: a word, a text in quotes, or a line.
func extent(t *wire.Text, p diag.Pos) wire.Range {
	if p.Line == 0 {
		return wire.Range{}
	}
	start := t.OfBytes(p.Line, p.Col)
	line := t.Line(p.Line - 1)
	end := t.OfBytes(p.Line, len(line)+1)
	rest := t.String[start:end]
	if p.Col == 0 || rest == "" {
		begin := t.OfBytes(p.Line, 1+len(line)-len(strings.TrimLeft(line, " \t")))
		return t.Between(min(begin, start+len(rest)), end)
	}
	length := strings.IndexAny(rest, " \t,:;|[]{}\"'`<>()")
	if quote := rest[:1]; quote == `"` || quote == "'" || quote == "`" {
		if length = strings.Index(rest[1:], quote); length >= 0 {
			length += 2
		}
	}
	if length <= 0 {
		length = len(rest)
		if strings.IndexAny(rest, "[]{}()<>,:;|") == 0 {
			length = 1
		}
	}
	return t.Between(start, start+length)
}
