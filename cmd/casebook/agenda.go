package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) agenda() *cobra.Command {
	var as string
	cmd := c.shared(&cobra.Command{
		Use:   "agenda [flags] [DIR]",
		Short: "Print the agenda of the next check-in",
		Long: `Agenda lists what mentee and mentor should discuss, as Markdown: open steps on
both sides, what is due by the check-in after this one, gaps that nothing is planned
for, feedback without a follow-up, asks without an answer, promotion rounds that come
near, and one question to think about.

--as check-in writes it as a new entry, content/check-ins/DATE.md, to be filled in. The
entry holds what your mentor may read; with --audience self it holds all, and is for
you alone.`,
		Example: "  casebook agenda\n  casebook agenda --as check-in",
	})
	c.formats(cmd, "md", "json")
	cmd.Flags().StringVar(&as, "as", "", "write an entry: check-in")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if as != "" && as != "check-in" {
			return unknown("entry", as, []string{"check-in"})
		}
		dir, opt, err := c.portfolio(cmd, args)
		if err != nil {
			return err
		}
		if as != "" {
			return c.writeCheckIn(dir, opt)
		}
		agenda, list, err := generator.AgendaOf(opt)
		if err != nil {
			return err
		}
		told := c.tell(list.Of(diag.Error))
		switch {
		case c.format == "json":
			err = c.json(agenda)
		default:
			_, err = fmt.Fprint(c.stdout, agenda.Markdown())
		}
		if err != nil {
			return err
		}
		return told
	}
	return cmd
}

func (c *command) writeCheckIn(dir string, opt generator.Options) error {
	file, list, err := generator.CheckIn(opt)
	if err != nil {
		return err
	}
	told := c.tell(list.Of(diag.Error))
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := generator.CreateFiles(root, file); err != nil {
		return err
	}
	fmt.Fprintln(c.stdout, shortest(filepath.Join(dir, filepath.FromSlash(file.Path))))
	return told
}
