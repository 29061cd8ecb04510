package check

import "github.com/casebook-dev/casebook/generator/diag"

var leakFound = Check{
	ID:       "leak-found",
	Title:    "something that the audience may not read",
	Severity: diag.Error,
	Doc: `A file that was about to be written holds what is held back from its audience:
the title, the id or five words in a row of a closed entry, a name that is
hidden, or a redacted term.

The site, or the packet, is not written. The previous one is unchanged.

The message gives the place where the words get out: a file that overrides the
theme, an attached file, or a text that holds a name in a form that is not
replaced. If it is none of these, it is the entry on whose page they are. The
line below says where they come from. Take them out, or open the entry to the
audience.`,
}
