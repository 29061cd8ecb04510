//go:build unix

package deploy

import (
	"errors"
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
