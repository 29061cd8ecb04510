package publish

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// A stage is the hidden folder beside the output folder. It holds the site
// that is being written and, for a moment, the one that it replaces.
const (
	next   = "next"
	former = "former"
)

// sealFile holds what only somebody with the key can have written into a stage:
// a portfolio may come with a folder that is named like one.
const sealFile = "seal"

func newStage(target string, key []byte) (string, error) {
	stage, err := os.MkdirTemp(filepath.Dir(target), stagePrefix(target))
	if err != nil || len(key) == 0 {
		return stage, err
	}
	if err := os.WriteFile(filepath.Join(stage, sealFile), seal(stage, key), 0o600); err != nil {
		return "", errors.Join(err, os.RemoveAll(stage))
	}
	return stage, nil
}

// seal is one for the place of the stage: it says nothing of a copy elsewhere.
func seal(stage string, key []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("casebook stage\x00" + stage))
	return mac.Sum(nil)
}

func isSealed(stage string, key []byte) bool {
	is, ok := regular(filepath.Join(stage, sealFile), sha256.Size)
	return ok && len(key) > 0 && hmac.Equal(is, seal(stage, key))
}

// stagePrefix is what the names of the stages of one output folder begin with.
func stagePrefix(target string) string { return "." + filepath.Base(target) + ".casebook-" }

// sweep removes the stages that killed runs left, and puts a site back that a
// run was killed over. Trouble with it is no reason not to build.
//
// Stages of runs that are under way must stay. Each run holds a shared lock on
// the folder above until it ends, so that whoever gets that lock alone knows
// every stage to be a dead one. Where there are no such locks, age decides.
func sweep(target string, key []byte, dead func(fs.FileInfo) bool) {
	parent := filepath.Dir(target)
	entries, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), stagePrefix(target)) {
			continue
		}
		stage := filepath.Join(parent, e.Name())
		if !isSealed(stage, key) {
			if info, err := e.Info(); err == nil && dead(info) {
				removeUnsealed(stage)
			}
			continue
		}
		if isMarked(filepath.Join(stage, former)) && isAbsent(target) {
			os.Rename(filepath.Join(stage, former), target)
		}
		if info, err := e.Info(); err == nil && dead(info) {
			_ = discard(stage) // no reason not to build
		}
	}
}

// removeUnsealed removes a folder that a run made and was killed before it sealed it: it
// holds nothing yet.
func removeUnsealed(stage string) {
	if info, err := os.Lstat(filepath.Join(stage, sealFile)); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		os.Remove(filepath.Join(stage, sealFile))
	}
	os.Remove(stage) // if it is empty
}

// discard removes a stage, its seal last: of a run that is killed meanwhile the next one
// knows what it left.
func discard(stage string) error {
	for _, name := range []string{next, former, ""} {
		if err := os.RemoveAll(filepath.Join(stage, name)); err != nil {
			return fmt.Errorf("remove the working folder %q: %w", stage, cause(err))
		}
	}
	return nil
}

func isAbsent(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// olderThan holds stages against a new one. Both times are the disk's own, so
// that no clock is asked; no run takes an hour.
func olderThan(stage string) func(fs.FileInfo) bool {
	now, err := os.Stat(stage)
	return func(info fs.FileInfo) bool {
		return err == nil && now.ModTime().Sub(info.ModTime()) > time.Hour
	}
}

// fill writes the site into a new folder, and gives what it linked. One file is written at
// a time: on the disks measured, two at once took longer.
func fill(ctx context.Context, folder, last string, marker []byte, site iter.Seq[File]) (links, error) {
	if err := os.Mkdir(folder, 0o777); err != nil {
		return nil, fmt.Errorf("make a folder for the new site: %w", cause(err))
	}
	if info, err := os.Stat(last); err == nil {
		// Whoever opened the previous site to a web server meant the next one too.
		if err := os.Chmod(folder, info.Mode().Perm()|0o700); err != nil {
			return nil, fmt.Errorf("make a folder for the new site: %w", cause(err))
		}
	}
	made, linked := map[string]bool{".": true}, links{}
	put := func(f File) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		name, err := filepath.Localize(f.Path)
		if err != nil || f.Path == "." {
			return errors.New("no such path can be written on this system")
		}
		if err := makeFolders(folder, path.Dir(f.Path), made); err != nil {
			return err
		}
		name, former := filepath.Join(folder, name), filepath.Join(last, name)
		if info := link(former, name, f.Data); info != nil {
			linked[f.Path] = info
			return nil
		}
		return writeNew(name, f.Data)
	}
	for f := range site {
		if f.Path == Marker {
			return nil, fmt.Errorf("write %q: this name is reserved for the file that lists what casebook wrote", f.Path)
		}
		if err := put(f); err != nil {
			return nil, fmt.Errorf("write %q: %w", f.Path, cause(err))
		}
	}
	if err := put(File{Path: Marker, Data: marker}); err != nil {
		return nil, fmt.Errorf("write %q: %w", Marker, cause(err))
	}
	if err := flush(folder); err != nil {
		return nil, fmt.Errorf("write the site to the disk: %w", cause(err))
	}
	return linked, nil
}

// makeFolders makes a folder of the site and those above it, each once.
func makeFolders(root, folder string, made map[string]bool) error {
	if made[folder] {
		return nil
	}
	if err := makeFolders(root, path.Dir(folder), made); err != nil {
		return err
	}
	name, err := filepath.Localize(folder)
	if err != nil {
		return err
	}
	made[folder] = true
	return os.Mkdir(filepath.Join(root, name), 0o777)
}

// writeNew makes a file, and never writes over one that is there: two paths may be one on
// this disk.
func writeNew(name string, data []byte) error {
	to, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = to.Write(data)
	return errors.Join(err, to.Close())
}

// links are the files of the former site that the new one has too, by path, as they were
// when they were read. What is written into one of them later is in both.
type links map[string]fs.FileInfo

// has tells whether a file of the former site is one of them, and was not written since.
func (l links) has(name string, file fs.DirEntry) bool {
	was, linked := l[name]
	if !linked {
		return false
	}
	now, err := file.Info()
	return err == nil && os.SameFile(was, now) && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime())
}

// link gives a file of the last site a second name, if it holds the data: that keeps its
// time and spares the disk. Both names are only ever read, and the older one goes with the
// last site. Another run may put its own site in place at any moment, so it is the link
// that is read. It gives nil where there is no link.
func link(last, name string, data []byte) fs.FileInfo {
	info, err := os.Lstat(last)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) || os.Link(last, name) != nil {
		return nil
	}
	if info, err = os.Lstat(name); err == nil {
		if text, ok := regular(name, int64(len(data))); ok && bytes.Equal(text, data) {
			return info
		}
	}
	os.Remove(name)
	return nil
}
