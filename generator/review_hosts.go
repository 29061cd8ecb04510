package generator

import (
	"path"
	"slices"
	"strings"
)

// hostFiles are names that some host obeys or runs where it finds them in a site.
// A folder of that name counts with all in it. Hidden files are in no site.
var hostFiles = []string{
	"_redirects", "_routes.json", "_worker.js", "_worker.bundle", "netlify.toml", // Netlify, Cloudflare Pages
	"wrangler.toml", "wrangler.json", "wrangler.jsonc",
	"vercel.json", "now.json", // Vercel
	"staticwebapp.config.json", "routes.json", "web.config", "applicationhost.config", // Azure, IIS
	"php.ini", "nginx.conf", "caddyfile", // servers
	"cname", "_config.yml", "_config.yaml", "_config.toml", // GitHub Pages
	"firebase.json", "render.yaml", "static.json", "staticfile", "staticfile.auth", "app.yaml",
	"fly.toml", "amplify.yml", "customhttp.yml", "serve.json",
	"router", "auth", "cors", "200.html", // Surge
	"robots.txt", "crossdomain.xml", "clientaccesspolicy.xml",
	"functions", "edge-functions", "api", "cgi-bin", "_worker.ts", "middleware.ts", "package.json", "procfile", "dockerfile", "gemfile", // programs
}

// hostRuns are endings of files that some servers run.
var hostRuns = []string{
	".php", ".php3", ".php4", ".php5", ".php7", ".phtml", ".phar", ".asp", ".aspx", ".ashx", ".asmx", ".jsp", ".jspx", ".cgi", ".fcgi",
	".pl", ".py", ".rb", ".lua", ".cfm", ".shtml", ".shtm", ".stm", ".config",
}

// obeyed tells whether some host does what a file in static/ says. Hosts differ in
// capitals, and in the folders in which they look.
func obeyed(file string) bool {
	for _, part := range strings.Split(strings.ToLower(file), "/")[1:] {
		if slices.Contains(hostFiles, part) {
			return true
		}
	}
	return slices.Contains(hostRuns, strings.ToLower(path.Ext(file)))
}
