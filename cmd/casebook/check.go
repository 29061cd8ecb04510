package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) check() *cobra.Command {
	cmd := c.shared(&cobra.Command{
		Use:   "check [flags] [DIR]",
		Short: "Report what is wrong with the case, and what makes it weak",
		Long: `Check reads the portfolio in DIR (default: the working directory) and reports
every mistake and weakness once, with file and line. It writes nothing. It
includes everything that a build for the configured audience reports. casebook
explain CHECK shows what a check means.

It reads the case as the author does. With --audience, it reports what a build
for this audience reports, and what this audience would miss, such as a plan
that it may not read. With --publish, it reports what a build for a host does.

With --fix it first corrects in the files what needs no decision: types and
placeholders such as List<Parcel> go into code, addresses with spaces between
angle brackets, backslashes in addresses become slashes, [[note]] becomes a link
where one page has that name, [words] (address) is joined. It changes nothing
else, shows each line that it changed, and reports what is left.

More than five warnings of one check are one line; --verbose lists them all.
Warnings that config.yaml accepts are counted, and listed with --accepted.

With --base-url, --lock and --out it reports what such a build would report.

--files lists every file and how it is used. --review lists what of the
portfolio is run or trusted (templates, scripts, hosts, readers, audiences), with
its place: look at it before you take a change from somebody else.`,
		Example: "  casebook check --strict\n  casebook check --fix\n  casebook check --accepted\n  casebook check --review\n  casebook check --format sarif >casebook.sarif",
	})
	accepted := cmd.Flags().Bool("accepted", false, "list the warnings that config.yaml accepts too, with the reasons")
	files := cmd.Flags().Bool("files", false, "list every file and how it is used, instead of the diagnostics")
	review := cmd.Flags().Bool("review", false, "list what of the portfolio is run or trusted, instead of the diagnostics")
	c.published(cmd)
	cmd.Flags().BoolVar(&c.strict, "strict", false, "exit with 1 for warnings too")
	mend := cmd.Flags().Bool("fix", false, "correct in the files what needs no judgement, and show the changes")
	c.formats(cmd, "text", "json", "github", "sarif")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := together(cmd, "files", "review", "accepted", "fix"); err != nil {
			return err
		}
		dir, opt, err := c.publishing(cmd, args)
		if err != nil {
			return err
		}
		switch {
		case *files:
			return c.listFiles(opt)
		case *review:
			return c.listTrusted(opt)
		}
		return c.checkCase(cmd.Context(), dir, opt, *mend, *accepted)
	}
	return cmd
}

// checkCase reports what is wrong with a case; first it mends what needs no judgement,
// if asked.
func (c *command) checkCase(ctx context.Context, dir string, opt generator.Options, mend, accepted bool) error {
	if mend {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return err
		}
		err = c.finishRewrite(root)
		root.Close()
		if err != nil {
			return err
		}
	}
	c.caches(dir, &opt) // a case with templates of its own is drawn
	collectAt(seldom)
	checked, err := generator.Check(ctx, dir, opt)
	if err != nil {
		if checked.Files > 0 {
			err = errors.Join(c.report(checked, dir, opt.Portfolio, accepted), err)
		}
		return err
	}
	if mend {
		if checked, err = c.mend(ctx, dir, opt, checked); err != nil {
			return err
		}
	}
	if err := c.report(checked, dir, opt.Portfolio, accepted); err != nil {
		return err
	}
	return c.verdict(checked.Diags)
}

// mend changes files, shows the changes, and checks the case again if there are any.
func (c *command) mend(ctx context.Context, dir string, opt generator.Options, checked generator.Checked) (generator.Checked, error) {
	shown := io.Writer(c.stdout)
	if c.format != "text" {
		shown = c.stderr
	}
	changed, err := c.fix(ctx, dir, opt, checked.Diags, shown)
	if err != nil || !changed {
		return checked, err
	}
	return generator.Check(ctx, dir, opt)
}

// collectAt says how much garbage there may be beside what is in use, in per cent as GOGC has
// it, where that says nothing else. More of it takes less time. What it gives makes all as
// it was.
func collectAt(percent int) (asBefore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}

const (
	seldom  = 400 // of what is over in seconds
	atTimes = 200 // of what goes on for hours
	often   = 60  // of a site that needs gigabytes: a third less memory for a twentieth more time
)

// largeCase is the memory, in bytes, of a case that was read whose site needs too much
// of it to collect seldom: one of some thousand entries.
const largeCase = 128 << 20

func heapInUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

func (c *command) report(checked generator.Checked, dir string, portfolio fs.FS, accepted bool) error {
	list := checked.Diags
	folder := inRepository(dir)
	read := func(file string) ([]byte, error) { return fs.ReadFile(portfolio, file) }
	switch c.format {
	case "json":
		return list.WriteJSON(c.stdout, read)
	case "github":
		return list.WriteGitHub(c.stdout, diag.GitHubOptions{Folder: folder})
	case "sarif":
		return list.WriteSARIF(c.stdout, diag.SARIFOptions{
			Version: version().Version, Rules: generator.Checks(), Folder: folder, Read: read,
		})
	}
	if c.quiet {
		list = list.Of(diag.Error)
	}
	how := c.texts(c.stdout)
	how.Accepted = accepted
	if err := list.WriteText(c.stdout, how); err != nil {
		return err
	}
	if !c.quiet {
		fmt.Fprintln(c.stdout, checked.Diags.Summary(checked.Files))
	}
	return nil
}

// inRepository gives the folder's path below the git repository that holds it,
// since code hosts name files from there; "" outside of one.
func inRepository(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	below, err := filepath.Rel(topOf(dir), abs)
	if err != nil || below == "." {
		return ""
	}
	return filepath.ToSlash(below)
}
