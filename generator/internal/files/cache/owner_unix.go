//go:build unix

package cache

import (
	"io/fs"
	"os"
	"syscall"
)

// own tells whether a file is this user's, and nobody else can read it or write to it.
func own(info fs.FileInfo) bool {
	of, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(of.Uid) == os.Geteuid() && info.Mode().Perm()&0o077 == 0
}
