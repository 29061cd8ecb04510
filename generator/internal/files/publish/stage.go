package publish

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
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

// fill writes the site into a new folder. One file is written at a time: on
// the disks measured, two at once took longer.
func fill(ctx context.Context, folder, last, about string, site iter.Seq[File]) error {
	if err := os.Mkdir(folder, 0o777); err != nil {
		return fmt.Errorf("make a folder for the new site: %w", cause(err))
	}
	if info, err := os.Stat(last); err == nil {
		// Whoever opened the previous site to a web server meant the next one too.
		if err := os.Chmod(folder, info.Mode().Perm()|0o700); err != nil {
			return fmt.Errorf("make a folder for the new site: %w", cause(err))
		}
	}
	made := map[string]bool{".": true}
	var wrote wrote
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
		sum, err := writeFile(filepath.Join(folder, name), filepath.Join(last, name), f)
		wrote = append(wrote, written{f.Path, sum})
		return err
	}
	for f := range site {
		if f.Path == Marker {
			return fmt.Errorf("write %q: this name is reserved for the file that lists what casebook wrote", f.Path)
		}
		if err := put(f); err != nil {
			return fmt.Errorf("write %q: %w", f.Path, cause(err))
		}
	}
	if err := put(File{Path: Marker, Data: wrote.marker(about)}); err != nil {
		return fmt.Errorf("write %q: %w", Marker, cause(err))
	}
	if err := flush(folder); err != nil {
		return fmt.Errorf("write the site to the disk: %w", cause(err))
	}
	return nil
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

// writeFile makes one file. A file that the last site had with the same bytes
// is linked, which keeps its time and spares the disk; both names of it are
// only ever read, and the older one goes with the last site. It gives the sum of
// what it wrote.
func writeFile(name, last string, f File) (sum, error) {
	if f.Open == nil {
		if linked(last, name, f.Data) {
			return sha256.Sum256(f.Data), nil
		}
		f.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(f.Data)), nil }
	}
	from, err := f.Open()
	if err != nil {
		return sum{}, err
	}
	defer from.Close()
	// Never over a file that is there: two paths may be one on this disk.
	to, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return sum{}, err
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(to, hash), from)
	return sum(hash.Sum(nil)), errors.Join(err, to.Close())
}

// linked gives a file of the last site a second name, if it holds the data. Another run
// may put its own site in place at any moment, so it is the link that is read.
func linked(last, name string, data []byte) bool {
	info, err := os.Lstat(last)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) || os.Link(last, name) != nil {
		return false
	}
	if text, ok := regular(name, info.Size()); ok && bytes.Equal(text, data) {
		return true
	}
	os.Remove(name)
	return false
}
