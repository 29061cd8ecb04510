package server

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/editor/wire"
)

// A request that waits for a portfolio which takes long to read is cancelled, and what
// the editor tells meanwhile is heard.
func TestAWaitingRequestIsCancelled(t *testing.T) {
	reading := make(chan struct{})
	space := &Workspace{Folder: "/case", Files: fstest.MapFS{}, Read: func(fs.FS, *answer.State) (*answer.State, Check, error) {
		<-reading
		return &answer.State{}, func(context.Context) (diag.List, error) { return nil, nil }, nil
	}}
	fromClient, in := io.Pipe()
	out, toClient := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		_, err := Serve(t.Context(), fromClient, toClient, Options{Open: func(string) (*Workspace, error) { return space, nil }})
		ended <- err
	}()
	client := jrpc2.NewClient(channel.LSP(out, in), nil)
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	if _, err := client.Call(ctx, "initialize", map[string]any{"rootUri": "file:///case"}); err != nil {
		t.Fatal(err)
	}
	document := map[string]any{"uri": "file:///case/content/evidence/a.md", "version": 1, "text": "---\n"}
	if err := client.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": document}); err != nil {
		t.Fatal(err)
	}
	waits := make(chan error, 8)
	for range 8 {
		go func() {
			_, err := client.Call(ctx, "textDocument/hover", map[string]any{"textDocument": document})
			waits <- err
		}()
	}
	time.Sleep(50 * time.Millisecond)
	for id := range 20 {
		if err := client.Notify(ctx, "$/cancelRequest", map[string]any{"id": id}); err != nil {
			t.Fatal(err)
		}
	}
	for range 8 {
		if err := <-waits; err == nil || !strings.Contains(err.Error(), "[-32800]") {
			t.Errorf("a request that was cancelled: %v", err)
		}
	}
	close(reading)
	in.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWhatADiagnosticMarks(t *testing.T) {
	text := wire.NewText("kidn: talk\nwitnesses: [\"b o\", ä]\n\n  x\n", wire.UTF16)
	for at, want := range map[diag.Pos][4]int{
		{Line: 1, Col: 1}:  {0, 0, 0, 4},
		{Line: 1, Col: 7}:  {0, 6, 0, 10},
		{Line: 2, Col: 13}: {1, 12, 1, 17},
		{Line: 2, Col: 20}: {1, 19, 1, 20},
		{Line: 2, Col: 12}: {1, 11, 1, 12},
		{Line: 4}:          {3, 2, 3, 3},
		{Line: 3, Col: 1}:  {2, 0, 2, 0},
		{Line: 99, Col: 9}: {4, 0, 4, 0},
		{}:                 {0, 0, 0, 0},
	} {
		got := extent(text, at)
		if got := [4]int{got.Start.Line, got.Start.Character, got.End.Line, got.End.Character}; got != want {
			t.Errorf("%v: %v, not %v", at, got, want)
		}
	}
}

// What is no message of the protocol is refused, also right before the connection ends,
// where the server waits for nothing more.
func TestWhatIsNoMessageIsRefused(t *testing.T) {
	space := &Workspace{Folder: "/case", Files: fstest.MapFS{}, Read: func(fs.FS, *answer.State) (*answer.State, Check, error) {
		return &answer.State{}, func(context.Context) (diag.List, error) { return nil, nil }, nil
	}}
	for message, code := range map[string]string{
		`{"jsonrpc":"2.0","id":{"a":1},"method":"textDocument/hover","params":{}}`: "-32600",
		`{"jsonrpc":"2.0","id":[1],"method":"textDocument/didSave"}`:               "-32600",
		`{"jsonrpc":"1.0","method":"textDocument/didSave"}`:                        "-32600",
		`{"jsonrpc":"2.0","method":"textDocument/didSave","params":7}`:             "-32600",
		`{"jsonrpc":"2.0","method":"initialized","more":1}`:                        "-32600",
		`[{"jsonrpc":"2.0","method":"initialized"},{"id":{}}]`:                     "-32600",
		`{"jsonrpc":"2.0"}`: "-32600",
		`[]`:                "-32600",
		`[7]`:               "-32700",
		`{"jsonrpc":`:       "-32700",
	} {
		for _, order := range [][]string{{"", "shutdown", "exit"}, {"shutdown", "exit", ""}} {
			for range 20 {
				var in, out bytes.Buffer
				to := wire.NewFrames(nil, &in)
				send := func(message string) {
					if err := to.Send([]byte(message)); err != nil {
						t.Fatal(err)
					}
				}
				send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":"file:///case"}}`)
				for _, method := range order {
					switch method {
					case "":
						send(message)
					case "exit":
						send(`{"jsonrpc":"2.0","method":"exit"}`)
					default:
						send(`{"jsonrpc":"2.0","id":9,"method":"` + method + `"}`)
					}
				}
				if _, err := Serve(t.Context(), &in, &out, Options{Open: func(string) (*Workspace, error) { return space, nil }}); err != nil {
					t.Errorf("%s: %v", message, err)
				}
				if order[0] == "" && !strings.Contains(out.String(), `"error":{"code":`+code) {
					t.Errorf("%s is answered by %s", message, out.String())
				}
			}
		}
	}
}

// An editor may send parameters with the words that end a connection: none, null, or empty ones.
func TestParametersOfTheEnd(t *testing.T) {
	space := &Workspace{Folder: "/case", Files: fstest.MapFS{}, Read: func(fs.FS, *answer.State) (*answer.State, Check, error) {
		return &answer.State{}, func(context.Context) (diag.List, error) { return nil, nil }, nil
	}}
	for _, params := range []string{"", `,"params":null`, `,"params":{}`, `,"params":[]`} {
		in, to := io.Pipe()
		from, out := io.Pipe()
		ended := make(chan bool, 1)
		go func() {
			clean, err := Serve(t.Context(), in, out, Options{Open: func(string) (*Workspace, error) { return space, nil }})
			ended <- clean && err == nil
		}()
		frames := wire.NewFrames(from, to)
		send := func(message string) {
			if err := frames.Send([]byte(message)); err != nil {
				t.Fatal(err)
			}
		}
		for _, request := range []string{`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`, `{"jsonrpc":"2.0","id":2,"method":"shutdown"` + params + `}`} {
			send(request)
			if answer, err := frames.Recv(); err != nil || strings.Contains(string(answer), `"error"`) {
				t.Fatalf("%s: %s, %v", request, answer, err)
			}
		}
		send(`{"jsonrpc":"2.0","method":"exit"` + params + `}`)
		select {
		case clean := <-ended:
			if !clean {
				t.Errorf("%q: it did not end as it should", params)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%q: it goes on", params)
		}
		to.Close()
	}
}

// The first change after a pause is read at once; one that follows another waits for more.
func TestAChangeAfterAPauseWaitsForNothing(t *testing.T) {
	s := &server{changed: make(chan struct{}, 1)}
	s.changed <- struct{}{}
	if changed, paused := s.next(t.Context()); !changed || paused {
		t.Errorf("a change at once: %v, %v", changed, paused)
	}
	go func() {
		time.Sleep(2 * quiet)
		s.changed <- struct{}{}
	}()
	if changed, paused := s.next(t.Context()); !changed || !paused {
		t.Errorf("a change after a pause: %v, %v", changed, paused)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if changed, _ := s.next(ended); changed {
		t.Error("a change after the end")
	}
}
