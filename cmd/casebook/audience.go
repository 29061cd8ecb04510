package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) audienceVerb() *cobra.Command {
	var in, since string
	cmd := &cobra.Command{
		Use:   "audience [flags] NAME",
		Short: "List everything that an audience may read",
		Long: `Audience lists what a build for public, committee, mentor or self shows, a line
each: entries, series, charts, people, the framework, pages, and files that are
published beside them. It says which fields the audience does not read, or reads in
part or with other words in place of names and terms.

--since REV says what became visible since a commit, a tag, a branch or a date, and how
much is no longer visible. casebook diff names that for the author.

Exit status: 0 listed; 1 the case has errors, so that it would not be built;
2 it could not be listed.`,
		Example:   "  casebook audience public\n  casebook audience committee --since 2026-06-30",
		ValidArgs: generator.Audiences(),
	}
	cmd.Args = arguments(1, 1)
	c.formats(cmd, "text", "json")
	cmd.Flags().StringVar(&c.asOf, "as-of", "", "the day of judgement, as 2026-06-30 (default: config.yaml, else today)")
	cmd.Flags().StringVar(&since, "since", "", "a commit, tag, branch or date: say what became visible since then")
	inFlag(cmd, &in)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(generator.Audiences(), args[0]) {
			return unknown("audience", args[0], generator.Audiences())
		}
		dir, opt, err := c.portfolioAround(cmd, in)
		if err != nil {
			return err
		}
		opt.Flags = append(opt.Flags, generator.Flag{Key: "audience", Name: "the audience", Value: args[0]})
		var former *generator.Snapshot
		if cmd.Flags().Changed("since") {
			state, done, err := snapshot(cmd.Context(), dir, since, opt)
			if err != nil {
				return err
			}
			defer done()
			former = &state
		}
		return c.tellVisible(cmd.Context(), args[0], opt, former)
	}
	return cmd
}

func (c *command) tellVisible(ctx context.Context, name string, opt generator.Options, since *generator.Snapshot) error {
	v, list, err := generator.VisibleTo(ctx, name, opt, since)
	if err != nil {
		return err
	}
	told := c.tell(list.Of(diag.Error))
	switch {
	case v.Version == 0:
		fmt.Fprintln(c.stderr, "nothing was listed")
		return told
	case c.format == "json":
		err = c.json(v)
	default:
		p := &printer{w: c.stdout, color: c.color(c.stdout)}
		p.line("%s", diag.Visible(v.Line()))
		p.sections(v.Sections())
		err = p.err
	}
	if err != nil {
		return err
	}
	return told
}
