package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) importEvidence() *cobra.Command {
	return c.importEntries("evidence", &cobra.Command{
		Use:   "evidence [flags] FILE...",
		Short: "Make evidence of lists of work",
		Long: `Evidence makes a file in content/evidence of each piece of work that FILE lists. FILE is
a folder of such files, or

  - a table as CSV, XLSX, DOCX, Markdown, HTML or JSON: an export of Jira or Linear, the
    answers of gh, glab and the web services of GitHub and GitLab, or one of your own
  - a list in Markdown, a Word document, a web page or plain text: each bullet is a
    piece of work
  - a JSON Resume, or the zip archive that LinkedIn exports

Columns are found by their names. --map says what a field is filled from, --where which
rows count, and --set what is the same in each entry.`,
		Example: `  casebook import evidence prs.json --where author=ana
  casebook import evidence work.csv --map title=Summary --map ended=Resolved --set kind=project`,
	})
}

// importEntries adds what an import of entries takes.
func (c *command) importEntries(kind string, cmd *cobra.Command) *cobra.Command {
	how := generator.EntryImport{Kind: kind}
	cmd = c.importAll(cmd, mostSources, func(named []string, root *os.Root, opt generator.Options) (generator.Imported, diag.List, error) {
		for _, name := range named {
			if err := beside(name, root.Name()); err != nil {
				return generator.Imported{}, nil, err
			}
		}
		from, err := sourcesNamed(named)
		if err != nil {
			return generator.Imported{}, nil, err
		}
		return generator.ImportEntries(opt, from, how)
	})
	flags := cmd.Flags()
	flags.StringArrayVar(&how.Map, "map", nil, "FIELD=COLUMN, or FIELD=TEXT with {COLUMN} in it; may be repeated")
	flags.StringArrayVar(&how.Set, "set", nil, "FIELD=VALUE: the same value in each entry; may be repeated")
	flags.StringArrayVar(&how.Where, "where", nil, "COLUMN=VALUE: only the rows that have it; may be repeated")
	wordsVar(flags, &how.Header, "header", "", "the names of the columns, where the table has none, parted by commas")
	flags.StringVar(&how.DateFormat, "date-format", "", "how dates are written, as D/M/YYYY (default: found)")
	flags.BoolVar(&how.Update, "update", false, "write into the entries that rows name by their id what the rows have otherwise")
	flags.StringVar(&how.Sheet, "sheet", "", "the sheet or table of the file")
	if kind == "feedback" {
		flags.BoolVar(&how.Thread, "thread", false, "make feedback of the mails that a mail quotes, too, each of who wrote it")
	}
	return cmd
}

func (c *command) importStatements() *cobra.Command {
	return c.importEntries("statements", &cobra.Command{
		Use:   "statements [flags] FILE...",
		Short: "Make statements of letters",
		Long: `Statements makes a file in content/statements of each letter in FILE: a Word document,
an OpenDocument text, a web page, Markdown, plain text, a mail, or the row of a table. Who
gave it and when are found in its head and its foot, and what else stands there is left
out and listed. It is for you alone, and consent is none until you write what who gave it
agreed to.`,
		Example: `  casebook import statements letter.docx --set capacity=manager
  casebook import statements recommendation.eml --set from=ana-silva`,
	})
}

func (c *command) importFeedback() *cobra.Command {
	return c.importEntries("feedback", &cobra.Command{
		Use:   "feedback [flags] FILE...",
		Short: "Make feedback of the exports of review tools",
		Long: `Feedback makes a file in content/feedback of each piece of feedback in FILE: a mail
of a file .eml or .mbox, a row of a table as CSV, XLSX, Markdown, HTML or JSON, a
reference of a JSON Resume, or a recommendation in the zip archive that LinkedIn
exports. FILE may be a folder of such files, too. It is for you alone, and consent is none until you write what those who gave
it agreed to.`,
		Example: `  casebook import feedback thanks.eml
  casebook import feedback mails/ more-thanks.eml
  casebook import feedback reviews.csv --map from=Reviewer --map behaviour="What went well"`,
	})
}
