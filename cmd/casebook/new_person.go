package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) newPerson() *cobra.Command {
	var p generator.NewPerson
	var in string
	cmd := &cobra.Command{
		Use:   "person [flags] NAME",
		Short: "Add a person to content/people.yaml",
		Long: `Person adds a row to content/people.yaml, or makes the file. What is in it stays as it
is. Each field that no flag gives is a comment that says what may be there. Entries name
the person by the id, which is made from the name.`,
		Example: `  casebook new person "Ana Silva" --relation peer --also Ana`,
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			p.Name = args[0]
			p.Also = slices.DeleteFunc(p.Also, func(name string) bool { return strings.TrimSpace(name) == "" })
			return c.addRow(in, "person", func(opt generator.Options) (generator.GrownFile, error) { return generator.AddPerson(opt, p) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&p.ID, "id", "", "what entries name the person by (default: made from the name)")
	flags.StringArrayVar(&p.Also, "also", nil, "another name for the person in texts; may be repeated")
	flags.StringVar(&p.Role, "role", "", "what the person does")
	flags.StringVar(&p.Organisation, "organisation", "", "where")
	flags.StringVar(&p.Relation, "relation", "", "what the person is to you: peer, manager, mentor, sponsor, report, stakeholder, reviewer or other")
	flags.StringVar(&p.Alias, "alias", "", "what replaces the name for readers who may not read it")
	flags.StringVar(&p.Named, "named", "", "the widest audience that may read the name (default: committee)")
	inFlag(cmd, &in)
	return cmd
}
