package check

import "github.com/casebook-dev/casebook/generator/diag"

var packetWords = Check{
	ID:       "packet-words",
	Title:    "a section of the packet with more words than its profile allows",
	Severity: diag.Warning,
	Doc: `A section of the packet has more words than the "words" that its profile gives
it. Counted is all that the section prints: headings, tables and captions too.

A form with a limit cuts off what is beyond it, and a reader with a limit does
the same.

Shorten the entries that the section prints, or print fewer of them. The message
has both counts.`,
}
