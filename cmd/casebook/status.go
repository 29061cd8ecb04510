package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

func (c *command) status() *cobra.Command {
	cmd := c.shared(&cobra.Command{
		Use:   "status [flags] [DIR]",
		Short: "Show the readiness of the case",
		Long: `Status judges the case of the portfolio in DIR (default: the working directory)
and prints each expectation of the level with its verdict, the entries behind it
and the reason. It reads the case as the author does unless --audience says otherwise.`,
		Example: "  casebook status\n  casebook status --audience committee --format json",
	})
	c.formats(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		_, opt, err := c.portfolio(cmd, args)
		if err != nil {
			return err
		}
		status, list, err := generator.StatusOf(opt)
		if err != nil {
			return err
		}
		errs := list.Of(diag.Error)
		told := c.tell(errs)
		if c.format == "json" {
			err = c.json(status)
		} else {
			err = c.print(status)
		}
		if err != nil {
			return err
		}
		return told
	}
	return cmd
}

func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// print writes the judgement for a terminal, most important things first.
func (c *command) print(s generator.Status) error {
	p := &printer{w: c.stdout, color: c.color(c.stdout)}
	p.line("%s", p.bold(s.Title))
	if s.Level != "" {
		p.line("%s to %s, as %s sees it on %s", s.From, s.Level, generator.Viewer(s.Audience), generator.DateWords(s.Day))
	} else {
		p.line("as %s sees it on %s", generator.Viewer(s.Audience), generator.DateWords(s.Day))
	}
	p.line("")
	if s.Answer.Sentence != "" {
		p.line("%s\n", p.bold(s.Answer.Sentence))
	}
	if next := s.Next(); next != "" && !c.quiet {
		fmt.Fprintf(c.stderr, "next: %s\n", next)
	}
	if s.Readiness.Sentence != "" {
		p.line("%s.", s.Readiness.Sentence)
	}
	area := ""
	for _, e := range s.Expectations {
		if e.Area != area {
			area = e.Area
			p.line("\n%s", p.bold(area))
		}
		p.verdict(e.Verdict, e.Word, e.Name, e.Importance, e.Because, e.Evidence)
		if len(e.Stale) > 0 {
			p.line("                    too old to count: %s", strings.Join(e.Stale, ", "))
		}
	}
	if len(s.Rules) > 0 {
		p.line("\n%s", p.bold("The level as a whole"))
	}
	for _, r := range s.Rules {
		p.verdict(r.Verdict, r.Word, r.Name, r.Importance, r.Because, nil)
	}
	p.rest(s)
	return p.err
}

type printer struct {
	w     io.Writer
	color bool
	err   error
}

func (p *printer) line(format string, args ...any) {
	if _, err := fmt.Fprintf(p.w, format+"\n", args...); err != nil && p.err == nil {
		p.err = err
	}
}

func (p *printer) bold(text string) string {
	if !p.color {
		return text
	}
	return "\x1b[1m" + text + "\x1b[0m"
}

// mark gives the verdict's sign: told apart by shape, then by colour.
func (p *printer) mark(verdict string) string {
	sign, color := "·", ""
	switch verdict {
	case "supported":
		sign, color = "●", "32"
	case "some":
		sign, color = "◐", "33"
	case "none":
		sign, color = "○", "31"
	}
	if !p.color || color == "" {
		return sign
	}
	return "\x1b[" + color + "m" + sign + "\x1b[0m"
}

func (p *printer) verdict(verdict, word, name, importance, because string, entries []string) {
	if importance == "should" {
		name += " (should)"
	}
	p.line("  %s %-14s  %s", p.mark(verdict), word, name)
	if because != "" {
		p.line("                    %s", because)
	}
	if len(entries) > 0 {
		p.line("                    %s", strings.Join(entries, ", "))
	}
}

// rest prints what is to be done: gaps, open steps, asks, rhythms.
func (p *printer) rest(s generator.Status) {
	if len(s.Gaps) > 0 {
		p.line("\n%s", p.bold("Missing"))
	}
	for _, g := range s.Gaps {
		aimed := "nothing is planned"
		if len(g.AimedAt) > 0 {
			aimed = "planned: " + joined(g.AimedAt)
		}
		p.line("  %s: %s; %s", g.Competency, g.Missing, aimed)
	}
	if len(s.Strengths) > 0 {
		p.line("\n%s", p.bold("Shown but not claimed"))
	}
	for _, strength := range s.Strengths {
		p.line("  %s: %s", strength.Competency, strings.Join(strength.Evidence, ", "))
	}
	if len(s.OpenSteps)+len(s.Asks) > 0 {
		p.line("\n%s", p.bold("Open"))
	}
	for _, step := range s.OpenSteps {
		due := ""
		if step.By != "" {
			due = ", by " + generator.DateWords(step.By)
			if step.Overdue {
				due += " (overdue)"
			}
		}
		p.line("  %s (%s%s; %s)", step.Text, step.Who, due, step.Key)
	}
	for _, a := range s.Asks {
		stalled := ""
		if a.Stalled {
			stalled = ", stalled"
		}
		p.line("  %s waits for an answer of %s (%d days%s)", a.Key, a.Of, a.Waits, stalled)
	}
	for _, c := range s.Cadences {
		p.line("\n%s", c.Sentence)
	}
}
