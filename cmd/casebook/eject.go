package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) eject() *cobra.Command {
	cmd := c.shared(&cobra.Command{
		Use:   "eject [flags] DIR [PORTFOLIO]",
		Short: "Write the Hugo project that the site is made from",
		Long: `Eject writes the case of the portfolio (default: the working directory) as an
ordinary Hugo project into DIR: content, data, theme and configuration, ready
for hugo itself, to go on without casebook.`,
		Example: "  casebook eject ../case-in-hugo",
	})
	cmd.Flags().BoolVar(&c.noCache, "no-cache", false, "draw every chart again, and store none")
	cmd.Flags().StringVar(&c.baseURL, "base-url", "", "address that the site will have")
	cmd.Args = arguments(1, 2)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, opt, err := c.portfolio(cmd, args[1:])
		if err != nil {
			return err
		}
		c.caches(dir, &opt)
		opt.Commit = c.commit(cmd.Context(), dir)
		ejected, err := generator.Eject(cmd.Context(), dir, args[0], opt)
		if told := c.tell(ejected.Diags); err != nil || told != nil {
			return errors.Join(err, told)
		}
		if !c.quiet {
			fmt.Fprintf(c.stdout, "%s: a Hugo project of %s\n", filepath.ToSlash(ejected.Folder), counted(ejected.Pages, "page"))
		}
		return nil
	}
	return cmd
}
