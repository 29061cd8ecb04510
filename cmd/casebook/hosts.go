package main

import "os"

// hosts are those that say so where they build a site.
var hosts = []struct{ variable, value, name string }{
	{"NETLIFY", "true", "Netlify"},
	{"CF_PAGES", "1", "Cloudflare Pages"},
	{"VERCEL", "1", "Vercel"},
	{"RENDER", "true", "Render"},
	{"CI_JOB_NAME", "pages", "GitLab Pages"},
}

// host names who will show what is built: "" for nobody.
func (c *command) host() string {
	for _, h := range hosts {
		if os.Getenv(h.variable) == h.value {
			return h.name
		}
	}
	if c.publish {
		return "this host"
	}
	return ""
}
