package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

// importReport is what import prints as JSON.
type importReport struct {
	Version int                     `json:"version"` // version of this form; it is 1
	DryRun  bool                    `json:"dry-run"` // whether nothing was written
	Account generator.ImportAccount `json:"account"`
}

func (c *command) importFiles() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Bring files of other programs into the portfolio",
		Long: `Import reads a file that another program wrote and makes files of the portfolio of
it. It changes no file that exists, and a second import of the same file adds only what
is new. Every entry that it makes is for you alone until you change its audience. It
reports for everything in the file whether it was written, exists already, or was left
out and why.`,
		Example: "  casebook import framework ladder.xlsx\n  casebook import evidence --dry-run brag.md\n  casebook import metrics pages.csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown("import", args[0], verbs(cmd))
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(c.importFramework(), c.importEvidence(), c.importFeedback(), c.importStatements(), c.importJournal(), c.importCheckIns(), c.importMetrics())
	return cmd
}

// importing is what every import takes.
type importing struct {
	in     string
	as     string // the encoding of files of text
	dryRun bool
}

// importVerb adds what an import of a file takes.
func (c *command) importVerb(cmd *cobra.Command, run func(opt generator.Options, from generator.Source) (generator.Imported, diag.List, error)) *cobra.Command {
	return c.importWith(cmd, func(named string, _ *os.Root, opt generator.Options) (generator.Imported, diag.List, error) {
		from, err := sourceNamed(named)
		if err != nil {
			return generator.Imported{}, nil, err
		}
		return run(opt, from)
	})
}

// importWith adds what an import of one file or folder takes.
func (c *command) importWith(cmd *cobra.Command, run func(named string, root *os.Root, opt generator.Options) (generator.Imported, diag.List, error)) *cobra.Command {
	return c.importAll(cmd, 1, func(named []string, root *os.Root, opt generator.Options) (generator.Imported, diag.List, error) {
		return run(named[0], root, opt)
	})
}

// importAll adds what every import takes: what it reads, the portfolio, the format of
// the account.
func (c *command) importAll(cmd *cobra.Command, most int, run func(named []string, root *os.Root, opt generator.Options) (generator.Imported, diag.List, error)) *cobra.Command {
	var how importing
	cmd.Args = arguments(1, most)
	c.formats(cmd, "text", "json")
	cmd.Flags().BoolVarP(&how.dryRun, "dry-run", "n", false, "say what would be written, and write nothing")
	cmd.Flags().StringVar(&how.as, "encoding", "", "of files of plain text and CSV, as windows-1250 (default: found)")
	inFlag(cmd, &how.in)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		root, opt, err := home(how.in)
		if err != nil {
			return err
		}
		opt.Encoding = how.as
		defer root.Close()
		if !how.dryRun {
			if err := c.finishRewrite(root); err != nil {
				return err
			}
		}
		made, wrong, err := run(args, root, opt)
		if err != nil {
			return err
		}
		if len(wrong) > 0 {
			if err := wrong.WriteText(c.stderr, c.texts(c.stderr)); err != nil {
				return err
			}
			return fmt.Errorf("%s was not imported", strings.Join(args, ", "))
		}
		return c.imported(root, made, how.dryRun)
	}
	return cmd
}

// finishRewrite does what a stopped command left of rewriting several files.
func (c *command) finishRewrite(root *os.Root) error {
	n, err := generator.FinishRewrite(root, c.userKey(root.Name()))
	if err != nil {
		return fmt.Errorf("finish what a stopped command left: %w", err)
	}
	if n > 0 {
		fmt.Fprintf(c.stderr, "casebook: a stopped command left files that were not rewritten; now they are: %d\n", n)
	}
	return nil
}

// mostSource bounds a file that is imported.
const mostSource = 64 << 20

// sourceNamed reads a file that is imported.
func sourceNamed(name string) (generator.Source, error) {
	data, err := readGiven(name, mostSource)
	return generator.Source{Name: filepath.ToSlash(name), Data: data}, err
}

// What an import of several files reads at most.
const (
	mostSources = 2_000
	mostOfAll   = 256 << 20 // bytes
)

// sourcesNamed reads the files that are imported, and those in the folders that are named,
// in the order of their names. Symbolic links and hidden files in folders are not read.
func sourcesNamed(names []string) ([]generator.Source, error) {
	var files []string
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			files = append(files, name)
			continue
		}
		err := filepath.WalkDir(name, func(file string, d os.DirEntry, err error) error {
			switch hidden := file != name && strings.HasPrefix(d.Name(), "."); {
			case err != nil:
				return fmt.Errorf("read %q: %w", file, causeOf(err))
			case hidden && d.IsDir():
				return filepath.SkipDir
			case !hidden && d.Type().IsRegular():
				files = append(files, file)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	switch {
	case len(files) == 0:
		return nil, fmt.Errorf("%s has no files", strings.Join(names, ", "))
	case len(files) > mostSources:
		return nil, fmt.Errorf("these are %d files; at most %d are imported at once", len(files), mostSources)
	}
	var all []generator.Source
	size := 0
	for _, name := range files {
		from, err := sourceNamed(name)
		if err != nil {
			return nil, err
		}
		if size += len(from.Data); size > mostOfAll {
			return nil, fmt.Errorf("the files have more than %d MB together; import some of them at a time", mostOfAll>>20)
		}
		all = append(all, from)
	}
	return all, nil
}

// readGiven reads a file that the user names, of at most so many bytes. It opens nothing
// that could wait for ever.
func readGiven(name string, most int64) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %q: %w", name, causeOf(err))
	case info.IsDir():
		return nil, fmt.Errorf("read %q: this is a folder; name a file", name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("read %q: this is not a regular file; save it as one", name)
	case info.Size() > most:
		return nil, fmt.Errorf("read %q: it has more than %d MB; split it, or leave out what is not needed", name, most>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", name, causeOf(err))
	}
	return data, nil
}

func causeOf(err error) error {
	if path, is := errors.AsType[*os.PathError](err); is {
		return path.Err
	}
	return err
}

// imported writes what an import made, and prints the account.
func (c *command) imported(root *os.Root, made generator.Imported, dryRun bool) error {
	if !dryRun {
		if made.Blocked != nil {
			return made.Blocked
		}
		if err := generator.CreateFiles(root, made.Files...); err != nil {
			return fmt.Errorf("%w; nothing was written", err)
		} else if err := generator.ReplaceFiles(root, c.userKey(root.Name()), made.Grown...); err != nil {
			return fmt.Errorf("rewrite what is there already: %w", err)
		}
		generator.Know(c.records(root.Name()), made.Taken)
	}
	if c.format == "json" {
		return c.json(importReport{1, dryRun, made.Account})
	}
	c.printAccount(made.Account, dryRun, made.Listed)
	if made.Blocked != nil {
		fmt.Fprintf(c.stderr, "casebook: without --dry-run this is refused: %s\n", made.Blocked)
	}
	return nil
}

// mostListed is how many records are listed one by one unless all are asked for.
const mostListed = 30

// mostNamed is how many new entries are named even so: those of a later import are few.
const mostNamed = 10

// printAccount prints the account for people.
func (c *command) printAccount(a generator.ImportAccount, dryRun, listed bool) {
	written := "written"
	if dryRun {
		written = "to be written"
	}
	if c.quiet { // what got lost is told, and nothing else
		c.printRecords(slices.DeleteFunc(slices.Clone(a.Records), func(r generator.ImportRecord) bool { return r.Became != generator.RecordLeftOut }), written)
		return
	}
	for _, remark := range a.Remarks {
		c.say("%s: %s", a.File, remark)
	}
	for _, column := range a.Columns {
		if column.Field != "" {
			c.say("%s: %q became %s", a.File, column.Name, column.Field)
		}
	}
	if c.verbose || listed || len(a.Records) <= mostListed {
		c.printRecords(a.Records, written)
	} else {
		few := a.Written <= mostNamed
		var named, grouped []generator.ImportRecord
		for _, r := range a.Records {
			if len(r.Changes) > 0 || r.Because == generator.RecordOutside || few && r.Became == generator.RecordWritten && filepath.Ext(r.File) == ".md" {
				named = append(named, r)
			} else {
				grouped = append(grouped, r)
			}
		}
		c.printRecords(named, written)
		a.Records = grouped
		c.printGroups(a, written)
	}
	for _, column := range a.Columns {
		if column.Field == "" {
			c.say("%s: left out: %q (%s): %s", a.File, column.Name, counted(column.Cells, "value"), cmp.Or(column.Because, "no field for it"))
		}
	}
	changed := ""
	if a.Updated > 0 {
		changed = fmt.Sprintf(" %d %s,", a.Updated, updated(written))
	}
	c.say("%s%s: %s %s,%s %d present already, %d left out", a.File, strings.TrimSuffix(" read as "+a.Read, " read as "), counted(a.Written, "record"), written, changed, a.Present, a.LeftOut)
	for _, next := range a.Next {
		fmt.Fprintf(c.stderr, "next: %s\n", next)
	}
}

// say prints a line, which may name files of others.
func (c *command) say(format string, values ...any) {
	fmt.Fprintln(c.stdout, diag.Visible(fmt.Sprintf(format, values...)))
}

// updated says that entries got other values, where new ones are written, or would be.
func updated(written string) string { return strings.Replace(written, "written", "updated", 1) }

// printRecords prints a line for each record.
func (c *command) printRecords(records []generator.ImportRecord, written string) {
	for _, r := range records {
		became := map[string]string{generator.RecordWritten: written, generator.RecordUpdated: updated(written), generator.RecordPresent: "present already", generator.RecordLeftOut: "left out"}[r.Became]
		line := r.At + ": " + became
		if r.File != "" {
			line += " in " + r.File
		}
		line += ": " + r.What
		if r.Because != "" {
			line += ", because " + r.Because
		}
		c.say("%s", line)
		for _, change := range r.Changes {
			fmt.Fprintf(c.stdout, "\t%s\n", diag.Visible(change))
		}
		if !c.quiet {
			for _, remark := range r.Remarks {
				fmt.Fprintf(c.stdout, "\t%s\n", diag.Visible(remark))
			}
		}
	}
}

// printGroups prints what became of many records: those that were written by their
// folder, those left out by the reason.
func (c *command) printGroups(a generator.ImportAccount, written string) {
	folders := map[string]int{}
	var order []string
	files := map[string]bool{}
	for _, r := range a.Records {
		files[r.File] = true
	}
	delete(files, "") // of what was left out
	for _, r := range a.Records {
		if r.Became == generator.RecordLeftOut {
			continue
		}
		folder := r.File
		if len(files) > 1 {
			folder = r.File[:strings.LastIndexByte(r.File, '/')+1]
		}
		if r.Became == generator.RecordWritten {
			folder = written + " in " + folder
		} else {
			folder = "present already in " + folder
		}
		if folders[folder] == 0 {
			order = append(order, folder)
		}
		folders[folder]++
	}
	for _, folder := range order {
		c.say("%s: %s %s", a.File, counted(folders[folder], "record"), folder)
	}
	remarks, all := map[string][]generator.ImportRecord{}, []string(nil)
	for _, r := range a.Records {
		for _, remark := range r.Remarks {
			if remarks[remark] = append(remarks[remark], r); len(remarks[remark]) == 1 {
				all = append(all, remark)
			}
		}
	}
	for i, remark := range all {
		if i == 10 && !c.verbose {
			c.say("%s: %d more remarks; --verbose lists them", a.File, len(all)-i)
			break
		}
		c.say("%s: of %s: %s: %s", a.File, counted(len(remarks[remark]), "record"), remark, placesOf(a.File, remarks[remark], 20))
	}
	for i, reason := range a.Reasons() {
		if i == 20 {
			c.say("%s: more was left out for other reasons; --verbose lists each record", a.File)
			break
		}
		c.say("%s: %s left out, because %s: %s", a.File, counted(len(reason.Records), "record"), reason.Because, placesOf(a.File, reason.Records, 5))
	}
	c.say("%s: --verbose lists each record", a.File)
}

// placesOf lists the places of records, so many at most; of a file as a whole, what it is.
func placesOf(file string, records []generator.ImportRecord, most int) string {
	var places []string
	for i, r := range records {
		if i == most {
			return strings.Join(append(places, "…"), ", ")
		}
		at := r.At
		if at == file {
			at = r.What
		}
		places = append(places, at)
	}
	return strings.Join(places, ", ")
}
