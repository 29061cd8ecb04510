package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
)

// editorSize is the number of exhibits that the language server is measured at.
const editorSize = 1000

// The parts of a check that an answer may take: one that shows what was read last, one
// that waits until the letter is read, one that looks at the disk again behind it, and
// what is wrong, which is a check itself.
const (
	mostAtOnce = 0.1
	mostOnRead = 0.5
	mostOnDisk = 1.0
	mostTold   = 1.5
)

// questions are what an editor asks, at a place of the entry below.
var questions = []struct {
	method          string
	line, character int
	most            float64
	more            map[string]any
}{
	{"textDocument/completion", 2, 15, mostAtOnce, nil}, // a competency
	{"textDocument/hover", 2, 15, mostAtOnce, nil},
	{"textDocument/completion", 3, 6, mostAtOnce, nil}, // a word
	{"textDocument/definition", 2, 15, mostAtOnce, nil},
	{"textDocument/references", 2, 15, mostOnRead, map[string]any{"context": map[string]bool{"includeDeclaration": true}}},
	{"textDocument/prepareRename", 2, 15, mostOnRead, nil},
	{"textDocument/documentSymbol", 0, 0, mostOnRead, nil},
	{"textDocument/rename", 2, 15, mostOnDisk, map[string]any{"newName": "carrying-out"}},
	{toldAtOnce, 0, 0, mostAtOnce, nil},
	{toldOfAll, 0, 0, mostTold, nil},
}

// What is told of the letter: of the file by itself, and of the portfolio behind that.
const (
	toldAtOnce = "textDocument/publishDiagnostics of the file"
	toldOfAll  = "textDocument/publishDiagnostics of the portfolio"
)

// editor measures how long the language server takes to answer while somebody types,
// beside casebook check of the same portfolio.
func (p programs) editor(ctx context.Context, folder string, seed uint64, turns int, stdout io.Writer) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	if err := makePortfolio(ctx, folder, editorSize, seed); err != nil {
		return err
	}
	return p.measureEditor(ctx, folder, turns, stdout)
}

// measureEditor measures it on a portfolio that is there.
func (p programs) measureEditor(ctx context.Context, folder string, turns int, stdout io.Writer) error {
	client, stop, err := p.editing(ctx, folder)
	if err != nil {
		return err
	}
	defer stop()
	t := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "language server\twall\tto check\tat most\t")
	ratios, took := make([][]float64, len(questions)), make([][]float64, len(questions))
	for turn := range turns + 1 { // the first one is not counted
		checked, err := measure(ctx, p.casebook, "check", "--quiet", folder)
		if err != nil {
			return err
		}
		for i, q := range questions {
			ask := map[string]any{"textDocument": map[string]any{"uri": client.uri}, "position": map[string]int{"line": q.line, "character": q.character}}
			maps.Copy(ask, q.more)
			wall, err := client.answer(ctx, q.method, ask, turn*len(questions)+i+2)
			if err != nil {
				return err
			}
			if turn > 0 {
				ratios[i] = append(ratios[i], wall/checked.Wall)
				took[i] = append(took[i], wall)
			}
		}
	}
	for i, q := range questions {
		ratio := middle(ratios[i])
		fmt.Fprintf(t, "%s\t%.1f ms\t%.3f\t%s\t\n", strings.TrimPrefix(q.method, "textDocument/"), middle(took[i])*1000, ratio, goal(ratio, q.most))
	}
	fmt.Fprintln(t)
	return t.Flush()
}

// editing is an editor with an entry open that is being written.
type editing struct {
	*jrpc2.Client
	uri  string
	told chan int // of what is wrong with the entry: its version
}

func (p programs) editing(ctx context.Context, folder string) (editing, func(), error) {
	cmd := exec.CommandContext(ctx, p.casebook, "lsp")
	in, err := cmd.StdinPipe()
	if err != nil {
		return editing{}, nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return editing{}, nil, err
	}
	if err := cmd.Start(); err != nil {
		return editing{}, nil, err
	}
	told := make(chan int, 100)
	client := jrpc2.NewClient(channel.LSP(out, in), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) {
		var about struct{ Version int }
		if r.UnmarshalParams(&about) == nil && about.Version > 0 { // of the open file
			told <- about.Version
		}
	}})
	stop := func() {
		_ = client.Close() // the server ends with its input
		_ = cmd.Wait()
	}
	place := func(file string) string { return (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String() }
	e := editing{client, place(filepath.Join(folder, "content/evidence/being-written.md")), told}
	if _, err = client.Call(ctx, "initialize", map[string]any{"rootUri": place(folder)}); err == nil {
		err = client.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": map[string]any{
			"uri": e.uri, "version": 1, "text": "---\ntitle: Being written\ncompetencies: [execution]\nkind: \n---\n\nText.\n\n## Result\n",
		}})
	}
	if err != nil {
		stop()
		return e, nil, err
	}
	<-told // what is wrong with it: the portfolio is read
	return e, stop, nil
}

// answer types a letter and asks at once; it gives the seconds until the answer.
func (e editing) answer(ctx context.Context, method string, ask map[string]any, version int) (float64, error) {
	text := map[string]any{"range": map[string]any{"start": map[string]int{"line": 6, "character": 0}, "end": map[string]int{"line": 6, "character": 0}}, "text": "x"}
	if err := e.Notify(ctx, "textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": e.uri, "version": version}, "contentChanges": []any{text},
	}); err != nil {
		return 0, err
	}
	var answer json.RawMessage
	start := time.Now()
	if method == toldAtOnce || method == toldOfAll {
		for times := map[string]int{toldAtOnce: 1, toldOfAll: 2}[method]; times > 0; {
			if version == <-e.told {
				times--
			}
		}
		return time.Since(start).Seconds(), nil
	}
	err := e.CallResult(ctx, method, ask, &answer)
	took := time.Since(start).Seconds()
	if err == nil && slices.Contains([]string{"null", "[]", ""}, string(answer)) {
		err = fmt.Errorf("%s has no answer at %v", method, ask["position"])
	}
	return took, err
}
