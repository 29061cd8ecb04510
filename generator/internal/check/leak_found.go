package check

import "github.com/casebook-dev/casebook/generator/diag"

var leakFound = Check{
	ID:       "leak-found",
	Title:    "something that the audience may not read",
	Severity: diag.Error,
	Doc: `A file that was about to be written holds what is held back from its audience:
the title, the id or five words in a row of a closed entry, a name that is
hidden, or a redacted term.

The site, or the packet, is not written. A former one stays as it was.

The place is the one in the finished file; below it stands where the words come
from. They reach the output by a file that overrides the theme, by params of
config.yaml, or by a file that is published as it is. Take them out there, or
open the entry to the audience.`,
}
