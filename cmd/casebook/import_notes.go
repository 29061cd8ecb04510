package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

const notesLong = `PATH is a folder of notes in Markdown or plain text, or one file of them. A note becomes
an entry; a note whose headings are dates becomes an entry for each of them. Dates are
found in headings, properties and names of files.

Links between notes of Obsidian lead to the entries, and pictures and files that a note
shows are copied beside its entry. Properties fill the fields that they are called as.
--map says what else a field is filled from, --where which notes count, and --set what
is the same in each entry. Nothing outside of the folder is read, and no link of the
file system is followed.`

func (c *command) importJournal() *cobra.Command {
	return c.importNotes("journal", &cobra.Command{
		Use:   "journal [flags] PATH",
		Short: "Make journal entries of notes",
		Long:  "Journal makes an entry in content/journal of each note.\n\n" + notesLong,
		Example: `  casebook import journal --dry-run ~/notes/daily
  casebook import journal worklog.md`,
	})
}

func (c *command) importCheckIns() *cobra.Command {
	return c.importNotes("check-ins", &cobra.Command{
		Use:   "check-ins [flags] PATH",
		Short: "Make check-ins of notes of meetings",
		Long:  "Check-ins makes an entry in content/check-ins of each note.\n\n" + notesLong,
		Example: `  casebook import check-ins --set with=ana-silva one-to-ones.md
  casebook import check-ins --where tags=1on1 ~/notes`,
	})
}

// importNotes adds what an import of notes takes.
func (c *command) importNotes(kind string, cmd *cobra.Command) *cobra.Command {
	how := generator.EntryImport{Kind: kind}
	cmd = c.importWith(cmd, func(named string, root *os.Root, opt generator.Options) (generator.Imported, diag.List, error) {
		from, closed, err := notesNamed(named, root)
		if err != nil {
			return generator.Imported{}, nil, err
		}
		defer closed()
		return generator.ImportNotes(opt, from, how)
	})
	flags := cmd.Flags()
	flags.StringArrayVar(&how.Map, "map", nil, "FIELD=PROPERTY, or FIELD=TEXT with {PROPERTY} in it; may be repeated")
	flags.StringArrayVar(&how.Set, "set", nil, "FIELD=VALUE: the same value in each entry; may be repeated")
	flags.StringArrayVar(&how.Where, "where", nil, "PROPERTY=VALUE, or folder=FOLDER: only the notes that have it; may be repeated")
	flags.StringVar(&how.DateFormat, "date-format", "", "how dates are written, as D/M/YYYY (default: found)")
	return cmd
}

// notesNamed opens a folder of notes, or reads a file of them.
func notesNamed(name string, portfolio *os.Root) (from generator.SourceFolder, closed func(), err error) {
	if err := beside(name, portfolio.Name()); err != nil {
		return from, nil, err
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		file, err := sourceNamed(name)
		if err != nil {
			return from, nil, err
		}
		from, err = file.Alone()
		return from, func() {}, err
	}
	folder, err := os.OpenRoot(name)
	if err != nil {
		return from, nil, fmt.Errorf("read %q: %w", name, causeOf(err))
	}
	return generator.SourceFolder{Name: filepath.ToSlash(filepath.Clean(name)), FS: generator.FilesOf(folder)}, func() { folder.Close() }, nil
}

// beside refuses files that are entries of the portfolio already, or a folder that has
// the portfolio in it.
func beside(name, portfolio string) error {
	notes, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil //nolint:nilerr // what cannot be found is reported where it is read
	}
	content, err := filepath.EvalSymlinks(filepath.Join(portfolio, "content"))
	if err != nil {
		return nil //nolint:nilerr // a portfolio without content has no entries
	}
	for _, pair := range [][2]string{{content, notes}, {notes, content}} {
		outer, _ := filepath.Abs(pair[0])
		inner, _ := filepath.Abs(pair[1])
		if rel, err := filepath.Rel(outer, inner); err == nil && filepath.IsLocal(rel) {
			return errors.New("the files and the content/ of the portfolio are in one folder; name a folder that has the files alone")
		}
	}
	return nil
}
