package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

// ReplaceTogether puts several files of a portfolio in the place of those that were read.
// What a stopped run did not come to is in the file Unfinished, and Finish does it.
func ReplaceTogether(root *os.Root, all ...Change) error {
	for _, c := range all {
		if _, err := replaceable(root, c.Path, c.Old); err != nil {
			return fmt.Errorf("%s: %w", c.Path, err)
		}
	}
	if len(all) < 2 {
		return each(root, all)
	}
	list, err := json.Marshal(all)
	if err != nil {
		return err
	}
	temporary, err := writeBeside(root, Unfinished, list, 0o666)
	if err != nil {
		return err
	}
	if err := root.Rename(temporary, Unfinished); err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	if err := each(root, all); err != nil {
		return err
	}
	return root.Remove(Unfinished)
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
// to replace. A file that is neither as it was before nor as it was to be stays, and is an
// error; then so does the file Unfinished.
func Finish(root *os.Root) (finished int, err error) {
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
	var all []Change
	if err := json.Unmarshal(list, &all); err != nil {
		return 0, fmt.Errorf("%s: %w", Unfinished, err)
	}
	var left []Change
	for _, c := range all {
		if now, err := root.ReadFile(c.Path); err != nil {
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
