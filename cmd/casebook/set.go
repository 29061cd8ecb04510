package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

// setting is how entries are changed.
type setting struct {
	generator.Setting
	yes, dryRun bool
}

func (c *command) set() *cobra.Command {
	var how setting
	var in string
	var files []string
	cmd := &cobra.Command{
		Use:   "set [flags] [ENTRY...]",
		Short: "Open many entries to an audience, or add consent, a witness, a competency, a link or a file",
		Long: `Set changes a field of many entries: --audience says who may read them, --consent what
those who gave feedback agreed to, --witness adds a person, --competency what they show, and --link where a reader finds it. --file copies a file beside
one entry, which gets a folder of its own for it. Remarks and all other fields stay as they are. ENTRY is the key of an entry,
as evidence/rota, and may have * and ? in it. With --collection it is the name within the
collection, and without any ENTRY all entries of the collection are meant. --imported
keeps those that an import made.

It shows each change, and the entries and fields that each audience may read then, with their first
words and the names in them that people.yaml does not have, before anything is written.
If these are more than before, it asks; without a terminal it writes nothing of that
unless --yes is given.`,
		Example: `  casebook set evidence/rota "evidence/2026-*" --audience committee
  casebook set --collection evidence --imported --audience mentor --dry-run
  casebook set --collection evidence --witness ana-silva "triage-*"
  casebook set --collection feedback "from-ana-*" --consent quote --audience committee --dry-run
  casebook set evidence/rota evidence/triage-2 -c delivery -c design:staff --dry-run
  casebook set evidence/rota --file rota.pdf --link https://example.com/rota`,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			how.Entries = args
			for _, name := range files {
				from, err := sourceNamed(name)
				if err != nil {
					return err
				}
				how.Artifacts = append(how.Artifacts, from)
			}
			root, opt, err := home(in)
			if err != nil {
				return err
			}
			defer root.Close()
			return generator.Alone(root, func() error { return c.setFields(cmd, how, root, opt) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&how.Audience, "audience", "", "who may read them at most: public, committee, mentor or self")
	flags.StringVar(&how.Consent, "consent", "", "what those who gave feedback or a statement agreed to: quote, summarise or none")
	flags.StringArrayVar(&how.Witnesses, "witness", nil, "a person of content/people.yaml who is added: who can confirm it, gave it or took part; may be repeated")
	wordsVar(flags, &how.Competencies, "competency", "c", "a competency that they show, at the level aimed at, or COMPETENCY:LEVEL; may be repeated")
	flags.StringArrayVar(&how.Links, "link", nil, "an address where a reader finds it, which is added; may be repeated")
	flags.StringArrayVar(&files, "file", nil, "a file that is copied beside the one entry, for readers to open; may be repeated")
	flags.StringVar(&how.Collection, "collection", "", "the collection, as evidence")
	flags.BoolVar(&how.Imported, "imported", false, "only entries that an import made")
	flags.BoolVarP(&how.dryRun, "dry-run", "n", false, "show what would change, and write nothing")
	flags.BoolVarP(&how.yes, "yes", "y", false, "write without asking")
	inFlag(cmd, &in)
	for flag, words := range map[string][]string{"audience": generator.Audiences(), "collection": generator.Collections(), "consent": generator.Consents()} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	for flag, what := range map[string]generator.Named{"competency": generator.NamedCompetencies, "witness": generator.NamedPeople} {
		_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ids(in, what), cobra.ShellCompDirectiveNoFileComp
		})
	}
	return cmd
}

// setFields shows what changes, and writes it.
func (c *command) setFields(cmd *cobra.Command, how setting, root *os.Root, opt generator.Options) error {
	made, err := how.Set(cmd.Context(), opt)
	if err != nil {
		return err
	}
	c.tellSet(made)
	if err := made.Names.WriteText(c.stderr, c.texts(c.stderr)); err != nil {
		return err
	}
	switch may, err := c.maySet(cmd, how, made); {
	case !may || err != nil:
		fmt.Fprintln(c.stdout, "nothing was written")
		return err
	}
	if err := generator.CreateFiles(root, made.Beside...); err != nil {
		return err
	}
	for _, m := range made.Moved {
		if err := generator.RemoveFile(root, m.From, m.Old); err != nil {
			return fmt.Errorf("%s is in %s now, and the former file cannot be removed: %w", m.From, m.To, err)
		}
	}
	if err := generator.ReplaceFiles(root, c.userKey(root.Name()), made.Files...); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "%s changed\n", counted(len(made.Files)+len(made.Moved), "file"))
	return nil
}

// tellSet prints the changes, and what becomes readable.
func (c *command) tellSet(made generator.FieldsSet) {
	for _, x := range made.Changes {
		was := x.Old
		if was == "" {
			was = "not given"
		}
		fmt.Fprintf(c.stdout, "%s: %s: %s → %s\n", x.File, x.Field, diag.Visible(was), diag.Visible(x.New))
	}
	for _, m := range made.Moved {
		fmt.Fprintf(c.stdout, "%s: moves to %s\n", m.From, m.To)
	}
	for _, f := range made.Beside {
		if !slices.ContainsFunc(made.Moved, func(m generator.Move) bool { return m.To == f.Path }) {
			fmt.Fprintf(c.stdout, "%s: new; whoever may read the entry may open it\n", f.Path)
		}
	}
	for _, l := range made.Left {
		fmt.Fprintf(c.stdout, "%s: left as it is, because %s\n", diag.Visible(l.Key), diag.Visible(l.Because))
	}
	p := &printer{w: c.stdout, color: c.color(c.stdout)}
	if sections := made.Sections(); len(sections) > 0 {
		p.sections(sections)
		p.line("")
	} else if len(made.Changes) > 0 && len(made.Beside) == 0 {
		p.line("No entry is opened or closed by that; whoever may read one reads what is added to it.")
	}
	if len(made.Changes)+len(made.Left) == 0 {
		p.line("every entry has that already, or none is meant")
	}
}

// maySet tells whether the changes may be written: at once if they open nothing, else if
// the user says so.
func (c *command) maySet(cmd *cobra.Command, how setting, made generator.FieldsSet) (bool, error) {
	switch {
	case how.dryRun || len(made.Files)+len(made.Moved) == 0:
		return false, nil
	case how.yes || !made.Opens():
		return true, nil
	case !isTerminalIn(cmd.InOrStdin()):
		return false, errors.New("somebody may read more then; --yes writes it")
	}
	answer, err := asker{in: bufio.NewReader(cmd.InOrStdin()), out: c.stderr}.ask("Write this? (yes or no)", "no", nil)
	return strings.HasPrefix(strings.ToLower(answer), "y"), err
}
