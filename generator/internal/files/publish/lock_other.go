//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// flock is unsupported on this platform; see sweep.
type flock struct{}

func lockFolder(string) *flock { return &flock{} }
func lockFile(*os.File) *flock { return &flock{} }

// ifAbandoned does something about a file whose process has ended. Windows finds no process
// by its number then; systems that find any number leave the file.
func ifAbandoned(f *os.File, process int, do func()) {
	f.Close() // else it could not be removed
	p, err := os.FindProcess(process)
	if err == nil {
		_ = p.Release()
	} else if !errors.Is(err, fs.ErrPermission) {
		do()
	}
}

func (*flock) held() bool  { return false }
func (*flock) alone() bool { return false }
func (*flock) share()      {}
func (*flock) wait()       {}
func (*flock) close()      {}

// flushFolder has nothing to do where a folder cannot be opened like a file.
func flushFolder(string) {}
