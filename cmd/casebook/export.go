package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) export() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the case for other programs",
		Long: `Export writes the case, or entries of it, in a form that other programs read. It
contains what the audience may read and nothing else, as a build does, and goes to
standard output or into a file.`,
		Example: "  casebook export case\n  casebook export csv evidence -o evidence.csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown("export", args[0], verbs(cmd))
			}
			return cmd.Help()
		},
	}
	for _, x := range exports {
		cmd.AddCommand(c.exportVerb(x))
	}
	return cmd
}

// exportKind is a form of export as a verb.
type exportKind struct {
	form                      generator.ExportForm
	use, short, long, example string
	least, most               int // arguments: a collection
}

var exports = []exportKind{
	{
		generator.CaseExport, "case [flags]", "Write everything as one JSON document",
		`Case writes the whole case as one JSON document: the framework, the verdicts, all
entries and figures. It is the case.json of a site that is built for the audience.`,
		"  casebook export case\n  casebook export case --audience public -o public.json", 0, 0,
	},
	{
		generator.JSONExport, "json [flags] [COLLECTION]", "Write the entries of one collection, or of all, as JSON",
		`JSON writes the entries of a collection, named as its folder is, or of all
collections.`,
		"  casebook export json\n  casebook export json case-studies", 0, 1,
	},
	{
		generator.CSVExport, "csv [flags] COLLECTION", "Write a collection as a table",
		`CSV writes a collection, named as its folder is, as a table: a row per entry and a
column per field. A text that a spreadsheet would run as a formula gets an apostrophe
in front.`,
		"  casebook export csv evidence\n  casebook export csv feedback --audience self -o feedback.csv", 1, 1,
	},
	{
		generator.Resume, "json-resume [flags]", "Write a JSON Resume",
		`JSON-resume writes a JSON Resume (jsonresume.org, version 1.0.0). Projects are the
finished pieces of evidence, skills the competencies that evidence supports at the
level aimed at, references the feedback and statements that may be quoted.`,
		"  casebook export json-resume --audience public -o resume.json", 0, 0,
	},
	{
		generator.Badges, "open-badges [flags]", "Write credentials of Open Badges 3.0, without a signature",
		`Open-badges writes a list of credentials of Open Badges 3.0, one for each competency
that evidence supports at the level aimed at. They are not signed: who signs them, such
as the employer, puts themselves in as the issuer.`,
		"  casebook export open-badges --audience public -o badges.json", 0, 0,
	},
}

// separators names what may stand between the cells of a table.
var separators = map[string]rune{",": ',', ";": ';', "tab": '\t'}

// exportVerb makes the verb of a form, with what every export takes: the portfolio, the
// audience, and the file to write.
func (c *command) exportVerb(x exportKind) *cobra.Command {
	var in, out string
	separator := ","
	cmd := &cobra.Command{Use: x.use, Short: x.short, Long: x.long, Example: x.example}
	c.shared(cmd)
	cmd.Args = arguments(x.least, x.most)
	inFlag(cmd, &in)
	cmd.Flags().StringVarP(&out, "out", "o", "-", `file to write, "-" for standard output`)
	if x.form == generator.CSVExport {
		cmd.Flags().StringVar(&separator, "separator", separator, `what stands between cells: ",", ";" or "tab"`)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		how := generator.ExportOptions{Form: x.form}
		var known bool
		if how.Separator, known = separators[separator]; !known {
			return unknown("separator", separator, slices.Sorted(maps.Keys(separators)))
		}
		if len(args) > 0 {
			if how.Collection = args[0]; !slices.Contains(generator.Collections(), how.Collection) {
				return unknown("collection", how.Collection, generator.Collections())
			}
		}
		dir, opt, err := c.portfolioAround(cmd, in)
		if err != nil {
			return err
		}
		return c.writeExport(cmd.Context(), how, opt, generator.ExportFile(out, dir).Remembering(c.records(dir)))
	}
	return cmd
}

// writeExport makes an export and writes it.
func (c *command) writeExport(ctx context.Context, how generator.ExportOptions, opt generator.Options, to generator.OutputFile) error {
	if to.File != "-" {
		if err := to.May(); err != nil {
			return err
		}
	}
	made, err := generator.Export(ctx, how, opt)
	if err != nil {
		return err
	}
	if made.Data == nil {
		if err := c.tell(made.Diags); err != nil {
			fmt.Fprintf(c.stderr, "%s; nothing was exported\n", made.Diags.Summary(made.Files))
		}
		return unsoundBy(made.Diags)
	}
	if made.Nothing != "" {
		fmt.Fprintf(c.stderr, "casebook: %s\n", made.Nothing)
	}
	if to.File == "-" {
		_, err := c.stdout.Write(made.Data)
		return err
	}
	if how.Form == generator.CSVExport { // spreadsheets read a file without a mark in an encoding of their own
		made.Data = append([]byte("\ufeff"), made.Data...)
	}
	if err := to.Write(made.Data); err != nil {
		return err
	}
	if !c.quiet {
		fmt.Fprintf(c.stdout, "%s: %s for %s\n", filepath.ToSlash(to.File), how.Form, made.Audience)
	}
	return nil
}
