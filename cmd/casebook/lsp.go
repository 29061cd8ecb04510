package main

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) lsp() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp [flags] [DIR]",
		Short: "Answer an editor: a language server on standard input and output",
		Long: `Lsp speaks the Language Server Protocol on standard input and output. An editor starts
it; on a terminal it is of no use. It reports what casebook check reports, while you
type, and completes, explains, finds and renames fields, words and ids.

The portfolio is DIR, or else the one around the folder that the editor has opened.
Lsp writes no file: what it changes, the editor changes.`,
		Example: "  casebook lsp",
		Args:    arguments(0, 1),
	}
	cmd.Flags().Bool("stdio", true, "use standard input and output, as it always does; some editors add this flag")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		defer collectAt(atTimes)()
		clean, err := generator.ServeEditor(cmd.Context(), cmd.InOrStdin(), c.stdout, generator.EditorOptions{
			Version: version().Version,
			Open: func(folder string) (string, func() generator.Options, error) {
				if len(args) > 0 {
					folder = args[0]
				}
				return openForEditor(folder)
			},
		})
		if err == nil && !clean {
			return exit(unsound) // the editor went without a word, as the protocol asks to tell
		}
		return err
	}
	return cmd
}

// openForEditor opens the portfolio around a folder; without one, dir is "".
func openForEditor(folder string) (dir string, opt func() generator.Options, err error) {
	if folder == "" {
		return "", nil, nil
	}
	if dir, err = filepath.Abs(folder); err != nil {
		return "", nil, err
	}
	for !isPortfolio(dir) {
		if dir == filepath.Dir(dir) {
			return "", nil, nil
		}
		dir = filepath.Dir(dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", nil, errors.Join(errors.New("cannot open the portfolio"), err)
	}
	return dir, func() generator.Options {
		return generator.Options{Portfolio: generator.FilesOf(root), Today: time.Now(), Env: os.Environ()}
	}, nil
}
