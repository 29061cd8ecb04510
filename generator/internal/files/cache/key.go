package cache

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// keySize is that of the key, in bytes.
const keySize = 32

// Key gives the key of this user, which lies in a folder of theirs and is made where
// there is none yet, from a source of random bytes. A key that others can read, or that
// is somebody else's, is replaced: what was kept under it is made anew.
func Key(folder string, random io.Reader) ([]byte, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	name := filepath.Join(folder, "key")
	if key, ok := readKey(name); ok {
		return key, nil
	}
	_, there := os.Lstat(name)
	f, err := os.CreateTemp(folder, ".key-*") // for its owner alone
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	defer os.Remove(f.Name())
	key := make([]byte, keySize)
	_, err = io.ReadFull(random, key)
	if err == nil {
		_, err = f.Write(key)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	if errors.Is(there, fs.ErrNotExist) && os.Link(f.Name(), name) != nil {
		if key, ok := readKey(name); ok { // another run was faster
			return key, nil
		}
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	if key, ok := readKey(name); ok {
		return key, nil
	}
	return nil, errors.New("make a key: others can read or change its folder")
}

func readKey(name string) ([]byte, bool) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != keySize || !own(info) {
		return nil, false
	}
	key, err := os.ReadFile(name)
	return key, err == nil && len(key) == keySize
}
