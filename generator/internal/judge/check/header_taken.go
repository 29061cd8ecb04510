package check

import "github.com/casebook-dev/casebook/generator/diag"

var headerTaken = Check{
	ID:       "header-taken",
	Title:    "a header that every page has already",
	Severity: diag.Error,
	Doc: `The file static/_headers of the portfolio names a header that casebook sends with
every page, to replace or to remove it.

These headers keep scripts, frames and other hosts out of the site, and a site
that is not public out of search engines. Some hosts let the later of two lines
win, others join them so that neither counts. The site is not published. The
previous one is unchanged.

Take the line out. Other headers are sent as the file says, beside those of
casebook. To show pictures of another host, name it in config.yaml:
hosts: [images.example.com].`,
}
