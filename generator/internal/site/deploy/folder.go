package deploy

import (
	"context"
	"crypto/md5" //nolint:gosec // compared with what buckets list
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// part is a file that is being written.
const part = ".casebook-part"

// folder is a folder of this machine, or one that is mounted.
type folder struct {
	name    string // for people
	root    *os.Root
	writing *sync.Mutex // of the one part
}

// Folder gives the folder at a path as a target. It is made where there is none, but by a
// dry run.
func Folder(name, path string, dryRun bool) (Stored, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && dryRun {
		return Stored{name, folder{name: name}}, nil
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return Stored{}, ofFile(name, err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return Stored{}, ofFile(name, err)
	}
	return Stored{name, folder{name, root, &sync.Mutex{}}}, nil
}

// ofFile gives an error of a file in words of our own where something can be done.
func ofFile(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Fault{Denied, name, "", "this user may not write there"}
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return Fault{Trouble: Full, Name: name}
	}
	var foreign Foreign
	if err == nil || errors.As(err, &foreign) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

func (f folder) List(context.Context) ([]Object, error) {
	var all []Object
	if f.root == nil {
		return nil, nil
	}
	ours := f.owned()
	err := fs.WalkDir(f.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case slices.Contains([]string{publish.Marker, leaseName, part}, name) && !d.Type().IsRegular():
			return Foreign{Name: f.name, Holds: []string{name}}
		case d.IsDir() || name == part:
			return nil
		}
		o := Object{Path: name, Sum: &publish.Sum{}} // of what is no file, it is that of none
		if info, err := d.Info(); err == nil && d.Type().IsRegular() {
			o.Size, o.Changed, o.Sum = info.Size(), info.ModTime(), nil
			if _, is := ours[name]; is || name == publish.Marker && info.Size() < mostMarker {
				if err := f.sum(&o); err != nil {
					return err
				}
			}
		}
		all = append(all, o)
		return nil
	})
	return all, ofFile(f.name, err)
}

// owned gives what the folder says that casebook wrote. Other files may be of any size, and are
// not read.
func (f folder) owned() owned {
	if info, err := f.root.Lstat(publish.Marker); err != nil || !info.Mode().IsRegular() || info.Size() >= mostMarker {
		return nil
	}
	marker, _ := f.root.ReadFile(publish.Marker)
	ours, _ := readOwned(marker)
	return ours
}

// sum reads a file for its sums.
func (f folder) sum(o *Object) error {
	file, err := f.root.Open(filepath.FromSlash(o.Path))
	if err != nil {
		return err
	}
	defer file.Close()
	listed, own := md5.New(), sha256.New()
	if _, err := io.Copy(io.MultiWriter(listed, own), file); err != nil {
		return err
	}
	o.MD5, o.Sum = listed.Sum(nil), (*publish.Sum)(own.Sum(nil))
	return nil
}

func (f folder) Get(_ context.Context, name string) ([]byte, error) {
	at := filepath.FromSlash(name)
	info, err := f.root.Lstat(at)
	switch {
	case err != nil:
		return nil, ofFile(f.name, err)
	case !info.Mode().IsRegular(): // to read a pipe would wait for who writes into it
		return nil, Foreign{Name: f.name, Holds: []string{name}}
	}
	data, err := f.root.ReadFile(at)
	return data, ofFile(f.name, err)
}

func (f folder) Sum(ctx context.Context, name string) (publish.Sum, error) {
	data, err := f.Get(ctx, name)
	return sha256.Sum256(data), err
}

func (f folder) Put(_ context.Context, name string, data []byte, isNew bool) error {
	at := filepath.FromSlash(name)
	if err := f.root.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		return ofFile(f.name, err)
	}
	if isNew {
		made, err := f.root.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return ofFile(f.name, err)
		}
		_, err = made.Write(data)
		if err = errors.Join(err, made.Close()); err != nil {
			_ = f.root.Remove(at) // else the next run takes it for that of a run at work
		}
		return ofFile(f.name, err)
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	_ = f.root.Remove(part)                                                      // of a run that was killed
	made, err := f.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // never what is there, nor what a link leads to
	if err != nil {
		return ofFile(f.name, err)
	}
	_, err = made.Write(data)
	if err = errors.Join(err, made.Close()); err == nil {
		err = f.root.Rename(part, at)
	}
	return ofFile(f.name, err)
}

// Delete deletes a file, and the folders that are empty without it.
func (f folder) Delete(_ context.Context, name string) error {
	err := f.root.Remove(filepath.FromSlash(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return ofFile(f.name, err)
	}
	for at := path.Dir(name); at != "." && f.root.Remove(filepath.FromSlash(at)) == nil; at = path.Dir(at) {
	}
	return nil
}
