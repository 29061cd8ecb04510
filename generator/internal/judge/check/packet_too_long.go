package check

import "github.com/casebook-dev/casebook/generator/diag"

var packetTooLong = Check{
	ID:       "packet-too-long",
	Title:    "a packet with more pages than its profile allows",
	Severity: diag.Warning,
	Doc: `The printed packet has more pages than the "pages" of its profile. Everything
optional has been left out already.

A committee has limited time, and does not read what comes after the last page
that it reaches.

Print fewer exhibits: name them under "exhibits", or leave a section out. A
limit of "words" for each section shows which one is long. Or allow more pages,
if the committee does. With --strict no packet is written until it fits.`,
}
