package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

// Exit statuses.
const (
	sound   = 0 // nothing is wrong
	unsound = 1 // the case has errors, or with --strict warnings
	failed  = 2 // wrong use, or the work could not be done
)

// run is the whole command: arguments in, exit status out.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c := &command{stdout: &output{Writer: stdout}, stderr: stderr}
	ctx, stop := interruptible(ctx, stderr, c.interrupted, os.Exit)
	defer stop()
	root := c.root()
	root.SetArgs(args)
	root.SetOut(c.stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if lost := c.stdout.failed(); lost != nil {
		err = lost
	}
	var status exit
	switch {
	case err == nil:
		return sound
	case errors.As(err, &status):
		return int(status)
	case ctx.Err() != nil: // what git and others say when they are stopped is no reason
		err = errors.New(c.interrupted())
	}
	fmt.Fprintf(stderr, "casebook: %s\n", strings.TrimSpace(err.Error()))
	return failed
}

// exit is an exit status whose reason has been told already.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// command holds the streams and the flags that verbs share.
type command struct {
	stdout *output
	stderr io.Writer

	audience, asOf, out, baseURL, format, profile, paper      string
	strict, quiet, verbose, noColor, noCache, lockIt, publish bool
	port                                                      int

	publishes atomic.Bool // it has begun to write to a target
}

// interrupted is what is said where a signal ends the verb.
func (c *command) interrupted() string {
	if c.publishes.Load() {
		return inBetween
	}
	return interrupted
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "casebook",
		Short: "A static site generator for promotion cases",
		Long: `casebook reads a mentee's evidence as plain files, judges it against a level of
a competency framework, says what is missing, and builds a static site.

Exit status: 0 sound; 1 the case has errors (with --strict, or warnings);
2 wrong use, or the work could not be done.`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
		Args:              cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown("verb", args[0], verbs(cmd))
			}
			return cmd.Help()
		},
	}
	root.SetFlagErrorFunc(wrongFlag)
	flags := root.PersistentFlags()
	flags.BoolVarP(&c.quiet, "quiet", "q", false, "print errors only")
	flags.BoolVarP(&c.verbose, "verbose", "v", false, "list every warning, and report each stage of a build and how long it took")
	flags.BoolVar(&c.noColor, "no-color", false, "print without colour")
	root.AddCommand(c.build(), c.serve(), c.init(), c.newEntry(), c.note(), c.set(), c.importFiles(), c.export(), c.check(), c.packet(), c.verify(), c.explain(), c.status(), c.agenda(), c.diff(), c.comment(), c.audienceVerb(), c.lock(), c.eject(), c.framework(), c.ci(), c.publishVerb(), c.schema(), c.lsp(), c.licences(), c.man(), c.version())
	return root
}

func verbs(root *cobra.Command) []string {
	var names []string
	for _, verb := range root.Commands() {
		names = append(names, verb.Name())
	}
	return names
}

// shared adds the flags of verbs that read a portfolio.
func (c *command) shared(cmd *cobra.Command) *cobra.Command {
	cmd.Args = arguments(0, 1)
	cmd.Flags().StringVar(&c.audience, "audience", "", "public, committee, mentor or self")
	cmd.Flags().StringVar(&c.asOf, "as-of", "", "the day of judgement, as 2026-06-30 (default: config.yaml, else today)")
	return cmd
}

// portfolio opens the folder that the arguments name, and collects what comes
// from outside of it.
func (c *command) portfolio(cmd *cobra.Command, args []string) (dir string, opt generator.Options, err error) {
	dir = "."
	if len(args) > 0 {
		dir = args[0]
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return dir, opt, fmt.Errorf("cannot open the portfolio %q: %w; name the folder that holds config.yaml", dir, err)
	}
	opt = generator.Options{Portfolio: generator.FilesOf(root), Today: time.Now(), Env: os.Environ()}
	for _, f := range []struct{ name, key, value string }{
		{"audience", "audience", c.audience},
		{"as-of", "as-of", c.asOf},
		{"base-url", "baseURL", c.baseURL},
		{"profile", "packet.profile", c.profile},
		{"paper", "packet.paper", c.paper},
	} {
		if err := set(cmd, &opt, f.name, f.key, f.value); err != nil {
			return dir, opt, err
		}
	}
	return dir, opt, nil
}

// portfolioAround opens the portfolio that is named or, with "", the one that the
// working directory is in.
func (c *command) portfolioAround(cmd *cobra.Command, named string) (dir string, opt generator.Options, err error) {
	if dir, err = homeFolder(named); err != nil {
		return "", opt, err
	}
	return c.portfolio(cmd, []string{dir})
}

// formats adds --format to a verb. The first of the names is what it does
// without.
func (c *command) formats(cmd *cobra.Command, names ...string) {
	last := len(names) - 1
	format := cmd.Flags().String("format", names[0], strings.Join(names[:last], ", ")+" or "+names[last])
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if !slices.Contains(names, *format) {
			return unknown("format", *format, names)
		}
		c.format = *format
		return nil
	}
}

// set lets a flag of the verb, where it was given, set a key of config.yaml.
func set(cmd *cobra.Command, opt *generator.Options, flag, key, value string) error {
	if !cmd.Flags().Changed(flag) {
		return nil
	}
	if value == "" {
		return fmt.Errorf("--%s needs a value", flag)
	}
	opt.Flags = append(opt.Flags, generator.Flag{Key: key, Name: "--" + flag, Value: value})
	return nil
}

// caches lets a verb keep drawn charts in the portfolio, and what is compiled once in
// the user's own cache folder. There lies the key too, by which casebook knows again
// what it made. A cache folder that lies in the portfolio, or in the repository around
// it, is not the user's own: it may have come with the files.
func (c *command) caches(dir string, opt *generator.Options) {
	own, err := os.UserCacheDir()
	if err != nil || generator.Lies(own, topOf(dir)) {
		return
	}
	own = filepath.Join(own, "casebook")
	if opt.Key, err = generator.UserKey(own, rand.Reader); err != nil {
		return
	}
	if opt.Records = filepath.Join(own, "written"); !c.noCache {
		opt.Cache, opt.Compiled = dir, own
	}
}

// userKey gives the key of the user, with which casebook knows what it wrote into a folder;
// nil where none can be kept.
func (c *command) userKey(dir string) []byte {
	var opt generator.Options
	c.caches(dir, &opt)
	return opt.Key
}

// records gives the folder that remembers which files beside a site were written.
func (c *command) records(dir string) string {
	var opt generator.Options
	c.caches(dir, &opt)
	return opt.Records
}

// topOf gives the folder of the git repository around a portfolio, else that of the
// portfolio.
func topOf(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	for top := abs; ; top = filepath.Dir(top) {
		if _, err := os.Stat(filepath.Join(top, ".git")); err == nil {
			return top
		}
		if top == filepath.Dir(top) {
			return abs
		}
	}
}

// tell prints diagnostics for people, and gives the exit status that they make.
func (c *command) tell(list diag.List) error {
	shown := list
	if c.quiet && !c.strict {
		shown = list.Of(diag.Error)
	}
	if err := shown.WriteText(c.stderr, c.texts(c.stderr)); err != nil {
		return err
	}
	return c.verdict(list)
}

// texts says how diagnostics are printed: short, unless all of them are asked for.
func (c *command) texts(w io.Writer) diag.TextOptions {
	how := diag.TextOptions{Color: c.color(w)}
	if !c.verbose {
		how.Fold = "--verbose lists them"
	}
	return how
}

// verdict gives the exit status of a list.
func (c *command) verdict(list diag.List) error {
	if list.Errors() > 0 || c.strict && list.Warnings() > 0 {
		return unsoundBy(list)
	}
	return nil
}

// unsoundBy gives the exit status of a list that nothing was made with: a folder that is no
// portfolio is wrong use.
func unsoundBy(list diag.List) error {
	if slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Check == "config-missing" }) {
		return exit(failed)
	}
	return exit(unsound)
}

func (c *command) color(w io.Writer) bool {
	return !c.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	if o, is := w.(*output); is {
		w = o.Writer
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
