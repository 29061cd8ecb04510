//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"os"
	"syscall"
	"time"
)

// folderLock is a lock on a folder. It leaves no file behind and ends with its
// process, however that ends. It is a courtesy between runs: one that cannot
// get it goes on without.
type folderLock struct {
	f    *os.File // nil = there is no lock
	mode int
}

// lockFolder takes the lock alone where nobody else holds it, else shared.
func lockFolder(folder string) *folderLock {
	f, err := os.Open(folder)
	if err != nil {
		return &folderLock{}
	}
	l := &folderLock{f: f}
	if !l.take(syscall.LOCK_EX) {
		l.share()
	}
	return l
}

func (l *folderLock) held() bool  { return l.mode != 0 }
func (l *folderLock) alone() bool { return l.mode == syscall.LOCK_EX }

// share lets other runs in. Somebody may hold the lock alone: another run that
// sweeps, which is soon over, or a program that guards the whole folder and may
// itself wait for this run. So it waits for a second at most.
func (l *folderLock) share() {
	for range 100 {
		if l.f == nil || l.mode == syscall.LOCK_SH || l.take(syscall.LOCK_SH) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// wait waits until nobody else holds the lock, for ten seconds at most.
func (l *folderLock) wait() {
	for range 1000 {
		if l.f == nil || l.alone() || l.take(syscall.LOCK_EX) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (l *folderLock) take(mode int) bool {
	l.mode = 0
	if syscall.Flock(int(l.f.Fd()), mode|syscall.LOCK_NB) == nil {
		l.mode = mode
	}
	return l.mode == mode
}

func (l *folderLock) close() {
	if l.f != nil {
		l.f.Close()
	}
}

// flushFolder makes a change of names in a folder last. Some file systems
// cannot, which is no reason to fail a build that is in place.
func flushFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		f.Sync()
		f.Close()
	}
}
