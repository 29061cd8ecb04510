package server

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/editor/answer"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// What shows in a changed file by itself is told while the portfolio is still being read, and
// what else the last check told of it stays with its lines.
func TestTheErrorsOfAFileAreToldAtOnce(t *testing.T) {
	const file, text = "content/evidence/a.md", "---\ntitle: A\nkidn: talk\n---\n\nWords.\n\n[x](gone.md)\n"
	var slow atomic.Bool
	release := make(chan struct{})
	space := &Workspace{Folder: "/case", Files: fstest.MapFS{file: {Data: []byte(text)}}, Read: func(files fs.FS, _ *answer.State) (*answer.State, Check, error) {
		if slow.Load() {
			<-release
		}
		whole := casefile.Case{Account: []casefile.Fate{{Path: file, Form: casefile.Read}}}
		return answer.NewState(files, source.Tree{}, whole, nil, nil), func(context.Context) (list diag.List, err error) {
			list.Errorf(diag.Pos{File: file, Line: 3, Col: 1}, "field-unknown", "no kidn")
			list.Warnf(diag.Pos{File: file, Line: 8, Col: 5}, "link-broken", "gone")
			return list, nil
		}, nil
	}}
	fromClient, in := io.Pipe()
	out, toClient := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		_, err := Serve(t.Context(), fromClient, toClient, Options{Open: func(string) (*Workspace, error) { return space, nil }})
		ended <- err
	}()
	told := make(chan string, 100)
	client := jrpc2.NewClient(channel.LSP(out, in), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) {
		var p publishParams
		if r.Method() == "textDocument/publishDiagnostics" && r.UnmarshalParams(&p) == nil && p.Version != nil {
			var all []string
			for _, d := range p.Diagnostics {
				all = append(all, fmt.Sprint(d.Range.Start.Line+1, " ", d.Code))
			}
			told <- fmt.Sprint(*p.Version, ": ", strings.Join(all, ", "))
		}
	}})
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	tell := func(method string, params any) {
		if err := client.Notify(ctx, method, params); err != nil {
			t.Fatal(err)
		}
	}
	change := func(version int, text string) {
		tell("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": "file:///case/" + file, "version": version}, "contentChanges": []any{map[string]any{"text": text}}})
	}
	wants := func(want string) {
		t.Helper()
		for {
			select {
			case got := <-told:
				if got[:1] != want[:1] {
					continue // of the version before
				}
				if got != want {
					t.Errorf("told %q, expected %q", got, want)
				}
				return
			case <-ctx.Done():
				t.Fatalf("nothing is told where %q is expected", want)
			}
		}
	}
	if _, err := client.Call(ctx, "initialize", map[string]any{"rootUri": "file:///case"}); err != nil {
		t.Fatal(err)
	}
	tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": "file:///case/" + file, "version": 1, "text": text}})
	wants("1: 3 field-unknown, 8 link-broken")
	slow.Store(true)
	change(2, strings.Replace(text, "Words.\n", "Words.\n\nMore.\n", 1))
	wants("2: 3 field-unknown, 10 link-broken")
	change(3, strings.Replace(text, "title: A", "title: [", 1))
	wants("3: 2 syntax-bad, 3 field-unknown, 8 link-broken")
	change(4, strings.Replace(text, "kidn: talk\n", "", 1))
	wants("4: 3 field-unknown, 7 link-broken")
	close(release)
	in.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestMovedLines(t *testing.T) {
	for _, x := range []struct {
		was, is string
		want    []int // of the lines from 1
	}{
		{"a\nb\nc", "a\nb\nc", []int{1, 2, 3}},
		{"a\nb\nc", "new\na\nb\nc", []int{2, 3, 4}},
		{"a\nb\nc", "a\nc", []int{1, 2, 2}},
		{"a\nb\nc\nd", "a\nB\nd", []int{1, 2, 2, 3}},
		{"a\na", "a", []int{1, 1}},
		{"a", "", []int{1}},
	} {
		moved := movedLines(x.was, x.is)
		for i, want := range x.want {
			if got := moved(i + 1); got != want {
				t.Errorf("%q to %q: line %d is line %d, expected %d", x.was, x.is, i+1, got, want)
			}
		}
	}
}
