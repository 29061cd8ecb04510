package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

// licencesReport is what licences prints as JSON.
type licencesReport struct {
	Version    int                   `json:"version"` // version of this form; it is 1
	Components []generator.Component `json:"components"`
}

func (c *command) licences() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "licences [flags]",
		Short: "Print the licences of what casebook is made of",
		Long: `Licences prints the works of others that are linked into this program or shipped
in its sites, with their versions and the texts of their licences: Go, its modules
and the front-end parts. With --quiet it prints their names and versions alone, and
the ids of their licences by SPDX, or - where the texts leave it open.
The licences of what a site ships are in its licences.txt.

With --format cyclonedx it prints them as a bill of materials, in CycloneDX 1.6.`,
		Example: "  casebook licences\n  casebook licences --quiet\n  casebook licences --format json\n  casebook licences --format cyclonedx",
		Args:    cobra.NoArgs,
	}
	c.formats(cmd, "text", "json", "cyclonedx")
	cmd.RunE = func(*cobra.Command, []string) error {
		all, err := generator.Licences()
		if err != nil {
			return err
		}
		switch c.format {
		case "json":
			return c.json(licencesReport{1, all})
		case "cyclonedx":
			return c.json(billOf(all))
		}
		for _, one := range all {
			if c.quiet {
				fmt.Fprintf(c.stdout, "%s %s %s %s\n", one.Kind, one.Name, one.Version, cmp.Or(one.Licence, "-"))
				continue
			}
			fmt.Fprintf(c.stdout, "%s\n%s\n\n%s\n\n", strings.Repeat("-", 72), strings.TrimSpace(one.Name+" "+one.Version+" "+one.Licence), strings.TrimSpace(strings.Join(one.Texts, "\n\n")))
		}
		return nil
	}
	return cmd
}
