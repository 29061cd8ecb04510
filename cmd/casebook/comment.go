package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) comment() *cobra.Command {
	var base string
	var dry bool
	cmd := c.shared(&cobra.Command{
		Use:   "comment [flags] [DIR]",
		Short: "Tell a pull request what it changes in the case",
		Long: `Comment writes what a pull request changes in the case: verdicts gained and lost, what is
new, what each audience may read now, and how many mistakes there are. It is one comment
of the pull request, which every run replaces. It runs on GitHub Actions ($GITHUB_TOKEN)
and in GitLab CI ($GITLAB_TOKEN); elsewhere it does nothing.

On GitHub the text is in the summary of the run as well. A pull request of a fork gets no
comment, since its runs have no token that may write: the summary has it.

Exit status: 0 written, or there is no pull request, or no token; 2 it could not be written.`,
		Example: "  casebook comment\n  casebook comment --dry-run --base main",
	})
	cmd.Flags().StringVar(&base, "base", "", "commit, tag or branch to compare with (default: that of the pull request)")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "print the comment, and send nothing")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		on, err := pullRequest(os.Getenv)
		if err != nil {
			return err
		}
		if base != "" {
			on.base = base
		}
		if on.base == "" {
			if !c.quiet {
				fmt.Fprintln(c.stderr, "this is no pull request, and nothing was commented; --dry-run --base REV prints what would be")
			}
			return nil
		}
		dir, opt, err := c.portfolio(cmd, args)
		if err != nil {
			return err
		}
		text, err := c.commentText(cmd.Context(), dir, on, opt)
		if err != nil {
			return err
		}
		if dry {
			_, err := fmt.Fprint(c.stdout, text)
			return err
		}
		return c.deliverComment(cmd.Context(), on, text)
	}
	return cmd
}

// deliverComment puts the text into the summary of the run, and into the comment.
func (c *command) deliverComment(ctx context.Context, on thread, text string) error {
	if on.summary != "" {
		f, err := os.OpenFile(on.summary, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return fmt.Errorf("write the summary of the run: %w", causeOf(err))
		}
		_, err = f.WriteString(text)
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("write the summary of the run: %w", err)
		}
	}
	switch {
	case on.list == "":
		fmt.Fprintln(c.stderr, "this is no pull request, and nothing was commented")
		return nil
	case on.fork:
		fmt.Fprintf(c.stderr, "%s comes from a fork, whose runs get no token that may write: no comment was written\n", on.name)
	case on.token == "":
		fmt.Fprintf(c.stderr, "$%s is not set: no comment was written\n", on.variable)
	default:
		did, err := on.write(ctx, text)
		if err != nil {
			return fmt.Errorf("the comment of %s was not written: %w", on.name, err)
		}
		if !c.quiet {
			fmt.Fprintf(c.stdout, "%s: the comment was %s\n", on.name, did)
		}
		return nil
	}
	if on.summary == "" {
		_, err := fmt.Fprint(c.stdout, text)
		return err
	}
	return nil
}

const (
	// commentMark begins the one comment, by which the next run finds it.
	commentMark = "<!-- written by casebook comment, and replaced by its next run -->\n"
	mostComment = 60_000 // bytes, of 65,536 characters that GitHub takes
)

// commentText is what a pull request changes. Where that cannot be told, it says why, and
// what has to be set; the rest is there.
func (c *command) commentText(ctx context.Context, dir string, on thread, opt generator.Options) (string, error) {
	var b strings.Builder
	b.WriteString(commentMark)
	changed, err := c.changedSince(ctx, dir, on.base, opt)
	switch {
	case err == nil:
		b.WriteString(changed)
	case ctx.Err() != nil:
		return "", err
	default:
		fmt.Fprintf(&b, "# What changed in the case\n\nIt was not compared with the base: %s.", generator.InMarkdown(err.Error()))
		if strings.Contains(err.Error(), "shallow") || strings.Contains(err.Error(), "there is no commit") {
			fmt.Fprintf(&b, " Set %s.", on.deeper)
			fmt.Fprintf(c.stderr, "casebook: %v; set %s\n", err, on.deeper)
		}
		b.WriteString("\n")
	}
	c.caches(dir, &opt)
	checked, err := generator.Check(ctx, dir, opt)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&b, "\n## Check\n\n%s\n", checked.Diags.Summary(checked.Files))
	if wrong := checked.Diags.Of(diag.Error); len(wrong) > 0 {
		b.WriteString("\nIt is compared as far as it can be read.\n")
		var lines bytes.Buffer
		if err := wrong.WriteText(&lines, diag.TextOptions{}); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "\n%s\n", fenced(lines.String()))
	}
	return shortened(b.String()), nil
}

// changedSince compares the folder with a commit.
func (c *command) changedSince(ctx context.Context, dir, base string, opt generator.Options) (string, error) {
	was, done, err := snapshot(ctx, dir, base, opt)
	if err != nil {
		return "", err
	}
	defer done()
	d, _, err := generator.DiffOf(was, generator.Snapshot{Options: opt}, opt)
	if err == nil && d.Version == 0 {
		err = errors.New("the case has errors, or what it says may not be shown")
	}
	if err != nil {
		return "", err
	}
	return d.Markdown(), nil
}

// fenced gives a text as code in Markdown, whatever is in it.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.TrimRight(text, "\n") + "\n" + fence
}

// shortened cuts a comment that is too long at the end of a line.
func shortened(text string) string {
	if len(text) <= mostComment {
		return text
	}
	text = text[:mostComment]
	return text[:strings.LastIndexByte(text, '\n')+1] + "\nThe rest is too long for a comment: `casebook diff` shows it.\n"
}
