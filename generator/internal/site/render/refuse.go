package render

import (
	"io/fs"
	"os"
	"time"

	"github.com/spf13/afero"
)

// refusingFS refuses everything that Hugo may ask of a file system. The file
// systems of this package embed it and answer what they stand for, so that a
// write to the source, say, is an error and not a surprise.
type refusingFS struct{}

func (refusingFS) Name() string { return "casebook" }

func (refusingFS) Create(name string) (afero.File, error)    { return nil, refused("create", name) }
func (refusingFS) Open(name string) (afero.File, error)      { return nil, absent("open", name) }
func (refusingFS) Stat(name string) (fs.FileInfo, error)     { return nil, absent("stat", name) }
func (refusingFS) Mkdir(string, fs.FileMode) error           { return nil }
func (refusingFS) MkdirAll(string, fs.FileMode) error        { return nil }
func (refusingFS) Remove(name string) error                  { return refused("remove", name) }
func (refusingFS) RemoveAll(name string) error               { return refused("remove", name) }
func (refusingFS) Rename(name, _ string) error               { return refused("rename", name) }
func (refusingFS) Chmod(name string, _ fs.FileMode) error    { return refused("chmod", name) }
func (refusingFS) Chown(name string, _, _ int) error         { return refused("chown", name) }
func (refusingFS) Chtimes(name string, _, _ time.Time) error { return refused("chtimes", name) }
func (refusingFS) OpenFile(name string, _ int, _ fs.FileMode) (afero.File, error) {
	return nil, refused("open", name)
}

// refusingFile does the same for an open file.
type refusingFile struct{ name string }

func (f refusingFile) Name() string                       { return f.name }
func (f refusingFile) Close() error                       { return nil }
func (f refusingFile) Sync() error                        { return nil }
func (f refusingFile) Read([]byte) (int, error)           { return 0, refused("read", f.name) }
func (f refusingFile) ReadAt([]byte, int64) (int, error)  { return 0, refused("read", f.name) }
func (f refusingFile) Seek(int64, int) (int64, error)     { return 0, refused("seek", f.name) }
func (f refusingFile) Write([]byte) (int, error)          { return 0, refused("write", f.name) }
func (f refusingFile) WriteAt([]byte, int64) (int, error) { return 0, refused("write", f.name) }
func (f refusingFile) WriteString(string) (int, error)    { return 0, refused("write", f.name) }
func (f refusingFile) Truncate(int64) error               { return refused("truncate", f.name) }
func (f refusingFile) Readdir(int) ([]fs.FileInfo, error) { return nil, refused("readdir", f.name) }
func (f refusingFile) Readdirnames(int) ([]string, error) { return nil, refused("readdir", f.name) }
func (f refusingFile) ReadDir(int) ([]fs.DirEntry, error) { return nil, refused("readdir", f.name) }
func (f refusingFile) Stat() (fs.FileInfo, error)         { return nil, refused("stat", f.name) }

func refused(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: os.ErrPermission} }
func absent(op, name string) error  { return &fs.PathError{Op: op, Path: name, Err: os.ErrNotExist} }
