//go:build unix

package source

import (
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// On a disk, with what a disk can hold.
func TestHostileTreesOnDisk(t *testing.T) {
	text := func(dir, p string) error { return os.WriteFile(filepath.Join(dir, p), []byte(planted), 0o644) }
	tests := []struct {
		name string
		make func(dir, outside string) error
		want string
	}{
		{"a link to a file", func(dir, out string) error {
			return os.Symlink(out+"/secret.md", dir+"/content/evidence/a.md")
		}, `"a.md" is a symbolic link [file-link]`},
		{"a link to a folder", func(dir, out string) error { return os.Symlink(out, dir+"/content/evidence/all") }, `"all" is a symbolic link [file-link]`},
		{"a link that leads up", func(dir, out string) error { return os.Symlink("../../..", dir+"/content/evidence/up") }, `"up" is a symbolic link [file-link]`},
		{"a link to itself", func(dir, out string) error { return os.Symlink("a.md", dir+"/content/evidence/a.md") }, `"a.md" is a symbolic link [file-link]`},
		{"a link to nothing", func(dir, out string) error { return os.Symlink("none", dir+"/content/evidence/a.md") }, `"a.md" is a symbolic link [file-link]`},
		{"a link inside", func(dir, out string) error { return os.Symlink("../../config.yaml", dir+"/content/evidence/a.yaml") }, `"a.yaml" is a symbolic link [file-link]`},
		{"content is a link", func(dir, out string) error {
			return errOf(os.RemoveAll(dir+"/content"), os.Symlink(out, dir+"/content"))
		}, `"content" is a symbolic link [file-link]`},
		{"layouts is a link", func(dir, out string) error { return os.Symlink(out, dir+"/layouts") }, `"layouts" is a symbolic link [file-link]`},
		{"config.yaml is a link", func(dir, out string) error {
			return errOf(os.Remove(dir+"/config.yaml"), os.Symlink(out+"/secret.md", dir+"/config.yaml"))
		}, `"config.yaml" is a symbolic link [file-link]`},
		{"a pipe, which nobody writes to", func(dir, out string) error { return syscall.Mkfifo(dir+"/content/evidence/a.md", 0o644) }, `"a.md" is not a regular file [file-link]`},
		{"config.yaml is a pipe", func(dir, out string) error {
			return errOf(os.Remove(dir+"/config.yaml"), syscall.Mkfifo(dir+"/config.yaml", 0o644))
		}, `"config.yaml" is not a regular file [file-link]`},
		{"a socket", func(dir, out string) error {
			l, err := net.Listen("unix", dir+"/content/s")
			if err == nil {
				l.(*net.UnixListener).SetUnlinkOnClose(false)
				err = l.Close()
			}
			return err
		}, `"s" is not a regular file [file-link]`},
		{"a name that is not in UTF-8", func(dir, out string) error { return text(dir, "content/evidence/a\xff.txt") }, `"a\xff.txt" is not in UTF-8 [file-name-bad]`},
		{"a sparse file", func(dir, out string) error {
			return errOf(text(dir, "content/evidence/a.md"), os.Truncate(dir+"/content/evidence/a.md", 1<<40))
		}, "the file has 1048576.0 MB; at most 4 MB are read [file-too-large]"},
		{"a pipe in static", func(dir, out string) error {
			return errOf(os.Mkdir(dir+"/static", 0o755), syscall.Mkfifo(dir+"/static/p", 0o644))
		}, `"p" is not a regular file [file-link]`},
		{"a sparse file in static", sparse("static/a/b.bin", 1<<40), "the file has 1048576.0 MB; at most 32 MB are read [file-too-large]"},
		{"a sparse file in assets", sparse("assets/css/a.css", 33<<20), "the file has 33.0 MB; at most 32 MB are read [file-too-large]"},
		{"a sparse template", sparse("layouts/home.html", 5<<20), "the file has 5.0 MB; at most 4 MB are read [file-too-large]"},
		{"a sparse file of words", sparse("i18n/en.yaml", 1<<20), "the file has 1.0 MB; at most 0.25 MB are read [file-too-large]"},
		{"an attachment", sparse("content/evidence/a/b.pdf", 33<<20), "the file has 33.0 MB; at most 32 MB are read [file-too-large]"},
		{"many files", func(dir, out string) error {
			for i := range 20 { // the seventeenth is one too many, and the three behind it are not told
				folder := []string{"static", "content/evidence/a", "assets"}[i%3]
				if err := sparse(fmt.Sprintf("%s/f%02d.bin", folder, i), 32<<20)(dir, out); err != nil {
					return err
				}
			}
			return nil
		}, "with this file, the published files have more than 512 MB in total [file-too-large]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, out := t.TempDir(), t.TempDir()
			if err := errOf(text(out, "secret.md"), os.MkdirAll(dir+"/content/evidence", 0o755), os.WriteFile(dir+"/config.yaml", []byte("title: x\n"), 0o644)); err != nil {
				t.Fatal(err)
			}
			if err := tt.make(dir, out); err != nil {
				t.Skip(err)
			}
			root, err := os.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			for name, fsys := range map[string]fs.FS{"root": root.FS(), "folder": os.DirFS(dir)} {
				said, held := what(t, fsys)
				if said != tt.want {
					t.Errorf("%s: got  %s\nwant %s", name, said, tt.want)
				}
				if strings.Contains(held, planted) {
					t.Errorf("%s: it was read: %s", name, held)
				}
			}
		})
	}
}

// sparse writes a file that takes no room and seems large.
func sparse(name string, size int64) func(dir, outside string) error {
	return func(dir, _ string) error {
		file := filepath.Join(dir, name)
		return errOf(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, nil, 0o644), os.Truncate(file, size))
	}
}

func errOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}
