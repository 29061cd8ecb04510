package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// One writes one file, whole or not at all: a packet. What stood there before is
// replaced, and on an error it is as it was. A name that leads to a pipe or a
// terminal is written to as it is.
func One(name string, data []byte) error {
	if err := one(name, data); err != nil {
		return fmt.Errorf("write %q: %w", name, cause(err))
	}
	return nil
}

func one(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // a link stays one
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return os.WriteFile(name, data, 0o666)
	}
	beside := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".casebook-"+strconv.Itoa(os.Getpid()))
	f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(beside, name)
	}
	if err != nil {
		os.Remove(beside)
	}
	return err
}
