package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

// frameworksReport is what framework list prints as JSON.
type frameworksReport struct {
	Version    int                `json:"version"` // version of this form; it is 1
	Frameworks []generator.Ladder `json:"frameworks"`
}

func (c *command) framework() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "framework",
		Short: "Show the frameworks to begin with",
		Long: `Framework lists the career frameworks that casebook brings along. One of them is
a first content/framework.yaml, to be changed until it asks what the committee asks.`,
		Example: "  casebook framework list\n  casebook framework show engineering > content/framework.yaml",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown("verb of framework", args[0], verbs(cmd))
			}
			return c.listFrameworks()
		},
	}
	c.formats(cmd, "text", "json")
	cmd.AddCommand(c.frameworkList(), c.frameworkShow())
	return cmd
}

func (c *command) frameworkList() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list [flags]",
		Short: "List the frameworks to begin with",
		Long: `List prints the frameworks to begin with: the name that show takes, how many levels
and competencies there are, and for whom it is. With --quiet it prints the names alone.`,
		Example: "  casebook framework list\n  casebook framework list --format json",
		Args:    arguments(0, 0),
	}
	c.formats(cmd, "text", "json")
	cmd.RunE = func(*cobra.Command, []string) error { return c.listFrameworks() }
	return cmd
}

func (c *command) listFrameworks() error {
	all := generator.Ladders()
	if c.format == "json" {
		return c.json(frameworksReport{1, all})
	}
	for _, f := range all {
		if c.quiet {
			fmt.Fprintln(c.stdout, f.Name)
			continue
		}
		fmt.Fprintf(c.stdout, "%-22s %d levels, %d competencies\n    %s\n", f.Name, f.Levels, f.Competencies, f.Summary)
	}
	return nil
}

func (c *command) frameworkShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show NAME",
		Short: "Print a framework to begin with, as YAML",
		Long: `Show prints the framework.yaml of a framework to begin with. Its first lines say for
whom it is, and what to change. It is in the public domain (CC0-1.0).`,
		Example: "  casebook framework show engineering > content/framework.yaml",
		Args:    arguments(1, 1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return generator.LadderNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			f, ok := generator.FindLadder(args[0])
			if !ok {
				return unknown("framework", args[0], generator.LadderNames())
			}
			_, err := c.stdout.Write(f.File)
			return err
		},
	}
}
