package check

import "github.com/casebook-dev/casebook/generator/diag"

var kindUnknown = Check{
	ID:       "kind-unknown",
	Title:    "a word that its field does not take",
	Severity: diag.Error,
	Doc: `A field that takes one of a list of words ("kind", "scope", "state", "consent",
"relation", "stakes", "better", a cadence, the paper, the sections and the
voice of a packet) has a word that is not in the list.

The word decides what counts: a rule that asks for two designs does not count
one of the kind "desgin".

Use one of the words that the message lists. If none fits, write "other" where
the list has it.`,
}
