package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Regular gives the files of a folder, of which only regular ones and folders can be opened:
// a named pipe would be waited for.
func Regular(root *os.Root) fs.FS { return regularFS{root.FS().(rootFS), root} }

// rootFS is what the files of an os.Root can do beside being opened.
type rootFS interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadLinkFS
}

type regularFS struct {
	rootFS
	root *os.Root
}

func (f regularFS) Open(name string) (fs.File, error) {
	file, _, err := f.open(name)
	if err != nil {
		return nil, err
	}
	return file, nil
}

func (f regularFS) ReadFile(name string) ([]byte, error) {
	file, info, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	_, err = data.ReadFrom(file)
	return data.Bytes(), err
}

func (f regularFS) open(name string) (*os.File, fs.FileInfo, error) {
	refused := func(err error) error { return &fs.PathError{Op: "read", Path: name, Err: err} }
	if !fs.ValidPath(name) {
		return nil, nil, refused(fs.ErrInvalid)
	}
	file, err := f.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = refused(errors.New("it is not a regular file"))
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}
