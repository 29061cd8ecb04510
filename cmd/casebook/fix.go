package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

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
		if err := generator.ReplaceFile(root, m.File, m.Old, m.New); err != nil {
			failed = append(failed, fmt.Errorf("%s was not fixed: %w", m.File, err))
			continue
		}
		changed = true
		for _, l := range m.Lines {
			fmt.Fprintf(w, "%s\n- %s\n+ %s\n", diag.Pos{File: m.File, Line: l.Line}, diag.Visible(l.Old), diag.Visible(l.New))
		}
	}
	return changed, errors.Join(failed...)
}
