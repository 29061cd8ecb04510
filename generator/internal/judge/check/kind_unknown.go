package check

import "github.com/casebook-dev/casebook/generator/diag"

var kindUnknown = Check{
	ID:       "kind-unknown",
	Title:    "a word that is not one of the known ones",
	Severity: diag.Error,
	Doc: `A field that takes one of a few words ("kind", "scope", "state", "consent",
"relation", "stakes", "better", a cadence, the paper, the sections and the voice
of a packet) has another one.

The word decides what is counted: a rule that asks for two designs does not see
one that is filed under "desgin".

Use one of the words that the message lists. If none fits, "other" does.`,
}
