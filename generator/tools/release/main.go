// Command release writes the module of a release as a Go module proxy has it: what is
// committed, and what `make assets` made, without which the program has no front-end.
// A tag has both: see CONTRIBUTING.md.
//
//	go run ./generator/tools/release FOLDER VERSION
//
// The layout is that of https://go.dev/ref/mod#goproxy-protocol.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// made is the folder that git does not have.
const made = "themes/casebook/assets/third-party"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: release FOLDER VERSION")
		os.Exit(2)
	}
	if err := write(".", os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// write writes the files of one version of the module in root.
func write(root, folder, version string) error {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	m := module.Version{Path: modfile.ModulePath(text), Version: version}
	if err := module.Check(m.Path, m.Version); err != nil {
		return err
	}
	files, err := filesOf(root)
	if err != nil {
		return err
	}
	out := filepath.Join(folder, filepath.FromSlash(m.Path), "@v")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	archive, err := os.Create(filepath.Join(out, version+".zip"))
	if err != nil {
		return err
	}
	if err := errors.Join(zip.Create(archive, m, files), archive.Close()); err != nil {
		return err
	}
	info := fmt.Sprintf("{\"Version\":%q,\"Time\":%q}\n", version, time.Unix(0, 0).UTC().Format(time.RFC3339))
	return errors.Join(
		os.WriteFile(filepath.Join(out, version+".mod"), text, 0o644),
		os.WriteFile(filepath.Join(out, version+".info"), []byte(info), 0o644),
		os.WriteFile(filepath.Join(out, "list"), []byte(version+"\n"), 0o644),
	)
}

// filesOf lists what git tracks, and what make assets made.
func filesOf(root string) ([]zip.File, error) {
	cmd := exec.Command("git", "ls-files", "-z")
	cmd.Dir = root
	tracked, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	var files []zip.File
	for name := range strings.SplitSeq(strings.TrimRight(string(tracked), "\x00"), "\x00") {
		files = append(files, file{root, name})
	}
	before := len(files)
	err = filepath.WalkDir(filepath.Join(root, made), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(root, path)
			files = append(files, file{root, filepath.ToSlash(name)})
		}
		return err
	})
	if err != nil || len(files) == before {
		return nil, fmt.Errorf("%s is empty: run make assets first", made)
	}
	return files, nil
}

// file is a file of the module, by its path with slashes.
type file struct{ root, name string }

func (f file) Path() string                 { return f.name }
func (f file) Lstat() (os.FileInfo, error)  { return os.Lstat(filepath.Join(f.root, f.name)) }
func (f file) Open() (io.ReadCloser, error) { return os.Open(filepath.Join(f.root, f.name)) }
