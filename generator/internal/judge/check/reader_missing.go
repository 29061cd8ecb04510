package check

import "github.com/casebook-dev/casebook/generator/diag"

var readerMissing = Check{
	ID:       "reader-missing",
	Title:    "a locked site that nobody can open",
	Severity: diag.Error,
	Doc: `The lock is on, but readers.yaml has no readers.

Nothing is built, since nobody could open the site, not even its author.

Add at least one: casebook lock readers add NAME prints a passphrase for them.
The author is a reader too.`,
}
