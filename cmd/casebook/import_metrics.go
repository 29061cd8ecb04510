package main

import (
	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) importMetrics() *cobra.Command {
	var how generator.MetricsImport
	cmd := c.importVerb(&cobra.Command{
		Use:   "metrics [flags] FILE",
		Short: "Make a series of a table of figures",
		Long: `Metrics copies a table of figures to content/metrics/NAME.csv as it is, and writes
NAME.yaml beside it: what the columns are, as far as the table tells. FILE is CSV, XLSX,
or a table in Markdown, HTML or JSON.

A series that is there already gets the rows that are new. Figures that differ are
listed, and --update takes them. No row is lost.`,
		Example: `  casebook import metrics pages.csv --unit "per week" --better lower
  casebook import metrics tickets.csv --count month --date Closed --where Team=Data
  casebook import metrics load.xlsx --sheet Weekly --id on-call-load`,
	}, func(opt generator.Options, from generator.Source) (generator.Imported, diag.List, error) {
		return generator.ImportMetrics(opt, from, how)
	})
	flags := cmd.Flags()
	flags.StringVar(&how.ID, "id", "", "the name of the series (default: made of the name of the file)")
	flags.StringVar(&how.Title, "title", "", "what the series is called")
	flags.StringVar(&how.Unit, "unit", "", "what stands behind its figures")
	flags.StringArrayVar(&how.Better, "better", nil, "which way is better: lower or higher; of one of several columns COLUMN=lower; may be repeated")
	flags.StringVar(&how.Date, "date", "", "the column of dates (default: found)")
	flags.StringVar(&how.DateFormat, "date-format", "", "how dates are written, as D/M/YYYY (default: found)")
	flags.StringVar(&how.Decimal, "decimal", "", "what stands before the decimals: . or , (default: found)")
	flags.StringVar(&how.Value, "value", "", "the column of figures, where rows are told apart by words")
	flags.StringVar(&how.Split, "split", "", "a column for each of whose values there is a line")
	flags.StringVar(&how.Count, "count", "", "week, month or quarter: count the rows of a list of things, such as tickets, by it; with --split, of each value")
	flags.StringArrayVar(&how.Where, "where", nil, "COLUMN=VALUE: only the rows that have it; may be repeated")
	flags.BoolVar(&how.Update, "update", false, "take the figures that the file has otherwise than the series")
	flags.StringVar(&how.Sheet, "sheet", "", "the sheet or table of the file")
	return cmd
}
