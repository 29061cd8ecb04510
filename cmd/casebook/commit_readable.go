package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// commit gives the commit of a portfolio, and tells why there is none where a
// repository is there and cannot be asked: the reader of a packet loses it.
func (c *command) commit(ctx context.Context, dir string) generator.Commit {
	why := unreadable(ctx, dir)
	var at generator.Commit
	if why == "" {
		start := time.Now()
		if at = commitOf(ctx, dir); at.Hash == "" && ctx.Err() == nil && time.Since(start) >= gitPatience {
			why = fmt.Sprintf("git did not answer within %s", gitPatience)
		}
	}
	if why != "" && !c.quiet {
		fmt.Fprintf(c.stderr, "casebook: no commit is named: %s\n", why)
	}
	return at
}

// unreadable names what git would wait for in the repository around a folder: a named
// pipe, a socket or a device where it expects a file. It is looked for before git
// runs, since git opens whatever is there. "" = nothing.
func unreadable(ctx context.Context, dir string) string {
	top, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	l := looker{ctx: ctx, base: top, seen: map[string]bool{}}
	for _, name := range []string{"config.yaml", "content", "layouts", "assets", "i18n", "static"} { // as commitOf has them
		l.walk(filepath.Join(top, name), steers)
	}
	for {
		for _, name := range append(steering, ".git") {
			l.file(filepath.Join(top, name))
		}
		dotGit := filepath.Join(top, ".git")
		if _, err := os.Lstat(dotGit); err == nil {
			if l.found == "" {
				l.repository(dotGit)
			}
			return l.found
		}
		if top == filepath.Dir(top) {
			return "" // in no repository: git opens nothing
		}
		top = filepath.Dir(top)
	}
}

// steering are the files beside the texts that tell git how to read these.
var steering = []string{".gitignore", ".gitattributes", ".gitmodules"}

func steers(name string) bool { return slices.Contains(steering, name) }

// looker looks for what is neither a file nor a folder, and opens nothing else.
type looker struct {
	ctx   context.Context
	base  string          // names are told from here
	seen  map[string]bool // folders
	found string          // the first one, in words
}

// repository looks through what a .git is, or leads to.
func (l *looker) repository(dotGit string) {
	folder := dotGit
	if info, err := os.Stat(dotGit); err == nil && info.Mode().IsRegular() { // of a worktree or a submodule
		to, ok := strings.CutPrefix(firstLine(dotGit), "gitdir: ")
		if !ok {
			return
		}
		folder = from(filepath.Dir(dotGit), to)
	}
	l.walk(folder, everyFile)
	common := folder
	if l.found != "" {
		return
	}
	if to := firstLine(filepath.Join(folder, "commondir")); to != "" {
		common = from(folder, to)
		l.walk(common, everyFile)
	}
	if l.found != "" {
		return
	}
	if to := firstLine(filepath.Join(common, "objects", "info", "alternates")); to != "" {
		l.walk(from(filepath.Join(common, "objects"), to), everyFile)
	}
}

func everyFile(string) bool { return true }

func from(folder, to string) string {
	if filepath.IsAbs(to) {
		return to
	}
	return filepath.Join(folder, to)
}

// walk looks at the files below a folder that have one of the names, and at the folder
// where it is a file.
func (l *looker) walk(folder string, names func(string) bool) {
	if real, err := filepath.EvalSymlinks(folder); err != nil || l.seen[real] {
		return
	} else {
		l.seen[real] = true
		folder = real
	}
	_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case l.found != "" || l.ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			return nil // git tells no commit then
		case d.Type().IsRegular() || d.IsDir() || !names(d.Name()):
			return nil
		}
		l.file(name)
		if info, err := os.Stat(name); err == nil && info.IsDir() { // behind a link
			l.walk(name, names)
		}
		return nil
	})
}

// file looks at what a name leads to.
func (l *looker) file(name string) {
	info, err := os.Stat(name)
	if err != nil || l.found != "" || info.Mode().IsRegular() || info.IsDir() || strings.HasSuffix(name, ".ipc") { // of git's own monitor, which is switched off
		return
	}
	what := "device"
	switch {
	case info.Mode()&fs.ModeNamedPipe != 0:
		what = "named pipe"
	case info.Mode()&fs.ModeSocket != 0:
		what = "socket"
	}
	shown, err := filepath.Rel(l.base, name)
	if err != nil {
		shown = name
	}
	l.found = fmt.Sprintf("%q is a %s, not a file; remove it", filepath.ToSlash(shown), what)
}

// firstLine reads the first line of a small regular file, "" where there is none.
func firstLine(name string) string {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	line, err := bufio.NewReader(io.LimitReader(f, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return ""
	}
	return strings.TrimRight(line, "\r\n")
}
