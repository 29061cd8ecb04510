package check

import "github.com/casebook-dev/casebook/generator/diag"

var outputUnsafe = Check{
	ID:       "output-unsafe",
	Title:    "a page that would run or fetch something",
	Severity: diag.Error,
	Doc: `A file of the site contains an inline script, style or event handler, an
address that runs code, a frame, or something that is loaded from another host.

Opening a case must not run code that somebody put into it, and no other host
may learn who reads it. The site is not published. The previous one is
unchanged.

Casebook escapes what authors write, so this comes from a file of yours that
overrides the theme, or from a file that is published as it is. The position is
in that file, or in the entry that the page shows. Remove what the message
names.`,
}
