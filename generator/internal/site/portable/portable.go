// Package portable rewrites a finished site so that it opens from a disk, without a
// server: as a folder that is copied, or as one ZIP file.
//
// A browser treats a page with an address of file: in its own way, and this package
// knows the differences:
//
//   - An address that begins with a slash leads to the root of the disk, and a folder
//     has no page of its own. So addresses become relative and name index.html.
//   - A script may fetch nothing. So a JSON file that a page names in an attribute
//     "data-..." becomes a script that sets globalThis.casebookData to its value.
//   - A request with the attribute crossorigin is refused, and so is a file whose
//     sum is checked. So these attributes, and requests for files ahead of their use,
//     are left out.
//   - Not every browser counts file: as the origin of the page. So the policy of a
//     page names it too.
//
// Change here what differs between a site and its portable form. What may be in
// either is decided elsewhere: this package rewrites addresses, adds no text, and what
// it returns is searched as every site is (packages scan and leaks).
//
// It knows files, and nothing of cases and themes. An address that leads to no file
// of the site stays as it was written. Equal files give equal files.
package portable

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Of gives the files of a site in their portable form. The keys are paths relative to
// its root. Base is where the site stands otherwise: "https://x.example/case/",
// "/case/" or "".
func Of(files map[string][]byte, base string) map[string][]byte {
	s := site{root: "/", files: files, moved: map[string]string{}, scripts: map[string]bool{}}
	if u, err := url.Parse(base); err == nil && strings.Trim(u.Path, "/") != "" {
		s.root = "/" + strings.Trim(u.Path, "/") + "/"
	}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if isPage(name) {
			s.findData(name)
		}
	}
	made := map[string][]byte{}
	for _, name := range names {
		switch {
		case forServers(name):
		case s.moved[name] != "":
			made[s.moved[name]] = s.script(s.moved[name], files[name])
		case isPage(name) || strings.EqualFold(path.Ext(name), ".svg"):
			made[name] = s.page(name, files[name])
		case strings.EqualFold(path.Ext(name), ".css"):
			made[name] = s.style(name, files[name])
		default:
			made[name] = files[name]
		}
	}
	return made
}

func isPage(name string) bool {
	return slices.Contains([]string{".html", ".htm"}, strings.ToLower(path.Ext(name)))
}

// forServers reports a file that only a server or a search engine reads.
func forServers(name string) bool {
	return strings.HasPrefix(name, ".well-known/") ||
		slices.Contains([]string{"_headers", "_redirects", "CNAME", ".nojekyll", "robots.txt", "sitemap.xml", "404.html"}, name)
}

// site is what is equal for all files.
type site struct {
	root    string // the path of the site, between slashes
	files   map[string][]byte
	moved   map[string]string // JSON file -> the script in its place
	scripts map[string]bool   // the names of those scripts
}
