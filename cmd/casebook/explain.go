package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) explain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CHECK]",
		Short: "Show what a check means; without one, list all checks",
		Long: `Explain prints the documentation of a check: what it means, why it matters, how
to fix it, and an example. The id of a check is in brackets after each
diagnostic. Without an id, explain lists all checks.`,
		Example: "  casebook explain\n  casebook explain competency-unknown",
		Args:    arguments(0, 1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return checkIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				table := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
				for _, r := range generator.Checks() {
					fmt.Fprintf(table, "%s\t%s\n", r.ID, r.Summary)
				}
				return table.Flush()
			}
			text, ok := generator.Explain(args[0])
			if !ok {
				return unknown("check", args[0], checkIDs())
			}
			_, err := fmt.Fprint(c.stdout, text)
			return err
		},
	}
}

func checkIDs() []string {
	var ids []string
	for _, r := range generator.Checks() {
		ids = append(ids, r.ID)
	}
	return ids
}

// unknown is wrong use: a word that is none of the known ones.
func unknown(what, word string, known []string) error {
	if near, ok := diag.DidYouMean(word, known); ok {
		return fmt.Errorf("unknown %s %q; did you mean %q?", what, word, near)
	}
	if len(known) > 8 {
		return fmt.Errorf("unknown %s %q", what, word)
	}
	return fmt.Errorf("unknown %s %q; known are %s", what, word, joined(known))
}
