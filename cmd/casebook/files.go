package main

import (
	"fmt"
	"strconv"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

// filesReport is what check --files prints as JSON.
type filesReport struct {
	Version int                  `json:"version"` // version of this form; it is 1
	Files   []generator.FileFate `json:"files"`
}

// trustedReport is what check --review prints as JSON.
type trustedReport struct {
	Version int                 `json:"version"` // version of this form; it is 1
	Trusted []generator.Trusted `json:"trusted"`
}

// listFiles tells what became of every file of the portfolio.
func (c *command) listFiles(opt generator.Options) error {
	all, err := generator.Files(opt)
	if err != nil {
		return err
	}
	switch c.format {
	case "json":
		return c.json(filesReport{1, all})
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

// listTrusted tells what of the portfolio is run or trusted: what somebody has to
// look at who takes a change of it from others.
func (c *command) listTrusted(opt generator.Options) error {
	all, err := generator.Review(opt)
	if err != nil {
		return err
	}
	switch c.format {
	case "json":
		return c.json(trustedReport{1, all})
	case "text":
		kind := ""
		for _, t := range all {
			if t.Kind != kind {
				kind = t.Kind
				fmt.Fprintf(c.stdout, "%s: %s\n", kind, t.Why)
			}
			fmt.Fprintf(c.stdout, "\t%s: %s\n", diag.Pos{File: t.File, Line: t.Line}, diag.Visible(t.What))
		}
		return nil
	}
	return unknown("format of --review", c.format, []string{"text", "json"})
}
