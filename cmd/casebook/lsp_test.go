package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// What Neovim, which is an editor with a language client of its own, shows of a session:
// mistakes that were typed, what completes and corrects them, and what a rename changes.
func TestAnEditorWorksWithTheLanguageServer(t *testing.T) {
	e := editorSession(t, "nvim")
	e.run(t, "--headless", "--clean", "-i", "NONE", "-n", "-c", "luafile testdata/editor/session.lua")
	e.same(t, "testdata/editor/session.txt", "people.yaml", "questions.yaml", "journal/later.md", "evidence/handbook.md")
}

// What Emacs with Eglot shows of a session, with the settings that init writes for it.
func TestEmacsWorksWithTheLanguageServer(t *testing.T) {
	e := editorSession(t, "emacs")
	have := "(progn (package-initialize) (kill-emacs (if (and (locate-library \"eglot\") (locate-library \"markdown-mode\")) 0 1)))"
	if err := exec.Command(e.editor, "--batch", "--eval", have).Run(); err != nil {
		t.Skip("no Eglot or no markdown-mode here (elpa-eglot, elpa-markdown-mode)")
	}
	settings, _, _ := generator.EditorSettings("emacs")
	for _, f := range settings {
		if err := os.WriteFile(filepath.Join(e.work, f.Path), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	e.run(t, "--batch", "-l", "testdata/editor/session.el")
	e.same(t, "testdata/editor/session-emacs.txt", "people.yaml", "evidence/talk.md")
}

// session is an editor that works on a portfolio.
type session struct{ editor, dir, work, binary, report string }

func editorSession(t *testing.T, name string) session {
	t.Helper()
	editor, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no editor %s here", name)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	e := session{editor, dir, filepath.Join(dir, "case"), filepath.Join(dir, "casebook"), filepath.Join(dir, "report")}
	if err := os.Symlink(self, e.binary); err != nil { // testscript runs this test's binary as the program of its name
		t.Fatal(err)
	}
	if err := os.CopyFS(e.work, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		"evidence/talk.md":    "---\ntitle: A talk about the queue\nended: 2026-05\n---\n\nIt follows {{< evidence \"guide\" >}} and [the queue](queue.md).\n",
		"evidence/in-json.md": "{\n  \"title\": \"In JSON\",\n  \"ended\": \"2026-05\"\n}\n",
		"evidence/in-toml.md": "+++\ntitle = \"In TOML\"\nended = \"2026-05\"\n+++\n",
		"questions.yaml":      "- {id: why, title: Why a talk?, evidence: [talk, guide]} # a comment\n",
		"journal/later.md":    "---\ntitle: Later\n---\n\n[The talk](../evidence/talk.md), [again](/evidence/talk/#top), {{< person \"bo\" >}} and {{< evidence `talk` >}}.\n",
	} {
		if err := os.WriteFile(filepath.Join(e.work, "content", file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

// run runs the editor until the session ends.
func (e session) run(t *testing.T, args ...string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, e.editor, args...)
	cmd.Env = append(os.Environ(), "PATH="+e.dir+":"+os.Getenv("PATH"), "CASEBOOK="+e.binary, "CASE="+e.work, "REPORT="+e.report,
		"HOME="+e.dir, "XDG_STATE_HOME="+e.dir, "XDG_DATA_HOME="+e.dir, "XDG_CACHE_HOME="+e.dir)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}

// same compares what the editor had, and files of the portfolio, with what is expected.
func (e session) same(t *testing.T, golden string, files ...string) {
	t.Helper()
	got, err := os.ReadFile(e.report)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(e.work, "content", file))
		if err != nil {
			t.Error(err)
		}
		got = append(got, "== "+file+"\n"+string(text)...)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v; the session was\n%s\nnot\n%s", err, got, want)
	}
	if strings.Contains(string(want), "error: ") {
		t.Error("the session ended in an error")
	}
}
