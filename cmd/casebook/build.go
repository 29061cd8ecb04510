package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) build() *cobra.Command {
	var portable, zip, timed bool
	var manifest, traceFile, memory string
	cmd := c.shared(&cobra.Command{
		Use:   "build [flags] [DIR]",
		Short: "Build the site",
		Long: `Build writes the site of the portfolio in DIR (default: the working directory)
into its public/ folder. The site replaces the previous one as a whole: a build
that fails leaves the previous site unchanged. A folder that casebook did not write
is never replaced, and nothing is written into what the portfolio is read from.
Where nothing has changed since the last build, its site stands.

It reports the weaknesses in what the audience of the site may read; casebook check
reports those of the whole case, and with --audience also those that this audience
finds because it may not read the rest.

With --lock the site is encrypted: everybody who has the address can read its
cover, and those who "casebook lock readers" names can open the rest. If
$` + lockVariable + ` holds the passphrase of one of them, pages
that did not change keep their bytes.

With --publish, on the machines of Netlify, Cloudflare Pages, Vercel and Render, and in a
job of GitLab that is named pages, the site is for a host: one that is not for the public
has to be locked, or config.yaml has to say that the host asks its readers to log in.

With --portable the site opens from a disk in any browser, without a server: it is
written into portable/, to be copied or sent. With --zip it is one file,
portable.zip, which is unpacked before it is opened. --out names another place. Such
a site cannot be locked.

With --manifest it writes the SHA-256 of every file of the site into FILE, for
sha256sum --check, and into FILE.intoto.json a statement that a CI can sign: these
files, and what they were made from.

With --format json it prints what was built, and what the site was searched for.

With --timings it prints what each stage took. With --trace it writes into FILE what
the program did meanwhile, for go tool trace. With --memory, or the variable GOMEMLIMIT,
it takes no more memory than that where it can, and ends with a message where it cannot.`,
		Example: "  casebook build\n  casebook build --audience public --out site\n  casebook build --lock\n  casebook build --portable --zip --out case.zip",
	})
	c.formats(cmd, "text", "json")
	c.published(cmd)
	cmd.Flags().BoolVar(&portable, "portable", false, "write a site that opens from a disk, without a server")
	cmd.Flags().BoolVar(&zip, "zip", false, "with --portable: write one ZIP file")
	cmd.Flags().StringVar(&manifest, "manifest", "", "write the SHA-256 of every file into FILE, and a statement beside it")
	cmd.Flags().BoolVar(&timed, "timings", false, "print time and memory of each stage")
	cmd.Flags().StringVar(&traceFile, "trace", "", "write a trace of the build into FILE, for go tool trace")
	cmd.Flags().StringVar(&memory, "memory", "", "memory that the build may take, as 512MB (default: $GOMEMLIMIT, else any)")
	cmd.Flags().BoolVar(&c.noCache, "no-cache", false, "make everything again, and store nothing")
	cmd.Flags().BoolVar(&c.strict, "strict", false, "do not build a case that has warnings")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, opt, err := c.publishing(cmd, args)
		if err != nil {
			return err
		}
		opt.Secret = os.Getenv(lockVariable)
		switch {
		case zip && !portable:
			return errors.New("--zip needs --portable: a site for a server is a folder")
		case zip:
			opt.Portable = generator.PortableZIP
		case portable:
			opt.Portable = generator.PortableFolder
		}
		if portable && c.publish {
			return errors.New("--publish is for a site on a host, and --portable for one that is opened from a disk; give one of them")
		}
		if zip && manifest != "" {
			return errors.New("--manifest lists the files of a folder, and --zip writes one file; give one of them")
		}
		sums := generator.ManifestPlace{File: manifest, Portfolio: dir, Records: c.records(dir)}
		if manifest != "" {
			if err := sums.May(); err != nil {
				return err
			}
		}
		measured, err := measure(timed, generator.TraceFile(traceFile, dir).Remembering(c.records(dir)))
		if err != nil {
			return err
		}
		limit, err := limitMemory(memory)
		if err != nil {
			return err
		}
		c.caches(dir, &opt)
		if !timed && traceFile == "" && manifest == "" { // which tell of a build
			opt.Program = program()
		}
		opt.Commit = c.commit(cmd.Context(), dir)
		start := time.Now()
		p := c.progress(start)
		collectAt(seldom)
		opt.Progress = func(stage generator.Progress) {
			if (stage == "checking" || stage == "composing") && heapInUse() > largeCase {
				collectAt(often)
			}
			p.begin(stage)
			measured.begin(stage)
			limit.stage.Store(stage)
		}
		ctx, stop := limit.watch(cmd.Context())
		defer stop()
		built, err := generator.Build(ctx, dir, c.strict, opt)
		p.end()
		if built.Again > 0 && !c.quiet {
			fmt.Fprintln(c.stderr, "the portfolio changed during the build, and was built again")
		}
		told := c.tell(built.Diags)
		if err = errors.Join(memoryTrouble(ctx, err), measured.end(c.stderr, built.Folder)); err != nil {
			return err
		}
		if built.Folder != "" && manifest != "" {
			if err := c.writeManifest(sums, built); err != nil {
				return err
			}
		}
		if c.format == "json" {
			if err := c.json(buildReport{1, built.Diags.Errors(), built.Diags.Warnings(), built}); err != nil {
				return err
			}
		}
		if built.Folder == "" {
			fmt.Fprintf(c.stderr, "%s; nothing was built, and the previous site is unchanged\n", built.Diags.Summary(built.Files))
			return unsoundBy(built.Diags)
		}
		if c.format == "text" && !c.quiet {
			fmt.Fprintf(c.stdout, "%s: %s, %s, %s, %s\n", filepath.ToSlash(built.Folder),
				counted(built.Pages, "page"), counted(built.Charts, "chart"), built.Diags.Counts(), since(start))
			c.locked(built.Locked)
			c.tellAbsent(built.Exhibits > 0, built.Ladder, built.Story, built.Audience)
			if !portable && isTerminal(c.stderr) {
				fmt.Fprintln(c.stderr, "next: casebook serve shows it in a browser; a site that opens from a disk, or that you send, needs --portable")
			}
		}
		return told
	}
	return cmd
}

// tellAbsent says what the readers of a site or a packet do not find in it.
func (c *command) tellAbsent(evidence, ladder, story bool, audience string) {
	if !evidence {
		fmt.Fprintf(c.stderr, "next: there is no evidence that the audience %s may read; casebook new evidence begins one, and casebook set --collection evidence --audience %s --dry-run lists what opening it would show\n", audience, audience)
	}
	if evidence && ladder && !story {
		fmt.Fprintln(c.stderr, "next: the home page has no words of yours; content/_index.md says why this level, and why now")
	}
	if !ladder && audience != "public" { // which is not asked to judge
		fmt.Fprintf(c.stderr, "next: there is no ladder that the audience %s may read, so nothing is judged; an imported one says audience: self until its author opens it\n", audience)
	}
}

// writeManifest lists the files of a site outside of it.
func (c *command) writeManifest(to generator.ManifestPlace, built generator.Built) error {
	if generator.Lies(to.File, built.Folder) {
		return fmt.Errorf("%s is in the site that it lists; name a file outside of %s", filepath.ToSlash(to.File), filepath.ToSlash(built.Folder))
	}
	return to.Write(built.Statement(version().Version))
}

// published adds the flags that say how a site is published. They change what a
// build says, and so what a check does.
func (c *command) published(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.lockIt, "lock", false, "lock the site (default: lock.always of config.yaml)")
	cmd.Flags().StringVar(&c.out, "out", "", "folder that the site is written into (default: public, in the portfolio)")
	cmd.Flags().StringVar(&c.baseURL, "base-url", "", "address that the site will have")
	cmd.Flags().BoolVar(&c.publish, "publish", false, "the site is for a host: refuse one that not everybody may read (see docs/publishing)")
}

// publishing opens a portfolio with those flags.
func (c *command) publishing(cmd *cobra.Command, args []string) (dir string, opt generator.Options, err error) {
	if dir, opt, err = c.portfolio(cmd, args); err != nil {
		return dir, opt, err
	}
	if c.out == "-" {
		return dir, opt, errors.New("a site is a folder or a file with a name, and cannot be written to standard output; give --out a name")
	}
	opt.Host = c.host()
	if err = set(cmd, &opt, "out", "output.folder", c.out); err != nil {
		return dir, opt, err
	}
	return dir, opt, set(cmd, &opt, "lock", "lock.always", strconv.FormatBool(c.lockIt))
}

// buildReport is what --format json prints. A field that is added is no new
// version; one that is renamed, removed or given another meaning is.
type buildReport struct {
	Version  int `json:"version"`  // version of this form; it is 1
	Errors   int `json:"errors"`   // number of errors
	Warnings int `json:"warnings"` // number of warnings that are not accepted
	generator.Built
}

// locked tells how a site was locked.
func (c *command) locked(how *generator.Locked) {
	if how == nil {
		return
	}
	line := fmt.Sprintf("locked for %s; %s of %s new", counted(how.Readers, "reader"), strconv.Itoa(how.Fresh), counted(how.Fresh+how.Kept, "file"))
	if how.Renewed != "" {
		line += ": " + how.Renewed
	}
	fmt.Fprintln(c.stdout, line)
}

// json prints a result for programs.
func (c *command) json(v any) error {
	enc := json.NewEncoder(c.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func since(start time.Time) string {
	d := time.Since(start)
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
