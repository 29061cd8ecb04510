//go:build unix

package deploy

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// A pipe that nobody writes into does not hold the command.
func TestAPipeHoldsNothing(t *testing.T) {
	for _, name := range []string{publish.Marker, leaseName} {
		dir := t.TempDir()
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o666); err != nil {
			t.Fatal(err)
		}
		var foreign Foreign
		if err := publishTo(t, dir, sited("one", 1)); !errors.As(err, &foreign) || !slices.Equal(foreign.Holds, []string{name}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A quota, and a bound of a file's size, are told like a full disk.
func TestWhereAFolderHasNoRoom(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		err := ofFile("folder:www", &fs.PathError{Op: "write", Path: "index.html", Err: errno})
		if want := "folder:www has no room left; free some, or raise the quota, and run the command again: it goes on where it stopped"; err.Error() != want {
			t.Errorf("%s: %v", errno, err)
		}
	}
}
