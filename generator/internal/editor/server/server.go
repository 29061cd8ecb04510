// Package server speaks the Language Server Protocol over a connection: it keeps what
// an editor has not saved, reads the portfolio again behind each change, and answers from
// what was read last.
//
// It owns the protocol. What is wrong with a case it is told by Workspace, and what stands
// at a place by package answer. It writes no file: what changes is for the editor to write.
package server

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"sync"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/handler"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
)

// Workspace is the portfolio that an editor works on.
type Workspace struct {
	Folder string // absolute, as the operating system names it
	Files  fs.FS

	// Read reads the portfolio from files, and gives what tells what is wrong with it.
	// former is what was read before.
	Read func(files fs.FS, former *answer.State) (*answer.State, Check, error)
}

// Check tells what is wrong with a portfolio that was read.
type Check func(context.Context) (diag.List, error)

// Options are what a server begins with.
type Options struct {
	Version string
	// Open finds the portfolio around a folder that the editor names. "" is none.
	Open func(folder string) (*Workspace, error)
}

// Serve answers until the editor ends the connection. clean tells whether it said so before.
func Serve(ctx context.Context, in io.Reader, out io.Writer, opt Options) (clean bool, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := &server{opt: opt, docs: map[string]*document{}, changed: make(chan struct{}, 1), hurry: make(chan struct{}, 1), encoding: wire.UTF16}
	s.read = sync.NewCond(&s.mu)
	s.rpc = jrpc2.NewServer(s.methods(), &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true, Concurrency: 64, NewContext: func() context.Context { return ctx },
	})
	ended := make(chan struct{})
	go func() { // an interrupt ends what waits for the editor
		select {
		case <-ctx.Done():
			s.rpc.Stop()
		case <-ended:
		}
	}()
	s.rpc.Start(sound{wire.NewFrames(in, out)})
	var checks sync.WaitGroup
	checks.Go(func() { s.follow(ctx) })
	status := s.rpc.WaitStatus()
	close(ended)
	stop()
	checks.Wait()
	if err := status.Err; err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return s.phase == over || s.phase == leaving, nil
}

// phase is how far a connection is.
type phase int

const (
	fresh   phase = iota // before initialize
	working              // in between
	leaving              // behind shutdown
	over                 // behind exit, after shutdown
	broken               // behind exit, without
)

type server struct {
	opt     Options
	rpc     *jrpc2.Server
	changed chan struct{}
	hurry   chan struct{} // somebody waits for the next state

	mu       sync.Mutex
	read     *sync.Cond // a state was read
	phase    phase
	encoding wire.Encoding
	renames  bool // the editor can rename files
	watches  bool // it can tell of files that change on the disk
	versions bool // it takes edits with the versions of documents
	space    *Workspace
	docs     map[string]*document // open ones, by their paths in the portfolio
	revision int                  // counts changes
	state    *answer.State        // nil = none was read yet
	stateOf  int                  // the revision that was read
	failed   error                // why there is none
	told     map[string][]found   // what the last check told, by file
	judged   *answer.State        // what that was of; nil = nothing was checked yet
}

// document is a text that is open in the editor.
type document struct {
	uri     string
	version int
	text    string
}

// methods are what the server answers.
func (s *server) methods() handler.Map {
	m := handler.Map{
		"initialize":                      handler.New(s.initialize),
		"initialized":                     handler.New(s.initialized),
		"shutdown":                        s.shutdown,
		"exit":                            s.exit,
		"$/cancelRequest":                 handler.New(s.cancel),
		"textDocument/didOpen":            handler.New(s.didOpen),
		"textDocument/didChange":          handler.New(s.didChange),
		"textDocument/didClose":           handler.New(s.didClose),
		"textDocument/didSave":            handler.New(s.didSave),
		"workspace/didChangeWatchedFiles": handler.New(s.didSave),
		"textDocument/completion":         handler.New(s.completion),
		"textDocument/hover":              handler.New(s.hover),
		"textDocument/definition":         handler.New(s.definition),
		"textDocument/references":         handler.New(s.references),
		"textDocument/prepareRename":      handler.New(s.prepareRename),
		"textDocument/rename":             handler.New(s.rename),
		"textDocument/documentSymbol":     handler.New(s.documentSymbol),
		"textDocument/codeAction":         handler.New(s.codeAction),
	}
	for _, quiet := range []string{"$/setTrace", "workspace/didChangeConfiguration"} {
		m[quiet] = func(context.Context, *jrpc2.Request) (any, error) { return nil, nil }
	}
	for name, h := range m {
		m[name] = s.inPhase(name, h)
	}
	return m
}

// inPhase refuses what comes before initialize and after shutdown.
func (s *server) inPhase(name string, h jrpc2.Handler) jrpc2.Handler {
	return func(ctx context.Context, r *jrpc2.Request) (any, error) {
		s.mu.Lock()
		at := s.phase
		s.mu.Unlock()
		switch {
		case name == "exit":
		case at == fresh && name != "initialize":
			return nil, jrpc2.Errorf(notInitialized, "the first request has to be initialize")
		case at == working && name == "initialize":
			return nil, jrpc2.Errorf(invalidRequest, "initialize was sent before")
		case at > working:
			return nil, jrpc2.Errorf(invalidRequest, "nothing is answered after shutdown")
		}
		answer, err := h(ctx, r)
		if err != nil && ctx.Err() != nil {
			return nil, jrpc2.Errorf(requestCancelled, "the request was cancelled")
		}
		return answer, err
	}
}

// shutdown takes any parameters, of which some editors send empty ones.
func (s *server) shutdown(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.phase = leaving
	return nil, nil
}

// exit takes any, too.
func (s *server) exit(context.Context, *jrpc2.Request) (any, error) {
	s.mu.Lock()
	if s.phase == leaving {
		s.phase = over
	} else {
		s.phase = broken
	}
	s.mu.Unlock()
	go s.rpc.Stop() // it waits for this handler
	return nil, nil
}

func (s *server) cancel(_ context.Context, p cancelParams) error {
	s.rpc.CancelRequest(string(p.ID))
	return nil
}
