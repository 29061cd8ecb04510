package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

// packetSize bounds what verify reads.
const packetSize = 512 << 20

func (c *command) verify() *cobra.Command {
	var trust string
	var signatures bool
	cmd := &cobra.Command{
		Use:   "verify [flags] FILE|SITE|URL [DIR]",
		Short: "Check whether a packet or a site still matches the portfolio",
		Long: `Verify reads what the packet FILE (PDF or HTML) or the folder SITE was made from,
and compares it with the portfolio in DIR (default: the working directory): every
file that it was made from, as its audience would see it.

Of a published site it takes the address, builds the site of the portfolio in memory, for
the audience and the day of the published one, and compares every file: which differs,
is missing, or is there and should not be. It asks the host of the address alone, and for
no page that --audience (default: audience of config.yaml) may not read.

Of a signed PDF it says who signed it, and whether it was changed since. --signature
asks for nothing else, and needs no portfolio. A name in a certificate is what its
issuer says: --trust names the certificates of issuers whom you trust.

Exit status: 0 it matches, and what is signed was not changed; 1 it does not, or
--signature finds no signature, or --trust no trusted one; 2 it could not be compared.`,
		Example: "  casebook verify packet.pdf\n  casebook verify public\n  casebook verify --audience committee https://example.com/case/\n  casebook verify --signature --trust company.pem packet.pdf",
		Args:    arguments(1, 2),
	}
	c.formats(cmd, "text", "json")
	cmd.Flags().StringVar(&c.baseURL, "base-url", "", "address that the published site was built for (default: baseURL of config.yaml, else URL)")
	cmd.Flags().StringVar(&c.audience, "audience", "", "audience of the published site: public, committee, mentor or self (default: audience of config.yaml)")
	cmd.Flags().BoolVar(&signatures, "signature", false, "say only who signed the PDF, and whether it was changed since")
	cmd.Flags().StringVar(&trust, "trust", "", "file of certificates (PEM) that you trust: signatures have to lead to one")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if isAddress(args[0]) {
			if signatures || trust != "" {
				return errors.New("--signature and --trust are for PDF files; a site is not signed")
			}
			return c.verifyURL(cmd, args[0], args[1:])
		}
		if cmd.Flags().Changed("audience") {
			return errors.New("--audience is for a published site; a packet and a folder say whom they are for")
		}
		made, err := readMade(args[0])
		if err != nil {
			return err
		}
		signed, err := readSignatures(args[0], made, trust)
		if err != nil {
			return err
		}
		if signatures {
			return c.tellSigned(args[0], signed, trust)
		}
		dir, opt, err := c.portfolio(cmd, args[1:])
		if err != nil {
			return err
		}
		opt.Commit = c.commit(cmd.Context(), dir)
		verified, err := generator.Verify(made, opt)
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.ToSlash(args[0]), err)
		}
		verified.Signatures = signed
		if err := c.tellVerified(args[0], verified); err != nil {
			return err
		}
		if !verified.Matches || !relied(signed, trust) {
			return exit(unsound)
		}
		return nil
	}
	return cmd
}

// readMade reads a packet, or the colophon of a site.
func readMade(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		site := name
		name = filepath.Join(site, generator.SiteColophon)
		if info, err = os.Stat(name); errors.Is(err, os.ErrNotExist) {
			if _, err := os.Stat(filepath.Join(site, "lock", "key.age")); err == nil {
				return nil, fmt.Errorf("%q is locked, and nothing in it can be read; verify a packet, or a site that is built without --lock", site)
			}
			return nil, fmt.Errorf("%q is not a site that casebook made: it has no %s", site, generator.SiteColophon)
		}
	}
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %q; name a packet or the folder of a site", filepath.ToSlash(name))
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%q is not a regular file; name a packet or the folder of a site", filepath.ToSlash(name))
	}
	if info.Size() > packetSize {
		return nil, fmt.Errorf("%q is too large for a packet", name)
	}
	return os.ReadFile(name)
}

func (c *command) tellVerified(name string, v generator.Verified) error {
	if c.format == "json" {
		return c.json(v)
	}
	c.printSigned(name, v.Signatures)
	if v.Matches {
		if !c.quiet {
			fmt.Fprintf(c.stdout, "%s: %s; it matches the portfolio\n", filepath.ToSlash(name), v.Made)
		}
		return nil
	}
	for _, change := range v.Changes {
		fmt.Fprintln(c.stdout, change.Text)
	}
	if !c.quiet {
		fmt.Fprintf(c.stdout, "%s: %s; it does not match the portfolio: %s\n", filepath.ToSlash(name), v.Made, counted(len(v.Changes), "difference"))
	}
	return nil
}
