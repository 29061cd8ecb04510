package check

import "github.com/casebook-dev/casebook/generator/diag"

var readerMissing = Check{
	ID:       "reader-missing",
	Title:    "a locked site that nobody can open",
	Severity: diag.Error,
	Doc: `The site is to be locked, and readers.yaml names nobody who can open it.

Nothing is built: a site without readers could be opened by no one, not even by
its author.

Add at least one: casebook lock readers add NAME prints a passphrase for them.
The author is a reader too.`,
}
