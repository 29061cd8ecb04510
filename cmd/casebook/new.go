package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) newEntry() *cobra.Command {
	var entry generator.NewEntry
	var in string
	var edit bool
	var files []string
	cmd := &cobra.Command{
		Use:   "new [flags] KIND [TITLE]",
		Short: "Add an entry to the portfolio",
		Long: `New writes the file of a new entry: content/COLLECTION/ID.md, with the fields that
the flags give, today's date, and each other field as a comment that says what may be
there. The name of the file is made from the title. A file that exists is never changed.

KIND is ` + alternatives(generator.Kinds()) + `. casebook new person adds a row to
content/people.yaml, and casebook new assessment one to content/assessments.csv.`,
		Example: `  casebook new evidence "Cut checkout latency" -c reliability --link https://example.com/pr/7
  casebook new journal --edit`,
		Args: arguments(1, 2),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return append(generator.Kinds(), "person", "assessment"), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			entry.Collection = args[0]
			if len(args) > 1 {
				entry.Title = args[1]
			}
			for _, name := range files {
				from, err := sourceNamed(name)
				if err != nil {
					return err
				}
				entry.Artifacts = append(entry.Artifacts, from)
			}
			root, opt, err := home(in)
			if err != nil {
				return err
			}
			defer root.Close()
			made, err := entry.Files(opt)
			if err != nil {
				return err
			}
			if err := generator.CreateFiles(root, made...); err != nil {
				return err
			}
			name := shortest(filepath.Join(root.Name(), filepath.FromSlash(made[0].Path)))
			fmt.Fprintln(c.stdout, name)
			if entry.Letter != "" && !c.quiet {
				fmt.Fprintf(c.stderr, "The request, to copy into a mail; the file has it too:\n\n%s\n", entry.Letter)
			}
			if edit {
				return edited(cmd.Context(), name)
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&entry.ID, "id", "", "the name of the file (default: made from the title)")
	flags.StringVar(&entry.Date, "date", "", "the day, month or quarter (default: today)")
	flags.StringVar(&entry.Until, "until", "", "the day on which a milestone or an experiment is to end")
	flags.StringVar(&entry.Audience, "audience", "", "the widest audience that may read it: public, committee, mentor or self")
	wordsVar(flags, &entry.Competencies, "competency", "c", "a competency that it shows, at the level aimed at, or COMPETENCY:LEVEL; may be repeated")
	flags.StringArrayVar(&entry.People, "witness", nil, "a person of content/people.yaml: who can confirm it, gave it or took part; may be repeated")
	wordsVar(flags, &entry.Metrics, "metric", "", "a series, or SERIES.COLUMN; may be repeated")
	flags.StringVar(&entry.Kind, "kind", "", "what sort it is, as project, incident or talk")
	flags.StringVar(&entry.Scope, "scope", "", "whom it reached: self, team, teams, organisation or industry")
	flags.StringArrayVar(&files, "file", nil, "a file that is copied beside it, for readers to open; may be repeated")
	flags.StringArrayVar(&entry.Links, "link", nil, "an address where a reader finds it; may be repeated")
	flags.BoolVarP(&edit, "edit", "e", false, "open the file in $VISUAL or $EDITOR")
	inFlag(cmd, &in)
	for flag, what := range map[string]generator.Named{
		"competency": generator.NamedCompetencies, "witness": generator.NamedPeople, "metric": generator.NamedSeries,
	} {
		_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ids(in, what), cobra.ShellCompDirectiveNoFileComp
		})
	}
	_ = cmd.RegisterFlagCompletionFunc("audience", cobra.FixedCompletions([]string{"public", "committee", "mentor", "self"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.AddCommand(c.newPerson(), c.newAssessment())
	return cmd
}

// ids are what a flag may name in a portfolio. Where there is none, there are none.
func ids(in string, what generator.Named) []string {
	root, opt, err := home(in)
	if err != nil {
		return nil
	}
	defer root.Close()
	return generator.IDs(opt, what)
}

func alternatives(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// shortest gives a path as seen from the working directory, where it lies below.
func shortest(name string) string {
	here, err := os.Getwd()
	if err != nil {
		return name
	}
	if rel, err := filepath.Rel(here, name); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return name
}

// edited opens a file in the editor of the user, and waits for it.
func edited(ctx context.Context, file string) error {
	command := os.Getenv("VISUAL")
	if command == "" {
		command = os.Getenv("EDITOR")
	}
	if command == "" {
		command = "vi"
		if runtime.GOOS == "windows" {
			command = "notepad"
		}
	}
	words := append(strings.Fields(command), file)
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	editor := exec.CommandContext(ctx, words[0], words[1:]...)
	editor.Stdin, editor.Stdout, editor.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := editor.Run(); err != nil {
		return fmt.Errorf("%s was written; the editor %q failed: %w", file, words[0], err)
	}
	return nil
}
