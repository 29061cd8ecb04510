package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) diff() *cobra.Command {
	var in string
	cmd := c.shared(&cobra.Command{
		Use:   "diff [flags] REV [REV]",
		Short: "Show what changed in the case since a commit, tag or date",
		Long: `Diff compares two states of the case: verdicts gained and lost with the reason,
evidence, feedback, milestones, series and every other part that is new, changed or
gone, and what each audience may read now, or no longer. REV is a commit, a tag, a
branch, or a date: 2026-09-01 is the last commit on or before that day. The second
state is the folder, unless another REV is given.

A commit is judged on its own day, a date on that day, the folder today. as-of in
config.yaml fixes the day of the states that have it, --as-of that of both.

With --audience, it shows what that audience may read, and nothing that is closed now.

Exit status: 0 compared; 1 the case has errors, or the result may not be shown;
2 it could not be compared.`,
		Example: "  casebook diff HEAD~5\n  casebook diff 2026-06-30\n  casebook diff last-review main --audience mentor --format md",
	})
	cmd.Args = arguments(1, 2)
	c.formats(cmd, "text", "md", "json")
	inFlag(cmd, &in)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, opt, err := c.portfolioAround(cmd, in)
		if err != nil {
			return err
		}
		states := []generator.Snapshot{{}, {Options: opt}}
		for i, name := range args {
			state, done, err := snapshot(cmd.Context(), dir, name, opt)
			if err != nil {
				return err
			}
			defer done()
			states[i] = state
		}
		return c.tellDiff(states[0], states[1], opt)
	}
	return cmd
}

func (c *command) tellDiff(was, is generator.Snapshot, folder generator.Options) error {
	d, list, err := generator.DiffOf(was, is, folder)
	if err != nil {
		return err
	}
	told := c.tell(list.Of(diag.Error))
	if d.Version == 0 {
		fmt.Fprintln(c.stderr, "nothing was compared")
		return told
	}
	if d.From.Errors > 0 && !c.quiet {
		fmt.Fprintf(c.stderr, "casebook: the state %s has %s; it is compared as far as it could be read\n", was.Revision, counted(d.From.Errors, "error"))
	}
	switch c.format {
	case "json":
		err = c.json(d)
	case "md":
		_, err = fmt.Fprint(c.stdout, d.Markdown())
	default:
		err = c.printDiff(d)
	}
	if err != nil {
		return err
	}
	return told
}

func (c *command) printDiff(d generator.Diff) error {
	p := &printer{w: c.stdout, color: c.color(c.stdout)}
	p.line("%s", diag.Visible(d.Line()))
	if d.Empty() && len(d.Readable) == 0 {
		p.line("\nNothing changed.")
	}
	p.sections(d.Sections())
	return p.err
}

// sections prints lists of lines with marks, each with the lines below it.
func (p *printer) sections(all []generator.Section) {
	for _, s := range all {
		p.line("\n%s", p.bold(s.Title))
		for _, l := range s.Lines {
			key := ""
			if l.Key != "" {
				key = "  " + l.Key
			}
			p.line("  %s %s%s", p.changed(l.Mark), diag.Visible(l.Text), diag.Visible(key))
			for _, more := range l.More {
				p.line("      %s", diag.Visible(more))
			}
		}
	}
}

// changed gives the mark of a change: told apart by shape, then by colour.
func (p *printer) changed(mark string) string {
	color := map[string]string{"+": "32", "▲": "32", "-": "31", "▼": "31"}[mark]
	if !p.color || color == "" {
		return mark
	}
	return "\x1b[" + color + "m" + mark + "\x1b[0m"
}
