package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) publishVerb() *cobra.Command {
	var in string
	to := generator.Publishing{Helper: cloudProgram}
	to.Deploy = generator.PublishOptions{Now: time.Now, ID: rand.Text()}
	cmd := &cobra.Command{
		Use:   "publish [flags] [TARGET]",
		Short: "Bring the site to where its readers get it",
		Long: `Publish builds the site, with all that "casebook build" refuses, and brings it to
TARGET (default: publish.target of config.yaml). It writes nothing into the portfolio.

TARGET is one of

  folder:PATH               a folder, of this machine or mounted
  git:REPOSITORY#BRANCH     a branch, as GitHub and GitLab Pages take it; REPOSITORY is an
                            address, or a remote of the portfolio's repository
  netlify:SITE              a site of Netlify; the token is in $NETLIFY_AUTH_TOKEN
  s3://BUCKET/FOLDER        a bucket of S3, or of a server like it
  gs://BUCKET/FOLDER        a bucket of Google Cloud Storage
  azblob://CONTAINER/FOLDER a container of Azure

The last three need the program casebook-cloud, of the same release.

The site is for the public, unless --audience names another: then it has to be locked, or
config.yaml has to say publish: {private: true}.

Only what changed goes up: files that pages need first, then pages, and the home page last.
What is gone is deleted after that. A target that casebook did not write is refused, unless
it is empty. What fails for want of a connection is tried again, --retries times; a later
run goes on where one stopped. While another run publishes to the same target, none begins.

With --from it publishes a folder that "casebook build" wrote. With --dry-run it lists what
would go up (+) and be deleted (-), and changes nothing.

Exit status: 0 published; 1 the case has errors, or everybody could read the site; 2 wrong
use, or the site could not be published.`,
		Example: "  casebook publish --dry-run folder:/srv/www/case\n  casebook publish git:origin#gh-pages\n  casebook publish --from public s3://bucket/case",
		Args:    arguments(0, 1),
	}
	c.formats(cmd, "text", "json")
	flags := cmd.Flags()
	flags.StringVar(&c.audience, "audience", "", "public, committee, mentor or self (default: public)")
	flags.StringVar(&c.asOf, "as-of", "", "the day of judgement, as 2026-06-30 (default: config.yaml, else today)")
	flags.StringVar(&c.baseURL, "base-url", "", "address that the site will have")
	flags.BoolVar(&c.lockIt, "lock", false, "lock the site (default: lock.always of config.yaml)")
	flags.BoolVar(&to.Strict, "strict", false, "do not publish a case that has warnings")
	flags.StringVar(&to.From, "from", "", "publish the site in this folder, which casebook built")
	flags.BoolVar(&to.Deploy.DryRun, "dry-run", false, "list what would be changed, and change nothing")
	flags.BoolVar(&to.Deploy.TakeOver, "take-over", false, "begin although another run may still be at work")
	flags.IntVar(&to.Deploy.Retries, "retries", 5, "how often to try again what fails for want of a connection")
	flags.DurationVar(&to.Deploy.Pause, "pause", 5*time.Second, "time between the last change of a page and the deletion of files that former pages needed")
	inFlag(cmd, &in)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if to.Deploy.Retries < 0 || to.Deploy.Retries > 100 || to.Deploy.Pause < 0 {
			return errors.New("--retries is a number from 0 to 100, and --pause a time such as 5s")
		}
		if len(args) > 0 {
			to.Target = args[0]
		}
		dir, opt, err := c.toPublish(cmd, in)
		if err != nil {
			return err
		}
		to.Remote = func(name string) string { return remoteOf(cmd.Context(), dir, name) }
		to.Deploy.Report = func(line string) { fmt.Fprintln(c.stderr, line) }
		p := c.progress(time.Now())
		opt.Progress = func(stage generator.Progress) {
			c.publishes.Store(stage == "publishing" && !to.Deploy.DryRun)
			p.begin(stage)
		}
		done, err := generator.Publish(cmd.Context(), dir, to, opt)
		p.end()
		if done.Again > 0 && !c.quiet {
			fmt.Fprintln(c.stderr, "the portfolio changed during the build, and was built again")
		}
		c.strict = to.Strict
		told := c.tell(done.Diags)
		if err != nil {
			return err
		}
		if !done.Done {
			fmt.Fprintf(c.stderr, "%s; nothing was published\n", done.Diags.Summary(done.Files))
			return unsoundBy(done.Diags)
		}
		return errors.Join(c.tellPublished(done, to.Deploy.DryRun), told)
	}
	return cmd
}

// toPublish opens the portfolio, for the public if nobody else is named.
func (c *command) toPublish(cmd *cobra.Command, in string) (dir string, opt generator.Options, err error) {
	if !cmd.Flags().Changed("audience") {
		if err := cmd.Flags().Set("audience", "public"); err != nil {
			return "", opt, err
		}
	}
	if dir, opt, err = c.portfolioAround(cmd, in); err != nil {
		return dir, opt, err
	}
	opt.Secret = os.Getenv(lockVariable)
	c.caches(dir, &opt)
	opt.Commit = c.commit(cmd.Context(), dir)
	return dir, opt, set(cmd, &opt, "lock", "lock.always", fmt.Sprint(c.lockIt))
}

// cloudProgram finds the program that reaches buckets: beside this one, else as any other.
func cloudProgram() string {
	name := "casebook-cloud"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if self, err := os.Executable(); err == nil {
		if beside := filepath.Join(filepath.Dir(self), name); isProgram(beside) {
			return beside
		}
	}
	found, err := exec.LookPath(name)
	if err != nil {
		return ""
	}
	return found
}

func isProgram(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// publishReport is what --format json prints. A field that is added is no new version; one
// that is renamed, removed or given another meaning is.
type publishReport struct {
	Version   int      `json:"version"`   // version of this form; it is 1
	Errors    int      `json:"errors"`    // number of errors
	Warnings  int      `json:"warnings"`  // number of warnings that are not accepted
	Target    string   `json:"target"`    // where the site was published, without passwords
	Audience  string   `json:"audience"`  // `public`, `committee`, `mentor` or `self`
	DryRun    bool     `json:"dry-run"`   // nothing was changed
	Uploaded  []string `json:"uploaded"`  // paths of files that were new or changed, in order
	Deleted   []string `json:"deleted"`   // paths of files that were deleted, in order
	Unchanged int      `json:"unchanged"` // number of files that were there already
}

func (c *command) tellPublished(done generator.Published, dryRun bool) error {
	if c.format == "json" {
		return c.json(publishReport{
			1, done.Diags.Errors(), done.Diags.Warnings(), done.Target, done.Audience, dryRun,
			append([]string{}, done.Uploaded...), append([]string{}, done.Deleted...), done.Unchanged,
		})
	}
	if dryRun || c.verbose {
		for _, name := range done.Uploaded {
			fmt.Fprintln(c.stdout, "+", diag.Visible(name))
		}
		for _, name := range done.Deleted {
			fmt.Fprintln(c.stdout, "-", diag.Visible(name))
		}
	}
	if c.quiet {
		return nil
	}
	words := "%s: %s uploaded, %d deleted, %d unchanged; for the audience %s\n"
	if dryRun {
		words = "%s: %s to upload, %d to delete, %d unchanged; for the audience %s. Nothing was changed\n"
	}
	fmt.Fprintf(c.stdout, words, done.Target, counted(len(done.Uploaded), "file"), len(done.Deleted), done.Unchanged, done.Audience)
	return nil
}
