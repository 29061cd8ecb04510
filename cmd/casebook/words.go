package main

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// words is a flag of words that are parted by commas, with or without a space behind
// them. A word with a comma is in quotes. The flag may be repeated.
type words struct{ to *[]string }

func wordsVar(flags *pflag.FlagSet, to *[]string, name, short, usage string) {
	flags.VarP(words{to}, name, short, usage)
}

func (w words) Set(text string) error {
	r := csv.NewReader(strings.NewReader(text))
	r.TrimLeadingSpace = true
	row, err := r.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for _, word := range row {
		*w.to = append(*w.to, strings.TrimSpace(word))
	}
	return nil
}

func (w words) String() string { return "" }

func (w words) Type() string { return "strings" }
