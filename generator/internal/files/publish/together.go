package publish

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Unfinished is the file beside config.yaml that a run leaves which was stopped while it
// put several files in the place of others.
const Unfinished = ".casebook-unfinished.json"

// Change is a file that takes the place of the one that was read.
type Change struct {
	Path string `json:"path"`
	Old  []byte `json:"old"`
	New  []byte `json:"new"`
}

// unfinished is what the file Unfinished holds. The seal is one for the files, in the folder
// that the portfolio is in: a file of that name may have come with the portfolio.
type unfinished struct {
	Files []Change `json:"files"`
	Seal  []byte   `json:"seal"`
}

// ReplaceTogether puts several files of a portfolio in the place of those that were read.
// What a stopped run did not come to is in the file Unfinished, and Finish does it, if both
// ran with one key of the user. Without a key there is no such file.
func ReplaceTogether(root *os.Root, key []byte, all ...Change) error {
	for _, c := range all {
		if _, err := replaceable(root, c.Path, c.Old); err != nil {
			return fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	if len(all) < 2 || len(key) == 0 {
		return each(root, all)
	}
	seal, err := sealOf(root, key, all)
	if err != nil {
		return err
	}
	list, err := json.Marshal(unfinished{all, seal})
	if err != nil {
		return err
	}
	sweepOnce(root)
	if err := putAt(root, Unfinished, list, 0o666); err != nil {
		return err
	}
	if err := each(root, all); err != nil {
		return fmt.Errorf("%w; some files may be rewritten already, and casebook check --fix rewrites the rest", err)
	}
	return root.Remove(Unfinished)
}

func sealOf(root *os.Root, key []byte, all []Change) ([]byte, error) {
	folder, err := filepath.Abs(root.Name())
	if err != nil {
		return nil, err
	}
	files, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "casebook rewrite\x00%s\x00%s", folder, files)
	return mac.Sum(nil), nil
}

func each(root *os.Root, all []Change) error {
	for _, c := range all {
		if err := Replace(root, c.Path, c.Old, c.New); err != nil {
			return fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	return nil
}

// Finish does what a stopped run of ReplaceTogether left, and gives how many files it had
// to replace. It believes only what was written with the key. A file that is neither as it was before nor as it was to be stays, and is an
// error; then so does the file Unfinished.
func Finish(root *os.Root, key []byte) (finished int, err error) {
	if info, err := root.Lstat(Unfinished); errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	} else if err != nil {
		return 0, err
	} else if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%s is not a regular file", Unfinished)
	}
	list, err := root.ReadFile(Unfinished)
	if err != nil {
		return 0, err
	}
	var read unfinished
	if err := json.Unmarshal(list, &read); err != nil {
		return 0, fmt.Errorf("%s: %w", Unfinished, err)
	}
	seal, err := sealOf(root, key, read.Files)
	if err != nil {
		return 0, err
	}
	if len(key) == 0 || !hmac.Equal(seal, read.Seal) {
		return 0, fmt.Errorf("%s was not written by you in this folder, so it is not followed; delete it", Unfinished)
	}
	var left []Change
	for _, c := range read.Files {
		if now, err := fs.ReadFile(Regular(root), c.Path); err != nil {
			return 0, err
		} else if !bytes.Equal(now, c.New) {
			left = append(left, c)
		}
	}
	for _, c := range left {
		if _, err := replaceable(root, c.Path, c.Old); err != nil {
			return 0, fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	if err := each(root, left); err != nil {
		return 0, err
	}
	return len(left), root.Remove(Unfinished)
}
