package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) schema() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "schema [flags] [WHAT]",
		Short: "Print a JSON Schema of files of a portfolio, for editors",
		Long: `Schema prints the JSON Schema (2020-12) of a kind of file: config.yaml, the ladder,
people, the file beside a series, a chart, and of each collection its front matter, its
rows and the rows of its tables. Without WHAT it lists the schemas and the files that
each is for; with --out DIR it writes all of them into a folder.`,
		Example: "  casebook schema\n  casebook schema people\n  casebook schema --out .schemas",
		Args:    arguments(0, 1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return schemaNames(generator.Schemas()), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "-", `file to write, or without WHAT the folder; "-" for standard output`)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		all := generator.Schemas()
		switch {
		case len(args) == 1:
			return c.printSchema(all, args[0], out)
		case out != "-":
			return c.writeSchemas(all, out)
		}
		for _, s := range all {
			if c.quiet {
				fmt.Fprintln(c.stdout, s.Name)
				continue
			}
			fmt.Fprintf(c.stdout, "%-20s %s\n", s.Name, s.Where)
		}
		return nil
	}
	return cmd
}

func schemaNames(all []generator.Schema) []string {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	return names
}

func (c *command) printSchema(all []generator.Schema, name, out string) error {
	i := slices.Index(schemaNames(all), name)
	switch {
	case i < 0:
		return unknown("schema", name, schemaNames(all))
	case out != "-":
		return generator.WriteSchema(out, all[i].Data)
	}
	_, err := c.stdout.Write(all[i].Data)
	return err
}

// writeSchemas writes every schema into a folder, as NAME.schema.json.
func (c *command) writeSchemas(all []generator.Schema, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	for _, s := range all {
		if err := generator.WriteSchema(filepath.Join(dir, s.Name+".schema.json"), s.Data); err != nil {
			return err
		}
	}
	if !c.quiet {
		fmt.Fprintf(c.stdout, "%s: %s\n", filepath.ToSlash(dir), counted(len(all), "schema"))
	}
	return nil
}
