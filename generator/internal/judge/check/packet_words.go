package check

import "github.com/casebook-dev/casebook/generator/diag"

var packetWords = Check{
	ID:       "packet-words",
	Title:    "a section of the packet with more words than its profile allows",
	Severity: diag.Warning,
	Doc: `A section of the packet has more words than the limit under "words" in its
profile. Everything that the section prints counts, including headings, tables
and captions.

A form with a limit cuts off the rest, and so does a reader.

Shorten the entries that the section prints, or print fewer of them. The message
has both counts.`,
}
