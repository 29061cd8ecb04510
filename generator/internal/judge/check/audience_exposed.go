package check

import "github.com/casebook-dev/casebook/generator/diag"

var audienceExposed = Check{
	ID:       "audience-exposed",
	Title:    "a site on a host that everybody can read",
	Severity: diag.Error,
	Doc: `The site is built for a host, and its audience is not the public. A static host
shows a site to everybody who has its address, and addresses get around.

A build is for a host if it has the flag --publish, or if it runs on the machine
of Netlify, Cloudflare Pages, Vercel or Render, or in a job of GitLab that is
named pages. Other hosts, and jobs of GitLab with another name and "pages: true",
do not say where their files go: give --publish there.

Name the audience public. For other readers, lock the site with --lock. If the
host asks every reader to log in, write publish: {private: true} into config.yaml.`,
}
