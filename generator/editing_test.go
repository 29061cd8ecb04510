package generator

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"github.com/casebook-dev/casebook/generator/diag"
)

// editorSession is a client of the language server.
type editorSession struct {
	*jrpc2.Client
	dir   string
	told  chan toldOfFile
	ended chan error
	in    io.WriteCloser
}

type toldOfFile struct {
	URI         string
	Diagnostics []struct {
		Code, Message string
		Severity      int
		Range         struct{ Start, End struct{ Line, Character int } }
	}
}

var errUnclean = errors.New("the editor did not say that it ends")

// editing serves an editor on a portfolio, whose files are given.
func editing(t *testing.T, files map[string]string) *editorSession {
	t.Helper()
	dir := t.TempDir()
	for file, text := range files {
		name := filepath.Join(dir, file)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	fromClient, in := io.Pipe()
	out, toClient := io.Pipe()
	s := &editorSession{dir: dir, told: make(chan toldOfFile, 1000), ended: make(chan error, 1), in: in}
	go func() {
		clean, err := ServeEditor(t.Context(), fromClient, toClient, EditorOptions{Open: func(string) (string, func() Options, error) {
			return dir, func() Options {
				return Options{Portfolio: root.FS(), Today: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}
			}, nil
		}})
		if err == nil && !clean {
			err = errUnclean
		}
		s.ended <- err
		toClient.Close()
	}()
	s.Client = jrpc2.NewClient(channel.LSP(out, in), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) {
		var p toldOfFile
		if r.Method() == "textDocument/publishDiagnostics" && r.UnmarshalParams(&p) == nil {
			s.told <- p
		}
	}})
	t.Cleanup(func() { s.Client.Close(); in.Close() })
	return s
}

func (s *editorSession) uri(file string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(s.dir, file))}).String()
}

// ask sends a request, and gives the answer as JSON or the error.
func (s *editorSession) ask(t *testing.T, method string, params any) string {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	var answer json.RawMessage
	if err := s.CallResult(ctx, method, params, &answer); err != nil {
		return err.Error()
	}
	return string(answer)
}

func (s *editorSession) tell(t *testing.T, method string, params any) {
	t.Helper()
	if err := s.Notify(t.Context(), method, params); err != nil {
		t.Fatal(err)
	}
}

func (s *editorSession) begin(t *testing.T, capabilities any) string {
	t.Helper()
	answer := s.ask(t, "initialize", map[string]any{"rootUri": s.uri(""), "capabilities": capabilities})
	s.tell(t, "initialized", map[string]any{})
	return answer
}

func (s *editorSession) open(t *testing.T, file, text string) {
	t.Helper()
	s.tell(t, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": s.uri(file), "languageId": "markdown", "version": 1, "text": text}})
}

func at(s *editorSession, file string, line, character int, more map[string]any) map[string]any {
	p := map[string]any{"textDocument": map[string]any{"uri": s.uri(file)}, "position": map[string]int{"line": line, "character": character}}
	for key, value := range more {
		p[key] = value
	}
	return p
}

// toldOf waits for the diagnostics of a file that someone wants.
func (s *editorSession) toldOf(t *testing.T, file string, wanted func(toldOfFile) bool) toldOfFile {
	t.Helper()
	timeout := time.After(30 * time.Second)
	for {
		select {
		case p := <-s.told:
			if p.URI == s.uri(file) && wanted(p) {
				return p
			}
		case <-timeout:
			t.Fatalf("nothing was told of %s", file)
		}
	}
}

const soundEntry = "---\ntitle: Queue\nended: 2026-05\n---\n\nText.\n"

func smallCase() map[string]string {
	return map[string]string{
		"config.yaml":               "title: A case\nas-of: 2026-06-30\n",
		"content/people.yaml":       "- {id: bo, name: Bo, relation: peer}\n",
		"content/evidence/queue.md": soundEntry,
	}
}

func TestTheLanguageServerKeepsToTheProtocol(t *testing.T) {
	s := editing(t, smallCase())
	if got := s.ask(t, "textDocument/hover", at(s, "config.yaml", 0, 0, nil)); !strings.Contains(got, "[-32002]") {
		t.Errorf("before initialize: %s", got)
	}
	s.tell(t, "textDocument/didOpen", map[string]any{}) // dropped
	if got := s.begin(t, map[string]any{"general": map[string]any{"positionEncodings": []string{"utf-32", "utf-8"}}}); !strings.Contains(got, `"positionEncoding":"utf-8"`) {
		t.Errorf("initialize: %s", got)
	}
	for method, want := range map[string]string{
		"initialize": "[-32600]", "textDocument/nothing": "[-32601]", "workspace/nothing": "[-32601]",
	} {
		if got := s.ask(t, method, map[string]any{}); !strings.Contains(got, want) {
			t.Errorf("%s: %s, not %s", method, got, want)
		}
	}
	if got := s.ask(t, "textDocument/hover", []int{1}); !strings.Contains(got, "[-32602]") {
		t.Errorf("with parameters of another form: %s", got)
	}
	for _, file := range []string{"../outside.md", "content/evidence/closed.md"} { // outside, and not open
		if got := s.ask(t, "textDocument/hover", at(s, file, 0, 0, nil)); got != "null" {
			t.Errorf("hover in %s: %s", file, got)
		}
	}
	s.open(t, "content/evidence/queue.md", soundEntry)
	for _, p := range [][2]int{{0, 0}, {1, 99}, {99, 99}, {-1, -5}} {
		if got := s.ask(t, "textDocument/completion", at(s, "content/evidence/queue.md", p[0], p[1], nil)); !strings.HasPrefix(got, "[") || strings.HasPrefix(got, "[-") {
			t.Errorf("completion at %v: %s", p, got)
		}
	}
	if _, err := io.WriteString(s.in, "Content-Length: 9\r\n\r\n{\"broken:"); err != nil { // a sound frame with broken JSON
		t.Fatal(err)
	}
	if got := s.ask(t, "textDocument/hover", at(s, "content/evidence/queue.md", 1, 1, nil)); !strings.Contains(got, "**title**") {
		t.Errorf("after broken JSON: %s", got)
	}
	if got := s.ask(t, "shutdown", nil); got != "null" {
		t.Errorf("shutdown: %s", got)
	}
	if got := s.ask(t, "textDocument/hover", at(s, "content/evidence/queue.md", 1, 1, nil)); !strings.Contains(got, "[-32600]") {
		t.Errorf("after shutdown: %s", got)
	}
	s.tell(t, "exit", nil)
	if err := <-s.ended; err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestTheLanguageServerEndsWhenTheEditorIsGone(t *testing.T) {
	for name, end := range map[string]func(*editorSession){
		"exit without shutdown": func(s *editorSession) { _ = s.Notify(context.Background(), "exit", nil) },
		"the stream ends":       func(s *editorSession) { s.in.Close() },
		"a broken frame":        func(s *editorSession) { _, _ = io.WriteString(s.in, "Content-Length: x\r\n\r\n") },
		"half a frame":          func(s *editorSession) { _, _ = io.WriteString(s.in, "Content-Length: 10\r\n\r\n{"); s.in.Close() },
	} {
		s := editing(t, smallCase())
		s.begin(t, nil)
		end(s)
		select {
		case err := <-s.ended:
			if err == nil {
				t.Errorf("%s: a sound end", name)
			}
		case <-time.After(20 * time.Second):
			t.Errorf("%s: it goes on", name)
		}
	}
}

// What the server tells of unsaved texts is what Check tells of them saved.
func TestTheLanguageServerTellsWhatCheckTells(t *testing.T) {
	files := smallCase()
	s := editing(t, files)
	s.begin(t, nil)
	const bad = "---\r\ntitle: Größe 😀\r\nended: 2026-02-30\r\nkidn: talk\r\nwitnesses: [boo]\r\n---\r\n\r\n[x](nowhere.md)\r\n"
	s.open(t, "content/evidence/new.md", bad)
	got := s.toldOf(t, "content/evidence/new.md", func(p toldOfFile) bool { return len(p.Diagnostics) > 0 })
	files["content/evidence/new.md"] = bad
	saved := t.TempDir()
	for file, text := range files {
		_ = os.MkdirAll(filepath.Dir(filepath.Join(saved, file)), 0o755)
		if err := os.WriteFile(filepath.Join(saved, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	checked, err := Check(t.Context(), saved, Options{Portfolio: os.DirFS(saved), Today: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var want, told []string
	for _, d := range checked.Diags {
		if d.Pos.File == "content/evidence/new.md" {
			text := d.Message
			if d.Hint != "" {
				text += "\nhint: " + d.Hint
			}
			want = append(want, fmt.Sprintf("%d %s %v %s", d.Pos.Line, d.Check, d.Severity == diag.Error, text))
		}
	}
	for _, d := range got.Diagnostics {
		told = append(told, fmt.Sprintf("%d %s %v %s", d.Range.Start.Line+1, d.Code, d.Severity == 1, d.Message))
	}
	if len(want) < 4 || strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("told\n%s\nnot\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if _, err := os.Stat(filepath.Join(s.dir, "content/evidence/new.md")); err == nil {
		t.Error("the server wrote a file")
	}
	// A change of a part, behind a character of two units, and then none is left open.
	s.tell(t, "textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": s.uri("content/evidence/new.md"), "version": 2},
		"contentChanges": []any{
			map[string]any{"range": map[string]any{"start": map[string]int{"line": 3, "character": 0}, "end": map[string]int{"line": 3, "character": 4}}, "text": "kind"},
			map[string]any{"range": map[string]any{"start": map[string]int{"line": 1, "character": 13}, "end": map[string]int{"line": 1, "character": 15}}, "text": "!"},
		},
	})
	got = s.toldOf(t, "content/evidence/new.md", func(p toldOfFile) bool { return !strings.Contains(fmt.Sprint(p), "kidn") })
	if text := fmt.Sprint(got); !strings.Contains(text, "there is no day") || strings.Contains(text, "U+1F600") {
		t.Errorf("after the change: %s", text)
	}
	s.tell(t, "textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": s.uri("content/evidence/new.md")}})
	s.toldOf(t, "content/evidence/new.md", func(p toldOfFile) bool { return len(p.Diagnostics) == 0 })
}

func TestARequestCanBeCancelled(t *testing.T) {
	s := editing(t, smallCase())
	s.begin(t, nil)
	s.open(t, "content/evidence/queue.md", soundEntry)
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	waiting := make(chan error, 1)
	go func() {
		_, err := s.Call(ctx, "textDocument/references", at(s, "content/evidence/queue.md", 0, 0, nil))
		waiting <- err
	}()
	for id := range 5 { // the one of the request is among them; the others are nobody's
		s.tell(t, "$/cancelRequest", map[string]any{"id": id})
	}
	if err := <-waiting; err != nil && !strings.Contains(err.Error(), "[-32800]") {
		t.Errorf("a request that is cancelled, or was fast enough: %v", err)
	}
	if got := s.ask(t, "textDocument/hover", at(s, "content/evidence/queue.md", 1, 1, nil)); !strings.Contains(got, "**title**") {
		t.Errorf("afterwards: %s", got)
	}
}
