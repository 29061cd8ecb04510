package check

import "github.com/casebook-dev/casebook/generator/diag"

var redirectForeign = Check{
	ID:       "redirect-foreign",
	Title:    "a redirect to another host",
	Severity: diag.Error,
	Doc: `The file static/_redirects of the portfolio redirects to a host that is neither
that of baseURL nor listed under hosts in config.yaml.

Netlify, Cloudflare Pages and others use that file: they send readers to the
other host, or show its content under the address of the site. The site is not
published. The previous one is unchanged.

Redirect to a path of the site, or allow the host in config.yaml: hosts:
[talks.example.com]. Pages may then load pictures and styles from it too.`,
}
