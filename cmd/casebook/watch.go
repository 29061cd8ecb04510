package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A change is told when no other one came for a while: editors write a file in
// several steps, and git many files at once.
const (
	quietFor = 60 * time.Millisecond
	mostWait = time.Second
)

// sources are what a site is made of, at the top of a portfolio.
var sources = []string{"config.yaml", "readers.yaml", "content", "static", "assets", "layouts", "i18n"}

// watch tells of files of a portfolio that changed, one for all that changed
// together, until the context ends. With a pause, it looks again and again instead of
// waiting for the system, which tells nothing of some network and container folders.
func watch(ctx context.Context, dir string, pause time.Duration) (<-chan string, error) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, fmt.Errorf("watching %q: %w", dir, err)
	}
	w := watcher{dir: real, changes: make(chan string, 1)}
	if pause > 0 {
		go w.poll(ctx, pause)
		return w.changes, nil
	}
	if w.notes, err = fsnotify.NewWatcher(); err != nil {
		return nil, fmt.Errorf("watching %q: %w; --poll looks for changes without it", dir, err)
	}
	if err := w.add(w.dir); err != nil {
		w.notes.Close()
		return nil, err
	}
	go w.run(ctx)
	return w.changes, nil
}

type watcher struct {
	dir     string
	notes   *fsnotify.Watcher
	changes chan string
}

// add watches a folder and those below it that belong to the site.
func (w *watcher) add(folder string) error {
	return filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // gone again
		case err != nil:
			return fmt.Errorf("watching %q: %w", name, err)
		case !d.IsDir():
			return nil
		case name != w.dir && !w.belongs(name):
			return fs.SkipDir
		}
		err = w.notes.Add(name)
		switch {
		case errors.Is(err, syscall.ENOSPC):
			return fmt.Errorf("watching %q: the system watches too many folders; on Linux, raise fs.inotify.max_user_watches, or use --poll", name)
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("watching %q: %w", name, err)
		}
		return nil
	})
}

// belongs tells whether a file is one that a site is made of, and not what an
// editor keeps beside it.
func (w *watcher) belongs(name string) bool {
	below, err := filepath.Rel(w.dir, name)
	if err != nil {
		return false
	}
	top, _, _ := strings.Cut(filepath.ToSlash(below), "/")
	base := filepath.Base(name)
	return slices.Contains(sources, top) && !strings.HasPrefix(base, ".") && !strings.HasPrefix(base, "#") && !strings.HasSuffix(base, "~")
}

func (w *watcher) run(ctx context.Context) {
	defer w.notes.Close()
	changed := "" // the first file that was not told of
	var first time.Time
	quiet := time.NewTimer(0)
	<-quiet.C
	note := func(name string) {
		if changed == "" {
			changed, first = name, time.Now()
		}
		quiet.Reset(max(0, min(quietFor, mostWait-time.Since(first))))
	}
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.notes.Events:
			if !w.belongs(e.Name) || e.Op == fsnotify.Chmod {
				continue
			}
			if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
				_ = w.add(e.Name) // one that cannot be watched is built as it is now
			}
			below, _ := filepath.Rel(w.dir, e.Name)
			note(filepath.ToSlash(below))
		case <-w.notes.Errors: // some changes were lost
			note("something")
		case <-quiet.C:
			select {
			case w.changes <- changed:
			default: // a build that will see this change is waiting already
			}
			changed = ""
		}
	}
}

// poll looks at all files after each pause, and tells of one that differs. A file that is
// changed twice between two looks is told of by its size or time, as make does.
func (w *watcher) poll(ctx context.Context, pause time.Duration) {
	seen := w.look()
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		now := w.look()
		changed := differing(seen, now)
		if changed == "" {
			continue
		}
		seen = now
		select {
		case w.changes <- changed:
		default: // a build that will see this change is waiting already
		}
	}
}

// stamp is what shows that a file was written.
type stamp struct {
	size int64
	at   time.Time
	mode fs.FileMode
}

// look gives the stamps of the files that belong to the site. What cannot be looked at is not there.
func (w *watcher) look() map[string]stamp {
	files := map[string]stamp{}
	_ = filepath.WalkDir(w.dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil, name == w.dir:
			return nil
		case !w.belongs(name) && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || !w.belongs(name):
			return nil
		}
		if info, err := os.Stat(name); err == nil { // of what a link leads to
			below, _ := filepath.Rel(w.dir, name)
			files[filepath.ToSlash(below)] = stamp{info.Size(), info.ModTime(), info.Mode()}
		}
		return nil
	})
	return files
}

// differing gives the first path of which two looks differ, "" where there is none.
func differing(a, b map[string]stamp) string {
	first := ""
	note := func(name string) {
		if first == "" || name < first {
			first = name
		}
	}
	for name, s := range a {
		if b[name] != s {
			note(name)
		}
	}
	for name := range b {
		if _, had := a[name]; !had {
			note(name)
		}
	}
	return first
}
