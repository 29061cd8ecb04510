package main

import (
	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) newAssessment() *cobra.Command {
	var a generator.NewAssessment
	var in string
	cmd := &cobra.Command{
		Use:   "assessment [flags] COMPETENCY LEVEL",
		Short: "Add somebody's view of a competency to content/assessments.csv",
		Long: `Assessment adds a row to content/assessments.csv, or makes the file: at which level
you, or another person, see the work of a competency. What is in it stays as it is. Where you
and all others see a lower level than the evidence shows, the verdict is in doubt, and the
pages say so.`,
		Example: `  casebook new assessment system-design senior
  casebook new assessment system-design staff --by ana-silva --note "Leads reviews without help"`,
		Args: arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			a.Competency, a.Level = args[0], args[1]
			return c.addRow(in, "assessment", func(opt generator.Options) (generator.GrownFile, error) { return generator.AddAssessment(opt, a) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&a.By, "by", "", "a person of content/people.yaml who sees it so (default: you)")
	flags.StringVar(&a.Date, "date", "", "the day, month or quarter (default: today)")
	flags.StringVar(&a.Note, "note", "", "why")
	flags.StringVar(&a.Audience, "audience", "", "the widest audience that may read it: public, committee, mentor or self (default: committee)")
	inFlag(cmd, &in)
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return ids(in, generator.NamedCompetencies), cobra.ShellCompDirectiveNoFileComp
	}
	_ = cmd.RegisterFlagCompletionFunc("by", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return ids(in, generator.NamedPeople), cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}
