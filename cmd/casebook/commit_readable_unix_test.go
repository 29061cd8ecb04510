//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Whatever git would open is looked at first, wherever the repository has it.
func TestPipesInARepository(t *testing.T) {
	for _, place := range []string{
		".git", ".git/HEAD", ".git/config", ".git/index", ".git/packed-refs", ".git/refs/heads/main", ".git/info/exclude",
		".git/objects/ab/cdef", ".git/objects/pack/pack-1.idx", ".gitignore", ".gitattributes", ".gitmodules",
		"talks/.gitignore", "talks/case/.gitattributes", "talks/case/content/evidence/.gitignore",
		"elsewhere/objects/pack/pack-1.idx", "elsewhere/HEAD",
	} {
		t.Run(place, func(t *testing.T) {
			top := t.TempDir()
			write := func(name, text string) {
				t.Helper()
				name = filepath.Join(top, name)
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			write("talks/case/content/evidence/a.md", "# A\n")
			switch {
			case place == ".git":
			case strings.HasPrefix(place, "elsewhere/o"):
				write(".git/objects/info/alternates", filepath.Join(top, "elsewhere/objects")+"\n")
			case strings.HasPrefix(place, "elsewhere/"):
				write(".git", "gitdir: elsewhere\n")
			default:
				write(".git/description", "x\n")
			}
			dir := filepath.Join(top, "talks/case")
			if why := unreadable(context.Background(), dir); why != "" {
				t.Fatalf("of a sound repository: %s", why)
			}
			name := filepath.Join(top, place)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mkfifo(name, 0o644); err != nil {
				t.Fatal(err)
			}
			said := func() {
				t.Helper()
				if why := unreadable(context.Background(), dir); !strings.Contains(why, filepath.Base(place)+`" is a named pipe, not a file`) {
					t.Errorf("said %q", why)
				}
			}
			said()
			pipe := filepath.Join(t.TempDir(), "pipe")
			if err := os.Rename(name, pipe); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(pipe, name); err != nil {
				t.Fatal(err)
			}
			said()
		})
	}
}
