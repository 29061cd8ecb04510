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
	return c.list("--files", filesReport{1, all}, func() {
		for _, f := range all {
			why := ""
			if f.Because != "" {
				why = ", because " + f.Because
			}
			fmt.Fprintf(c.stdout, "%s: %s%s\n", strconv.QuoteToGraphic(f.Path), f.Became, why)
		}
	})
}

// listTrusted tells what of the portfolio is run or trusted: what somebody has to
// look at who takes a change of it from others.
func (c *command) listTrusted(opt generator.Options) error {
	all, err := generator.Review(opt)
	if err != nil {
		return err
	}
	return c.list("--review", trustedReport{1, all}, func() {
		kind := ""
		for _, t := range all {
			if t.Kind != kind {
				kind = t.Kind
				fmt.Fprintf(c.stdout, "%s: %s\n", kind, t.Why)
			}
			fmt.Fprintf(c.stdout, "\t%s: %s\n", diag.Pos{File: t.File, Line: t.Line}, diag.Visible(t.What))
		}
	})
}

// list prints a list that has two formats, as JSON or by itself.
func (c *command) list(flag string, report any, text func()) error {
	switch c.format {
	case "json":
		return c.json(report)
	case "text":
		text()
		return nil
	}
	return unknown("format of "+flag, c.format, []string{"text", "json"})
}
