package main

import (
	"fmt"
	"path/filepath"

	"github.com/casebook-dev/casebook/generator"
)

// addRow writes a file with the row that add gives it, and prints its path. What names the
// row in errors.
func (c *command) addRow(in, what string, add func(generator.Options) (generator.GrownFile, error)) error {
	root, opt, err := home(in)
	if err != nil {
		return err
	}
	defer root.Close()
	var grown generator.GrownFile
	err = generator.Alone(root, func() (err error) {
		if grown, err = add(opt); err != nil {
			return err
		}
		return written(what, root, generator.NewFile{Path: grown.Path, Data: grown.New}, grown.Old)
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(c.stdout, shortest(filepath.Join(root.Name(), filepath.FromSlash(grown.Path))))
	return nil
}
