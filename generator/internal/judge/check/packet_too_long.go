package check

import "github.com/casebook-dev/casebook/generator/diag"

var packetTooLong = Check{
	ID:       "packet-too-long",
	Title:    "a packet with more pages than its profile allows",
	Severity: diag.Warning,
	Doc: `The packet was printed, and has more pages than the "pages" of its profile. What
a packet can do without has been left out of it already.

A committee reads in the time that it has. What stands behind the last page that
it reaches was not handed in.

Print fewer exhibits: name them under "exhibits", or leave a section out.
"words" at a section shows which one is long. Or allow more pages, if the
committee does. With --strict no packet is written until it fits.`,
}
