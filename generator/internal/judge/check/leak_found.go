package check

import "github.com/casebook-dev/casebook/generator/diag"

var leakFound = Check{
	ID:       "leak-found",
	Title:    "something that the audience may not read",
	Severity: diag.Error,
	Doc: `A file that was about to be written contains something that its audience may
not read: the title, the id or five consecutive words of a closed entry, a
hidden name, or a redacted term.

The site, or the packet, is not written. The previous one is unchanged.

The message has the position of the words: in a file that overrides the theme,
in an attached file, or in a text with a name in a form that is not replaced.
Otherwise it is the entry that the page shows. The line below says where they
come from. Remove them, or open the entry to the audience.`,
}
