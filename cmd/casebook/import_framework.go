package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) importFramework() *cobra.Command {
	var how generator.FrameworkImport
	var maps []string
	cmd := &cobra.Command{
		Use:   "framework [flags] FILE",
		Short: "Make content/framework.yaml of a ladder in another form",
		Long: `Framework reads a ladder and writes it as content/framework.yaml. FILE is

  - a table as CSV, XLSX, DOCX, Markdown or HTML: a competency in each row and a level
    in each column, the other way round, or an expectation in each row
  - a .matrix of Mahara's SmartEvidence
  - a document of 1EdTech's CASE as JSON
  - any YAML or JSON, with a mapping file that says where its lists are
  - a framework.yaml of another portfolio, or a new version of your own

With --replace, it takes the place of the ladder that the portfolio has. What names a
competency or a level by its former id is rewritten in place, and what names one which is
gone is listed. Gates are carried over.`,
		Example: `  casebook import framework ladder.xlsx
  casebook import framework --map mapping.yaml engineering.yml
  casebook import framework --map competency="What we ask" ladder.xlsx
  casebook import framework --map importance=Weight --importance "***=must, **=should" ladder.xlsx
  casebook import framework ladder-2027.xlsx --replace content/framework.yaml --rename testing=quality`,
	}
	cmd = c.importVerb(cmd, func(opt generator.Options, from generator.Source) (generator.Imported, diag.List, error) {
		for _, given := range maps {
			if field, _, ok := strings.Cut(given, "="); ok && slices.Contains(generator.LadderFields(), field) {
				how.Columns = append(how.Columns, given)
				continue
			}
			if how.Mapping != nil {
				return generator.Imported{}, nil, fmt.Errorf("--map names two mapping files; a column is given as FIELD=COLUMN, with one of the fields %s", strings.Join(generator.LadderFields(), ", "))
			}
			file, err := sourceNamed(given)
			if err != nil {
				return generator.Imported{}, nil, err
			}
			how.Mapping = &file
		}
		if asking := (asker{in: bufio.NewReader(cmd.InOrStdin()), out: c.stderr}); isTerminalIn(cmd.InOrStdin()) {
			how.Confirm = func(what, former, now string) bool {
				answer, err := asking.ask(fmt.Sprintf("Is the %s %q in the new ladder what %q was? (yes or no)", what, now, former), "no", nil)
				return err == nil && strings.HasPrefix(strings.ToLower(answer), "y")
			}
		}
		return generator.ImportFramework(opt, from, how)
	})
	cmd.Flags().StringArrayVar(&maps, "map", nil, "the mapping file: where the lists of levels and competencies are; or, of a table, FIELD=COLUMN, as competency=\"What we ask\"; may be repeated")
	wordsVar(cmd.Flags(), &how.Importance, "importance", "", "VALUE=must or VALUE=should: what a value of the column importance means, as \"●●●=must\"; may be repeated")
	wordsVar(cmd.Flags(), &how.Levels, "levels", "", "the names of the levels in the file, lowest first, parted by commas")
	cmd.Flags().StringVar(&how.Replace, "replace", "", "content/framework.yaml, to put the ladder in its place and rewrite what names its competencies")
	cmd.Flags().StringArrayVar(&how.Rename, "rename", nil, "OLD=NEW: with --replace, what a competency or a level is called in the new ladder; may be repeated")
	cmd.Flags().StringVar(&how.Sheet, "sheet", "", "the sheet or table of the file")
	return cmd
}
