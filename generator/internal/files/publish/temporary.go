package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"sync/atomic"
)

// temporary is a file of this process that is about to take its place. Others know by its
// lock that it is not one that a killed run left.
type temporary struct {
	name string
	lock *flock
}

func (t temporary) close() {
	if t.lock != nil {
		t.lock.close()
	}
}

// putAt writes a file of a portfolio and puts it in its place.
func putAt(root *os.Root, name string, data []byte, rights fs.FileMode) error {
	t, err := writeBeside(root, name, data, rights)
	if err != nil {
		return err
	}
	defer t.close()
	if err := root.Rename(t.name, name); err != nil {
		return errors.Join(err, root.Remove(t.name))
	}
	return nil
}

// writeBeside writes a temporary file in the folder of another, with these rights. On an
// error it is gone.
func writeBeside(root *os.Root, name string, data []byte, rights fs.FileMode) (temporary, error) {
	f, t, err := openBeside(root, name, rights)
	if err != nil {
		return t, err
	}
	_, err = f.Write(data)
	if err == nil && rights != 0o666 {
		err = f.Chmod(rights)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(t.name)
		t.close()
	}
	return t, err
}

// openBeside opens a new file of this process in the folder of another.
func openBeside(root *os.Root, name string, rights fs.FileMode) (*os.File, temporary, error) {
	return opened(func() (*os.File, string, error) {
		name := path.Join(path.Dir(name), fmt.Sprintf(".%d-%d.casebook~", os.Getpid(), temporaries.Add(1)))
		f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, rights)
		return f, name, err
	}, root.Lstat)
}

// newBeside makes a file beside another, with the rights that this one would have, and
// removes those that killed runs left there.
// (google/renameio does this, too, but is empty on Windows, so this would stay.)
func newBeside(target string) (*os.File, temporary, error) {
	folder := filepath.Dir(target)
	if root, err := os.OpenRoot(folder); err == nil {
		sweepFiles(root, ".")
		root.Close()
	}
	return opened(func() (*os.File, string, error) {
		name := filepath.Join(folder, fmt.Sprintf(".new.casebook-%d-%d", os.Getpid(), temporaries.Add(1)))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		return f, name, err
	}, os.Lstat)
}

// temporaries tells the files apart that are written at once.
var temporaries atomic.Int64

// opened gives a new file with its lock. One that a former process of the same number left
// is passed over, and so is one that another run took for such a one before it was locked.
func opened(open func() (*os.File, string, error), lstat func(string) (fs.FileInfo, error)) (*os.File, temporary, error) {
	for n := 0; ; n++ {
		f, name, err := open()
		if err != nil {
			if errors.Is(err, fs.ErrExist) && n < 1000 {
				continue
			}
			return nil, temporary{}, err
		}
		t := temporary{name, lockFile(f)}
		if isAt(f, name, lstat) || n == 1000 {
			return f, t, nil
		}
		t.close()
		f.Close()
	}
}

// isAt tells whether an open file is still the one of its name.
func isAt(f *os.File, name string, lstat func(string) (fs.FileInfo, error)) bool {
	there, err := lstat(name)
	if err != nil {
		return false
	}
	is, err := f.Stat()
	return err == nil && os.SameFile(is, there)
}

// temporaryName is that of a file of openBeside or newBeside, with the number of its process.
var temporaryName = regexp.MustCompile(`^\.(?:(\d+)-\d+\.casebook~|new\.casebook-(\d+)-\d+)$`)

var swept atomic.Pointer[os.Root]

// sweepOnce removes what killed runs left in a portfolio that is written to: in its folder,
// and in the content. A command opens it once, and so it is looked through once.
func sweepOnce(root *os.Root) {
	if swept.Swap(root) == root {
		return
	}
	sweepFiles(root, ".")
	_ = fs.WalkDir(root.FS(), "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			removeAbandoned(root, name, d)
		}
		return nil // trouble with it is no reason not to write
	})
}

// sweepFiles removes the files that killed runs left in a folder.
func sweepFiles(root *os.Root, folder string) {
	all, _ := fs.ReadDir(root.FS(), folder)
	for _, d := range all {
		removeAbandoned(root, path.Join(folder, d.Name()), d)
	}
}

// removeAbandoned removes a file if it is one of a killed run.
func removeAbandoned(root *os.Root, name string, d fs.DirEntry) {
	parts := temporaryName.FindStringSubmatch(d.Name())
	if parts == nil || !d.Type().IsRegular() {
		return
	}
	process, _ := strconv.Atoi(parts[1] + parts[2])
	f, err := root.Open(name)
	if err != nil {
		return
	}
	defer f.Close()
	if !isAt(f, name, root.Lstat) {
		return
	}
	ifAbandoned(f, process, func() { _ = root.Remove(name) })
}
