package check

import "github.com/casebook-dev/casebook/generator/diag"

var redirectForeign = Check{
	ID:       "redirect-foreign",
	Title:    "a redirect to another host",
	Severity: diag.Error,
	Doc: `The file static/_redirects of the portfolio leads to a host that is neither that
of baseURL nor named under hosts in config.yaml.

Netlify, Cloudflare Pages and others obey that file: they send the readers of the
site to the host, or show what it has under the address of the site. The site is
not published. The previous one is unchanged.

Lead to a path of the site, or allow the host in config.yaml:
hosts: [talks.example.com]. Pictures and styles may then come from it too.`,
}
