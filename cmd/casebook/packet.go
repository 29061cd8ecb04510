package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

func (c *command) packet() *cobra.Command {
	var out, browser string
	var questions bool
	var sign signing
	cmd := c.shared(&cobra.Command{
		Use:   "packet [flags] [DIR]",
		Short: "Make the review packet",
		Long: `Packet makes the document that a committee prints and reads, of the portfolio in
DIR (default: the working directory). Its profile says what it contains: committee,
one-page, mentor and complete are built in, and config.yaml may have others.

A PDF is printed by an installed Chromium, Chrome or Edge, without network. HTML
is one file that contains all it needs. Markdown is for pasting into a form.

--sign signs the PDF, so that its readers know who gave it to them, and that it was not
changed. It proves nothing of what the packet says. casebook verify reads the signature.`,
		Example: "  casebook packet\n  casebook packet --profile one-page -o case.pdf\n  casebook packet --format html -o case.html",
	})
	flags := cmd.Flags()
	c.formats(cmd, "pdf", "html", "md")
	flags.StringVar(&c.profile, "profile", "", "committee, one-page, mentor, complete, or one of config.yaml (default: config.yaml, else committee)")
	flags.StringVar(&c.paper, "paper", "", "a4 or letter (default: config.yaml, else a4)")
	flags.StringVarP(&out, "out", "o", "", `file to write, "-" for standard output (default: packet.FORMAT)`)
	flags.StringVar(&browser, "browser", "", "program that prints the PDF (default: $CASEBOOK_BROWSER, else one that is found)")
	flags.BoolVar(&questions, "questions", false, "draft a question for each thin spot of the case into content/questions/")
	flags.StringVar(&c.baseURL, "base-url", "", "address that the site will have, for links that lead there")
	flags.BoolVar(&c.noCache, "no-cache", false, "draw every chart again, and store none")
	flags.BoolVar(&c.strict, "strict", false, "make no packet that has warnings")
	sign.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, opt, err := c.portfolio(cmd, args)
		if err != nil {
			return err
		}
		how := generator.PacketOptions{Format: generator.PacketFormat(c.format), Strict: c.strict}
		if how.Created, err = sourceDate(os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
			return err
		}
		if how.Format == generator.PDF {
			if how.Browser, err = findBrowser(browser); err != nil {
				return err
			}
		}
		if out != "" && out != "-" {
			if err := generator.PacketFile(out, dir, true, how.Format).Remembering(c.records(dir)).May(); err != nil {
				return err
			}
		}
		signed, err := c.signer(cmd.Context(), sign, how.Created)
		if err != nil {
			return err
		}
		return c.makePacket(cmd.Context(), dir, out, questions, signed, how, opt)
	}
	return cmd
}

// makePacket makes a packet, writes it, and names the thin spots of its case.
func (c *command) makePacket(ctx context.Context, dir, out string, questions bool, sign func([]byte) ([]byte, error), how generator.PacketOptions, opt generator.Options) error {
	c.caches(dir, &opt)
	opt.Commit = c.commit(ctx, dir)
	start := time.Now()
	p := c.progress(start)
	opt.Progress = p.begin
	made, err := generator.Packet(ctx, how, opt)
	p.end()
	told := c.tell(made.Diags)
	to := generator.PacketFile(packetFile(out, made.Shown, c.format), dir, out != "", how.Format).Remembering(opt.Records)
	if err != nil {
		return unprinted(err, to, made.HTML)
	}
	if made.Data == nil {
		fmt.Fprintf(c.stderr, "%s; no packet was made, and the previous one is unchanged\n", made.Diags.Summary(made.Files))
		return unsoundBy(made.Diags)
	}
	if sign != nil {
		if made.Data, err = sign(made.Data); err != nil {
			return err
		}
	}
	if err := c.deliver(to, made.Data); err != nil {
		return err
	}
	if to.File != "-" && !c.quiet {
		fmt.Fprintf(c.stdout, "%s: %s, %s\n", filepath.ToSlash(to.File), packetLine(made), since(start))
		c.tellAbsent(made.Exhibits > 0, made.Ladder, made.Story, made.Audience)
		c.tellLeftOut(made)
		if how.Format != generator.PDF && made.Limit > 0 {
			fmt.Fprintf(c.stderr, "next: pages (at most %d in the profile %s) are counted in a PDF only; --format pdf tells whether it fits\n", made.Limit, made.Shown)
		}
	}
	if err := c.thin(dir, made.Thin, questions); err != nil {
		return err
	}
	return told
}

// tellLeftOut says what of the case is in no line of a packet.
func (c *command) tellLeftOut(made generator.Printed) {
	if len(made.Gone) > 0 {
		fmt.Fprintf(c.stderr, "left out to fit on %s:\n", counted(made.Limit, "page"))
		for _, words := range made.Gone {
			fmt.Fprintf(c.stderr, "\t%s\n", words)
		}
	}
	if made.Series > 0 {
		fmt.Fprintf(c.stderr, "next: %s not in this packet; the profile complete prints them, and one of your own with the section metrics; impact of an exhibit prints the figures that it names\n", areSeries(made.Series))
	}
	var parts, where []string
	if made.Trials > 0 {
		parts, where = append(parts, counted(made.Trials, "experiment")), append(where, "the section experiments of a profile prints experiments")
	}
	if made.Ongoing > 0 {
		parts, where = append(parts, counted(made.Ongoing, "exhibit")+" of work that is not finished"), append(where, "an exhibit is printed when its work has ended")
	}
	if len(parts) > 0 {
		verb := "are"
		if made.Trials+made.Ongoing == 1 {
			verb = "is"
		}
		fmt.Fprintf(c.stderr, "next: %s %s not in this packet; %s\n", strings.Join(parts, " and "), verb, strings.Join(where, ", "))
	}
}

func areSeries(n int) string {
	if n == 1 {
		return "1 series is"
	}
	return fmt.Sprintf("%d series are", n)
}

// packetFile names the file of a packet that nobody named.
func packetFile(out, profile, format string) string {
	switch {
	case out != "":
		return out
	case profile == "" || profile == "committee":
		return "packet." + format
	}
	return "packet-" + profile + "." + format
}

// packetLine says what a packet is: "12 pages, 9 of 17 exhibits in full, ...".
func packetLine(made generator.Printed) string {
	parts := []string{"profile " + made.Profile, "for " + made.Audience}
	if made.Pages > 0 {
		parts = append(parts, counted(made.Pages, "page"))
	}
	if made.Bound > 0 {
		parts = append(parts, fmt.Sprintf("%d of them of attached files", made.Bound))
	}
	if made.InFull > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s in full", made.InFull, counted(made.Exhibits, "exhibit")))
	}
	if made.Steps > 0 {
		parts = append(parts, "shortened in "+counted(made.Steps, "step")+" to fit")
	}
	parts = append(parts, made.Diags.Counts())
	return strings.Join(parts, ", ")
}

// unprinted writes the HTML in place of a PDF that nothing printed, and says why
// and what to do. Another trouble is given back as it is.
func unprinted(err error, to generator.OutputFile, html []byte) error {
	var failed *generator.NotPrinted
	var why string
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, generator.ErrNoBrowser):
		why = "no Chromium, Chrome or Edge was found to print the PDF with; " + installBrowser
	case errors.As(err, &failed):
		why = failed.Error() + "; " + anotherBrowser
	default:
		return err
	}
	if to.File == "-" {
		return errors.New(why)
	}
	to.File = strings.TrimSuffix(to.File, filepath.Ext(to.File)) + ".html"
	if err := to.Write(html); err != nil {
		return err
	}
	return fmt.Errorf("%s; the packet as a page is in %s", why, filepath.ToSlash(to.File))
}

// deliver writes a packet to where it should go.
func (c *command) deliver(to generator.OutputFile, data []byte) error {
	if to.File == "-" {
		_, err := c.stdout.Write(data)
		return err
	}
	return to.Write(data)
}

// thin tells of the thin spots, and writes the drafts where they are asked for.
// A question that the author has begun is never written over.
func (c *command) thin(dir string, drafts []generator.Draft, write bool) error {
	if len(drafts) == 0 || !write {
		if len(drafts) > 0 && !c.quiet {
			fmt.Fprintf(c.stderr, "thin spots: %s on one exhibit, one witness or old evidence; --questions drafts a question for each\n", rests(len(drafts)))
		}
		return nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := makePlain(root, "content", "content/questions"); err != nil {
		return fmt.Errorf("make the folder of the questions: %w", err)
	}
	for _, d := range drafts {
		f, err := root.OpenFile(filepath.FromSlash(d.Path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("draft a question: %w", err)
		}
		_, err = io.WriteString(f, d.Text)
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("draft a question: %w", err)
		}
		if !c.quiet {
			fmt.Fprintf(c.stdout, "%s: %s\n", d.Path, d.Title)
		}
	}
	return nil
}

// makePlain makes folders of the portfolio. One that is there must be no link, which
// could lead to another part of the portfolio.
func makePlain(root *os.Root, folders ...string) error {
	for _, folder := range folders {
		if err := root.Mkdir(folder, 0o777); err != nil && !errors.Is(err, os.ErrExist) {
			return err
		}
		if info, err := root.Lstat(folder); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s is not a folder", folder)
		}
	}
	return nil
}

// sourceDate reads SOURCE_DATE_EPOCH, seconds since 1970 in UTC.
// See https://reproducible-builds.org/specs/source-date-epoch/.
func sourceDate(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q, and must be a number of seconds since 1970", text)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func rests(n int) string {
	if n == 1 {
		return "1 competency rests"
	}
	return fmt.Sprintf("%d competencies rest", n)
}
