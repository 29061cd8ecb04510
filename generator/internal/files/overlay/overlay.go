// Package overlay is a folder in which some files have other bytes than on the disk, are
// there only here, or are there no more: what an editor has not saved yet, and what a
// command is about to write.
//
// What the folder has as a link or as a folder stays so: an overlay leads nowhere that
// the folder does not lead.
package overlay

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// FS is a folder with files over it, by their paths.
type FS struct {
	fs.FS
	Files map[string][]byte
	Gone  map[string]bool // files that are there no more
}

func gone(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

// Open opens a file.
func (o FS) Open(name string) (fs.File, error) {
	data, over := o.Files[name]
	if o.Gone[name] {
		return nil, gone("open", name)
	}
	if !over {
		return o.FS.Open(name)
	}
	f, err := o.FS.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &file{Reader: bytes.NewReader(data), info: info{name: path.Base(name), size: int64(len(data))}}, nil
	case err != nil:
		return nil, err
	}
	defer f.Close()
	was, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return &file{bytes.NewReader(data), sized{was, int64(len(data))}}, nil
}

// Lstat tells what a file is.
func (o FS) Lstat(name string) (fs.FileInfo, error) {
	was, err := fs.Lstat(o.FS, name)
	data, over := o.Files[name]
	switch {
	case o.Gone[name]:
		return nil, gone("lstat", name)
	case over && errors.Is(err, fs.ErrNotExist):
		return info{name: path.Base(name), size: int64(len(data))}, nil
	case over && err == nil && was.Mode().IsRegular():
		return sized{was, int64(len(data))}, nil
	case errors.Is(err, fs.ErrNotExist) && len(o.below(name)) > 0:
		return info{name: path.Base(name), folder: true}, nil
	}
	return was, err
}

// ReadLink tells where a link leads.
func (o FS) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// ReadDir lists a folder, in the order of names.
func (o FS) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(o.FS, name)
	more := o.below(name)
	if errors.Is(err, fs.ErrNotExist) && len(more) > 0 {
		err = nil
	}
	if err != nil {
		return all, err
	}
	all = slices.DeleteFunc(all, func(entry fs.DirEntry) bool { return o.Gone[path.Join(name, entry.Name())] })
	for i, entry := range all {
		if data, over := o.Files[path.Join(name, entry.Name())]; over && entry.Type().IsRegular() {
			if was, err := entry.Info(); err == nil {
				all[i] = fs.FileInfoToDirEntry(sized{was, int64(len(data))})
			}
		}
		delete(more, entry.Name())
	}
	for _, entry := range more {
		all = append(all, fs.FileInfoToDirEntry(entry))
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// below gives what lies in a folder, as far as it is over the folder.
func (o FS) below(folder string) map[string]info {
	found := map[string]info{}
	for name, data := range o.Files {
		rest, in := strings.CutPrefix(name, folder+"/")
		if folder == "." {
			rest, in = name, true
		}
		if first, _, deeper := strings.Cut(rest, "/"); in {
			found[first] = info{name: first, size: int64(len(data)), folder: deeper}
		}
	}
	return found
}

type file struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

var _ io.Reader = (*file)(nil)

// sized is a file of another size.
type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64 { return s.size }

// info is a file or a folder that the disk does not have.
type info struct {
	name   string
	size   int64
	folder bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.folder }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
