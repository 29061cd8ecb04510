package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/casebook-dev/casebook/generator"
)

// listFiles tells what became of every file of the portfolio.
func (c *command) listFiles(opt generator.Options) error {
	all, err := generator.Files(opt)
	if err != nil {
		return err
	}
	switch c.format {
	case "json":
		enc := json.NewEncoder(c.stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(map[string]any{"version": 1, "files": all})
	case "text":
		for _, f := range all {
			why := ""
			if f.Because != "" {
				why = ", because " + f.Because
			}
			fmt.Fprintf(c.stdout, "%s: %s%s\n", strconv.QuoteToGraphic(f.Path), f.Became, why)
		}
		return nil
	}
	return unknown("format of --files", c.format, []string{"text", "json"})
}
