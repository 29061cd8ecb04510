package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
)

// portfolioVariable names the portfolio that verbs write to from anywhere.
const portfolioVariable = "CASEBOOK_PORTFOLIO"

// inFlag adds the flag that names the portfolio of a verb whose arguments are words.
func inFlag(cmd *cobra.Command, in *string) {
	cmd.Flags().StringVar(in, "in", "", "the portfolio (default: the one around the working directory, else $"+portfolioVariable+")")
	_ = cmd.MarkFlagDirname("in") // the flag is there
}

// home opens the portfolio that a verb writes to: the one that is named, the one that
// the working directory lies in, or the one of the environment.
func home(named string) (*os.Root, generator.Options, error) {
	dir, err := homeFolder(named)
	if err != nil {
		return nil, generator.Options{}, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, generator.Options{}, fmt.Errorf("cannot open the portfolio: %w", err)
	}
	return root, generator.Options{Portfolio: generator.FilesOf(root), Today: time.Now(), Env: os.Environ()}, nil
}

func homeFolder(named string) (string, error) {
	if named != "" {
		return named, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if isPortfolio(dir) {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	if dir := os.Getenv(portfolioVariable); dir != "" {
		return dir, nil
	}
	return "", errors.New("there is no portfolio here; go into one, or name it with --in DIR or " + portfolioVariable)
}

// isPortfolio reports whether a folder looks like a portfolio.
func isPortfolio(dir string) bool {
	config, err := os.Stat(filepath.Join(dir, "config.yaml"))
	if err != nil || !config.Mode().IsRegular() {
		return false
	}
	content, err := os.Stat(filepath.Join(dir, "content"))
	return err == nil && content.IsDir()
}
