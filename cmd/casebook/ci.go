package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

// releases is where the releases of casebook are.
const releases = "https://github.com/casebook-dev/casebook/releases/download"

func (c *command) ci() *cobra.Command {
	var in, checksums string
	var overwrite bool
	from := generator.Release{Version: version().Version, Address: releases}
	var names []string
	for _, h := range generator.Hosts() {
		names = append(names, h.Name)
	}
	cmd := &cobra.Command{
		Use:   "ci [flags] HOST",
		Short: "Write the files by which a host checks, builds and publishes the case",
		Long: `Ci writes the files of a host into the portfolio: ci/casebook.sh, which installs one
release of casebook with its checksum, checks the case and builds the site, and what the
host reads to run it. A case with errors or warnings is not published. Neither is a site
for some readers, on a host that shows it to everybody.

HOST is ` + strings.Join(names, ", ") + `.

The site is for the public, unless --audience names another: then it has to be locked, or
config.yaml has to say publish: {private: true}.

The checksums are fetched from the release, or read from the file of --checksums. A file
that exists is not changed, unless --overwrite is given.

Exit status: 0 written; 1 config.yaml has errors, or everybody could read the site; 2 wrong use,
or a file could not be written.`,
		Example:   "  casebook ci netlify\n  casebook ci github-pages --version 1.2.0 --checksums checksums.txt",
		ValidArgs: names,
		Args:      arguments(1, 1),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at := slices.Index(names, args[0])
		if at < 0 {
			return unknown("host", args[0], names)
		}
		if !cmd.Flags().Changed("audience") {
			if err := cmd.Flags().Set("audience", "public"); err != nil {
				return err
			}
		}
		dir, opt, err := c.portfolioAround(cmd, in)
		if err != nil {
			return err
		}
		if err := settle(cmd.Context(), &from, checksums); err != nil {
			return err
		}
		host := generator.Hosts()[at]
		files, wrong, err := generator.HostFiles(opt, host, from)
		if err != nil {
			return err
		}
		if len(wrong) > 0 {
			c.tell(wrong)
			fmt.Fprintln(c.stderr, "nothing was written")
			return exit(unsound)
		}
		if err := c.writeHost(dir, files, overwrite); err != nil {
			return err
		}
		if !c.quiet {
			fmt.Fprintf(c.stderr, "next: commit these files; %s\n", host.Remark)
			if below, _ := (git{ctx: cmd.Context(), dir: dir}).line("rev-parse", "--show-prefix"); below != "" {
				fmt.Fprintf(c.stderr, "next: hosts read these files at the root of a repository, and the portfolio is in its folder %q: give it a repository of its own, or move them to the root and have their commands run in that folder\n", below)
			}
		}
		return nil
	}
	flags := cmd.Flags()
	flags.StringVar(&c.audience, "audience", "", "public, committee, mentor or self (default: public)")
	flags.StringVar(&from.Version, "version", from.Version, "the release of casebook that the host installs")
	flags.StringVar(&from.Address, "releases", from.Address, "address of the releases, if they are elsewhere")
	flags.StringVar(&checksums, "checksums", "", "the checksums.txt of the release (default: fetched)")
	flags.BoolVar(&overwrite, "overwrite", false, "replace files that exist and differ")
	inFlag(cmd, &in)
	return cmd
}

var (
	releaseForm = regexp.MustCompile(`^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)
	// addressForm has nothing that a shell reads, and nobody between who could change the sums.
	addressForm = regexp.MustCompile(`^(https://[0-9A-Za-z.-]+|http://(localhost|127\.0\.0\.1))(:\d+)?(/[0-9A-Za-z._~%-]+)*$`)
)

// settle holds a release to what a script may have, and reads its checksums from a file
// or fetches them.
func settle(ctx context.Context, from *generator.Release, checksums string) (err error) {
	if from.Version, err = released(from.Version); err != nil {
		return err
	}
	if from.Address = strings.TrimRight(from.Address, "/"); !addressForm.MatchString(from.Address) {
		return errors.New("--releases: this is not an address that the script may have, which everybody can read; write it without a name, a password or a query, as in https://example.com/releases")
	}
	from.Checksums, err = checksumsOf(ctx, *from, checksums)
	return err
}

// released gives the number of a release.
func released(named string) (string, error) {
	number := strings.TrimPrefix(named, "v")
	if !releaseForm.MatchString(number) {
		return "", fmt.Errorf("%q is no release of casebook; name one with --version, as in --version 1.2.0", named)
	}
	return number, nil
}

const (
	mostChecksums  = 1 << 20 // bytes
	checksumsDelay = 30 * time.Second
)

// checksumsOf reads the checksums of a release from a file, or fetches them.
func checksumsOf(ctx context.Context, from generator.Release, file string) (string, error) {
	if file != "" {
		data, err := readGiven(file, mostChecksums)
		return string(data), err
	}
	address := from.Address + "/v" + from.Version + "/checksums.txt"
	got, err := ask(ctx, request{
		method: http.MethodGet, address: address, most: mostChecksums, patience: checksumsDelay,
		leads: func(to *url.URL) bool { return to.Scheme == "https" }, // to where the host keeps its files
	})
	if err == nil && got.status != http.StatusOK {
		err = errors.New(got.said())
	}
	if err == nil {
		return string(got.data), nil
	}
	return "", fmt.Errorf("cannot fetch the checksums of casebook %s: %w; download checksums.txt of the release and name it with --checksums", from.Version, err)
}

// writeHost writes the files of a host: all, or none where one exists and differs.
func (c *command) writeHost(dir string, files []generator.NewFile, overwrite bool) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("cannot open the portfolio: %w", err)
	}
	defer root.Close()
	var differ []string
	old := map[string][]byte{}
	for _, f := range files {
		info, err := root.Lstat(f.Path)
		if err != nil {
			continue // CreateFiles says what keeps it from being made
		}
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s exists and is not a regular file, and nothing was written", f.Path)
		}
		data, err := root.ReadFile(f.Path)
		if err != nil {
			return err
		}
		if old[f.Path] = data; string(data) != string(f.Data) && !overwrite {
			differ = append(differ, f.Path)
		}
	}
	if len(differ) > 0 {
		return fmt.Errorf("%s exists and differs, and nothing was written; --overwrite replaces it", strings.Join(differ, ", "))
	}
	fresh := slices.DeleteFunc(slices.Clone(files), func(f generator.NewFile) bool { return old[f.Path] != nil })
	if err := generator.CreateFiles(root, fresh...); err != nil {
		return err
	}
	for _, f := range files {
		if data := old[f.Path]; data != nil && string(data) != string(f.Data) {
			if err := generator.ReplaceFile(root, f.Path, data, f.Data); err != nil {
				return err
			}
		}
		fmt.Fprintln(c.stdout, shortest(filepath.Join(dir, filepath.FromSlash(f.Path))))
	}
	return nil
}
