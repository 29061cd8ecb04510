package main

import (
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// man writes what packages of the program bring beside it: a manual page per verb, and
// completions for shells.
func (c *command) man() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write manual pages and shell completions, for packages of this program",
		Hidden: true,
		Args:   arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true
			pages, completions := filepath.Join(args[0], "man"), filepath.Join(args[0], "completions")
			for _, dir := range []string{pages, completions} {
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return err
				}
			}
			undated := time.Unix(0, 0).UTC()
			if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "casebook", Manual: "casebook", Date: &undated}, pages); err != nil {
				return err
			}
			for name, write := range map[string]func(string) error{
				"casebook.bash": func(f string) error { return root.GenBashCompletionFileV2(f, true) },
				"_casebook":     root.GenZshCompletionFile,
				"casebook.fish": func(f string) error { return root.GenFishCompletionFile(f, true) },
				"casebook.ps1":  root.GenPowerShellCompletionFileWithDesc,
			} {
				if err := write(filepath.Join(completions, name)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
