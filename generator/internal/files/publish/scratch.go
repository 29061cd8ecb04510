package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

// Scratch makes a folder of this process where the system keeps temporary files, and removes
// those of the same name that killed runs left there. Done removes it.
func Scratch(name string) (folder string, done func(), err error) {
	sweepScratch(name)
	for n := 0; ; n++ {
		folder, err = os.MkdirTemp("", fmt.Sprintf("%s%d-", name, os.Getpid()))
		if err != nil {
			return "", nil, err
		}
		lock := lockFolder(folder)
		if _, err := os.Lstat(folder); err == nil || n == 1000 { // else another run took it for an abandoned one
			return folder, func() { _ = os.RemoveAll(folder); lock.close() }, nil
		}
		lock.close()
	}
}

func sweepScratch(name string) {
	ours := regexp.MustCompile("^" + regexp.QuoteMeta(name) + `(\d+)-\d+$`)
	all, _ := os.ReadDir(os.TempDir())
	for _, d := range all {
		parts := ours.FindStringSubmatch(d.Name())
		if parts == nil || !d.IsDir() {
			continue
		}
		folder := filepath.Join(os.TempDir(), d.Name())
		root, err := os.OpenRoot(folder)
		if err != nil {
			continue
		}
		f, err := root.Open(".")
		root.Close()
		if err != nil {
			continue
		}
		process, _ := strconv.Atoi(parts[1])
		ifAbandoned(f, process, func() { _ = os.RemoveAll(folder) })
		f.Close()
	}
}
