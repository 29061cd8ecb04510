//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"os"
	"syscall"
	"time"
)

// flock is a lock on a folder or a file. It leaves no file behind and ends with its
// process, however that ends. It is a courtesy between runs: one that cannot
// get it goes on without.
type flock struct {
	f    *os.File // nil = there is no lock
	mode int
}

// lockFolder takes the lock alone where nobody else holds it, else shared.
func lockFolder(folder string) *flock {
	f, err := os.Open(folder)
	if err != nil {
		return &flock{}
	}
	l := &flock{f: f}
	if !l.take(syscall.LOCK_EX) {
		l.share()
	}
	return l
}

// lockFile takes the lock of a file alone, if nobody else has it. It stays where the file
// is closed.
func lockFile(f *os.File) *flock {
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return &flock{}
	}
	syscall.CloseOnExec(fd)
	l := &flock{f: os.NewFile(uintptr(fd), f.Name())}
	l.take(syscall.LOCK_EX)
	return l
}

// ifAbandoned does something about a file whose process has ended: who writes a file holds
// its lock until it is in its place.
func ifAbandoned(f *os.File, _ int, do func()) {
	l := lockFile(f)
	defer l.close()
	if l.alone() {
		do()
	}
}

func (l *flock) held() bool  { return l.mode != 0 }
func (l *flock) alone() bool { return l.mode == syscall.LOCK_EX }

// share lets other runs in. Somebody may hold the lock alone: another run that
// sweeps, which is soon over, or a program that guards the whole folder and may
// itself wait for this run. So it waits for a second at most.
func (l *flock) share() {
	for range 100 {
		if l.f == nil || l.mode == syscall.LOCK_SH || l.take(syscall.LOCK_SH) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// wait waits until nobody else holds the lock, for ten seconds at most.
func (l *flock) wait() {
	for range 1000 {
		if l.f == nil || l.alone() || l.take(syscall.LOCK_EX) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (l *flock) take(mode int) bool {
	l.mode = 0
	if syscall.Flock(int(l.f.Fd()), mode|syscall.LOCK_NB) == nil {
		l.mode = mode
	}
	return l.mode == mode
}

func (l *flock) close() {
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
