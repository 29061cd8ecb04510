package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

// written puts a file in the place of the former one; of nil, there is none.
func written(what string, root *os.Root, file generator.NewFile, former []byte) (err error) {
	if former == nil {
		err = generator.CreateFiles(root, file)
	} else {
		err = generator.ReplaceFile(root, file.Path, former, file.Data)
	}
	if err != nil {
		return fmt.Errorf("the %s was not written: %w", what, err)
	}
	return nil
}

func (c *command) note() *cobra.Command {
	var in string
	cmd := &cobra.Command{
		Use:   "note [flags] WORDS",
		Short: "Add a line to today's journal",
		Long: `Note adds the words, with the time, to content/journal/DATE.md. It finds the portfolio
that contains the working directory, else that of the variable ` + portfolioVariable + `,
so that it works from anywhere. Only you read the journal, unless you open it.`,
		Example: `  casebook note "The pilot team asked for a second run"`,
		Args:    arguments(1, 100),
		RunE: func(_ *cobra.Command, args []string) error {
			root, opt, err := home(in)
			if err != nil {
				return err
			}
			defer root.Close()
			var noted generator.Noted
			err = generator.Alone(root, func() (err error) {
				if noted, err = generator.Note(opt, strings.Join(args, " ")); err != nil {
					return err
				}
				return written("note", root, noted.NewFile, noted.Former)
			})
			if err != nil {
				return err
			}
			if noted.Audience != "self" {
				fmt.Fprintf(c.stderr, "%s has audience: %s, which includes this note\n", noted.Path, noted.Audience)
			}
			fmt.Fprintln(c.stdout, shortest(filepath.Join(root.Name(), filepath.FromSlash(noted.Path))))
			return nil
		},
	}
	inFlag(cmd, &in)
	return cmd
}
