package check

import "github.com/casebook-dev/casebook/generator/diag"

var headerTaken = Check{
	ID:       "header-taken",
	Title:    "a header that casebook sends already",
	Severity: diag.Error,
	Doc: `The file static/_headers of the portfolio replaces or removes a header that
casebook sends with every page.

These headers keep scripts, frames and other hosts out of the site, and a site
that is not public out of search engines. With two lines for one header, some
hosts use the last one, and others combine them so that neither works. The site
is not published. The previous one is unchanged.

Remove the line. Other headers are sent as the file says, in addition to those
of casebook. To show pictures from another host, name it in config.yaml: hosts:
[images.example.com].`,
}
