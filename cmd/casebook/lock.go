package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/casebook-dev/casebook/generator"
)

// Variables that hold passphrases. They are two, so that who has the one set for
// building gives nobody else their own.
const (
	lockVariable   = "CASEBOOK_LOCK_PASSPHRASE"   // of a reader, or the secret of a link: a build keeps the previous site's key by it
	readerVariable = "CASEBOOK_READER_PASSPHRASE" // for a new reader
)

func (c *command) lock() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lock",
		Short: "Manage who can open the locked site",
		Long: `Lock keeps the list of those who can open the site that "casebook build --lock"
makes. The list is readers.yaml in the portfolio. It contains no passphrase, but
names, and keys to guess passphrases with: keep it in a private repository.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown("verb", args[0], verbs(cmd))
			}
			return cmd.Help()
		},
	}
	readers := &cobra.Command{
		Use:   "readers",
		Short: "Add, list and remove readers of the locked site",
		Args:  cmd.Args,
		RunE:  cmd.RunE,
	}
	readers.AddCommand(c.lockAdd(), c.lockList(), c.lockRemove())
	cmd.AddCommand(readers)
	return cmd
}

func (c *command) lockAdd() *cobra.Command {
	var link, given bool
	cmd := &cobra.Command{
		Use:   "add [flags] NAME [DIR]",
		Short: "Add a reader",
		Long: `Add makes a passphrase of six words for a reader and prints it once. It is not
stored. With --link it makes a secret link instead.

With --given the passphrase is your own: that in $` + readerVariable + `, or
one that you are asked for. It is refused where it is easy to guess for
somebody who tries common words and those of the case.

The reader can open what is built from then on.`,
		Example: "  casebook lock readers add \"Chair of the committee\"\n  casebook lock readers add --link \"My mentor\"",
		Args:    arguments(1, 2),
	}
	cmd.Flags().BoolVar(&link, "link", false, "make a secret link instead of a passphrase")
	cmd.Flags().BoolVar(&given, "given", false, "take the passphrase from $"+readerVariable+", or ask for it")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := together(cmd, "link", "given"); err != nil {
			return err
		}
		dir, readers, err := c.readers(cmd, args[1:])
		if err != nil {
			return err
		}
		passphrase, kind := "", generator.ByPassphrase
		if link {
			kind = generator.ByLink
		}
		if given {
			if passphrase, err = c.ask(args[0]); err != nil {
				return err
			}
		}
		secret, err := readers.Invite(args[0], kind, passphrase, time.Now())
		if err != nil {
			return err
		}
		// Nobody is a reader whose secret was not shown: it is shown once.
		switch {
		case link:
			_, err = fmt.Fprintf(c.stdout, "%s#%s\n", readers.Address, secret)
		case !given:
			_, err = fmt.Fprintln(c.stdout, secret)
		}
		if err != nil {
			return err
		}
		if err := readers.Write(dir); err != nil {
			return err
		}
		if link && readers.Address == "" && !c.quiet {
			fmt.Fprintln(c.stderr, "this is the end of the link: append it to the address of the site")
		}
		if !c.quiet {
			fmt.Fprintf(c.stderr, "%q is now a reader, and can open what is built from now on.\n", args[0])
			if !given {
				fmt.Fprintln(c.stderr, "Send it in a way that others cannot read. It is not shown again.")
			}
		}
		return nil
	}
	return cmd
}

func (c *command) lockList() *cobra.Command {
	cmd := &cobra.Command{Use: "list [DIR]", Short: "List the readers", Args: arguments(0, 1)}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		_, readers, err := c.readers(cmd, args)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
		for _, r := range readers.All {
			fmt.Fprintf(table, "%s\t%s\tadded %s\n", r.Name, r.Kind, r.Added)
		}
		if len(readers.All) == 0 && !c.quiet {
			fmt.Fprintln(c.stderr, "no readers; add one with: casebook lock readers add NAME")
		}
		return table.Flush()
	}
	return cmd
}

func (c *command) lockRemove() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "remove NAME [DIR]",
		Short: "Remove a reader",
		Long: `Remove deletes a reader from readers.yaml. Build and publish afterwards: the new
site has another key, and the reader cannot open it. A reader keeps what they
have saved.`,
		Args: arguments(1, 2),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, readers, err := c.readers(cmd, args[1:])
		if err != nil {
			return err
		}
		if err := readers.Remove(args[0]); err != nil {
			return err
		}
		if err := readers.Write(dir); err != nil {
			return err
		}
		if !c.quiet {
			fmt.Fprintf(c.stderr, "%q is no longer a reader. Build and publish now: until then they can open the published site.\n", args[0])
		}
		return nil
	}
	return cmd
}

// readers reads the list of a portfolio. One with mistakes is told, and left as
// it is.
func (c *command) readers(cmd *cobra.Command, args []string) (dir string, readers generator.Readers, err error) {
	dir, opt, err := c.portfolio(cmd, args)
	if err != nil {
		return dir, readers, err
	}
	if readers, err = generator.ReadReaders(opt); err != nil {
		return dir, readers, err
	}
	if readers.Diags.Errors() > 0 {
		if err := c.tell(readers.Diags); err != nil {
			return dir, readers, err
		}
	}
	return dir, readers, nil
}

// ask gives the passphrase that the author wants a reader to have.
func (c *command) ask(name string) (string, error) {
	if given := os.Getenv(readerVariable); given != "" {
		return given, nil
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return "", fmt.Errorf("there is no terminal to ask for a passphrase; set $%s, or leave out --given", readerVariable)
	}
	prompt := func(text string) ([]byte, error) {
		fmt.Fprint(c.stderr, text)
		line, err := term.ReadPassword(int(os.Stdin.Fd()))
		fmt.Fprintln(c.stderr)
		return line, err
	}
	first, err := prompt(fmt.Sprintf("Passphrase for %q: ", name))
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	again, err := prompt("Once more: ")
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	if !bytes.Equal(first, again) {
		return "", errors.New("the two passphrases differ; no reader was added")
	}
	return string(first), nil
}
