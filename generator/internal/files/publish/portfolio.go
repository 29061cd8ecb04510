package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// New is a file that is to be written.
type New struct {
	Path string
	Data []byte
}

// Create writes new files of a portfolio, all of them or none, with the folders above
// them. It never writes over what is there, and goes through no link.
func Create(root *os.Root, files ...New) error {
	sweepOnce(root)
	in := writer{root: root}
	defer in.leave()
	for i, f := range files {
		if err := in.create(f); err != nil {
			for _, written := range files[:i] {
				_ = root.Remove(written.Path)
			}
			return err
		}
	}
	return nil
}

// writer is in the folder that files are written into one after the other. It stays open, so
// that the way to it is gone once.
type writer struct {
	root   *os.Root
	name   string
	folder *os.Root
}

func (w *writer) create(f New) error {
	if dir := path.Dir(f.Path); w.folder == nil || w.name != dir {
		if err := w.enter(dir); err != nil {
			return fmt.Errorf("create %q: %w", dir, cause(err))
		}
	}
	if err := create(w.folder, path.Base(f.Path), f.Data); err != nil {
		return fmt.Errorf("create %q: %w", f.Path, cause(err))
	}
	return nil
}

func (w *writer) enter(dir string) (err error) {
	w.leave()
	if err := w.root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if err := plainFolders(w.root, path.Join(dir, "file")); err != nil {
		return err
	}
	w.name = dir
	w.folder, err = w.root.OpenRoot(dir)
	return err
}

func (w *writer) leave() {
	if w.folder != nil {
		w.folder.Close()
		w.folder = nil
	}
}

// create writes a file of a folder.
func create(folder *os.Root, name string, data []byte) error {
	if _, err := folder.Lstat(name); err == nil {
		return fs.ErrExist
	}
	t, err := writeBeside(folder, name, data, 0o666)
	if err != nil {
		return err
	}
	defer t.close()
	err = folder.Link(t.name, name)
	gone := folder.Remove(t.name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return errors.Join(err, gone)
	}
	return createInPlace(folder, name, data) // a file system without hard links
}

// createInPlace writes a file that nobody sees before it is whole, save for one who
// looks at it in that moment.
func createInPlace(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}

// Replace puts a file of a portfolio in the place of the one that was read, whole or not
// at all. It goes through no link: neither the file nor a folder above it may be one.
func Replace(root *os.Root, name string, old, data []byte) error {
	rights, err := replaceable(root, name, old)
	if err != nil {
		return err
	}
	sweepOnce(root)
	return putAt(root, name, data, rights)
}

// Remove takes a file out of a portfolio, if it is still as it was read.
func Remove(root *os.Root, name string, old []byte) error {
	if _, err := replaceable(root, name, old); err != nil {
		return err
	}
	return root.Remove(name)
}

// replaceable gives the rights of a file that may be replaced, or why it may not.
func replaceable(root *os.Root, name string, old []byte) (rights fs.FileMode, err error) {
	if err := plainFolders(root, name); err != nil {
		return 0, err
	}
	info, err := root.Lstat(name)
	if err != nil {
		return 0, err
	}
	rights = info.Mode().Perm()
	if !info.Mode().IsRegular() {
		return 0, errors.New("it is not a regular file")
	}
	if rights&0o200 == 0 {
		return 0, errors.New("it is read-only; make it writable, and run this again")
	}
	now, err := root.ReadFile(name)
	if err == nil && !bytes.Equal(now, old) {
		err = errors.New("it was changed in the meantime; run this again")
	}
	return rights, err
}

// Alone does what reads a file of a portfolio and puts another in its place, after others
// who do so: what they write is read then.
func Alone(portfolio *os.Root, do func() error) error {
	l := lockFolder(filepath.Join(portfolio.Name(), "content"))
	defer l.close()
	l.wait()
	return do()
}

// plainFolders reports a folder above a file that is a link or no folder.
func plainFolders(root *os.Root, name string) error {
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if info, err := root.Lstat(folder); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s is not a folder", folder)
		}
	}
	return nil
}
