package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// arguments is how many arguments a verb takes.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		form := strings.Replace(cmd.UseLine(), " [flags]", "", 1)
		switch {
		case len(args) < least:
			return fmt.Errorf("something is missing; write %s", form)
		case len(args) > most:
			return fmt.Errorf("%q is too much; write %s", args[most], form)
		}
		return nil
	}
}

var badValue = regexp.MustCompile(`^invalid argument ("(?:[^"\\]|\\.)*") for "(?:-\w, )?--([a-z-]+)" flag`)

// wrongFlag says what is wrong with a flag. Every flag that can have a wrong value
// is a number or a truth value.
func wrongFlag(cmd *cobra.Command, err error) error {
	m := badValue.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	what := "a whole number"
	if f := cmd.Flags().Lookup(m[2]); f != nil && f.Value.Type() == "bool" {
		what = "true or false"
	}
	return fmt.Errorf("--%s cannot be %s; it takes %s", m[2], m[1], what)
}

// together refuses flags of which only one can be asked for.
func together(cmd *cobra.Command, names ...string) error {
	var given []string
	for _, name := range names {
		if f := cmd.Flags().Lookup(name); f.Changed && f.Value.String() != "false" {
			given = append(given, "--"+name)
		}
	}
	if len(given) < 2 {
		return nil
	}
	return fmt.Errorf("%s cannot be given together; give one of them", strings.Join(given, " and "))
}
