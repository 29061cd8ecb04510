// Command assets fetches front-end code and fonts by others and puts what
// casebook uses of them into the theme, where go:embed picks it up. `make
// assets` runs it at the root of the repository.
//
// The packages are named in package.json, and pinned with their checksums in
// package-lock.json. npm installs them without running any script of theirs;
// esbuild, as a library, bundles them. Nothing of theirs is committed: git
// ignores the folder that is written here. Their licences lie beside the
// bundles, one file per package, and those of the Go modules that the program is
// linked from in modules.json: none of these texts is committed either.
//
// Fonts are copied as they are, save the one that stands in for arrows, signs and
// other marks, which is cut into parts. fonts/fonts.json says of each file which
// family, style and weight it is, and, read from the file itself, which characters
// it has and how wide they are: see package font.
//
// The folder is written beside its place and then put there, so that a build
// never meets half of it. The same packages give the same bytes.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

// thirdParty is where the theme looks for code by others.
const thirdParty = "themes/casebook/assets/third-party"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, ".", os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "assets: %v\n", err)
		os.Exit(1)
	}
}

// run writes the folder third-party of the repository at root.
func run(ctx context.Context, root string, log io.Writer) error {
	if _, err := os.Stat(filepath.Join(root, "package-lock.json")); err != nil {
		return fmt.Errorf("run it at the root of the repository: %w", err)
	}
	if err := install(ctx, root, log); err != nil {
		return err
	}
	place := filepath.Join(root, filepath.FromSlash(thirdParty))
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(place), ".third-party-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	for _, b := range bundles {
		n, err := b.write(root, fresh)
		if err != nil {
			return err
		}
		fmt.Fprintf(log, "assets: %s/%s, %d kB\n", thirdParty, b.name, n/1000)
	}
	files, size, err := writeFonts(ctx, root, filepath.Join(fresh, "fonts"))
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "assets: %s/fonts, %d files, %d kB\n", thirdParty, files, size/1000)
	if err := writeLicences(root, fresh); err != nil {
		return err
	}
	n, err := writeModules(ctx, root, fresh)
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "assets: %s/modules.json, the licences of %d modules\n", thirdParty, n)
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	if err := os.RemoveAll(place); err != nil {
		return err
	}
	return os.Rename(fresh, place)
}

// install puts the packages of the lock file into node_modules.
func install(ctx context.Context, root string, log io.Writer) error {
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	npm.Dir = root
	npm.Stdout, npm.Stderr = log, log
	if err := npm.Run(); err != nil {
		return fmt.Errorf("npm ci: %w (npm comes with Node; the packages are in package-lock.json)", err)
	}
	return nil
}
