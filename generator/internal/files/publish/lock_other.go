//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

// folderLock is unsupported on this platform; see sweep.
type folderLock struct{}

func lockFolder(string) *folderLock { return &folderLock{} }

func (*folderLock) held() bool  { return false }
func (*folderLock) alone() bool { return false }
func (*folderLock) share()      {}
func (*folderLock) wait()       {}
func (*folderLock) close()      {}

// flushFolder has nothing to do where a folder cannot be opened like a file.
func flushFolder(string) {}
