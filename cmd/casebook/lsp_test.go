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
)

// What Neovim, which is an editor with a language client of its own, shows of a session:
// mistakes that were typed, what completes and corrects them, and what a rename changes.
func TestAnEditorWorksWithTheLanguageServer(t *testing.T) {
	editor, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("no Neovim here (nvim)")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	binary := filepath.Join(dir, "casebook") // testscript runs this test's binary as the program of its name
	if err := os.Symlink(self, binary); err != nil {
		t.Fatal(err)
	}
	work := filepath.Join(dir, "case")
	if err := os.CopyFS(work, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		"evidence/talk.md":    "---\ntitle: A talk about the queue\nended: 2026-05\n---\n\nIt follows {{< evidence \"guide\" >}} and [the queue](queue.md).\n",
		"evidence/in-json.md": "{\n  \"title\": \"In JSON\",\n  \"ended\": \"2026-05\"\n}\n",
		"evidence/in-toml.md": "+++\ntitle = \"In TOML\"\nended = \"2026-05\"\n+++\n",
		"questions.yaml":      "- {id: why, title: Why a talk?, evidence: [talk, guide]} # a comment\n",
		"journal/later.md":    "---\ntitle: Later\n---\n\n[The talk](../evidence/talk.md), [again](/evidence/talk/#top), {{< person \"bo\" >}} and {{< evidence `talk` >}}.\n",
	} {
		if err := os.WriteFile(filepath.Join(work, "content", file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report := filepath.Join(dir, "report")
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, editor, "--headless", "--clean", "-i", "NONE", "-n", "-c", "luafile testdata/editor/session.lua")
	cmd.Env = append(os.Environ(), "CASEBOOK="+binary, "CASE="+work, "REPORT="+report, "XDG_STATE_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CACHE_HOME="+dir)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	got, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"people.yaml", "questions.yaml", "journal/later.md", "evidence/handbook.md"} {
		text, err := os.ReadFile(filepath.Join(work, "content", file))
		if err != nil {
			t.Error(err)
		}
		got = append(got, "== "+file+"\n"+string(text)...)
	}
	golden := "testdata/editor/session.txt"
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
