package check

import "github.com/casebook-dev/casebook/generator/diag"

var outputUnsafe = Check{
	ID:       "output-unsafe",
	Title:    "a page that would run or fetch something",
	Severity: diag.Error,
	Doc: `A file of the site holds a script, a style or a handler of its own, an address
that runs code, a frame, or something that is fetched from another host.

Whoever opens a case must not run what somebody wrote into it, and no other host
is to learn who reads it. The site is not published. The previous one is
unchanged.

casebook escapes what authors write, so this comes from a file of yours that
overrides the theme, or from a file that is published as it is. The place is in
that file, or else the entry whose page shows it. Take out what the message
names.`,
}
