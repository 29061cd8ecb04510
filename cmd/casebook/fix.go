package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

// fix mends in the files of a portfolio what a machine can, shows it on w, and
// tells whether something changed. A file that cannot be mended keeps no other from
// it.
func (c *command) fix(ctx context.Context, dir string, opt generator.Options, list diag.List, w io.Writer) (changed bool, err error) {
	all, err := generator.Mend(ctx, opt, list)
	if err != nil || len(all) == 0 {
		return false, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false, err
	}
	defer root.Close()
	var failed []error
	for _, m := range all {
		if err := putInPlace(root, m); err != nil {
			failed = append(failed, fmt.Errorf("%s was not mended: %w", m.File, err))
			continue
		}
		changed = true
		for _, l := range m.Lines {
			fmt.Fprintf(w, "%s\n- %s\n+ %s\n", diag.Pos{File: m.File, Line: l.Line}, diag.Visible(l.Old), diag.Visible(l.New))
		}
	}
	return changed, errors.Join(failed...)
}

// putInPlace puts a mended file in the place of the one that was read, whole or not at
// all. It goes through no link: neither the file nor a folder above it may be one.
func putInPlace(root *os.Root, m generator.Mended) error {
	for folder := path.Dir(m.File); folder != "."; folder = path.Dir(folder) {
		if info, err := root.Lstat(folder); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s is not a folder", folder)
		}
	}
	info, err := root.Lstat(m.File)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	if info.Mode().Perm()&0o200 == 0 {
		return errors.New("it is read-only; make it writable, and run this again")
	}
	if now, err := root.ReadFile(m.File); err != nil {
		return err
	} else if !bytes.Equal(now, m.Old) {
		return errors.New("it was changed in the meantime; run this again")
	}
	temporary := path.Join(path.Dir(m.File), "."+path.Base(m.File)+".casebook~")
	f, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = f.Write(m.New)
	if err == nil {
		err = f.Chmod(info.Mode().Perm())
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = root.Rename(temporary, m.File)
	}
	if err != nil {
		root.Remove(temporary)
	}
	return err
}
